"""Clauses that leave out their verb or the unit of their amount."""

from __future__ import annotations

import pytest

from claimcheck.notation.gapping import gaps_after
from claimcheck.notation.stretches import prices_in, rates_in


@pytest.mark.parametrize(
    ("text", "said", "amounts"),
    [
        ("legs take an hour, underarms ten minutes.", "an hour", ["ten minutes"]),
        ("the face every four weeks, the body every eight.", "four weeks", ["eight weeks"]),
        ("swelling lasts three days and bruising up to ten.", "three days", ["up to ten days"]),
        ("five days if we treat it all, two if not.", "five days", ["two days"]),
        ("lips last nine months, cheeks eighteen.", "nine months", ["eighteen months"]),
        ("it lasts six months, and one in ten wants more.", "six months", []),
        ("it takes an hour, but we close at five.", "an hour", []),
        ("it takes an hour and costs 80.", "an hour", []),
        ("it takes an hour, and we are at two.", "an hour", []),
    ],
)
def test_a_clause_goes_on_from_the_one_before(text: str, said: str, amounts: list[str]) -> None:
    start = text.index(said)
    found = [gap.amount for gap in gaps_after(text, start, start + len(said))]

    assert [amount.endswith(wanted) for amount, wanted in zip(found, amounts, strict=True)] == [
        True for _ in amounts
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("underarms £45", ["£45"]),
        ("it is from £60 a session or so", ["from £60 a session"]),
        ("between $400 and $800", ["between $400 and $800"]),
        ("any facial for ninety-nine pounds", ["ninety-nine pounds"]),
        ("£300 for a course of six", ["£300 for a course of six"]),
        ("in 45 minutes", []),
    ],
)
def test_amounts_of_money_are_found_with_what_they_are_for(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in prices_in(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two top-ups a year", ["two top-ups a year"]),
        ("three to four times a year", ["three to four times a year"]),
        ("one treatment a quarter", ["one treatment a quarter"]),
        ("a quarter of an hour", ["a quarter of an hour"]),
        ("a yearly visit", ["yearly"]),
        ("after six months", ["six months"]),
    ],
)
def test_how_often_something_is_done_is_found(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in rates_in(text)] == found
