"""Many patterns over many sentences, without work for each pattern on each sentence.

Every pattern is known by the slots it needs. A sentence's words give the set of slots that have a
word in it; only patterns whose slots are all in that set are matched, and only where a word stands
that they can begin with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.notation.clause import keeps_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.notation.regexes import Regexes

KEPT = 20_000
NUMBER = "#"
"""What stands for any number, in patterns and in the vocabulary."""
WORD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]|\$")
"""The words of folded text, as the index knows them."""
_DIGIT = re.compile("[0-9]").search


@dataclass(frozen=True, slots=True)
class Known:
    """What a word means to the patterns: the slots it fills as bits, and the patterns to try.

    `starts` are those whose rarest slot it fills, each behind its other slots; `leads` those that
    may begin with it.
    """

    fills: int
    starts: tuple[tuple[int, int], ...]
    leads: frozenset[int]

    def is_of(self, pattern: int, rest: int) -> bool:
        """Say whether a pattern needs the word or may begin with it; `rest` are its other slots."""
        return (rest, pattern) in self.starts or pattern in self.leads or bool(self.fills & rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternIndex:
    """Patterns made ready for searching; plain data, so that it can be stored.

    `vocabulary` gives for a word the slots it fills; `starts` and `leads` for a slot the patterns
    whose rarest it is, and which begin with it; `rests` the other slots of each pattern, as bits.
    Those of `anywhere` may begin with any sign, those of `crossing` hold the end of a clause.
    """

    vocabulary: dict[str, tuple[int, ...]]
    rests: tuple[int, ...]
    starts: dict[int, tuple[int, ...]]
    leads: dict[int, tuple[int, ...]]
    anywhere: frozenset[int]
    crossing: frozenset[int]
    regexes: Regexes = field(compare=False)

    known: dict[str, Known] = field(default_factory=dict, repr=False, compare=False)
    """What the words that were met mean; most words of the vocabulary never are. Never more than
    `KEPT`."""

    found: dict[str, tuple[tuple[int, int, int], ...]] = field(
        default_factory=dict,
        repr=False,
        compare=False,
    )
    """What was found in sentences seen before: sites repeat themselves. Never more than `KEPT`."""

    def find(self, folded: str) -> tuple[tuple[int, int, int], ...]:
        """Return `(pattern, start, end)` for each match in folded text, such as a sentence.

        Patterns come in their own order, the matches of each from left to right.
        """
        hits = self.found.get(folded)
        if hits is None:
            hits = self._find(folded)
            if len(self.found) >= KEPT:
                self.found.clear()
            self.found[folded] = hits
        return hits

    def know(self, word: str) -> Known:
        """Return what a word, or the sign for a number, means to the patterns."""
        known = self.known.get(word)
        if known is None:
            slots = self.vocabulary.get(word, ())
            known = Known(
                sum(1 << slot for slot in slots),
                tuple(
                    (self.rests[pattern], pattern)
                    for slot in slots
                    for pattern in self.starts.get(slot, ())
                ),
                frozenset(pattern for slot in slots for pattern in self.leads.get(slot, ())),
            )
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[word] = known
        return known

    def _find(self, folded: str) -> tuple[tuple[int, int, int], ...]:
        known, know = self.known, self.know
        words = [(found.group(), found.start()) for found in WORD.finditer(folded)]
        present = {word: known.get(word) or know(word) for word, _ in words}
        if _DIGIT(folded):
            present[NUMBER] = know(NUMBER)
        filled = 0
        for meant in present.values():
            filled |= meant.fills
        tried = {
            pattern
            for meant in present.values()
            for rest, pattern in meant.starts
            if rest & filled == rest
        }
        return tuple(sorted(self._match(tried, words, present, folded))) if tried else ()

    def _match(
        self,
        tried: set[int],
        words: Sequence[tuple[str, int]],
        present: Mapping[str, Known],
        folded: str,
    ) -> Iterator[tuple[int, int, int]]:
        """Yield the matches of patterns, tried where a word stands that they can begin with."""
        ready, regexes = self.regexes.ready, self.regexes
        number = present[NUMBER].leads if NUMBER in present else None
        done: dict[int, int] = {}
        for word, at in words:
            here = tried & present[word].leads
            if number and _DIGIT(word):
                here |= tried & number
            for pattern in here:
                if pattern in done and at < done[pattern]:
                    continue
                match = (ready.get(pattern) or regexes[pattern]).match(folded, at)
                if match is not None and self._holds(pattern, match):
                    done[pattern] = match.end()
                    yield pattern, at, match.end()
        for pattern in tried & self.anywhere:
            yield from self._find_anywhere(pattern, folded)

    def _holds(self, pattern: int, match: re.Match[str]) -> bool:
        """Say whether a match keeps to a clause, or may leave it."""
        return pattern in self.crossing or keeps_clause(match.group(), match.string[match.end() :])

    def _find_anywhere(self, pattern: int, folded: str) -> Iterator[tuple[int, int, int]]:
        search = self.regexes[pattern].search
        match = search(folded)
        while match is not None:
            first, last = match.span()
            if self._holds(pattern, match):
                yield pattern, first, last
                match = search(folded, last)
            else:
                match = search(folded, first + 1)
