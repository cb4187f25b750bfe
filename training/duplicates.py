"""Finds sentences of two sides of the split that nearly repeat each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from datasketch import MinHash, MinHashLSH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.data import Sentence

ALIKE = 0.7
"""Jaccard similarity of the sets of word pairs from which on two sentences nearly repeat."""
_PERMUTATIONS = 128


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring words, small letters, marks left out."""
    words = ["".join(c for c in word if c.isalnum()) for word in text.lower().split()]
    bounded = ["<", *filter(None, words), ">"]
    return frozenset(f"{one} {two}" for one, two in pairwise(bounded))


def repeated(
    one: Sequence[Sentence], other: Sequence[Sentence]
) -> Iterator[tuple[Sentence, Sentence, float]]:
    """Yield pairs across two sides that nearly repeat, with their true similarity."""
    index = MinHashLSH(threshold=ALIKE - 0.1, num_perm=_PERMUTATIONS)
    for number, sentence in enumerate(one):
        index.insert(number, _hashed(pairs_of(sentence.text)))
    for sentence in other:
        own = pairs_of(sentence.text)
        for number in sorted(index.query(_hashed(own))):
            theirs = pairs_of(one[number].text)
            similarity = len(own & theirs) / len(own | theirs)
            if similarity >= ALIKE:
                yield one[number], sentence, similarity


def _hashed(pairs: frozenset[str]) -> MinHash:
    found = MinHash(num_perm=_PERMUTATIONS, seed=1)
    for pair in sorted(pairs):
        found.update(pair.encode())
    return found
