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
    rf"|(?:{_MANY_TO}(?: and a half)?(?: {_LONG})?|an?(?: {_LONG})?|one|the next|the first|a half)"
    rf"[ -](?:{_UNIT})"
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
    rf"|(?:{_BEFORE} )?{_MANY_TO}(?:(?: x)? \d+[ -]?(?:minute|min|hour)s?)?"
    rf"(?: (?!(?:{_UNIT}|of|for|in|on|at|to|the)\b)[a-z-]+){{0,2}}"
    rf" {_VISITS}{_BEHIND}(?! as))\b",
)
_SIGN = r"(?:us|hk|nz|nt|au|ca|sg|[asc])?[£$€¥₩฿₹₱] ?|(?:gbp|eur|usd|aud|hkd|sgd|thb|aed) ?"
_FIGURE = r"\d[\d,]*(?:\.\d+)?k?\b"
_MONEY = "(?:pounds|euros?|dollars|quid|baht|dirhams|gbp|eur|usd|aud|hkd|sgd|thb|aed)"
_LEADS = (
    "(?:from|only|just|about|around|roughly|up to|at least|at most|under|over|between|starting at"
    "|no more than|never more than|more than|less than|as little as)"
)
_SOLD_BY = (
    "(?:session|treatment|visit|sitting|appointment|procedure|go|area|zone|ml|syringe|vial|unit"
    "|course|peel|facial|thread|tooth|eye|person|hour|graft|lesion|mole|tag|injection|cycle|side"
    "|pop|pulse|month|week)s?"
)
_PRICES = regex(
    rf"(?<![\w.])(?:{_LEADS} )*(?:(?:{_SIGN}){_FIGURE}(?:(?: ?- ?| to | and | or )(?:{_SIGN})?"
    rf"{_FIGURE})?(?: {_MONEY}\b)?|(?:{_FIGURE}|{_COUNT}(?:[ -](?:hundred|thousand))?"
    rf"(?: and {_COUNT})?) {_MONEY}\b)\+?(?:,? ?(?:(?:per|an?|each|every|for an?|for one"
    rf"|for each|for the|for every) (?:single )?|/ ?){_SOLD_BY}\b(?! of)|,? each\b)?"
    rf"(?: for (?:an? |the )?(?:course|package|set|block|series|pack) of {_COUNT}\b)?",
)
_RATES = regex(
    rf"\b(?:(?:once|twice|{_MANY_TO})(?:{_TO}twice)?(?: (?!(?:{_UNIT})\b)[a-z-]+){{0,3}}"
    rf" (?:a|per|each|every) (?:year|quarter)|(?:twice|three times|half)[ -]yearly"
    rf"|(?:yearly|annual|annually|quarterly|every year|each year|{_COUNT}-monthly)"
    r"|(?:a|per|each|every) quarter)\b(?! of)",
)
COUNT, COUNT_TO, TIME_UNIT = _COUNT, _MANY_TO, _UNIT
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
RATE_WORDS = TIME_WORDS.union(
    "once twice yearly annual annually quarterly quarter monthly every each".split()
)
"""Words of which every text has one that says how often something is done or asks it."""
MONEY_WORDS = _ASKING.union(
    "£ $ € ¥ ₩ ฿ ₹ ₱ us hk nz nt au ca sg gbp eur usd aud hkd sgd thb aed pounds euro euros dollars"
    " quid baht dirhams".split()
)
"""Words of which every text has one that names an amount of money or asks for one."""
_KEPT = 4096  # texts; sites repeat themselves
_TOMORROW = regex(rf"\b(?:{_NEXT})\b")
_THE_HOUR = regex(r"\bthe hour\b")
_MONTHLY = regex(rf"\b({_COUNT})-monthly\b")
_QUARTER = regex(r"(?<!and )\b(?:a|per|each|every) quarter\b(?! of)")
_OFTEN = ((regex(r"\b(?:half|twice)[ -]yearly\b"), "twice a year"), (_QUARTER, "every 3 months"))
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


@lru_cache(_KEPT)
def prices_in(folded: str) -> tuple[tuple[int, int], ...]:
    """Return where a folded text names an amount of money, with its bounds and what it is for."""
    return tuple(found.span() for found in _PRICES.finditer(folded))


@lru_cache(_KEPT)
def rates_in(folded: str) -> tuple[tuple[int, int], ...]:
    """Return where a folded text says how often, or after what time, something is done."""
    rates = [found.span() for found in _RATES.finditer(folded)]
    times = [
        (start, end)
        for start, end in times_in(folded)
        if not any(first < end and start < last for first, last in rates)
    ]
    return tuple(sorted(rates + times))


def plainly(amount: str) -> str:
    """Return an amount with its number in plain words: “the next morning” as “1 day”."""
    amount = _MONTHLY.sub(r"every \1 months", amount.replace("a trio of", "3"))
    for often, plain in _OFTEN:
        amount = often.sub(plain, amount)
    amount = _NTH_VISIT.sub(lambda nth: str(_NTH.split("|").index(nth[0]) + 2), amount)
    return _WEEKDAYS.sub(_days_between, _THE_HOUR.sub("1 hour", _TOMORROW.sub("1 day", amount)))


def _days_between(days: re.Match[str]) -> str:
    first, last = (_WEEK.index(days[end][:3]) for end in ("start", "end"))
    return f"{(last - first) % 7 or 7} days"
