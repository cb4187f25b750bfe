"""Whole reports of whole articles, byte for byte.

`pytest tests/golden --update-golden` writes them; the diff is read before it is committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import product_packs

from claimcheck.config import Config
from claimcheck.model.report import Report
from claimcheck.pipeline import check_article
from claimcheck.read import read_article
from claimcheck.report import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from claimcheck.model.report import ArticleResult

_HERE = Path(__file__).parent
_CORPUS = _HERE.parents[1] / "corpus"
_ARTICLES = ("injectables/fat-dissolving-myths.md", "injectables/thread-lift-landing.html")
_SUFFIXES = {"text": "txt", "json": "json", "markdown": "md"}
"""The formats whose whole reports are kept, and how the names of their files end."""


def _checked(name: str) -> ArticleResult:
    data = (_CORPUS / name).read_bytes()
    return check_article(read_article(name, data), product_packs()[0], Config())


@pytest.mark.parametrize("name", _ARTICLES)
@pytest.mark.parametrize("format_", list(_SUFFIXES))
def test_a_report_is_as_it_was(name: str, format_: str, request: pytest.FixtureRequest) -> None:
    # A fixed date, and no hashes of packs: they change with every word of every rule.
    report = Report(articles=(_checked(name),), failures=(), packs=(), as_of="2026-01-02")
    content = render(format_, report, Look(width=80))
    golden = _HERE / f"{Path(name).stem}.{_SUFFIXES[format_]}"
    if request.config.getoption("--update-golden"):
        golden.write_bytes(content)
    assert golden.is_file(), "run pytest tests/golden --update-golden and read the diff"
    assert content == golden.read_bytes()
