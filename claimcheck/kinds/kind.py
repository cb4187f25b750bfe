"""What a kind is, and what it may look at."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from claimcheck.model.rule import ASIDES
from claimcheck.model.text import count_words
from claimcheck.notation.clause import clause_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from claimcheck.kinds.glossary import Glossary
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule
    from claimcheck.model.text import Span


class Level(StrEnum):
    """How much of an article a kind must see to decide."""

    SENTENCE = "sentence"
    ARTICLE = "article"


class Shape(StrEnum):
    """What a setting holds."""

    TEXT = "text"
    NUMBER = "number"
    RANGE = "range"
    WORD = "word"
    WORDS = "words"
    TABLE = "table"
    TOKENS = "tokens"


# What a sentence may begin with that speaks of what the one before named.
_PRONOUNS = frozenset("it it's it'll they they're they'll this these that both each".split())
# Heads of rows that say what is measured, and not of what.
_MEASURES = re.compile(
    r"(?i)(?:(?:number of|time|typical|usual|full|average|how (?:long|many|often|much))\b.*"
    r"|(?:prices?|costs?|fees?|sessions?|treatments?|visits?|downtime|recovery|intervals?|pain"
    r"|results?|duration|onset|anaesthe\w+|spacing|lasts)\b.*)",
)
_LABEL = 4  # words at most, of what a paragraph is about: “Legs and back.”


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A list of patterns that a rule of the kind has.

    `examples` names the list of examples that must witness each of the role's patterns: `flag`, a
    list of its own, or `pass` for patterns that take hits away.
    """

    name: str
    examples: str = "flag"
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingField:
    """Something else that a rule of the kind says. `known` lists the words it may hold."""

    name: str
    shape: Shape
    required: bool = True
    known: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a kind sees of an article while it proposes candidates.

    `terms` gives for each sentence the ids of the terms that it names; `terms_in` does so for any
    other text of the article, such as the head of a table row. `places` says where in the article
    each sentence names them, and `groups` whether they are treatments, concerns or areas.
    """

    segmented: Segmented
    glossary: Glossary
    terms: Mapping[int, frozenset[str]]
    terms_in: Callable[[str], frozenset[str]]
    places: Mapping[int, Sequence[tuple[Span, str]]] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)

    def subject_of(self, sentence: int, span: Span | None = None) -> frozenset[str]:
        """Return what a sentence speaks of: by its words, its table row or column, its heading.

        The head of a row is a subject of its own, whether or not it names a term. Of several
        treatments, concerns or areas in one sentence it is those of the clause of `span`.
        """
        segmented = self.segmented
        ordinal = segmented.sentences[sentence].block
        block = segmented.article.blocks[ordinal]
        is_thing = block.row and _MEASURES.match(block.row) is None
        row = frozenset({block.row}) if is_thing else frozenset()
        own = self._beside(sentence, span)
        aside = frozenset(name for name in own if self.groups.get(name) in ASIDES)
        for named in (own - aside, *map(self.terms_in, (block.row, block.column))):
            if named:
                return named | row | aside
        if label := self._label_of(sentence) or self._meant_by(sentence):
            return label | aside
        heading = segmented.heading_of(ordinal)
        if row or heading is None or segmented.article.blocks[heading].level == 1:
            return row | aside
        text = segmented.article.blocks[heading].span.of(segmented.article.text)
        return self.terms_in(text) | aside

    def _beside(self, sentence: int, span: Span | None) -> frozenset[str]:
        """Return what a sentence names; of each group with several, what its clause names.

        Where the clause names none, it is what was named last before it, else next after it.
        """
        named = self.terms.get(sentence, frozenset())
        places = self.places.get(sentence, ())
        if span is None or len(named) < 2 or not places:  # noqa: PLR2004 -- of one there is no choice
            return named
        whole = self.segmented.sentences[sentence].span
        bounds = clause_bounds(whole.of(self.segmented.folded))
        clauses = [(whole.start + start, whole.start + end) for start, end in bounds]
        mine = next(at for at, (_, end) in enumerate(clauses) if span.start < end)
        nearest = [mine, *reversed(range(mine)), *range(mine + 1, len(clauses))]
        found: set[str] = set()
        for group in {self.groups.get(name) for name in named}:
            members = [(at, name) for at, name in places if self.groups.get(name) == group]
            if group == "area":  # the upper lid is not the eye
                members = [
                    (at, name)
                    for at, name in members
                    if not any(other.contains(at) and other != at for other, _ in members)
                ]
            inside = (
                {name for at, name in members if clauses[of][0] <= at.start < clauses[of][1]}
                for of in nearest
            )
            found |= next(filter(None, inside), set())
        return frozenset(found)

    def _meant_by(self, sentence: int) -> frozenset[str]:
        """Return what the sentence before it in a paragraph names.

        Of a sentence that does not begin with “it” or “they” that is the treatments only.
        """
        segmented = self.segmented
        of = segmented.sentences[sentence].block
        words = segmented.sentence_text(segmented.sentences[sentence]).lower().split()
        is_meant = words[0].replace("’", "'") in _PRONOUNS
        for before in range(sentence - 1, max(sentence - 3, -1), -1):
            if segmented.sentences[before].block != of:
                break
            if named := self.terms.get(before):
                return frozenset(
                    name for name in named if is_meant or self.groups.get(name) == "treatment"
                )
        return frozenset()

    def _label_of(self, sentence: int) -> frozenset[str]:
        """Return what a label before a sentence names, as “Legs and back” before “Eight visits”."""
        segmented = self.segmented
        block = segmented.sentences[sentence].block
        first = sentence
        while first and segmented.sentences[first - 1].block == block:
            first -= 1
        label = segmented.sentence_text(segmented.sentences[first])
        if first == sentence or count_words(label) > _LABEL or label[-1] not in ".:。：":
            return frozenset()
        return self.terms.get(first, frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a rule can be. `scans` says that it reads articles without patterns of its own.

    A kind that does not report only reads facts, for others to compare.
    """

    name: str
    level: Level
    propose: Callable[[Rule, Sequence[Hit], Context], Iterable[Candidate]]
    roles: tuple[Role, ...] = ()
    settings: tuple[SettingField, ...] = ()
    placeholders: tuple[str, ...] = ("match",)
    scans: bool = False
    reports: bool = True


def without_excepted(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that no `except` hit overlaps; the longest of those that overlap each other.

    Of equally long hits the one of the earlier pattern stays. Hits come in the order of their
    sentences, and only those of one sentence can overlap.
    """
    if len(hits) == 1:
        return [] if hits[0].role == "except" else list(hits)
    kept: list[Hit] = []
    for _, together in groupby(hits, key=_sentence):
        members = list(together)
        if len(members) == 1:
            kept += [hit for hit in members if hit.role != "except"]
        else:
            kept += _without_excepted(members)
    return kept


_sentence = attrgetter("sentence")


def _without_excepted(hits: Sequence[Hit]) -> list[Hit]:
    excepted = [hit.span for hit in hits if hit.role == "except"]
    kept: list[Hit] = []
    rest = [hit for hit in hits if hit.role != "except"]
    for hit in sorted(rest, key=lambda h: (h.span.start - h.span.end, h.span.start, h.ordinal)):
        if any(hit.span.overlaps(span) for span in excepted):
            continue
        if not any(hit.span.overlaps(other.span) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.span, h.ordinal))
