"""What a clause leaves out that goes on from another: “Legs an hour, arms ten minutes”."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.regex import regex
from claimcheck.notation.stretches import COUNT, COUNT_TO, TIME_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = regex(rf"\b(?P<unit>{TIME_UNIT})\b")
_JOINT = regex(r"[,;:] ?(?:and |but |while |whereas )?| (?:and|but|while|whereas) | [–-] ")
_LEADS = (
    "(?:up to|at least|at most|about|around|roughly|perhaps|maybe|only|just|nearly|nearer|closer to"
    "|some|under|over|within|usually|often|typically|almost|every|between|more like|as (?:much|long"
    "|many) as|for|in|after|takes?|needs?|wants?|lasts?|runs? to|is|are|will|can|may)"
)
# What may be named of which the amount is: no more than a few words, and nothing counted.
_NAMED = (
    r"(?:(?!(?:not|no|never|if|when|because|so|then|which|who|that|you|we|it|they|there|i|or|avoid"
    rf"|by|until|before|after|from|cost|costs|age|aged|day|week|month|{COUNT}|{TIME_UNIT})\b)"
    r"[a-z][a-z'-]* ){0,5}?"
)
_GOES_ON = regex(
    rf"{_NAMED}(?:{_LEADS} )*(?P<amount>(?:{COUNT_TO}|an?|half an)(?:[ -](?P<unit>{TIME_UNIT}))?)"
    r"(?![.,]?\d)(?= ?(?:[.,;:!)(]|$)| (?:for|if|when|in|on|with|around|at|unless|where|once|from"
    r"|or so|but|and|while)\b)",
)


_NO_COUNT = frozenset({"a", "an", "half an"})
_SHARE = regex(r" (?:in|of|at|on)\b|$")


class Gap(NamedTuple):
    """A clause without its verb, up to the end of its amount, and the amount in full."""

    start: int
    end: int
    amount: str


def gaps_after(folded: str, start: int, end: int) -> Iterator[Gap]:
    """Yield what goes on, in the clauses behind an amount at `start..end`, with other amounts.

    An amount without a unit takes that of the one before it.
    """
    units = list(_UNIT.finditer(folded, start, end))
    unit = units[-1]["unit"] if units else ""
    at = end
    while (joint := _JOINT.search(folded, at)) is not None:
        at = joint.end()
        found = _GOES_ON.match(folded, at)
        if found is None:
            continue
        amount = found["amount"]
        if not found["unit"]:
            if amount in _NO_COUNT or (amount == "one" and _SHARE.match(folded, found.end())):
                continue
            amount = f"{amount} {unit}"
        lead = folded[at : found.start("amount")]
        yield Gap(found.start("amount"), found.end("amount"), f"{lead}{amount}".strip())
