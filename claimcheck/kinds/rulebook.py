"""Everything the packs say, ready for use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.kinds.glossary import Glossary
    from claimcheck.model.finding import Suggestion
    from claimcheck.model.report import Pack
    from claimcheck.model.rule import Category, Cue, Rule, Term
    from claimcheck.notation.index import PatternIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose pattern it is: the rule or term with index `of`; `ordinal` counts within the role."""

    of: int
    role: str
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """The rules, cues and words of all packs, with their patterns indexed.

    `owners[n]` owns pattern `n` of `index`; the owner's `of` counts through `rules`, and on through
    `terms`. Pattern `n` of `cue_index` is that of `cues[n]`.
    """

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    categories: Mapping[str, Category]
    cues: tuple[Cue, ...]
    openers: frozenset[str]
    affirmations: tuple[str, ...]
    terms: tuple[Term, ...]
    glossary: Glossary
    wordings: Mapping[str, tuple[str, ...]]
    index: PatternIndex
    owners: tuple[Owner, ...]
    cue_index: PatternIndex
    advised: dict[tuple[str, str], tuple[Suggestion, ...]] = field(
        default_factory=dict,
        repr=False,
        compare=False,
    )
    """What was made to be written instead, by rule and treatment."""
