"""What a phrase amounts to: percentages, prices, rates, skin types, and ends left open."""

from __future__ import annotations

import re
from enum import StrEnum

from claimcheck.model.regex import regex
from claimcheck.notation.numbers import ADVERBS, Range, read_range

_ENDLESS = float("inf")
_YEAR = 365.0
_MONTH = 30.0
_WORD = r"\d[\d.,]*|[a-z]+(?:-[a-z]+)?"


class Bound(StrEnum):
    """Which end of a number is meant; about and mean are said of a number as a whole."""

    LOWER = "lower"
    UPPER = "upper"
    MEAN = "mean"
    ABOUT = "about"


_SAID = (
    (
        Bound.UPPER,
        (
            r"\b(?:up to|(?:no|not|never|rarely|seldom) (?:more|longer|later|further) than|at most"
            r"|at the (?:latest|most|outside)|maximum|as (?:much|long|many|late) as"
            r"|(?<!no )(?<!not )(?:less|fewer) than|below|or (?:less|fewer|under)"
            r"|(?:never|rarely|not) exceed\w*)\b"
            r"|(?:\b(?:not|never|seldom|rarely|hardly|unlikely)|n't)\b[^.,;]{0,30}"
            r"\b(?:longer than|more than|beyond|past|outlives?|outlasts?)\b"
        ),
    ),
    (
        Bound.LOWER,
        (
            r"\b(?:at least|minimum|(?:no|not) (?:less|fewer|sooner|earlier) than|more than"
            r"|longer than|upwards of"
            r"|as (?:little|few|low) as|at the very least"
            r"|(?:or|and) (?:more|over|older|above|longer|upwards|up))\b"
            r"|\d\+"
        ),
    ),
    (Bound.MEAN, r"\b(?:average|averages|averaging|mean)\b"),
    (Bound.ABOUT, r"\b(?:about|around|roughly|approximately|approx|circa|some)\b|~"),
)
_BOUNDS = tuple((bound, regex(words)) for bound, words in _SAID)
# These open an end of one number; before two they only name the stretch: “within 2 to 4 weeks”.
_OF_ONE = (
    (Bound.UPPER, regex(r"\b(?:within|under|inside)\b")),
    (Bound.LOWER, regex(r"\bover (?=\d|an? |one |[a-z]+ (?:years|months))")),
)
_FROM = regex(r"\b(?:from|start\w*|begin\w*)\b")
_PERCENT = regex(r"%|\bper ?cent\b")
_PEOPLE = "patients?|people|persons?|clients?|women|woman|men|man|cases?|users?"
_RATIO = regex(
    rf"(?P<few>{_WORD})(?:(?: ?- ?| to | or )(?P<more>{_WORD}))?(?: (?:{_PEOPLE}))?"
    rf" (?:out of|in|of)(?: every)? (?P<all>{_WORD})(?: thousand)?(?!\w)",
)
_ARTICLE = regex(r"\ban?\b")
_FRACTIONS = {
    "two-thirds": 200 / 3,
    "two thirds": 200 / 3,
    "a third": 100 / 3,
    "one third": 100 / 3,
    "one-third": 100 / 3,
    "three-quarters": 75.0,
    "three quarters": 75.0,
    "a quarter": 25.0,
    "one quarter": 25.0,
    "a fifth": 20.0,
    "one fifth": 20.0,
    "a tenth": 10.0,
    "one tenth": 10.0,
    "half": 50.0,
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_OF_TEN = regex(
    r" ?(?:(?:/|out of) ?|on an? (?:scale (?:of|from) )?(?:(?:0|1|zero|one) to )?)(?:10|ten)\b"
    r"(?:[ -]point)?"
)
_TYPES = regex(r"\b(?:[1-6]|vi|iv|v|i{1,3})\b")
_TIMES = {"once": 1.0, "twice": 2.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}
_RATE = regex(
    r"(?P<low>once|twice|one|two|three|four|\d+)(?: times)?"
    r"(?:(?: to | or | ?- ?)(?P<high>twice|two|three|four|\d+))?(?: [a-z-]+){0,3}"
    r" (?:a|per|each)\b ?year",
)
_CURRENCIES = (
    ("HKD", r"hk\$|\bhkd"),
    ("SGD", r"\bs\$|sg\$|\bsgd"),
    ("AUD", r"\ba\$|au\$|\baud"),
    ("NZD", r"nz\$|\bnzd"),
    ("CAD", r"\bc\$|ca\$|\bcad"),
    ("TWD", r"nt\$|\bntd|\btwd"),
    ("GBP", r"£|\bgbp|pounds?\b|\bquid"),
    ("EUR", r"€|\beur\b|euros?\b"),
    ("THB", r"฿|\bthb|\bbaht"),
    ("MYR", r"\brm ?\d|\bmyr|ringgit"),
    ("CNY", r"\brmb|\bcny|yuan"),
    ("JPY", r"¥|\bjpy|\byen\b"),
    ("KRW", r"₩|\bkrw|\bwon\b"),
    ("INR", r"₹|\binr|rupees?"),
    ("PHP", r"₱|\bphp|pesos?"),
    ("AED", r"\baed|dirhams?"),
    ("CHF", r"\bchf"),
    ("USD", r"us\$|\$|\busd|dollars?"),
)
_CURRENCY = tuple((code, regex(sign)) for code, sign in _CURRENCIES)
_SESSION = "sessions?|treatments?|visits?|sittings?|appointments?|procedures?|goes|go|pop|time"
_COUNTED = regex(
    rf"(?:\bfor|\bof|^)(?: an?| the)?(?: (?:course|package|set|block|series) of)? ?"
    rf"(?P<count>\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: [a-z-]+)?"
    rf" (?:{_SESSION})\b|^(?P<of>two|three|four|five|six|eight|ten|twelve) for (?=[£$€])"
    rf"|(?<=\d) for (?P<bare>two|three|four|five|six|eight|ten|twelve)$"
    rf"|\b(?:for an? )?(?:courses?|packages?|packs?|sets?|blocks?|series)"
    r" of (?P<course>\d+|two|three|four|five|six|eight|ten|twelve)\b",
)
_PER = regex(
    r"(?:\bper|\ba|\ban|\beach|/|\bfor one|\bfor a single|\bfor each|\bfor a|\bevery"
    r"|\b(?:one|single)|(?<![\d.])1) ?"
    r"(?:[a-z]+(?:-[a-z]+)? )?(?P<unit>"
    rf"{_SESSION}|areas?|zones?|ml|syringes?|vials?|units?|course|peel|facial|thread|tooth|eye"
    r"|person|month|hour|graft|lesion|mole|tag|injection|cycle|flank|side)\b"
    r"|\b(?P<each>units|areas|threads|syringes|grafts)(?= (?:are|cost|at)\b)",
)
# What a price in an answer is for; that of two areas is not the price of one.
_FOR_WHAT = regex(
    r" (?:for|per|a|an|each) (?:(?P<many>two|three|four|both|[2-9])(?! [a-z-]*(?:sess|treat|vis))"
    r"|[\w -]{2,24}\b)",
)
_SIGNED = regex(r"[£$€¥₩฿₹₱] ?\d")
_ANOTHER = regex(r"[;,|]\s(?=[£$€¥₩฿₹₱] ?\d)")  # a second price, for something else
_THOUSANDS = regex(r"(\d+(?:\.\d+)?)k\b")
_COURSE = regex(r"(?:^|\s)(?:the |full |whole )?(?:course|package) (?:price|cost|fee)s?\b")
_SAME = {"zone": "area", "time": "session", "go": "session", "goes": "session", "pop": "session"}


def bound_of(folded: str, amount: Range) -> Bound | None:
    """Return which end of a number the words around it leave open."""
    for bound, words in (*_BOUNDS[:2], *_OF_ONE[: 2 * (amount.ends == 1)], *_BOUNDS[2:]):
        if words.search(folded):
            return bound
    return None


def opened(amount: Range, bound: Bound | None) -> Range:
    """Return the range with one end open, where one is."""
    match bound:
        case Bound.LOWER:
            return Range(amount.low, _ENDLESS, amount.unit)
        case Bound.UPPER:
            return Range(0.0, amount.high, amount.unit)
        case _:
            return amount


def read_interval(folded: str) -> Range | None:
    """Return the days between visits; a month is four or five weeks, unless it is the least."""
    amount = read_range(folded)
    if amount is None or amount.unit != "day":
        return None
    if amount.low == amount.high == _MONTH and bound_of(folded, amount) is None:
        return Range(*ADVERBS["monthly"], "day")
    return amount


def read_share(folded: str) -> Range | None:
    """Return percent: “30–50%”, “9 out of 10”, “1 in 4,000”, “two thirds”; None without a share."""
    if signs := list(_PERCENT.finditer(folded)):
        last = signs[-1]
        amount = read_range(_ARTICLE.sub(" ", folded[: last.start()].replace("%", "")))
        return None if amount is None else Range(amount.low, amount.high, "%", amount.ends)
    shares = [share for found in _RATIO.finditer(folded) for share in _ratio(found)]
    if shares:
        return Range(min(shares), max(shares), "%", len(set(shares)))
    for words, share in _FRACTIONS.items():
        if re.search(rf"\b{words}\b", folded):
            return Range(share, share, "%")
    return None


def _ratio(found: re.Match[str]) -> list[float]:
    whole = read_range(found["all"])
    parts = [read_range(found[name]) for name in ("few", "more") if found[name]]
    if whole is None or whole.unit or whole.low < 2:  # noqa: PLR2004 -- one of one is no share
        return []
    return [100 * part.low / whole.low for part in parts if part is not None and not part.unit]


def read_rate(folded: str) -> Range | None:
    """Return how many times a year something happens: “twice a year”, “every 6 months”."""
    if "every" not in folded and (found := _RATE.search(folded)) is not None:
        ends = [_TIMES.get(end) or float(end) for end in found.groups() if end]
        return Range(min(ends), max(ends), "", len(ends))
    amount = read_range(folded[max(folded.find("every"), 0) :])  # one every six months
    if amount is None or amount.unit != "day" or not amount.low:
        return None
    # Twelve months are a year, though they count 360 days.
    months = {end: end / _MONTH for end in (amount.low, amount.high)}
    often = [12 / m if m % 1 == 0 else _YEAR / end for end, m in months.items()]
    return Range(min(often), max(often), "", amount.ends)


def read_age(folded: str) -> Range | None:
    """Return an age in years: “18 and over”, “over 18s”, “eighteen years old”."""
    amount = read_range(re.sub(r"(?<=\d)s\b|\byears?\b", "", folded))
    return None if amount is None or amount.unit else amount


def read_score(folded: str) -> Range | None:
    """Return points of ten: “4 out of 10”, “4/10”."""
    return read_range(_ARTICLE.sub(" ", _OF_TEN.sub("", folded)))


def read_phototypes(folded: str) -> Range | None:
    """Return skin types of Fitzpatrick's scale, in Roman or in Arabic numerals."""
    types = [float(_ROMAN.get(found) or found) for found in _TYPES.findall(folded)]
    return Range(min(types), max(types)) if types else None


def read_price(folded: str) -> Range | None:
    """Return a price in its currency, per what it is for; of several sessions, the price of one."""
    currency = next((code for code, sign in _CURRENCY if sign.search(folded)), "")
    if not currency:
        return None
    folded = _ANOTHER.split(folded)[0]
    counted = _COUNTED.search(folded)
    per = _PER.search(folded)
    rest = _PER.sub(" ", _COUNTED.sub(" ", folded))
    if sign := _SIGNED.search(rest):  # one area from £99 for two
        rest = rest[sign.start() :].partition(" for ")[0]
    amount = read_range(_THOUSANDS.sub(lambda found: f"{float(found[1]) * 1000:g}", rest))
    if amount is None or amount.unit:
        return None
    if counted is not None:
        count = read_range(
            counted["count"] or counted["of"] or counted["bare"] or counted["course"]
        )
        times = count.low if count is not None else 1.0
        low, high = amount.low / times, amount.high / times
        return Range(low, high, f"{currency}/session", amount.ends)
    unit = (per["unit"] or per["each"]) if per is not None else ""
    unit = unit.removesuffix("s") if unit != "goes" else unit
    if re.fullmatch(_SESSION, unit):
        unit = "session"
    unit = "course" if not unit and _COURSE.search(folded) else _SAME.get(unit, unit)
    return Range(amount.low, amount.high, f"{currency}/{unit}".rstrip("/"), amount.ends)


def end_of_price(folded: str, end: int) -> int:
    """Return where that ends which a price, up to `end`, is for: “£95 for one area”.

    It is the start of the text, so that nothing is left, where it is the price of several.
    """
    more = _FOR_WHAT.match(folded, end)
    if more is None:
        return end
    return 0 if more["many"] else more.end()


def is_course_price(folded: str) -> bool:
    """Say whether a price is that of several sessions: “£240 for 3 sessions”."""
    return _COUNTED.search(folded) is not None


def is_least_price(folded: str, amount: Range) -> bool:
    """Say whether a price is where prices begin: “from £99”."""
    return amount.ends == 1 and _FROM.search(folded) is not None
