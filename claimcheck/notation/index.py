"""Many patterns over many sentences, without work for each pattern on each sentence.

Every pattern is known by the slots it needs. A sentence's words give the set of slots that have a
word in it; only patterns whose slots are all in that set are matched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.notation.clause import keeps_clause
from claimcheck.notation.slots import rarest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.notation.compile import Pattern

KEPT = 20_000
_WORDS = re.compile(r"[a-z0-9]+|[^\x00-\x7f]").findall
_DIGIT = re.compile("[0-9]").search


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternIndex:
    """Patterns made ready for searching; plain data, so that it can be stored.

    `vocabulary` gives for a word the slots it fills, as bits; `needs` the slots of each pattern;
    `starts` for a word the patterns whose rarest slot it fills.
    """

    vocabulary: dict[str, int]
    needs: tuple[int, ...]
    starts: dict[str, tuple[int, ...]]
    regexes: tuple[str, ...]

    found: dict[str, tuple[tuple[int, int, int], ...]] = field(
        default_factory=dict,
        repr=False,
        compare=False,
    )
    """What was found in sentences seen before: sites repeat themselves. Never more than `KEPT`."""

    def search(self, folded: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield `(pattern, start, end)` for each match in a half-open stretch of folded text.

        Patterns come in their own order, the matches of each from left to right.
        """
        stretch = folded[start:end]
        hits = self.found.get(stretch)
        if hits is None:
            hits = tuple(self._search(stretch))
            if len(self.found) >= KEPT:
                self.found.clear()
            self.found[stretch] = hits
        for pattern, first, last in hits:
            yield pattern, start + first, start + last

    def _search(self, folded: str) -> Iterator[tuple[int, int, int]]:
        vocabulary = self.vocabulary
        present = set(_WORDS(folded)) & vocabulary.keys()
        if "#" in vocabulary and _DIGIT(folded):
            present.add("#")
        if not present:
            return
        filled = 0
        for word in present:
            filled |= vocabulary[word]
        needs = self.needs
        starts = self.starts
        tried = {
            pattern
            for word in present
            if word in starts
            for pattern in starts[word]
            if needs[pattern] & filled == needs[pattern]
        }
        for pattern in sorted(tried):
            search = _compiled(self.regexes[pattern]).search
            match = search(folded)
            while match is not None:
                first, last = match.span()
                if keeps_clause(match.group(), folded[last:]):
                    yield pattern, first, last
                    match = search(folded, last)
                else:
                    match = search(folded, first + 1)


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def build_index(patterns: Sequence[Pattern]) -> PatternIndex:
    """Return an index in which a pattern is known by its place in `patterns`."""
    slots: dict[frozenset[str], int] = {}
    vocabulary: dict[str, int] = {}
    needs: list[int] = []
    starts: dict[str, list[int]] = {}
    for ordinal, pattern in enumerate(patterns):
        need = 0
        for slot in pattern.slots:
            if slot not in slots:
                slots[slot] = len(slots)
                _add(vocabulary, slot, 1 << slots[slot])
            need |= 1 << slots[slot]
        needs.append(need)
        for word in rarest(pattern.slots):
            starts.setdefault(word, []).append(ordinal)
    return PatternIndex(
        vocabulary=vocabulary,
        needs=tuple(needs),
        starts={word: tuple(ordinals) for word, ordinals in starts.items()},
        regexes=tuple(pattern.regex for pattern in patterns),
    )


def _add(vocabulary: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        vocabulary[word] = vocabulary.get(word, 0) | bit
