"""Commas: those of a list part its members, all others part clauses."""

from __future__ import annotations

import re

_LIST_COMMA = re.compile(
    r",(?=[ ](?:and|or|nor)\b|[ ][\w'-]+(?:[ -][\w'-]+){0,2}(?:,|[ ](?:and|or|nor)\b))",
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
