"""What is put to the test with arbitrary input, and what must hold of each."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import seeds
from building import REPORTED, product_packs, write_files, write_pack
from reading import check

from claimcheck.config import Config, load_config
from claimcheck.documents.tracker import read_tracker
from claimcheck.errors import ConfigError, PackError, ReadError, TrackerError
from claimcheck.govern.records import load_records
from claimcheck.govern.waivers import with_waivers
from claimcheck.model.fields import Fields
from claimcheck.model.record import Waiver
from claimcheck.notation import amounts, numbers, values
from claimcheck.notation.chinese import in_english
from claimcheck.notation.document import Reader
from claimcheck.notation.folding import fold
from claimcheck.packs.load import load_rulebook
from claimcheck.pipeline import check_article, check_text
from claimcheck.read import FORMATS, read_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.report import ArticleResult

_ALL_FIELDS = Fields(text=("*",), html=("body",), title=("title",), ignore=("id",))
_SAID = (
    "There is no downtime after the peel. We never promise zero downtime. 無痛。 Pico: 3 sessions."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that takes input of strangers.

    `look` returns what came of an input, an error that is documented among it, and raises whatever
    else; what it returns for the same input must be equal. `words` are those that input may be
    made of, beside the signs that all targets share.
    """

    name: str
    seeds: tuple[bytes, ...]
    look: Callable[[bytes], object]
    words: Callable[[], tuple[str, ...]] = tuple


@cache
def _work() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


@cache
def _small() -> Rulebook:
    return load_rulebook([write_pack(_work() / "small", REPORTED)])


def prepare() -> None:
    """Load what takes long to load, so that no input is blamed for it."""
    _small()
    product_packs()
    seeds.product_words()


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _placed(result: ArticleResult) -> ArticleResult:
    """Return a result of which everything stands inside its source, in order."""
    size = len(result.source)
    for finding in result.findings:
        assert 0 <= finding.start.offset <= finding.end.offset <= size, finding
        assert finding.span.of(result.text) == finding.quote or not finding.quote, finding
        for related in finding.related:
            assert 0 <= related.start.offset <= related.end.offset, related
        for cue in finding.cues:
            assert 0 <= cue.span.start < cue.span.end <= len(result.text), cue
    keys = [(one.start.offset, one.end.offset, one.rule, one.message) for one in result.findings]
    assert all(one <= other for one, other in pairwise(keys)), keys
    return result


def _read(form: str, data: bytes) -> object:
    try:
        article = read_article("a", data, form, _ALL_FIELDS)
    except ReadError as error:
        return str(error)
    check(article)
    result = _placed(check_article(article, _small(), Config()))
    return article.text, article.blocks, article.source_map.pieces, article.unread, result


def _judge(data: bytes) -> object:
    return _placed(check_text(_text(data), packs=product_packs()[0]))


def _pack(name: str, data: bytes) -> object:
    folder = _work() / "pack" / name.replace("/", "-")
    write_files(folder, seeds.BESIDE)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    try:
        rulebook = load_rulebook([folder])
    except PackError as error:
        assert error.problems
        return error.problems
    return check_text(_SAID, packs=rulebook), check_text(_SAID, packs=rulebook.in_chinese)


def _notation(data: bytes) -> object:
    """Look at a pattern, which is the first line, in the text that is the rest."""
    pattern, _, text = _text(data).partition("\n")
    quoted = pattern.replace("\r", " ").replace("'", "''")
    folder = write_files(_work() / "notation", seeds.BESIDE)
    rule = "lexicon: {recovery: [down-time]}\n" + seeds.DOWNTIME.replace(
        '"(no | zero) down-time"', f"'{quoted}'"
    )
    (folder / "en/overclaim/no-downtime.yaml").write_text(rule, encoding="utf-8")
    try:
        rulebook = load_rulebook([folder])
    except PackError as error:
        return error.problems
    return _placed(check_text(text, packs=rulebook))


def _document(data: bytes) -> object:
    reader = Reader("a.yaml")
    return reader.parse(_text(data)), reader.problems


def _config(name: str, data: bytes) -> object:
    path = _work() / name
    path.write_bytes(data)
    try:
        config = load_config(path)
    except ConfigError as error:
        assert error.problems
        return error.problems
    return (
        config,
        config.for_path("blog/a.md"),
        config.site_of("a/b.md"),
        config.excludes("drafts/a"),
    )


