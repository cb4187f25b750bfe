"""What an article is about: its treatments, by where and how often it names them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.article import BlockKind
from claimcheck.reconcile.amounts import names_amount

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Term

_WEIGHTS = {BlockKind.TITLE: 6, BlockKind.HEADING: 3, BlockKind.DESCRIPTION: 3}
_SHARE = 0.4  # of the weight of the main treatment
_ENOUGH = 2  # a single mention in the body makes an article about nothing, as a rule
_LEAD = 0.2  # of the sentences: copy with prices may name what it sells there and never again
_MENU = 3  # treatments named once each beside prices: such copy sells them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A treatment that the article is about; `sentence` is the index of its first mention."""

    term: Term
    weight: int
    sentence: int


class Topic(NamedTuple):
    """What an article is about where it says nothing else, and by which names it calls that.

    `akin` says for each such name what of it that means: filler is not the toxin. `treatments`
    holds the ids of all treatments, `areas` those of all parts of the body; `area` is the one that
    the title names.
    """

    main: frozenset[str]
    akin: Mapping[str, frozenset[str]]
    treatments: frozenset[str]
    area: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()

    def completed(self, subject: frozenset[str]) -> frozenset[str]:
        """Return a subject with the article's own treatment and area, unless it has others."""
        if not subject & self.areas:
            subject |= self.area
        named = subject & self.treatments
        if not named:
            return subject | self.main
        if named - self.akin.keys():
            return subject
        return subject.union(*(self.akin[name] for name in named))


def topic_of(
    subjects: Sequence[Subject],
    treatments: Mapping[str, Term],
    groups: Mapping[str, str],
    title: frozenset[str] = frozenset(),
) -> Topic:
    """Return the topic of an article: nothing, unless its treatments are of one sort.

    The laser and the peel are whatever the article is about. Of several sorts it is the one
    treatment that the title names, if it names one. `title` holds the terms that it names, and
    `groups` says of each whether it is an area.
    """
    areas = frozenset(name for name, group in groups.items() if group == "area")
    area = title & areas if len(title & areas) == 1 else frozenset[str]()
    if len(title & treatments.keys()) == 1:
        subjects = [subject for subject in subjects if subject.term.id in title] or subjects
    sorts = {subject.term.family.partition("-")[0] for subject in subjects}
    families = {subject.term.family for subject in subjects}
    is_one = len(sorts) == 1
    main = frozenset(subject.term.id for subject in subjects) if is_one else frozenset()
    akin = {
        term.id: frozenset(
            subject.term.id
            for subject in subjects
            if term.id in sorts or term.family == subject.term.family
        )
        for term in treatments.values()
        if is_one and not term.usual and (term.id in sorts or term.family in families)
    }
    return Topic(main, akin, frozenset(treatments), area, areas)


def titled(segmented: Segmented, named: Mapping[int, frozenset[str]]) -> frozenset[str]:
    """Return the terms that the first title or main heading with any names."""
    for ordinal in sorted(named):
        block = segmented.article.blocks[segmented.sentences[ordinal].block]
        if block.kind is BlockKind.TITLE or block.level == 1:
            return named[ordinal]
    return frozenset()


def find_subjects(
    segmented: Segmented,
    named: Mapping[int, frozenset[str]],
    treatments: Mapping[str, Term],
) -> tuple[Subject, ...]:
    """Return the treatments that the article is about, the main one first."""
    weights: dict[str, int] = defaultdict(int)
    first: dict[str, int] = {}
    for ordinal in sorted(named):
        part = segmented.article.blocks[segmented.sentences[ordinal].block].kind
        for term in named[ordinal] & treatments.keys():
            weights[term] += _WEIGHTS.get(part, 1)
            first.setdefault(term, ordinal)
    if not weights:
        return ()
    most = max(weights.values())
    lead = len(segmented.sentences) * _LEAD
    is_copy = most < _ENOUGH and names_amount(segmented.article.text)
    found = [
        Subject(term=treatments[term], weight=weight, sentence=first[term])
        for term, weight in weights.items()
        if weight >= max(_ENOUGH, most * _SHARE)
        or (is_copy and (len(weights) >= _MENU or first[term] < lead))
    ]
    return tuple(
        sorted(found, key=lambda subject: (-subject.weight, subject.sentence, subject.term.id))
    )
