"""Numbers as copy writes them: digits, words, ranges, vague counts, and the units of time."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    "day": 1.0,
    "night": 1.0,
    "weekend": 2.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.0,
    "year": 365.0,
}
"""Length of a unit of time in days; a month counts 30."""

_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+|[^\sa-z\d]")


@dataclass(frozen=True, slots=True)
class Range:
    """A number or a range, both ends included, in `unit` (empty when none is named)."""

    low: float
    high: float
    unit: str = ""


def read_range(folded: str) -> Range | None:
    """Return the number or range that a folded phrase names; None when it names none.

    Times come out in days. A number without a unit takes the unit that follows it, as in “three to
    five days”.
    """
    found: list[tuple[float, float, str]] = []
    for token in _TOKEN.findall(folded):
        unit = token.removesuffix("s")
        if token[0].isdigit():
            value = float(token.replace(",", ""))
            found.append((value, value, ""))
        elif unit in DAYS:
            if not found or found[-1][2]:
                found.append((1, 1, ""))
            found = [(low, high, unit if owner == "" else owner) for low, high, owner in found]
        elif token in _VALUES:
            _add_word(found, token)
    if not found:
        return None
    scaled = [
        (low * DAYS.get(unit, 1.0), high * DAYS.get(unit, 1.0), unit) for low, high, unit in found
    ]
    unit = "day" if any(unit for _, _, unit in scaled) else ""
    return Range(min(low for low, _, _ in scaled), max(high for _, high, _ in scaled), unit)


def _add_word(found: list[tuple[float, float, str]], token: str) -> None:
    """Add a number word; “twenty” and “five” make one number, “a” before another number none."""
    low, high = _VALUES[token]
    if found and not found[-1][2]:
        before = found[-1]
        if before == (0.5, 0.5, "") and token in {"a", "an"}:
            return  # half a day
        if token in {"hundred", "thousand", "dozen"}:
            found[-1] = (before[0] * low, before[1] * high, "")
            return
        if before[0] >= 20 and before[0] % 10 == 0 and high < 10:  # noqa: PLR2004
            found[-1] = (before[0] + low, before[1] + high, "")
            return
        if before == (1, 1, "") and token in {"couple", "few", "handful", "single", "pair", "half"}:
            found[-1] = (low, high, "")
            return
    found.append((low, high, ""))
