"""What a kind is, and what it may look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A list of patterns that a rule of the kind has.

    `examples` names the list of examples that must witness each of the role's patterns: `flag`, a
    list of its own, or `pass` for patterns that take hits away. `beside` says of a rule with which
    words a sentence must have one for the role to be looked for.
    """

    name: str
    examples: str = "flag"
    required: bool = True
    beside: Callable[[Rule], frozenset[str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingField:
    """Something else that a rule of the kind says. `known` lists the words it may hold."""

    name: str
    shape: Shape
    required: bool = True
    known: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


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
