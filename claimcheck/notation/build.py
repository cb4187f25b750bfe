"""Patterns → an index to search with."""

from __future__ import annotations

from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimcheck.notation.index import PatternIndex, bits
from claimcheck.notation.regexes import Regexes
from claimcheck.notation.slots import rarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.notation.compile import Pattern


_NUMBERED = 4
"""How many slots of a pattern are looked at; those behind are the most usual words."""


def build_index(
    patterns: Sequence[Pattern],
    exceptions: Mapping[int, Iterable[int]] = MappingProxyType({}),
) -> PatternIndex:
    """Return an index in which a pattern is known by its place in `patterns`.

    `exceptions` gives for a pattern those that matter only where it is found.
    """
    ordered = [sorted(pattern.slots, key=rarity) for pattern in patterns]
    numbers = _numbered(patterns)
    needs: list[list[list[int]]] = [[[] for _ in numbers] for _ in range(_NUMBERED)]
    leads: list[list[int]] = [[] for _ in numbers]
    for ordinal, (pattern, slots) in enumerate(zip(patterns, ordered, strict=True)):
        for each, slot in zip(needs, slots, strict=False):
            each[numbers[slot]].append(ordinal)
        if pattern.leads:
            leads[numbers[pattern.leads]].append(ordinal)
    late = {pattern: bits(later) for pattern, later in exceptions.items()}
    return PatternIndex(
        vocabulary=_vocabulary(numbers),
        needs=[_texts(each) for each in needs],
        free=[
            bits(n for n, slots in enumerate(ordered) if len(slots) <= at)
            for at in range(_NUMBERED)
        ],
        leads=_texts(leads),
        anywhere=bits(n for n, pattern in enumerate(patterns) if not pattern.leads),
        crossing=frozenset(n for n, pattern in enumerate(patterns) if pattern.crosses),
        exceptions=late,
        late=reduce(or_, late.values(), 0),
        regexes=Regexes([pattern.regex for pattern in patterns]),
    )


def _numbered(patterns: Sequence[Pattern]) -> dict[frozenset[str], int]:
    """Return a number for each slot."""
    slots = (slot for pattern in patterns for slot in (*pattern.slots, pattern.leads))
    return {slot: number for number, slot in enumerate(dict.fromkeys(slots))}


def _texts(patterns: Iterable[Iterable[int]]) -> list[str]:
    return [" ".join(map(str, some)) for some in patterns]


def _vocabulary(slots: Iterable[frozenset[str]]) -> dict[str, str]:
    vocabulary: dict[str, list[str]] = {}
    for ordinal, slot in enumerate(slots):
        for word in sorted(slot):
            vocabulary.setdefault(word, []).append(str(ordinal))
    return {word: " ".join(filled) for word, filled in vocabulary.items()}
