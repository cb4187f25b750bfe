"""Numbers as copy writes them: digits, words, ranges, vague counts, and the units of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    import re

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES: dict[str, tuple[float, float]] = {
    **{word: (value, value) for value, word in enumerate(_SMALL)},
    **{word: (10.0 * value, 10.0 * value) for value, word in enumerate(_TENS, start=2)},
    "a": (1, 1),
    "an": (1, 1),
    "single": (1, 1),
    "half": (0.5, 0.5),
    "quarter": (0.25, 0.25),
    "quarters": (0.25, 0.25),
    "couple": (2, 2),
    "pair": (2, 2),
    "few": (2, 5),
    "handful": (3, 6),
    "several": (3, 7),
    "multiple": (2, float("inf")),
    "many": (3, float("inf")),
    "dozen": (12, 12),
    "hundred": (100, 100),
    "thousand": (1000, 1000),
}
DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "min": 1 / 1440,
    "hour": 1 / 24,
    "hr": 1 / 24,
    "day": 1.0,
    "night": 1.0,
    "weekend": 2.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.0,
    "year": 365.0,
}
"""Length of a unit of time in days; a month counts 30."""

ADVERBS = {
    "daily": (1.0, 1.0),
    "weekly": (7.0, 7.0),
    "fortnightly": (14.0, 14.0),
    "monthly": (28.0, 35.0),
    "quarterly": (90.0, 92.0),
    "yearly": (365.0, 365.0),
    "annually": (365.0, 365.0),
    "annual": (365.0, 365.0),
}
"""How many days lie between what happens so often; a month may be four or five weeks."""

# Vague counts are wider of times than of things: several days are two to eight.
_VAGUE_TIMES = {(3.0, 7.0): (2.0, 8.0)}
_VAGUE_HOURS = {(2.0, 5.0): (2.4, 5.0)}  # a few hours are at least a tenth of a day
_ARTICLE = regex(r"\b(?:an?|one|single) (?=\d)")  # one 45-minute visit
# Four 30-minute visits: so many, and so long each.
_EACH = regex(
    rf"\b(?:\d+|an?|{'|'.join(_SMALL[1:13])})(?: ?x)? "
    rf"(?=(?:\d+|{'|'.join(_SMALL[1:])}|{'|'.join(_TENS)})[ -](?:minute|min|hour|hr)s?\b)"
)
_AND_MORE = regex(r" and a (half|quarter)\b|½")
_MORE = {"+half": 0.5, "+quarter": 0.25}
_UNIT_WORDS = "|".join(DAYS)
_COUNT = rf"(?:\d+|{'|'.join(_SMALL[1:13])})"
# “A month or two” is one to two months, and “week 12” is twelve weeks in.
_OR_MORE = regex(rf"\b(?:an?|one) ({_UNIT_WORDS}) or (two|three)\b")
_POINT = regex(
    rf"\b(day|week|month|year)s? ({_COUNT})"
    rf"(?: ?(to|and|or|-) ?(?:(?:day|week|month)s? )?({_COUNT}))?\b"
    rf"(?! ?-?(?:{_UNIT_WORDS}|%))",
)
# “By the third day” is three days in; “the first three days” are no such point.
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_NTH = regex(
    rf"\b({'|'.join(_ORDINALS)})(?: (to|or|and)(?: the)? ({'|'.join(_ORDINALS)}))?"
    r" (day|week|month|year)\b",
)
_TWICE = regex(rf"\btwice\b(?!.*\b(?:{_UNIT_WORDS}|{'|'.join(ADVERBS)}|as))")
_LONG_WEEKEND = regex(r"\b(?:an? )?(?:long|bank holiday) weekend\b")
_NOT_POINTS = frozenset({"each", "every", "per", "the", "last", "next", "first"})
_TOKEN = regex(r"\+(?:half|quarter)|\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+|[^\sa-z\d]")


@dataclass(frozen=True, slots=True)
class Range:
    """A number or a range, both ends included, in `unit` (empty when none is named).

    `ends` counts the numbers that it was read from.
    """

    low: float
    high: float
    unit: str = ""
    ends: int = field(default=1, compare=False)


def read_range(folded: str) -> Range | None:
    """Return the number or range that a folded phrase names; None when it names none.

    Times come out in days. A number without a unit takes the unit that follows it, as in “three to
    five days”.
    """
    found: list[tuple[float, float, str]] = []
    folded = _LONG_WEEKEND.sub("3 to 4 days", _TWICE.sub("2", _NTH.sub(_nth, folded)))
    plain = _POINT.sub(_counted, _OR_MORE.sub(r"one to \2 \1s", folded))
    tokens = _TOKEN.findall(_AND_MORE.sub(_and_more, _ARTICLE.sub("", _EACH.sub("", plain))))
    for token, after in zip_longest(tokens, tokens[1:], fillvalue=""):
        if token in {"a", "an"} and after.removesuffix("s") not in DAYS and after not in _VALUES:
            continue  # a difference, an average
        if token == "second" and (not found or found[-1][2]):  # noqa: S105 -- a word
            continue  # the second visit
        unit = token.removesuffix("s")
        if token in _MORE:
            more = _MORE[token]
            found[-1:] = [(low + more, high + more, unit) for low, high, unit in found[-1:]]
        elif token[0].isdecimal():
            value = float(token.replace(",", ""))
            found.append((value, value, ""))
        elif unit in DAYS:
            if not found or found[-1][2]:
                found.append((1, 1, ""))
            found = [(low, high, unit if owner == "" else owner) for low, high, owner in found]
        elif token in _VALUES:
            _add_word(found, token)
    if not found:
        return next((Range(*ADVERBS[word], "day") for word in ADVERBS if word in folded), None)
    # Beside times, a number without a unit counts something else: “3 days before a visit”.
    found = [end for end in found if end[2]] or found
    scaled = [_scaled(*end) for end in found]
    unit = "day" if any(unit for _, _, unit in found) else ""
    return Range(min(low for low, _ in scaled), max(high for _, high in scaled), unit, len(found))


def _and_more(part: re.Match[str]) -> str:
    return f"+{part[1] or 'half'}"


def _nth(point: re.Match[str]) -> str:
    """Return the third day as three days, and the third to fifth as three to five."""
    first, joint, last, unit = point.groups()
    before = point.string[: point.start()].split()[-1:]
    if before == ["every"] or (first == "second" and before[:1] == ["a"]):
        return point[0]
    counted = _ORDINALS.index(first) + 1
    return (
        f"{counted} {joint} {_ORDINALS.index(last) + 1} {unit}s" if last else f"{counted} {unit}s"
    )


def _counted(point: re.Match[str]) -> str:
    """Return a point in time as a stretch: “week 12” as “12 weeks”, but not “every week 2 …”."""
    before = point.string[: point.start()].split()[-1:]
    if before and (before[0] in _VALUES or before[0][-1].isdigit() or before[0] in _NOT_POINTS):
        return point[0]
    unit, first, _, last = point.groups()
    return f"{first} to {last} {unit}s" if last else f"{first} {unit}s"


def _scaled(low: float, high: float, unit: str) -> tuple[float, float]:
    if unit:
        low, high = _VAGUE_TIMES.get((low, high), (low, high))
    if unit in {"hour", "hr"}:
        low, high = _VAGUE_HOURS.get((low, high), (low, high))
    return low * DAYS.get(unit, 1.0), high * DAYS.get(unit, 1.0)


_AFTER_A = frozenset({"couple", "few", "handful", "single", "pair", "half", "quarter"})


def _add_word(found: list[tuple[float, float, str]], token: str) -> None:
    """Add a number word; “twenty” and “five” make one number, “a” before another number none."""
    low, high = _VALUES[token]
    if found and not found[-1][2]:
        before = found[-1]
        if before in {(0.5, 0.5, ""), (0.25, 0.25, ""), (0.75, 0.75, "")} and token in {"a", "an"}:
            return  # half a day, a quarter of an hour
        if token in {"hundred", "thousand", "dozen", "quarters"}:
            found[-1] = (before[0] * low, before[1] * high, "")
            return
        if before[0] >= 20 and before[0] % 10 == 0 and high < 10:  # noqa: PLR2004
            found[-1] = (before[0] + low, before[1] + high, "")
            return
        if before == (1, 1, "") and token in _AFTER_A:
            found[-1] = (low, high, "")
            return
    found.append((low, high, ""))
