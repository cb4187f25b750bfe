"""A baseline over the corpus: only edits are reported, however files are wrapped."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from claimcheck.config import Config
from claimcheck.govern.baseline import known_of
from claimcheck.model.finding import OPEN
from claimcheck.model.record import Records
from claimcheck.read.discover import discover
from claimcheck.run import check_paths

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding
    from claimcheck.model.report import Report

_CORPUS = Path(__file__).parents[2] / "corpus"
_ARTICLES = 200
_PLAIN = re.compile(r"[A-Z][\w ,'’-]{30,300}(?:\.\s[A-Z][\w ,'’-]{10,300})*\.", re.ASCII)

_TAG = re.compile(r"(<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->|<[^>]*>)", re.DOTALL)


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory, product: Rulebook) -> tuple[Path, Records]:
    """Return a folder of articles, and the baseline that was made of it."""
    folder = tmp_path_factory.mktemp("adopted")
    sources = [Path(name) for name in discover([str(_CORPUS)])[0]]
    for number in range(_ARTICLES):
        source = sources[number % len(sources)]
        (folder / f"{number:03}{source.suffix}").write_bytes(source.read_bytes())
    report = _check(folder, product, Records())
    config = Config(root=folder)
    known = known_of((config.name_of(f.path), f) for f in report.findings)
    return folder, Records(baseline=known, baseline_file="baseline")


def _check(folder: Path, product: Rulebook, records: Records) -> Report:
    config = Config(root=folder)
    return check_paths(
        discover([str(folder)])[0], packs=product, config=config, records=records, jobs=1
    )


def _open(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.status == OPEN]


def test_nothing_is_new_in_what_was_adopted(
    adopted: tuple[Path, Records], product: Rulebook
) -> None:
    folder, records = adopted
    report = _check(folder, product, records)
    assert _open(report) == []
    assert len(report.findings) > 10 * _ARTICLES


def test_new_wrapping_of_all_files_is_not_reported(
    adopted: tuple[Path, Records], product: Rulebook, tmp_path: Path
) -> None:
    folder, records = adopted
    wrapped = 0
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        new = _WRAPPERS[file.suffix](text)
        wrapped += new != text
        (tmp_path / file.name).write_text(new, encoding="utf-8")
    assert wrapped > _ARTICLES // 2  # many have short lines only
    found = [
        (Path(f.path).name, f.rule, f.sentence) for f in _open(_check(tmp_path, product, records))
    ]
    assert found == []


def _markdown(text: str) -> str:
    """Return an article with its plain lines of prose wrapped narrowly."""
    return "\n".join(_filled(line) if _PLAIN.fullmatch(line) else line for line in text.split("\n"))


def _plain_text(text: str) -> str:
    """Return a text whose paragraphs, a line each, are wrapped as by hand."""
    lines = text.split("\n")
    return "\n".join(_filled(line) if len(line) > 120 else line for line in lines)


def _html(text: str) -> str:
    """Return a page with a line end for every space between words, where it is but a space."""
    parts = _TAG.split(text)
    return "".join(part if part.startswith("<") else part.replace(" ", "\n") for part in parts)


def _filled(line: str) -> str:
    return textwrap.fill(line, 76, break_on_hyphens=False, break_long_words=False)


_WRAPPERS = {".md": _markdown, ".txt": _plain_text, ".html": _html}


def test_edited_sentences_are_reported_and_nothing_else(
    adopted: tuple[Path, Records], product: Rulebook, tmp_path: Path
) -> None:
    folder, records = adopted
    report = _check(folder, product, Records())
    chosen: dict[str, Finding] = {}
    for finding in Random(7).sample(report.findings, len(report.findings)):  # noqa: S311 -- any ten
        if len(finding.sentence.split()) < 8:  # an answer of a word is another one when edited
            continue
        text = Path(finding.path).read_text(encoding="utf-8")
        is_whole = text.count(finding.sentence) == 1 and finding.sentence.endswith(".")
        if finding.quote and is_whole and finding.category.startswith("overclaim/"):
            chosen.setdefault(finding.path, finding)
        if len(chosen) == 10:
            break
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        if finding := chosen.get(str(file)):
            edited = f"{finding.sentence[:-1]} near the harbour."
            text = text.replace(finding.sentence, edited)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    found = {
        (Path(f.path).name, f.sentence.removesuffix(" near the harbour."))
        for f in _open(_check(tmp_path, product, records))
    }
    edits = {(Path(path).name, f.sentence.removesuffix(".")) for path, f in chosen.items()}
    assert edits <= found
    others = {name for name, _ in found - edits}
    assert others <= {name for name, _ in edits}
