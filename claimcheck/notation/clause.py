"""Commas: those of a list part its members, all others part clauses."""

from __future__ import annotations

import re

_LIST_COMMA = re.compile(
    r",(?=[ ](?:and|or|nor)\b|[ ][\w'-]+(?:[ -][\w'-]+){0,2}(?:,|[ ](?:and|or|nor)\b))",
)


def keeps_clause(matched: str, rest: str) -> bool:
    """Say whether every comma in a match parts the members of a list, not two clauses.

    `rest` is what follows the match in its sentence. Checking this once for a match is cheaper than
    writing it into every gap.
    """
    if "," not in matched:
        return True
    text = matched + rest
    return all(
        text[at] != "," or text[at + 1 : at + 2].isdigit() or _LIST_COMMA.match(text, at)
        for at in range(len(matched))
    )
