"""Where a text names an amount, whatever stands beside it: stretches of time, numbers of visits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    import re

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NTH = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_COUNT = rf"(?:\d+(?:[.,]\d+)?|(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES})"
_VAGUE = r"a couple(?: of)?|a trio of|a few|several|a handful of|half a dozen|a dozen|a pair of"
_MANY = rf"(?:{_COUNT}|(?:another|the (?:first|next)) (?:{_COUNT}|few|couple of)|{_VAGUE})"
_TO = r"(?: ?- ?| to | or |,? (?:perhaps|maybe|possibly|sometimes|or even|even) | and )"
_MANY_TO = rf"{_MANY}(?:{_TO}{_MANY},?)?"
_UNIT = (
    "seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weekends?|weeks?|fortnights?|months?|years?"
)
_LONG = "(?:good|full|whole|long|clear|solid|further|short|quiet|bank holiday|working|calendar)"
_ONE = (
    rf"(?:(?:half|three[ -]quarters of|a quarter of|a third of) an? (?:hour|day|year)"
    rf"|(?:{_MANY_TO}(?: {_LONG})?|an?(?: {_LONG})?|one|the next|the first|a half)[ -](?:{_UNIT})"
    r"(?: and (?:a half|a quarter|three quarters))?)"
)
_POINT = (
    rf"(?:(?:day|week|month|year)s? {_COUNT}(?:(?: to | and | or | ?- ?)(?:(?:day|week|month) )?"
    rf"{_COUNT})?\b"
    rf"|the (?:end of the )?(?:first|{_NTH})(?: (?:to|or|and) (?:the )?(?:{_NTH}))?"
    r" (?:day|week|month|year))"
)
_NEXT = "(?:(?:the|that|by) )?(?:next|following) (?:day|morning)|overnight|the morning after"
_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_BEFORE = (
    "(?:up to|at least|at most|at the most|within|inside|under|less than|more than|no more than"
    "|no longer than|not more than|as long as|as little as|about|around|roughly|some|over"
    "|upwards of|at the outside|barely|close to|nearly|almost|a minimum of|a maximum of"
    "|an average of|on average|approximately|approx|circa)"
)
_BEHIND = "(?: or (?:so|more|less|longer|two|three)| at (?:least|most|the (?:most|outside|least)))?"
_TIMES = regex(
    rf"\b(?:(?:{_BEFORE} )?(?:{_ONE}(?:(?: ?- ?| to | or ){_ONE})?{_BEHIND}|{_POINT})|{_NEXT}"
    rf"|{_DAY} (?:to|till|until|through) (?:the )?{_DAY}|(?:within|inside) the hour)(?![\w-])",
)
_VISITS = (
    "(?:sessions|treatments|visits|appointments|sittings|rounds|goes|zaps|slots|peels|facials"
    "|times|applications|dates|bookings|trips|turns)"
)
_VISIT = "(?:session|treatment|visit|appointment|sitting|round|go|peel|time)"
_COUNTS = regex(
    rf"(?<![£$€.,])\b(?:(?:after|by|until|before|at) (?:your|their|the|our|my) (?:{_NTH}) {_VISIT}"
    rf"|{_VISIT} (?:number )?{_COUNT}"
    rf"|(?:{_BEFORE} )?{_MANY_TO}(?: (?!(?:{_UNIT}|of|for|in|on|at|to|the)\b)[a-z-]+){{0,2}}"
    rf" {_VISITS}{_BEHIND}(?! as))\b",
)
_ASKING = frozenset({"how", "when"})
HOUR_WORDS = _ASKING.union(
    "second seconds minute minutes min mins hour hours hr hrs half quarter quarters".split()
)
"""Words of which every text has one that names less than a day or asks for a time."""
TIME_WORDS = HOUR_WORDS.union(
    "day days night nights weekend weekends week weeks fortnight fortnights month months year years"
    " overnight morning monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words of which every text has one that names a time or asks for one."""
VISIT_WORDS = _ASKING.union(
    "session treatment visit appointment sitting round go peel time sessions treatments visits"
    " appointments sittings rounds goes zaps slots peels facials times applications dates bookings"
    " trips turns".split()
)
"""Words of which every text has one that names a number of visits or asks for one."""
_KEPT = 4096  # texts; sites repeat themselves
_TOMORROW = regex(rf"\b(?:{_NEXT})\b")
_THE_HOUR = regex(r"\bthe hour\b")
_NTH_VISIT = regex(rf"\b(?:{_NTH})(?= {_VISIT})")
_WEEK = "mon tue wed thu fri sat sun".split()
_WEEKDAYS = regex(rf"(?P<start>{_DAY}) [a-z]+ (?:the )?(?P<end>{_DAY})")


@lru_cache(_KEPT)
def times_in(folded: str) -> tuple[tuple[int, int], ...]:
    """Return where a folded text names stretches of time or points in it, with their bounds."""
    return tuple(found.span() for found in _TIMES.finditer(folded))


@lru_cache(_KEPT)
def counts_in(folded: str) -> tuple[tuple[int, int], ...]:
    """Return where a folded text names a number of visits."""
    return tuple(found.span() for found in _COUNTS.finditer(folded))


def plainly(amount: str) -> str:
    """Return an amount with its number in plain words: “the next morning” as “1 day”."""
    amount = amount.replace("a trio of", "3")
    amount = _NTH_VISIT.sub(lambda nth: str(_NTH.split("|").index(nth[0]) + 2), amount)
    return _WEEKDAYS.sub(_days_between, _THE_HOUR.sub("1 hour", _TOMORROW.sub("1 day", amount)))


def _days_between(days: re.Match[str]) -> str:
    first, last = (_WEEK.index(days[end][:3]) for end in ("start", "end"))
    return f"{(last - first) % 7 or 7} days"
