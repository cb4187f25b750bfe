"""The ways in which two facts cannot both hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimcheck.kinds.conflict import Disagree
from claimcheck.model.fact import ENDLESS, MORE_IS_BETTER, Modality

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.fact import Fact
    from claimcheck.model.rule import Rule

    Way = Callable[[Fact, Fact], bool]

# In which senses two numbers must meet. What is noticed first and what is best in the end may
# differ, a mean lies inside any range that holds it, and a comparison says no number. None at all
# and for ever are compared in ways of their own.
_COMPLETE = frozenset(
    {
        Modality.REQUIRED,
        Modality.TYPICAL,
        Modality.OPTIMAL,
        Modality.MINIMUM,
        Modality.MAXIMUM,
        Modality.MEAN,
    },
)
_SOFT = frozenset({Modality.SOFT, Modality.SOFT_STRONG})
_COURSE = 2  # times as much as a session is more than one
_DISCOUNT = 0.5  # a session may be that much cheaper in a course
# Three months are twelve weeks, and twelve months a year, though their days differ.
_ROUNDED = 1.09
_BY_FAR = 2  # times as long or as much as is usual, where it is the most that anybody had
_SLACK = 0.25  # of a day; what is said in hours and in days is not the same to the hour


def way_of(rule: Rule) -> Way:
    """Return what says of two facts whether they cannot both hold; the first promises more."""
    return partial(_WAYS[Disagree(rule.setting("disagree"))], rule)


def _ranges(rule: Rule, a: Fact, b: Fact) -> bool:
    """Say whether two ranges are apart, of which the first asks less of the reader."""
    more = _ROUNDED if a.unit == "day" else 1
    return (
        max(a.low, b.low) < ENDLESS
        and (a.kind == b.kind or bool(rule.words("against")))
        and a.unit == b.unit
        and {a.modality, b.modality} <= _COMPLETE
        and (a.most * more < b.least or b.most * more < a.least or _is_far_from(a, b))
        and a.asks <= b.asks
    )


def _is_far_from(a: Fact, b: Fact) -> bool:
    """Say whether “up to three years” is said beside “nine to twelve months”."""
    return (
        a.kind in MORE_IS_BETTER
        and a.modality is Modality.MAXIMUM
        and b.modality is not Modality.MAXIMUM
        and b.high * _BY_FAR <= a.high
    )


def _none_and_some(rule: Rule, a: Fact, b: Fact) -> bool:
    del rule
    nothing = a.modality is Modality.ABSOLUTE and a.high == 0
    least = _SLACK if b.unit == "day" else 0
    return nothing and b.modality not in _SOFT | {Modality.ABSOLUTE} and b.high > least


def _little_and_long(rule: Rule, a: Fact, b: Fact) -> bool:
    limit = float(rule.setting("limit") or 7)
    return a.modality in _SOFT and b.modality not in _SOFT and b.high > limit


def _endless_and_ending(rule: Rule, a: Fact, b: Fact) -> bool:
    del rule
    return a.modality is Modality.ABSOLUTE and a.low >= ENDLESS and b.high < ENDLESS


def _prices(rule: Rule, a: Fact, b: Fact) -> bool:
    """Say whether two prices of one thing differ; a lowest price binds all others."""
    del rule
    if Modality.ABSOLUTE in {a.modality, b.modality}:
        return _is_of_all(a, b)
    if a.low >= b.low or not _of_one_unit(a, b) or Modality.CASE in {a.modality, b.modality}:
        return False
    if Modality.MEAN in {a.modality, b.modality}:
        return a.modality is not Modality.MINIMUM and a.high < b.low * _DISCOUNT
    if b.modality is Modality.MINIMUM:
        return a.modality is Modality.MINIMUM or a.high < b.low
    return a.modality is not Modality.MINIMUM and a.high < b.low


def _is_of_all(a: Fact, b: Fact) -> bool:
    """Say whether a price that is said to be that of everything is not another one."""
    is_one_currency = a.unit.partition("/")[0] == b.unit.partition("/")[0]
    is_single = b.modality not in {Modality.MEAN, Modality.CASE} and not b.unit.endswith("/month")
    is_lower = a.modality is Modality.ABSOLUTE and a.high < b.low
    return is_one_currency and is_single and is_lower


def _of_one_unit(a: Fact, b: Fact) -> bool:
    """Say whether two prices are per the same; one that names nothing may be that of a session.

    It is not where it is so much higher that it must be that of a course.
    """
    if a.unit == b.unit:
        return True
    per = {unit.partition("/")[2] for unit in (a.unit, b.unit)}
    is_one_currency = a.unit.partition("/")[0] == b.unit.partition("/")[0]
    return is_one_currency and per == {"", "session"} and b.low < a.high * _COURSE


def _least(rule: Rule, a: Fact, b: Fact) -> bool:
    """Say whether two lower limits differ, as two least ages; the lower one promises more."""
    del rule
    return a.low < b.low


_WAYS = {
    Disagree.RANGES: _ranges,
    Disagree.NONE_AND_SOME: _none_and_some,
    Disagree.LITTLE_AND_LONG: _little_and_long,
    Disagree.ENDLESS_AND_ENDING: _endless_and_ending,
    Disagree.PRICES: _prices,
    Disagree.LEAST: _least,
}
