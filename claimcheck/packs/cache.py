"""Compiled packs, kept between runs.

A file holds a checksum, JSON and the regular expressions, which are compiled when they are used
(`programs.py`). It is found by the hash of every pack file and of this program's version; a file
that cannot be read is made again. As with Python's own compiled files, whoever can write to the
user's folder is trusted.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from dataclasses import fields, replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from claimcheck import __version__
from claimcheck.kinds.glossary import Entry, glossary_of
from claimcheck.kinds.rulebook import Owner, Rulebook
from claimcheck.model.article import BlockKind
from claimcheck.model.rule import (
    Category,
    Confidence,
    Cue,
    CueGroup,
    Manner,
    Qualifier,
    Rule,
    Setting,
    Severity,
    Term,
)
from claimcheck.notation.regexes import Regexes
from claimcheck.packs.index_cache import index_from_plain, index_to_plain
from claimcheck.packs.law_cache import law_from_plain, law_to_plain, without_law_examples
from claimcheck.packs.locate import versions
from claimcheck.packs.programs import Programs, mapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.model.report import Pack
    from claimcheck.notation.index import PatternIndex

CACHE_VARIABLE = "CLAIMCHECK_CACHE_DIR"
FORMAT = 48
_CHECKSUM, _SIZE = 4, 8  # bytes before the JSON: the checksum of the rest, and how long it is
_KEPT = 6  # compiled packs, of some ten megabytes each
# Whatever reading a file that is cut off or mixed up may come to.
_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def cache_folder() -> Path:
    """Return where what is kept between runs is: `CACHE_VARIABLE`, else the user's folder."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path  # noqa: PLC0415 -- only when no folder is named

    return user_cache_path("claimcheck", appauthor=False)


def load_cached(
    folders: Sequence[Path],
    on_compile: Callable[[], None] = lambda: None,
) -> Rulebook:
    """Return the folders' rulebook, compiled now or by an earlier run. It has no examples.

    `on_compile` is called before rules are compiled, which takes some seconds.

    Raises:
        PackError: the packs have mistakes.
    """
    packs = versions(folders)
    key = orjson.dumps([FORMAT, __version__, [[pack.id, pack.sha256] for pack in packs]])
    folder = cache_folder()
    path = folder / f"packs-{hashlib.sha256(key).hexdigest()[:24]}.bin"
    programs = Programs(folder)
    with suppress(*_DAMAGED):
        return _from_bytes(mapped(path), packs, programs)
    from claimcheck.packs.load import load_rulebook  # noqa: PLC0415 -- only when there is no cache

    on_compile()
    rulebook = load_rulebook(folders)
    rulebook = replace(
        rulebook,
        rules=tuple(replace(rule, examples=()) for rule in rulebook.rules),
        law=without_law_examples(rulebook.law),
        index=_with_programs(rulebook.index, programs),
        cue_index=_with_programs(rulebook.cue_index, programs),
    )
    with suppress(OSError):
        _write(path, _to_bytes(rulebook))
        _forget_old(folder)
    return rulebook


def _with_programs(index: PatternIndex, programs: Programs) -> PatternIndex:
    return replace(index, regexes=Regexes(index.regexes.texts(), programs.make))


def _forget_old(folder: Path) -> None:
    """Remove compiled packs but the newest, which other checkouts may still use."""
    stored = sorted(compiled_in(folder), key=lambda path: path.stat().st_mtime)
    for path in stored[:-_KEPT]:
        path.unlink(missing_ok=True)


def compiled_in(folder: Path) -> list[Path]:
    """Return the files in which compiled packs are kept in a folder."""
    return sorted(folder.glob("packs-*.bin"))


def _to_bytes(rulebook: Rulebook) -> bytes:
    texts = [
        [zlib.compress(text.encode(), 1) for text in index.regexes.texts()]
        for index in (rulebook.index, rulebook.cue_index)
    ]
    blob = b"".join(text for some in texts for text in some)
    plain = {**_to_plain(rulebook), "sizes": [[len(text) for text in some] for some in texts]}
    head = orjson.dumps(plain)
    checked = len(head).to_bytes(_SIZE) + head + blob
    return zlib.crc32(checked).to_bytes(_CHECKSUM) + checked


def _from_bytes(stored: memoryview, packs: tuple[Pack, ...], programs: Programs) -> Rulebook:
    checked = stored[_CHECKSUM:]
    if zlib.crc32(checked) != int.from_bytes(stored[:_CHECKSUM]):
        raise ValueError("the file is damaged")
    end = _SIZE + int.from_bytes(checked[:_SIZE])
    plain, blob = orjson.loads(checked[_SIZE:end]), checked[end:]
    if [len(sizes) for sizes in plain["sizes"]] != [len(plain["owners"]), len(plain["cues"])]:
        raise ValueError("expressions are missing")
    ends = list(accumulate((size for sizes in plain["sizes"] for size in sizes), initial=0))
    texts = [blob[start:end] for start, end in pairwise(ends)]
    mine = len(plain["sizes"][0])
    regexes = Regexes(texts[:mine], programs.make)
    cue_regexes = Regexes(texts[mine:], programs.make)
    return _from_plain(plain, regexes, cue_regexes, packs)


