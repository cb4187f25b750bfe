"""How far a cue reaches."""

from __future__ import annotations

import pytest

from claimcheck.judge.reach import reaches

_OPENERS = frozenset({"we", "because", "so that"})


@pytest.mark.parametrize(
    "between",
    ["", " ", " a b c ", " the word ", " pain, swelling or ", " pain, or ", " it-is one ", " 3.5 "],
)
def test_a_cue_reaches_through_words_and_lists(between: str) -> None:
    assert reaches(between, 3, _OPENERS)


@pytest.mark.parametrize(
    "between",
    [
        " a b c d ",
        " a; ",
        " a - b ",
        " (a ",
        " a) ",
        ' a." ',
        " a! ",
        " a, we ",
        " a, so that ",
        ' a, "because ',
    ],
)
def test_a_cue_stops_at_its_limit_and_at_the_end_of_a_clause(between: str) -> None:
    assert not reaches(between, 3, _OPENERS)


@pytest.mark.parametrize("between", [" that it is a, that b, or that we c ", " you that a, that "])
def test_a_list_of_what_is_told_ends_nothing(between: str) -> None:
    assert reaches(between, 12, _OPENERS | {"that", "or that"})


def test_a_new_clause_with_that_ends_what_told_nothing() -> None:
    assert not reaches(" a, that b ", 12, _OPENERS | {"that"})


def test_a_reach_of_nothing_is_the_word_beside() -> None:
    assert reaches(" ", 0, _OPENERS)
    assert not reaches(" very ", 0, _OPENERS)


def test_a_comma_before_a_word_that_opens_no_clause_ends_nothing() -> None:
    assert reaches(" a, so ", 3, _OPENERS)


def test_in_chinese_a_comma_ends_what_a_cue_governs_but_one_of_long_reach() -> None:
    assert not reaches("一次,", 12, _OPENERS)
    assert not reaches("一次,再", 12, _OPENERS)
    assert reaches("一次,", 12, _OPENERS, is_fronted=True)
    assert reaches("一次,再,", 30, _OPENERS)
    assert not reaches("一次;再", 30, _OPENERS)
