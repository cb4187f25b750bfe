"""The labelled sentences: sound, and as many of each sort as their page says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

FOLDER = Path(__file__).parents[2] / "corpus" / "sentences"
TRAPS = frozenset(
    "negated asked attributed refuted-myth warning conditional cited hedged-fully idiom "
    "other-sense advice".split()
)
ROWS = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def test_each_sentence_has_every_key() -> None:
    keys = ["id", "before", "text", "labels", "trap", "form", "theme"]
    assert [row["id"] for row in ROWS if list(row) != keys or not row["text"]] == []


def test_each_label_is_a_category(product: Rulebook) -> None:
    labels = {label for row in ROWS for label in row["labels"]}
    assert labels <= {name for name in product.categories if name.startswith(("over", "promo"))}


def test_a_trap_has_no_label() -> None:
    assert {row["trap"] for row in ROWS if row["trap"]} == TRAPS
    assert [row["id"] for row in ROWS if row["trap"] and row["labels"]] == []


def test_no_sentence_stands_twice() -> None:
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS)


def test_there_are_as_many_of_each_sort_as_the_page_says() -> None:
    labels = Counter(label for row in ROWS for label in row["labels"])
    assert min(n for label, n in labels.items() if label.startswith("overclaim/")) >= 365
    clean = [row for row in ROWS if not row["labels"]]
    assert len(clean) * 2 >= len(ROWS)
    assert len([row for row in clean if row["trap"]]) * 2 >= len(clean) - 5
