"""Where clauses end: commas of a list part its members, all others part clauses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    import re

_LIST_COMMA = regex(
    r",(?=[ ](?:and|or|nor)\b|[ ][\w'-]+(?:[ -][\w'-]+){0,2}(?:,|[ ](?:and|or|nor)\b))",
)

_JOINT = regex(r";|,| (?:but|while|whereas|although|though|and|or) ")
_ASIDE = regex(r",(?= (?:if|when|where|as|like|though|although)\b)[^,;.:]{3,40},")
_SOFT = frozenset({" and ", " or "})
_NUMBER = regex(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|dozen|once|twice"
    r"|fortnight|weekend|an? (?:few|couple|hour|day|week|month|year))\b",
)


def keeps_clause(folded: str, start: int, end: int) -> bool:
    """Say whether every comma in a match parts the members of a list, not two clauses.

    Checking this once for a match is cheaper than writing it into every gap.
    """
    at = folded.find(",", start, end)
    while at >= 0:
        if not (folded[at + 1 : at + 2].isdigit() or _LIST_COMMA.match(folded, at)):
            return False
        at = folded.find(",", at + 1, end)
    return True


@lru_cache(4096)
def clause_bounds(folded: str) -> tuple[tuple[int, int], ...]:
    """Return where the clauses of a sentence start and end, in order.

    “And” and the commas of a list part clauses only where there is a number on either side, and
    those around an aside (“, if it occurs,”) never do.
    """
    starts = [0]
    asides = {at for found in _ASIDE.finditer(folded) for at in (found.start(), found.end() - 1)}
    for joint in _JOINT.finditer(folded):
        if joint.start() in asides:
            continue
        is_soft = joint[0] in _SOFT or (
            joint[0] == "," and _LIST_COMMA.match(folded, joint.start()) is not None
        )
        is_figure = joint[0] == "," and folded[joint.end() : joint.end() + 1].isdigit()
        if is_figure or (is_soft and not _has_numbers(folded, starts[-1], joint)):
            continue
        starts.append(joint.end())
    return tuple(zip(starts, [*starts[1:], len(folded)], strict=True))


def _has_numbers(folded: str, start: int, joint: re.Match[str]) -> bool:
    """Say whether there is a number on either side of a joint, and words beside the latter.

    “Three and five sessions” is one clause.
    """
    following = _JOINT.finditer(folded, joint.end())
    end = next((after.start() for after in following if after[0] != " or "), len(folded))
    behind = folded[joint.end() : end]
    return (
        _NUMBER.search(folded, start, joint.start()) is not None
        and _NUMBER.search(behind) is not None
        and _NUMBER.match(behind) is None
    )