def _records(kind: str, data: bytes) -> object:
    path = _work() / kind
    path.write_bytes(data)
    named = {"waivers": "", "claims": "", "baseline": ""} | {kind: str(path)}
    try:
        records = load_records(**named)
    except ConfigError as error:
        assert error.problems
        return error.problems
    if kind == "waivers":
        more = Waiver("a", "b", "c", "d", "e", "2030-01-31", "", "", 0)
        path.write_text(with_waivers(data.decode("utf-8-sig"), [more]), encoding="utf-8")
        assert len(load_records(**named).waivers) == len(records.waivers) + 1
    return records


def _tracker(data: bytes) -> object:
    try:
        return read_tracker("a", data)
    except TrackerError as error:
        assert error.problems
        return error.problems
    except ReadError as error:
        return str(error)


_READS = (
    numbers.read_range,
    amounts.read_interval,
    amounts.read_share,
    amounts.read_rate,
    amounts.read_age,
    amounts.read_score,
    amounts.read_phototypes,
    amounts.read_price,
    values.value_of,
    values.answering,
    values.word_alone,
    values.is_today,
    values.is_nothing,
    values.is_little,
)


def _numbers(data: bytes) -> object:
    folded = fold(_text(data))
    english = in_english(folded)
    found = [repr(read(text)) for text in (folded, english) for read in _READS]
    return found, _placed(check_text(_text(data), packs=product_packs()[0]))


def _sheet() -> bytes:
    import io  # noqa: PLC0415 -- made once

    from openpyxl import Workbook  # noqa: PLC0415 -- made once

    book = Workbook()
    book.active.title = "Findings"
    for line in seeds.TRACKER.splitlines()[:2]:
        book.active.append(line.replace('"None, no."', "a").split(","))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_NUMBER_WORDS = (
    *numbers.DAYS,
    *numbers.ADVERBS,
    *"a an one two half quarter few several dozen hundred thousand".split(),
    *"a half|and|or|to|-|–|between|from|up to|at least|twice|every|per|first|third|weekend".split(
        "|"
    ),
    *"£|$|%|,|.|1|2.5|10,000|1e3|½|out of ten|years old|三|十|两百|半|至|星期|個月|次|萬|零".split(
        "|"
    ),
)
_PATTERNS = (
    "(no | zero) down-time\nThere is no downtime, zero down time.",
    "no ...2 (pain | sting~) [at all] , #\nNo real pain at all, 3.",
    "{recovery} #% £#\nDowntime 30% £3",
    "無 ... 痛\n無任何痛",
)


def targets() -> tuple[Target, ...]:
    """Return everything that is put to the test; their order is that of the numbers of inputs."""
    good = seeds.files()
    bare = tuple(claim.encode() for claim in seeds.CLAIMS)
    return (
        *(
            Target(name=f"read-{form}", seeds=good[form], look=partial(_read, form))
            for form in FORMATS
        ),
        *(
            Target(name=f"pack-{name}", seeds=(text.encode(),), look=partial(_pack, name))
            for name, text in seeds.PACKS.items()
        ),
        Target(name="notation", seeds=tuple(text.encode() for text in _PATTERNS), look=_notation),
        Target(name="yaml", seeds=tuple(t.encode() for t in seeds.PACKS.values()), look=_document),
        Target(
            name="config-yaml",
            seeds=(seeds.CONFIG.encode(),),
            look=partial(_config, "claimcheck.yaml"),
        ),
        Target(
            name="config-toml",
            seeds=(seeds.TOML.encode(),),
            look=partial(_config, "pyproject.toml"),
        ),
        Target(name="waivers", seeds=(seeds.WAIVERS.encode(),), look=partial(_records, "waivers")),
        Target(name="claims", seeds=(seeds.REGISTER.encode(),), look=partial(_records, "claims")),
        Target(
            name="baseline", seeds=(seeds.BASELINE.encode(),), look=partial(_records, "baseline")
        ),
        Target(
            name="decisions",
            seeds=(seeds.DECISIONS.encode(), seeds.TRACKER.encode(), _sheet()),
            look=_tracker,
        ),
        Target(name="judge", seeds=bare, look=_judge, words=seeds.product_words),
        Target(name="numbers", seeds=bare, look=_numbers, words=lambda: _NUMBER_WORDS),
    )
