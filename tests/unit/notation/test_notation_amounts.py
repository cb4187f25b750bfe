"""Percentages, prices, rates and open ends as copy writes them."""

from __future__ import annotations

import pytest

from claimcheck.notation.amounts import (
    Bound,
    bound_of,
    is_least_price,
    opened,
    read_age,
    read_interval,
    read_phototypes,
    read_price,
    read_rate,
    read_score,
    read_share,
)
from claimcheck.notation.numbers import Range, read_range

_ENDLESS = float("inf")


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("£150", Range(150, 150, "GBP")),
        ("£150-£300 per session", Range(150, 300, "GBP/session")),
        ("hk$3,800 for 4 sessions", Range(950, 950, "HKD/session")),
        ("£450 for a course of 3", Range(150, 150, "GBP/session")),
        ("packages of 3: £450", Range(150, 150, "GBP/session")),
        ("3,000 baht", Range(3000, 3000, "THB")),
        ("$12 a unit", Range(12, 12, "USD/unit")),
        ("£90 per ml", Range(90, 90, "GBP/ml")),
        ("£90 for each zone", Range(90, 90, "GBP/area")),
        ("£1.5k", Range(1500, 1500, "GBP")),
    ],
)
def test_a_price_names_its_currency_and_what_it_is_for(folded: str, expected: Range) -> None:
    amount = read_price(folded)
    assert amount is not None
    assert (amount.low, amount.high, amount.unit) == pytest.approx(
        (expected.low, expected.high, expected.unit)
    )


@pytest.mark.parametrize("folded", ["150", "3 sessions", "£ for 3 sessions"])
def test_an_amount_without_currency_or_number_is_no_price(folded: str) -> None:
    assert read_price(folded) is None


def test_a_price_that_others_begin_at_is_the_least() -> None:
    assert is_least_price("from £99", Range(99, 99, "GBP"))
    assert not is_least_price("from £99 to £150", Range(99, 150, "GBP", 2))


@pytest.mark.parametrize(
    ("folded", "low", "high"),
    [
        ("30-50%", 30, 50),
        ("ninety-nine per cent", 99, 99),
        ("a 2% chance", 2, 2),
        ("9 out of 10", 90, 90),
        ("1 in 4,000", 0.025, 0.025),
        ("one patient in ten", 10, 10),
        ("one or two in 100", 1, 2),
        ("between 1 in 10 and 1 in 100", 1, 10),
        ("three quarters of people", 75, 75),
    ],
)
def test_a_share_comes_out_in_percent(folded: str, low: float, high: float) -> None:
    amount = read_share(folded)
    assert amount is not None
    assert (amount.low, amount.high, amount.unit) == (low, high, "%")


@pytest.mark.parametrize("folded", ["often", "4 weeks", "one in all"])
def test_words_without_a_share_are_none(folded: str) -> None:
    assert read_share(folded) is None


@pytest.mark.parametrize(
    ("folded", "low", "high"),
    [
        ("once or twice a year", 1, 2),
        ("two or three boosters a year", 2, 3),
        ("every 6 months", 2, 2),
        ("every year", 1, 1),
        ("yearly", 1, 1),
    ],
)
def test_a_rate_is_so_many_times_a_year(folded: str, low: float, high: float) -> None:
    amount = read_rate(folded)
    assert amount is not None
    assert (amount.low, amount.high) == (low, high)


def test_a_month_between_visits_is_four_or_five_weeks() -> None:
    assert read_interval("a month apart") == Range(28, 35, "day")


def test_at_least_a_month_between_visits_is_thirty_days() -> None:
    assert read_interval("at least a month apart") == Range(30, 30, "day")


def test_visits_without_a_time_have_no_interval() -> None:
    assert read_interval("3 visits") is None


def test_skin_types_are_read_in_roman_numerals() -> None:
    assert read_phototypes("fitzpatrick types i-iv") == Range(1, 4)


def test_an_age_is_read_in_years() -> None:
    assert [read_age("over 18s"), read_age("21 years old")] == [Range(18, 18), Range(21, 21)]


def test_a_score_is_read_without_what_it_is_out_of() -> None:
    assert [read_score("4/10"), read_score("2 to 3 out of ten")] == [Range(4, 4), Range(2, 3)]
    assert read_score("give it a three on a ten-point scale") == Range(3, 3)
    assert read_score("rate it 2 to 3 on a scale of ten") == Range(2, 3)


@pytest.mark.parametrize(
    ("folded", "bound"),
    [
        ("up to 6 weeks", Bound.UPPER),
        ("no more than 6 weeks", Bound.UPPER),
        ("within 48 hours", Bound.UPPER),
        ("within 2 to 4 weeks", None),
        ("at least 4 weeks", Bound.LOWER),
        ("no less than 4 weeks", Bound.LOWER),
        ("18 and over", Bound.LOWER),
        ("6+ weeks", Bound.LOWER),
        ("an average of 4 weeks", Bound.MEAN),
        ("about 4 weeks", Bound.ABOUT),
        ("over 3 to 6 months", None),
        ("4 weeks", None),
    ],
)
def test_words_say_which_end_is_open(folded: str, bound: Bound | None) -> None:
    amount = read_range(folded)
    assert amount is not None
    assert bound_of(folded, amount) == bound


def test_an_open_end_has_no_limit() -> None:
    week = Range(7, 7, "day")
    assert opened(week, Bound.LOWER) == Range(7, _ENDLESS, "day")
    assert opened(week, Bound.UPPER) == Range(0, 7, "day")
    assert opened(week, None) == week


def test_about_a_week_opens_no_end() -> None:
    assert opened(Range(8, 8, "day"), Bound.ABOUT) == Range(8, 8, "day")


def test_a_rate_without_an_end_is_read() -> None:
    assert read_rate("every many months") == Range(0, 4)
    assert read_rate("every " + "9" * 400 + " weeks") == Range(0, 0)


def test_one_every_six_months_is_twice_a_year() -> None:
    assert read_rate("one every six months") == Range(2, 2)


@pytest.mark.parametrize(
    "folded",
    ["won't hold beyond two years", "no longer than two years", "two years at the latest"],
)
def test_what_does_not_go_beyond_a_number_is_below_it(folded: str) -> None:
    amount = read_range(folded)
    assert amount is not None
    assert bound_of(folded, amount) is Bound.UPPER
