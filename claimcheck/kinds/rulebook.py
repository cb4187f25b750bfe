"""Everything the packs say, ready for use."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.second import FAMILIES, rule_of
from claimcheck.notation.index import bits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.kinds.glossary import Glossary
    from claimcheck.model.finding import Suggestion
    from claimcheck.model.law import Jurisdiction
    from claimcheck.model.report import Pack
    from claimcheck.model.rule import Category, Cue, Manner, Rule, Term
    from claimcheck.notation.index import PatternIndex


def worded_in(language: str) -> str:
    """Return what a category's name has before it where wordings are in a language."""
    return f"{language}:" if language not in {"", "en"} else ""


class Owner(NamedTuple):
    """Whose pattern it is: the rule or term with index `of`; `ordinal` counts within the role."""

    of: int
    role: str
    ordinal: int


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """The rules, cues and words of all packs, with their patterns indexed.

    `owners[n]` owns pattern `n` of `index`; the owner's `of` counts through `rules`, and on through
    `terms`. Pattern `n` of `cue_index` is that of `cues[n]`. Of the jurisdictions in `law` those
    in `chosen` hold.
    """

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    categories: Mapping[str, Category]
    cues: tuple[Cue, ...]
    openers: frozenset[str]
    affirmations: tuple[str, ...]
    terms: tuple[Term, ...]
    glossary: Glossary
    wordings: Mapping[Manner, Mapping[str, tuple[str, ...]]]
    index: PatternIndex
    owners: tuple[Owner, ...]
    cue_index: PatternIndex
    law: Mapping[str, Jurisdiction] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    is_chinese: bool = False
    about: str = ""
    """The family of treatments that the article is about, where some cue asks for it."""
    advised: dict[tuple[str, str, Manner], tuple[Suggestion, ...]] = field(
        default_factory=dict,
        repr=False,
        compare=False,
    )
    """What was made to be written instead, by rule, treatment and manner."""
    views: dict[tuple[str, ...], Rulebook] = field(
        default_factory=dict,
        repr=False,
        compare=False,
    )
    """The same rules under other jurisdictions, by what is chosen."""

    def under(self, chosen: Sequence[str]) -> Rulebook:
        """Return the rules with other jurisdictions chosen; the same ones where none changes."""
        key = tuple(chosen)
        if key == self.chosen:
            return self
        if key not in self.views:
            self.views[key] = replace(self, chosen=key, advised={}, views={})
        return self.views[key]

    def for_articles_about(self, family: str) -> Rulebook:
        """Return the rules without the cues that say nothing in articles about a family."""
        if family == self.about or family not in self._passed_over:
            return self
        key = (f"about {family}",)
        if key not in self.views:
            self.views[key] = replace(self, about=family, views={})
        return self.views[key]

    @cached_property
    def _passed_over(self) -> frozenset[str]:
        """The families of treatments about which some cue says nothing."""
        return frozenset(cue.unless_about for cue in self.cues) - {""}

    @cached_property
    def jurisdictions(self) -> tuple[Jurisdiction, ...]:
        """The jurisdictions that are chosen, of those that there are."""
        return tuple(self.law[name] for name in self.chosen if name in self.law)

    @cached_property
    def asleep(self) -> frozenset[int]:
        """The rules that are only there under jurisdictions that are not chosen."""
        return frozenset(
            of
            for of, rule in enumerate(self.rules)
            if rule.jurisdictions and not rule.jurisdictions.intersection(self.chosen)
        )

    def cues_in(
        self,
        folded: str,
        without: Cue | None = None,
    ) -> Iterator[tuple[Cue, int, int]]:
        """Yield the cues in folded text but the one `without`, each with its start and end."""
        for pattern, start, end in self.cue_index.find(folded):
            cue = self.cues[pattern]
            if cue is not without and (not cue.unless_about or cue.unless_about != self.about):
                yield cue, start, end

    def reads(self, language: str) -> bool:
        """Say whether a pack is for a language such as `zh-HK`; every pack is for English."""
        primary = language.partition("-")[0]
        return primary in {"", "en"} or any(pack.id == primary for pack in self.packs)

    def is_of(self, rule: Rule, language: str) -> bool:
        """Say whether a rule is for articles in a language; one that belongs to none is for all."""
        return rule.language in {"", language.partition("-")[0] or "en"}

    def wordings_for(self, rule: Rule, manner: Manner) -> tuple[str, ...]:
        """Return what may stand in for what a rule finds, in its own language."""
        return self.wordings[manner].get(worded_in(rule.language) + rule.category, ())

    @cached_property
    def in_chinese(self) -> Rulebook:
        """The same rules, with what they say of findings in Chinese."""
        return replace(
            self,
            rules=tuple(rule.in_chinese() for rule in self.rules),
            advised={},
            is_chinese=True,
        )

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """The rules by their ids, and what stands in for rules for the second reader."""
        return {rule.id: rule for rule in (*self.rules, *self.second.values())}

    @cached_property
    def second(self) -> Mapping[str, Rule]:
        """What the second reader reports under, by category; no pattern belongs to these rules."""
        whys = {rule.category: rule.why for rule in self.rules if rule.chinese.get("why")}
        rules = {
            name: rule_of(category, whys.get(name, "") if self.is_chinese else "")
            for name, category in self.categories.items()
            if name.partition("/")[0] in FAMILIES
        }
        return {name: rule.in_chinese() for name, rule in rules.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """What may be selected or accepted: families, categories and rules."""
        ids = {*self.by_id, *self.categories}
        return frozenset(ids | {name.partition("/")[0] for name in self.categories})

    @cached_property
    def unwaivable(self) -> frozenset[str]:
        """The ids of the rules whose findings nobody can accept."""
        return frozenset(rule.id for rule in self.rules if not rule.is_waivable)

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[int]]:
        """The rules of each kind that are there, by their places in `rules`."""
        found: dict[str, list[int]] = defaultdict(list)
        for of, rule in enumerate(self.rules):
            if of not in self.asleep:
                found[rule.kind].append(of)
        return dict(found)

    @cached_property
    def treatments(self) -> Mapping[str, Term]:
        """The terms that are treatments, by id."""
        return {term.id: term for term in self.terms if term.is_treatment}

    @cached_property
    def corrections(self) -> int:
        """The cues that correct, as bits by their places in `cues`."""
        return bits(pattern for pattern, cue in enumerate(self.cues) if cue.corrects)

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """For the id of each term “treatment”, “concern” or “area”."""
        return {term.id: "treatment" if term.is_treatment else term.family for term in self.terms}
