"""Numbers as copy writes them."""

from __future__ import annotations

import pytest

from claimcheck.notation.numbers import Range, read_range

_ENDLESS = float("inf")


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("3", Range(3, 3)),
        ("three", Range(3, 3)),
        ("3-5", Range(3, 5)),
        ("three to five", Range(3, 5)),
        ("two or three sessions", Range(2, 3)),
        ("between 4 and 6", Range(4, 6)),
        ("twenty-five", Range(25, 25)),
        ("twenty five", Range(25, 25)),
        ("a dozen", Range(12, 12)),
        ("two dozen", Range(24, 24)),
        ("two hundred", Range(200, 200)),
        ("1,500", Range(1500, 1500)),
        ("2.5", Range(2.5, 2.5)),
        ("a single session", Range(1, 1)),
        ("a few", Range(2, 5)),
        ("several", Range(3, 7)),
        ("many", Range(3, _ENDLESS)),
        ("a couple of", Range(2, 2)),
        ("3 days", Range(3, 3, "day")),
        ("3-5 days", Range(3, 5, "day")),
        ("two weeks", Range(14, 14, "day")),
        ("one to two weeks", Range(7, 14, "day")),
        ("24 hours", Range(1, 1, "day")),
        ("12 to 24 hours", Range(0.5, 1, "day")),
        ("5 days to 2 weeks", Range(5, 14, "day")),
        ("a week", Range(7, 7, "day")),
        ("week", Range(7, 7, "day")),
        ("a few days", Range(2, 5, "day")),
        ("6 months", Range(180, 180, "day")),
        ("half a day", Range(0.5, 0.5, "day")),
        ("half an hour", Range(0.5 / 24, 0.5 / 24, "day")),
    ],
)
def test_a_number_or_range_is_read(folded: str, expected: Range) -> None:
    assert read_range(folded) == expected


@pytest.mark.parametrize("folded", ["", "no downtime", "often", "…"])
def test_words_without_a_number_are_none(folded: str) -> None:
    assert read_range(folded) is None


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("around week 12", Range(84, 84, "day")),
        ("by month four", Range(120, 120, "day")),
        ("in weeks 6 to 8", Range(42, 56, "day")),
        ("every week 2 visits", Range(7, 7, "day")),
    ],
)
def test_a_point_in_time_is_so_long_after_the_start(folded: str, expected: Range) -> None:
    assert read_range(folded) == expected


def test_a_month_or_two_is_up_to_two_months() -> None:
    found = read_range("for a month or two")
    assert found is not None
    assert (found.low, found.high, found.unit) == (30, 60, "day")


@pytest.mark.parametrize("sign", ["²", "³", "①"])
def test_a_figure_that_is_raised_or_encircled_is_no_number(sign: str) -> None:
    assert read_range(f"{sign} 3 days") == Range(3, 3, "day")


def test_a_second_visit_is_no_second() -> None:
    assert read_range("second visit is four weeks later") == Range(28, 28, "day")
