"""Gold files, alignment, scores, floors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import REPORTED, TAXONOMY, load_pack, write_files

from claimcheck.errors import GoldError
from claimcheck.evaluate.corpus import below, evaluate, load_floors
from claimcheck.evaluate.gold import find_gold, load_gold, load_site, locate
from claimcheck.evaluate.score import Score, score, wilson
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.evaluate.corpus import Evaluation

_CATEGORIES = tuple(line.split(":")[0].strip() for line in TAXONOMY.splitlines()[1:])
_GOLD = """\
findings:
  - {category: overclaim/no-downtime, quote: "no downtime", severity: error}
  - {category: overclaim/painless, quote: "feel nothing", severity: warning}
missing: [disclaimer/side-effects]
conflicts:
  - {category: consistency/recovery-time, quotes: ["There is no downtime", "redness for 3 days"]}
allowed:
  - {category: overclaim/no-downtime, quote: "Zero downtime", why: "a name"}
exhaustive: [overclaim]
"""
_ARTICLE = (
    "Pico is new. There is no downtime with pico, and you feel nothing.\n\n"
    "Expect redness for 3 days. Zero downtime is our name.\n"
)


def _problems(folder: Path, text: str) -> list[str]:
    write_files(folder, {"a.txt": _ARTICLE, "a.gold.yaml": text})
    with pytest.raises(GoldError) as error:
        load_gold(folder / "a.gold.yaml", folder / "a.txt", _CATEGORIES)
    return [str(p).removeprefix(f"{folder / 'a.gold.yaml'}:") for p in error.value.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("finding: []", "1:1: unknown key `finding` in a gold file, did you mean `findings`?"),
        ("findings: [{quote: x}]", "1:12: a label lacks `category`"),
        ("findings: [{category: overclaim/painless}]", "1:12: a label lacks `quote`"),
        ("missing: disclaimer", "1:10: `missing` must be a list; write one as [disclaimer]"),
        (
            "conflicts: [{category: overclaim/painless, quotes: [a]}]",
            "1:13: `quotes` must be two quotes",
        ),
        (
            "findings: [{category: overclaim/painless, quote: x, nth: two}]",
            "1:58: `nth` must be a number, not `two`",
        ),
    ],
)
def test_a_mistake_in_a_gold_file_has_its_place(tmp_path: Path, text: str, problem: str) -> None:
    assert problem in _problems(tmp_path, text)


def test_an_unknown_category_or_family_gets_a_suggestion(tmp_path: Path) -> None:
    label, family = _problems(
        tmp_path, "findings: [{category: overclaim/painles, quote: x}]\nexhaustive: [overclaims]"
    )
    assert "did you mean `overclaim/painless`?" in label
    assert "did you mean `overclaim`?" in family


def test_gold_files_are_found_with_their_articles(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "a/x.txt": "",
            "a/x.gold.yaml": "",
            "a/site.gold.yaml": "",
            "b/y.gold.yaml": "",
            "b/y.md": "",
        },
    )
    assert find_gold(tmp_path) == [
        (tmp_path / "a/x.gold.yaml", tmp_path / "a/x.txt"),
        (tmp_path / "b/y.gold.yaml", tmp_path / "b/y.md"),
    ]


def test_a_gold_file_without_an_article_and_an_empty_corpus_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"there is no \*.gold.yaml in it"):
        find_gold(tmp_path)
    write_files(tmp_path, {"y.gold.yaml": ""})
    with pytest.raises(GoldError, match="there is no article beside it"):
        find_gold(tmp_path)


def test_a_site_names_its_files(tmp_path: Path) -> None:
    text = "conflicts: [{category: consistency/recovery-time, files: [a, b], quotes: [x, y]}]"
    (conflict,) = load_site(write_files(tmp_path, {"s": text}) / "s", _CATEGORIES).conflicts
    assert (conflict.files, conflict.quotes) == (("a", "b"), ("x", "y"))


@pytest.mark.parametrize(
    ("nth", "span"), [(1, Span(0, 2)), (2, Span(3, 5)), (3, Span(4, 6)), (4, None)]
)
def test_the_nth_quote_is_located(nth: int, span: Span | None) -> None:
    assert locate("aa", "aa-aaa", nth) == span


def _evaluated(folder: Path, gold: str = _GOLD) -> Evaluation:
    book = load_pack(folder / "pack", REPORTED)
    corpus = write_files(folder / "corpus", {"a.txt": _ARTICLE, "a.gold.yaml": gold})
    return evaluate(corpus, book)


def test_findings_meet_their_labels(tmp_path: Path) -> None:
    result = _evaluated(tmp_path)
    outcomes = [(o.category, o.quote, o.labelled, o.found, o.counts) for o in result.outcomes]
    assert outcomes == [
        ("overclaim/no-downtime", "no downtime", True, True, True),
        ("overclaim/painless", "feel nothing", True, False, True),
        ("disclaimer/side-effects", "", True, True, False),
        (
            "consistency/recovery-time",
            "There is no downtime ↔ redness for 3 days",
            True,
            True,
            False,
        ),
        ("overclaim/no-downtime", "Zero downtime", False, True, True),
    ]
    assert [(o.category, o.quote) for o in result.flagged] == [
        ("overclaim/no-downtime", "Zero downtime")
    ]
    assert (result.articles, result.allowed, result.unread) == (1, 1, ())


def test_precision_is_measured_only_in_a_family_that_is_labelled_completely(tmp_path: Path) -> None:
    result = _evaluated(tmp_path, _GOLD.replace("[overclaim]", "[promotion]"))
    (alarm,) = [o for o in result.outcomes if not o.labelled]
    assert not alarm.counts
    (entry,) = [entry for entry in result.scores if entry.name == "overclaim/no-downtime"]
    assert (entry.recall, entry.precision, entry.false) == (1.0, None, 0)


def test_a_quote_that_does_not_stand_in_the_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="2:1: “no downtimes” does not stand in the article"):
        _evaluated(tmp_path, _GOLD.replace('"no downtime"', '"no downtimes"'))


def test_scores_come_by_category_family_and_all(tmp_path: Path) -> None:
    scores = _evaluated(tmp_path).scores
    assert [entry.name for entry in scores] == [
        "consistency/recovery-time",
        "disclaimer/side-effects",
        "overclaim/no-downtime",
        "overclaim/painless",
        "consistency",
        "disclaimer",
        "overclaim",
        "all",
    ]
    family = scores[-2]
    assert (family.support, family.hit, family.false) == (2, 1, 1)
    assert (family.recall, family.precision, family.f1) == (0.5, 0.5, 0.5)


def test_without_labels_or_findings_nothing_is_measured() -> None:
    empty = Score(name="x", support=0, hit=0, right=0, false=0)
    assert (empty.recall, empty.precision, empty.f1) == (None, None, None)
    assert score([]) == []


def test_the_interval_is_wilsons() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 5)[0] == 0.0
    assert wilson(5, 5)[1] == 1.0


def test_a_floor_that_is_not_reached_or_not_measured_is_said(tmp_path: Path) -> None:
    path = (
        write_files(tmp_path, {"f": "a: {recall: 0.9, precision: 0.5}\nb: {recall: 0.1}\n"}) / "f"
    )
    scores = (Score(name="a", support=10, hit=8, right=8, false=2),)
    assert below(scores, load_floors(path)) == [
        "a: recall 0.80 is below 0.90",
        "b: recall cannot be measured",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: {recal: 0.9}", "1:5: unknown key `recal` in `a`, did you mean `recall`?"),
        ("a: {recall: high}", "1:13: recall must be a number, not `high`"),
        ("[a]", "1:1: a floor file must be a mapping of categories"),
    ],
)
def test_a_mistake_in_a_floor_file_has_its_place(tmp_path: Path, text: str, problem: str) -> None:
    path = write_files(tmp_path, {"f": text}) / "f"
    with pytest.raises(GoldError) as error:
        load_floors(path)
    assert [str(p).removeprefix(f"{path}:") for p in error.value.problems] == [problem]
