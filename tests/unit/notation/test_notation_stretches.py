"""Amounts wherever they stand."""

from __future__ import annotations

import pytest

from claimcheck.notation.stretches import counts_in, plainly, times_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("raw for the first seventy-two hours.", ["the first seventy-two hours"]),
        ("it takes an hour to an hour and a half", ["an hour to an hour and a half"]),
        ("scabs come off between day seven and day ten", ["day seven and day ten"]),
        ("pink for about two weeks, then 3-5 days", ["about two weeks", "3-5 days"]),
        ("gone by the following morning", ["the following morning"]),
        ("from friday to monday", ["friday to monday"]),
        ("two visits and three slots", []),
    ],
)
def test_stretches_of_time_are_found_with_their_bounds(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in times_in(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("block out half a dozen slots", ["half a dozen slots"]),
        ("four, maybe five, rounds", ["four, maybe five, rounds"]),
        ("four to six short laser sessions", ["four to six short laser sessions"]),
        ("happy after their third appointment", ["after their third appointment"]),
        ("before session ten", ["session ten"]),
        ("three times as fast as two weeks", []),
    ],
)
def test_numbers_of_visits_are_found(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in counts_in(text)] == found


@pytest.mark.parametrize(
    ("amount", "plain"),
    [
        ("the next morning", "1 day"),
        ("within the hour", "within 1 hour"),
        ("friday to monday", "3 days"),
        ("monday to monday", "7 days"),
        ("after their third appointment", "after their 3 appointment"),
        ("two weeks", "two weeks"),
    ],
)
def test_an_amount_is_put_in_plain_words(amount: str, plain: str) -> None:
    assert plainly(amount) == plain
