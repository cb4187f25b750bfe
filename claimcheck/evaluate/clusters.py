"""What the second reader raised and no rule did, in groups: candidates for new rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from claimcheck.notation.folding import fold, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model.second import Neighbour

ALIKE = 0.6
"""The least cosine between a sentence and the one that its group began with."""
_SHARED = 0.5  # of the sentences of a group must have a word that is said to be common
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A sentence in which a category was raised, with its place, “a.md:12”, and its vector."""

    category: str
    where: str
    before: str
    text: str
    probability: float
    neighbours: tuple[Neighbour, ...]
    vector: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Sentences of one category that are near each other, the likeliest first.

    `words` are those that at least half of them have, and two, but for everyday ones; the most
    shared come first.
    """

    category: str
    words: tuple[str, ...]
    members: tuple[Sighting, ...]


def clusters(sightings: Iterable[Sighting]) -> list[Cluster]:
    """Return sightings in groups: by category, in each the largest first.

    A sentence joins the group whose first sentence is nearest to it, if that is near enough, else
    it begins one. The likeliest come first, so that the same sightings make the same groups. What
    stands in several places counts once.
    """
    once: dict[tuple[str, str], Sighting] = {}
    for one in sorted(sightings, key=_order):
        once.setdefault((one.category, words_in(fold(one.text))), one)
    found: list[Cluster] = []
    for category, members in groupby(once.values(), key=attrgetter("category")):
        groups = sorted(_grouped(list(members)), key=lambda group: -len(group))
        found += [
            Cluster(category=category, words=_common(group), members=tuple(group))
            for group in groups
        ]
    return found


def _order(one: Sighting) -> tuple[str, float, str, str]:
    return one.category, -one.probability, one.text, one.where


def _grouped(members: Sequence[Sighting]) -> list[list[Sighting]]:
    groups: list[list[Sighting]] = []
    for one in members:
        likeness = [(_cosine(group[0].vector, one.vector), -at) for at, group in enumerate(groups)]
        best = max(likeness, default=(0.0, 0))
        if best[0] >= ALIKE:
            groups[-best[1]].append(one)
        else:
            groups.append([one])
    return groups


def _cosine(one: Any, other: Any) -> float:  # noqa: ANN401 -- vectors of a library that may be missing
    length = float(one @ one) * float(other @ other)
    return float(one @ other) / length**0.5 if length else 0.0


def _common(group: Sequence[Sighting]) -> tuple[str, ...]:
    """Return the words that many sentences of a group share, of one alone none."""
    counted = Counter(
        word for one in group for word in set(words_in(fold(one.text)).split()) - _EVERYDAY
    )
    shared = [word for word, count in counted.items() if count >= max(2, _SHARED * len(group))]
    return tuple(sorted(shared, key=lambda word: (-counted[word], word))[:_MOST_WORDS])


_EVERYDAY = frozenset(
    "a an and are as at be but by for from has have i in is it its no not of on one or our so than "
    "that the their then there this to up was we will with you your".split()
)
