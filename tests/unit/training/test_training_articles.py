"""Articles as the second reader is given them, and what it adds to the rules in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from building import DOWNTIME, TAXONOMY, write_files

from training.articles import Annotated, annotated
from training.data import read_rules
from training.split import is_taught
from training.together import is_read, levels_in, raised_beside, together

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ("overclaim/no-downtime", "overclaim/painless", "promotion/testimonial")
COMPLETE = "exhaustive: [overclaim, promotion]\n"
TEXT = """# Laser for the whole of your face

There is no downtime. It is a feather, nothing more. We see you again in June.

| area | pain |
|---|---|
| Face | you will feel nothing there |
"""
GOLD = (
    """findings:
  - {category: overclaim/no-downtime, quote: "no downtime"}
  - {category: overclaim/painless, quote: "a feather"}
"""
    + COMPLETE
)


def _articles(folder: Path, text: str = TEXT, gold: str = GOLD) -> list[Annotated]:
    files = {
        "rules/taxonomy.yaml": TAXONOMY,
        "rules/en/overclaim/no-downtime.yaml": DOWNTIME,
        "corpus/set/a.md": text,
        "corpus/set/a.gold.yaml": gold,
    }
    root = write_files(folder, files)
    return annotated(root, read_rules(root), LABELS)


def test_lines_come_with_what_the_product_puts_before_them(tmp_path: Path) -> None:
    (article,) = _articles(tmp_path)
    assert article.name == "set/a"
    assert [(one.before, one.text) for one in article.sentences] == [
        ("", "Laser for the whole of your face"),
        ("Laser for the whole of your face", "There is no downtime."),
        ("There is no downtime.", "It is a feather, nothing more."),
        ("It is a feather, nothing more.", "We see you again in June."),
        ("", "area"),
        ("", "pain"),
        ("area", "Face"),
        ("Face", "you will feel nothing there"),
    ]


def test_an_article_that_is_not_labelled_completely_is_left_out(tmp_path: Path) -> None:
    assert _articles(tmp_path, gold="exhaustive: [overclaim]\n") == []


def test_what_a_rule_explains_and_what_is_short_is_not_read(tmp_path: Path) -> None:
    (article,) = _articles(tmp_path)
    assert [line.sentence.text for line in article.lines if is_read(line)] == [
        "Laser for the whole of your face",
        "It is a feather, nothing more.",
        "We see you again in June.",
        "you will feel nothing there",
    ]


def test_of_labels_it_is_known_whether_a_rule_found_them(tmp_path: Path) -> None:
    (article,) = _articles(tmp_path)
    assert [tuple(mark) for mark in article.marks] == [
        ("overclaim/no-downtime", 1.0),
        ("overclaim/painless", 0.0),
    ]
    assert article.findings == (1.0,)


def test_a_finding_of_another_category_is_worth_half(tmp_path: Path) -> None:
    articles = _articles(tmp_path)
    raised = np.zeros((8, len(LABELS)), dtype=bool)
    raised[2, 2] = True
    found = together(raised, articles, LABELS)
    assert (found.by_rules, found.by_both, found.labels) == (1.0, 1.5, 2)
    assert (found.added, found.added_worth) == (1, 0.5)
    raised[2, 1] = raised[3, 1] = True
    found = together(raised, articles, LABELS)
    assert (found.by_both, found.added, found.added_worth) == (2.0, 3, 1.5)
    assert found.plain()["precision"] == (1 + 1.5) / 4


def test_a_fragment_needs_the_threshold_of_the_gate(tmp_path: Path) -> None:
    articles = _articles(tmp_path)
    levels = {mode: np.full(len(LABELS), at) for mode, at in (("suggest", 0.5), ("gate", 0.9))}
    stated = np.full((8, len(LABELS)), 0.6)
    stated[7, 0] = 0.95
    raised = raised_beside(stated, articles, levels, "suggest")
    assert raised.sum(axis=1).tolist() == [0, 0, 3, 3, 0, 0, 0, 1]


def test_a_threshold_lies_where_findings_are_worth_enough(tmp_path: Path) -> None:
    articles = _articles(tmp_path)
    stated = np.zeros((8, len(LABELS)))
    stated[2, 1], stated[3, 1] = 0.855, 0.795
    assert levels_in(stated, articles, LABELS) == {"suggest": 0.8, "gate": 0.99}


def test_what_sets_the_thresholds_is_not_learnt_from() -> None:
    names = ("plain/a", "rounds/4/a", "rounds/5/a", "rounds/8/a")
    assert [is_taught(name) for name in names] == [True, True, False, False]