def _write(path: Path, stored: bytes) -> None:
    """Put a file in its place in one step, so that no other run reads half of it."""
    import tempfile  # noqa: PLC0415 -- only when packs were compiled

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(stored)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _row(value: Any) -> list[Any]:  # noqa: ANN401 -- any of the frozen values
    return [getattr(value, field.name) for field in fields(value)]


def _to_plain(rulebook: Rulebook) -> dict[str, Any]:
    index, cue_index = (index_to_plain(i) for i in (rulebook.index, rulebook.cue_index))
    return {
        "rules": [
            [
                *(getattr(rule, name) for name in _RULE_TEXTS),
                [sorted(part) for part in (rule.scope, rule.drop, rule.lower, rule.only)],
                dict(rule.patterns),
                dict(rule.settings),
                rule.replace,
                rule.wording,
                rule.is_waivable,
                sorted(rule.jurisdictions),
                rule.line,
                dict(rule.chinese),
            ]
            for rule in rulebook.rules
        ],
        "categories": [
            [c.id, c.severity, c.definition, c.why, *map(sorted, (c.drop, c.yields, c.gathers))]
            for c in rulebook.categories.values()
        ],
        "cues": [_row(cue) for cue in rulebook.cues],
        "openers": sorted(rulebook.openers),
        "affirmations": rulebook.affirmations,
        "terms": [_row(term) for term in rulebook.terms],
        "entries": [_row(entry) for entry in rulebook.glossary.entries],
        "owners": [list(owner) for owner in rulebook.owners],
        "wordings": {str(manner): texts for manner, texts in rulebook.wordings.items()},
        "index": index,
        "cue_index": cue_index,
        "law": law_to_plain(rulebook.law),
    }


_RULE_TEXTS = (
    "id", "category", "kind", "severity", "confidence", "message", "advice", "why", "source",
    "path", "language",
)  # fmt: skip


def _from_plain(
    plain: dict[str, Any],
    regexes: Regexes,
    cue_regexes: Regexes,
    packs: tuple[Pack, ...],
) -> Rulebook:
    return Rulebook(
        packs=packs,
        rules=tuple(_rule(row) for row in plain["rules"]),
        categories={
            name: Category(
                id=name,
                severity=Severity(severity),
                definition=definition,
                why=why,
                drop=frozenset(map(Qualifier, drop)),
                yields=frozenset(yields),
                gathers=frozenset(gathers),
            )
            for name, severity, definition, why, drop, yields, gathers in plain["categories"]
        },
        cues=tuple(
            Cue(
                qualifier=Qualifier(row[0]),
                group=CueGroup(row[1]),
                pattern=row[2],
                reach=row[3],
                unless_about=row[4],
                path=row[5],
                line=row[6],
            )
            for row in plain["cues"]
        ),
        openers=frozenset(plain["openers"]),
        affirmations=tuple(plain["affirmations"]),
        terms=tuple(
            Term(
                id=row[0],
                name=row[1],
                family=row[2],
                names=tuple(row[3]),
                called=row[4],
                usual=row[5],
                ranges={name: (low, high) for name, (low, high) in row[6].items()},
                source=row[7],
                chinese=row[8],
            )
            for row in plain["terms"]
        ),
        glossary=glossary_of(
            tuple(
                Entry(
                    english=row[0],
                    names=tuple((name[0], name[1]) for name in row[1]),
                    certainty=row[2],
                    source=row[3],
                    note=row[4],
                    domain=row[5],
                )
                for row in plain["entries"]
            ),
        ),
        wordings={
            Manner(manner): {name: tuple(texts) for name, texts in by_category.items()}
            for manner, by_category in plain["wordings"].items()
        },
        index=index_from_plain(plain["index"], regexes),
        owners=tuple(map(Owner._make, plain["owners"])),
        cue_index=index_from_plain(plain["cue_index"], cue_regexes),
        law=law_from_plain(plain["law"]),
    )


def _rule(row: list[Any]) -> Rule:
    texts = dict(zip(_RULE_TEXTS, row, strict=False))
    (scope, drop, lower, only), patterns, settings, *rest = row[len(_RULE_TEXTS) :]
    replaced, wording, is_waivable, jurisdictions, line, chinese = rest
    return Rule(
        **{**texts, "severity": Severity(row[3]), "confidence": Confidence(row[4])},
        scope=frozenset(BlockKind(part) for part in scope),
        drop=frozenset(Qualifier(name) for name in drop),
        lower=frozenset(Qualifier(name) for name in lower),
        only=frozenset(Qualifier(name) for name in only),
        patterns={role: tuple(texts) for role, texts in patterns.items()},
        settings={name: _setting(value) for name, value in settings.items()},
        replace=tuple(replaced),
        wording=tuple(wording),
        is_waivable=is_waivable,
        jurisdictions=frozenset(jurisdictions),
        line=line,
        chinese=chinese,
    )


def _setting(value: str | list[str] | dict[str, str]) -> Setting:
    return tuple(value) if isinstance(value, list) else value
