"""The figures in the README, docs/quality.md and docs/rules/ are measured; docs/law/ is current."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import product_packs

from claimcheck.cli.evaluate import table
from claimcheck.evaluate.corpus import Evaluation, evaluate
from claimcheck.evaluate.law_pages import law_page
from claimcheck.evaluate.pages import pages

if TYPE_CHECKING:
    from claimcheck.evaluate.score import Score

_ROOT = Path(__file__).parents[2]
_MARKED = re.compile(r"(<!-- figures -->\n).*?(\n<!-- end of figures -->)", re.DOTALL)


@cache
def _measured() -> Evaluation:
    return evaluate(_ROOT / "corpus", product_packs()[0])


def _families() -> list[Score]:
    return [entry for entry in _measured().scores if "/" not in entry.name]


def _all() -> list[Score]:
    return list(_measured().scores)


@pytest.mark.parametrize(
    ("page", "entries"),
    [("README.md", _families), ("docs/quality.md", _all)],
)
def test_the_figures_are_what_is_measured(
    page: str,
    entries: object,
    request: pytest.FixtureRequest,
) -> None:
    assert callable(entries)
    path = _ROOT / page
    text = path.read_text(encoding="utf-8")
    figures = "\n".join(table(entries(), markdown=True))
    measured = _MARKED.sub(lambda match: f"{match[1]}{figures}{match[2]}", text)
    if request.config.getoption("--update-golden"):
        path.write_text(measured, encoding="utf-8")

    assert _MARKED.search(text) is not None
    assert path.read_text(encoding="utf-8") == measured


def test_the_pages_of_the_rules_are_what_is_measured(request: pytest.FixtureRequest) -> None:
    folder = _ROOT / "docs" / "rules"
    expected = pages(product_packs()[0], _measured())
    if request.config.getoption("--update-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in expected.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    written = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.md")
    }
    assert written == expected


def test_the_page_of_the_law_is_what_the_packs_say(request: pytest.FixtureRequest) -> None:
    path = _ROOT / "docs" / "law" / "README.md"
    expected = law_page(product_packs()[0].law)
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(expected, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == expected
