"""Patterns → an index to search with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.notation.index import PatternIndex
from claimcheck.notation.regexes import Regexes
from claimcheck.notation.slots import rarest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.notation.compile import Pattern


def build_index(patterns: Sequence[Pattern]) -> PatternIndex:
    """Return an index in which a pattern is known by its place in `patterns`."""
    slots = _numbered(patterns)
    rests: list[int] = []
    starts: dict[int, list[int]] = {}
    leads: dict[int, list[int]] = {}
    for ordinal, pattern in enumerate(patterns):
        start = rarest(pattern.slots)
        rests.append(sum(1 << slots[slot] for slot in pattern.slots if slot != start))
        starts.setdefault(slots[start], []).append(ordinal)
        if pattern.leads:
            leads.setdefault(slots[pattern.leads], []).append(ordinal)
    return PatternIndex(
        vocabulary=_vocabulary(slots),
        rests=tuple(rests),
        starts={slot: tuple(ordinals) for slot, ordinals in starts.items()},
        leads={slot: tuple(ordinals) for slot, ordinals in leads.items()},
        anywhere=frozenset(n for n, pattern in enumerate(patterns) if not pattern.leads),
        crossing=frozenset(n for n, pattern in enumerate(patterns) if pattern.crosses),
        regexes=Regexes([pattern.regex for pattern in patterns]),
    )


def _numbered(patterns: Sequence[Pattern]) -> dict[frozenset[str], int]:
    """Return a number for each slot: small ones for those that many patterns need beside another.

    Comparing bits takes as long as the highest number is.
    """
    uses = Counter[frozenset[str]]()
    for pattern in patterns:
        start = rarest(pattern.slots)
        uses.update({start: 0, pattern.leads: 0} if pattern.leads else {start: 0})
        uses.update(slot for slot in pattern.slots if slot != start)
    ordered = sorted(uses, key=lambda slot: (-uses[slot], sorted(slot)))
    return {slot: number for number, slot in enumerate(ordered)}


def _vocabulary(slots: Iterable[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    vocabulary: dict[str, list[int]] = {}
    for ordinal, slot in enumerate(slots):
        for word in sorted(slot):
            vocabulary.setdefault(word, []).append(ordinal)
    return {word: tuple(ordinals) for word, ordinals in vocabulary.items()}
