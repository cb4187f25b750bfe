"""What an article is about: its treatments, by where and how often it names them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.reconcile.amounts import names_amount

if TYPE_CHECKING:
    from collections.abc import Mapping

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
