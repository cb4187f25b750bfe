"""Many patterns over many sentences, without work for each pattern on each sentence.

Every pattern is known by the slots it needs. A sentence's words give the set of slots that have a
word in it; only patterns whose slots are all in that set are matched, and only where a word stands
that they can begin with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.notation.clause import keeps_clause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.notation.regexes import Regexes

KEPT = 20_000
NUMBER = "#"
"""What stands for any number, in patterns and in the vocabulary."""
LABEL = ":"
"""What stands for a text that may be a label or the head of a table, which need no other word."""
_LABEL_LENGTH = 80  # characters
WORD = regex(r"[a-z0-9]+|[^\x00-\x7f]|\$")
"""The words of folded text, as the index knows them."""
_DIGIT = regex("[0-9]").search
_UNIT = regex("(?<=[0-9])[a-z]+")
"""A unit right behind its number: 6cm."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a word means to the patterns, which are given as bits.

    `fills[n]` are those whose slot `n` it fills, `leads` those that may begin with it.
    """

    fills: tuple[int, ...]
    leads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternIndex:
    """Patterns made ready for searching; plain data, so that it can be stored.

    `vocabulary` gives for a word the slots it fills, `needs[n]` for a slot the patterns that need
    it, where it is number `n` of theirs, the rarest first, and `leads` for a slot the patterns that
    begin with it: each as text, since most are never asked for. `free[n]` are those patterns, as
    bits, that need no slot of number `n`; those `anywhere` may begin with any sign, those of
    `crossing` hold the end of a clause.
    `exceptions` gives for a pattern those, as bits, that are looked for only where it is found;
    `late` are all of them.
    """

    vocabulary: Mapping[str, str]
    needs: Sequence[Sequence[str]]
    free: Sequence[int]
    leads: Sequence[str]
    anywhere: int
    crossing: frozenset[int]
    exceptions: Mapping[int, int]
    late: int
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
            slots = tuple(map(int, self.vocabulary.get(word, "").split()))
            known = Known(
                fills=tuple(_bits_of(needs, slots) for needs in self.needs),
                leads=_bits_of(self.leads, slots),
            )
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[word] = known
        return known

    def is_near(self, word: str, pattern: int) -> bool:
        """Say whether a pattern needs a word or may begin with it."""
        known = self.know(word)
        return any(filled >> pattern & 1 for filled in (*known.fills, known.leads))

    def beginning(self, folded: str, at: int) -> int:
        """Return, as bits, the patterns that may begin at a place in folded text."""
        word = WORD.match(folded, at)
        if word is None:
            return self.anywhere
        leads = self.know(word.group()).leads
        if _DIGIT(word.group()):
            leads |= self.know(NUMBER).leads
        return leads | self.anywhere

    def _find(self, folded: str) -> tuple[tuple[int, int, int], ...]:
        known, know = self.known, self.know
        words = [(found.group(), found.start()) for found in WORD.finditer(folded)]
        present = {word: known.get(word) or know(word) for word, _ in words}
        if _DIGIT(folded):
            present[NUMBER] = know(NUMBER)
            for unit in _UNIT.findall(folded):
                present.setdefault(unit, know(unit))
        if len(folded) <= _LABEL_LENGTH or ":" in folded:
            present[LABEL] = know(LABEL)
        if not words:
            return ()
        tried = -1
        each = zip(*(meant.fills for meant in present.values()), strict=True)
        for free, fills in zip(self.free, each, strict=True):
            tried &= reduce(or_, fills, free)
        if not tried:
            return ()
        late = tried & self.late
        hits = self._match(tried ^ late, words, present, folded)
        if late and hits:
            exceptions = self.exceptions
            wanted = reduce(or_, (exceptions.get(pattern, 0) for pattern, _, _ in hits))
            hits += self._match(late & wanted, words, present, folded)
        hits.sort()
        return tuple(hits)

    def _match(
        self,
        tried: int,
        words: Sequence[tuple[str, int]],
        present: Mapping[str, Known],
        folded: str,
    ) -> list[tuple[int, int, int]]:
        """Return the matches of patterns, tried where a word stands that they can begin with."""
        found: list[tuple[int, int, int]] = []
        if not tried:
            return found
        regexes, crossing = self.regexes, self.crossing
        number = tried & present[NUMBER].leads if NUMBER in present else 0
        done: dict[int, int] = {}
        for word, at in words:
            here = tried & present[word].leads
            if number and _DIGIT(word):
                here |= number
            while here:
                pattern = here.bit_length() - 1
                here ^= 1 << pattern
                match = regexes[pattern].match(folded, at)
                if match is None or at < done.get(pattern, 0):
                    continue
                end = match.end()
                if pattern in crossing or keeps_clause(folded, at, end):
                    done[pattern] = end
                    found.append((pattern, at, end))
        anywhere = tried & self.anywhere
        while anywhere:
            pattern = anywhere.bit_length() - 1
            anywhere ^= 1 << pattern
            found += self._find_anywhere(pattern, folded)
        return found

    def _find_anywhere(self, pattern: int, folded: str) -> Iterator[tuple[int, int, int]]:
        search = self.regexes[pattern].search
        match = search(folded)
        while match is not None:
            first, last = match.span()
            if pattern in self.crossing or keeps_clause(folded, first, last):
                yield pattern, first, last
                match = search(folded, last)
            else:
                match = search(folded, first + 1)


def _bits_of(patterns: Sequence[str], slots: Iterable[int]) -> int:
    return bits(int(pattern) for slot in slots for pattern in patterns[slot].split())


def bits(numbers: Iterable[int]) -> int:
    """Return numbers as the bits of one."""
    found = 0
    for number in numbers:
        found |= 1 << number
    return found
