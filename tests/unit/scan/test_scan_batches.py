"""Rows of all sources in batches, the same each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claimcheck.scan.batches import Batch, batches_of
from claimcheck.scan.schema import ARTICLES
from claimcheck.scan.sources import find_sources
from claimcheck.scan.wish import Columns

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    lines = [{"text": f"Text {number}."} for number in range(5)]
    (tmp_path / "a.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in lines))
    (tmp_path / "b.csv").write_text("text\nLast.\n")
    return ["a.jsonl", "b.csv"]


def _cut(tables: list[str], rows: int, most: int = 1000) -> list[Batch]:
    return list(batches_of(find_sources(tables), Columns(text="text"), rows, most))


def test_a_batch_may_hold_rows_of_several_sources(tables: list[str]) -> None:
    batches = _cut(tables, 4)
    assert [(batch.number, batch.first, batch.articles.num_rows) for batch in batches] == [
        (0, 0, 4),
        (1, 4, 2),
    ]
    assert batches[1].articles.schema == ARTICLES
    assert batches[1].articles.to_pylist() == [
        {"row": 4, "id": "a.jsonl:5", "site": None, "text": "Text 4.", "failure": None},
        {"row": 5, "id": "b.csv:1", "site": None, "text": "Last.", "failure": None},
    ]


def test_long_articles_fill_a_batch_sooner(tables: list[str]) -> None:
    assert [batch.articles.num_rows for batch in _cut(tables, 4, most=14)] == [2, 2, 2]


def test_a_batch_says_how_much_of_the_sources_is_read(tables: list[str]) -> None:
    done = [batch.done for batch in _cut(tables, 1)]
    size = 5 * len('{"text": "Text 0."}\n')
    assert done[:5] == [at * size / 5 / (size + 11) for at in range(1, 6)]
    assert done[5:] == [1.0]


def test_no_rows_are_no_batches(tables: list[str], tmp_path: Path) -> None:
    del tables
    (tmp_path / "c.csv").write_text("text\n")
    assert _cut(["c.csv"], 4) == []
