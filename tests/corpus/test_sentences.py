"""The labelled sentences: sound, and as many of each sort as their page says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

FOLDER = Path(__file__).parents[2] / "corpus" / "sentences"
TRAPS = frozenset(
    "negated asked attributed refuted-myth warning conditional cited hedged-fully idiom "
    "other-sense advice".split()
)
KEYS = ["id", "before", "text", "labels", "trap", "form", "theme"]


def _rows(folder: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


ROWS = _rows(FOLDER)
PAGES = _rows(FOLDER / "pages")
CHINESE = _rows(FOLDER / "zh")
EACH = pytest.mark.parametrize("rows", [ROWS, PAGES, CHINESE], ids=["en", "pages", "zh"])


def test_each_sentence_has_every_key() -> None:
    rows = [*ROWS, *PAGES]
    assert [row["id"] for row in rows if list(row) != KEYS or not row["text"]] == []


def test_each_chinese_sentence_quotes_what_each_label_means() -> None:
    keys = [*KEYS[:4], "quotes", *KEYS[4:]]
    assert [row["id"] for row in CHINESE if list(row) != keys] == []
    assert [row["id"] for row in CHINESE if len(row["quotes"]) != len(row["labels"])] == []
    assert [row["id"] for row in CHINESE if any(q not in row["text"] for q in row["quotes"])] == []


@EACH
def test_each_label_is_a_category(rows: list[dict[str, Any]], product: Rulebook) -> None:
    labels = {label for row in rows for label in row["labels"]}
    assert labels <= {name for name in product.categories if name.startswith(("over", "promo"))}


@pytest.mark.parametrize("rows", [ROWS, CHINESE], ids=["en", "zh"])
def test_a_trap_has_no_label(rows: list[dict[str, Any]]) -> None:
    assert {row["trap"] for row in rows if row["trap"]} == TRAPS
    assert [row["id"] for row in rows if row["trap"] and row["labels"]] == []


@pytest.mark.parametrize("rows", [[*ROWS, *PAGES], CHINESE], ids=["en", "zh"])
def test_no_sentence_stands_twice(rows: list[dict[str, Any]]) -> None:
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)


def test_half_of_the_chinese_sentences_are_claims() -> None:
    labels = Counter(label for row in CHINESE for label in row["labels"])
    assert len(CHINESE) == 2 * len([row for row in CHINESE if not row["labels"]]) == 720
    assert (len(labels), min(labels.values())) == (22, 15)


def test_there_are_as_many_of_each_sort_as_the_page_says() -> None:
    labels = Counter(label for row in ROWS for label in row["labels"])
    assert len(ROWS) == 12_819
    assert min(n for label, n in labels.items() if label.startswith("overclaim/")) == 384
    assert (len(PAGES), len([row for row in PAGES if row["labels"]])) == (708, 218)
    clean = [row for row in ROWS if not row["labels"]]
    assert len(clean) * 2 >= len(ROWS)
    assert len([row for row in clean if row["trap"]]) * 2 >= len(clean) - 5
