"""What an article says as a whole, as far as other parts of it depend on that."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.kinds.required import SATISFIED, WEAK
from claimcheck.model.fact import Fact, FactKind, Modality
from claimcheck.model.regex import regex
from claimcheck.model.rule import Qualifier, Severity
from claimcheck.reconcile.amounts import names_amount
from claimcheck.reconcile.cases import as_meant, is_story
from claimcheck.reconcile.statements import is_statement, without_overlaps

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Verdict
    from claimcheck.model.text import Span
    from claimcheck.reconcile.treatments import Topic

SHORT = 150  # words; a shorter text owes each disclosure one step less gravely


# What an article says of its own treatment, where a sentence names none. What it says beside
# figures is said of whatever it offers.
_FIGURES = frozenset(
    {
        FactKind.SESSIONS,
        FactKind.INTERVAL,
        FactKind.PROCEDURE_TIME,
        FactKind.RECOVERY,
        FactKind.RETURN_TO_ACTIVITY,
        FactKind.SYMPTOM_DURATION,
        FactKind.ONSET,
        FactKind.ONSET_FULL,
        FactKind.EFFECT_DURATION,
        FactKind.MAINTENANCE,
        FactKind.PRICE,
        FactKind.EFFICACY,
    },
)


_OF = regex(r" (?:of|from)(?: [a-z-]+){0,2} ")  # what there is no risk of
_OF_SOMEBODY = frozenset({Qualifier.QUOTED, Qualifier.CONDITIONAL})
_ELSEWHERE = frozenset({Qualifier.ASKED, Qualifier.ATTRIBUTED, Qualifier.OTHER_SUBJECT})


class Stated(NamedTuple):
    """A place of an article and what it comes to as a fact."""

    path: str
    verdict: Verdict
    fact: Fact

    @property
    def span(self) -> Span:
        """Where it is stated in the reader's text."""
        return self.verdict.candidate.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The kept verdicts of an article, by rule and by category, and what follows from them.

    `dropped` are the disclosures that are none in their context, by rule, and `denied` the claims
    that the article itself denies, by category.

    `named` gives for each sentence the ids of the terms that it names, `asides` the places of those
    that are neither treatments nor what is treated, `subject_of` what a place in one speaks of,
    `folded` the article's text, and `is_story` whether somebody tells what happened to themselves.
    """

    path: str
    by_rule: Mapping[str, Sequence[Verdict]]
    by_category: Mapping[str, Sequence[Verdict]]
    dropped: Mapping[str, Sequence[Verdict]]
    denied: Mapping[str, Sequence[Verdict]]
    facts: tuple[Stated, ...]
    by_kind: Mapping[str, Sequence[Stated]]
    named: Mapping[int, frozenset[str]]
    subject_of: Callable[[int, Span], frozenset[str]]
    asides: Mapping[int, Sequence[tuple[Span, str]]]
    folded: str
    completed: Callable[[frozenset[str]], frozenset[str]]
    is_story: Callable[[Verdict], bool]
    is_short: bool
    names_amount: bool
    claimed: dict[str, list[Verdict]] = field(default_factory=dict)
    """The claims, made no less grave, of the categories that were asked for."""

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 -- what an article says depends on
        cls,
        verdicts: Sequence[Verdict],
        segmented: Segmented,
        named: Mapping[int, frozenset[str]],
        subject_of: Callable[[int, Span], frozenset[str]],
        asides: Mapping[int, Sequence[tuple[Span, str]]],
        topic: Topic,
    ) -> Said:
        """Return what the verdicts of an article come to."""
        by_rule: dict[str, list[Verdict]] = defaultdict(list)
        by_category: dict[str, list[Verdict]] = defaultdict(list)
        dropped: dict[str, list[Verdict]] = defaultdict(list)
        denied: dict[str, list[Verdict]] = defaultdict(list)
        path = segmented.article.path
        is_told = partial(is_story, segmented=segmented)
        facts: list[Stated] = []
        by_kind: dict[str, list[Stated]] = defaultdict(list)
        for verdict in verdicts:
            if verdict.kept:
                by_rule[verdict.candidate.rule.id].append(verdict)
                by_category[verdict.candidate.rule.category].append(verdict)
                if verdict.candidate.fact is not None and not is_told(verdict):
                    fact = as_meant(verdict, segmented)
                    if fact.kind in _FIGURES:
                        fact = fact._replace(subject=topic.completed(fact.subject))
                    facts.append(Stated(path, verdict, fact))
                    by_kind[fact.kind].append(facts[-1])
            elif verdict.candidate.role in {SATISFIED, WEAK}:
                dropped[verdict.candidate.rule.id].append(verdict)
            elif is_statement(verdict.candidate) and _is_denied(verdict):
                denied[verdict.candidate.rule.category].append(verdict)
        return cls(
            path=path,
            by_rule=by_rule,
            by_category=by_category,
            dropped=dropped,
            denied=denied,
            facts=tuple(facts),
            by_kind=by_kind,
            named=named,
            subject_of=subject_of,
            asides=asides,
            folded=segmented.folded,
            completed=topic.completed,
            is_story=is_told,
            is_short=segmented.article.words < SHORT,
            names_amount=names_amount(segmented.article.text),
        )

    @property
    def has_price(self) -> bool:
        """Whether a price is stated, if only as an amount of money."""
        return self.names_amount or FactKind.PRICE in self.by_kind

    def claims(
        self, names: Collection[str], kind: str, amount: float, but: Collection[str] = ()
    ) -> list[Stated]:
        """Return the claims of some categories or rules as facts that amount to so much.

        Of a category they are the gravest, of a rule those that nothing makes less grave.
        """
        categories = dict.fromkeys("/".join(name.split("/")[:2]) for name in names)
        # Nothing stops you going back to work: what one is back to stands behind the claim.
        is_back = kind == FactKind.RETURN_TO_ACTIVITY
        beyond = (lambda _: frozenset[str]()) if is_back else self._beyond
        return [
            self._stated(verdict, kind, amount, amount, Modality.ABSOLUTE, beyond(verdict))
            for category in categories
            if category in self.by_category
            for verdict in self._plain(category)
            for rule in (verdict.candidate.rule,)
            if rule.id in names
            or (category in names and verdict.severity is Severity.ERROR and rule.id not in but)
        ]

    def _plain(self, category: str) -> list[Verdict]:
        if category not in self.claimed:
            claims = [v for v in self.by_category[category] if is_statement(v.candidate)]
            chosen = without_overlaps(claims)
            self.claimed[category] = [
                v
                for v in chosen
                if v.severity is v.candidate.rule.severity
                and not any(cue.qualifier in _OF_SOMEBODY for cue in v.cues)
                and not self.is_story(v)
            ]
        return self.claimed[category]

    def facts_of(self, kinds: Collection[str]) -> list[Stated]:
        """Return the facts of some kinds."""
        return [stated for kind in kinds for stated in self.by_kind.get(kind, ())]

    def denials(self, categories: Collection[str], kind: str) -> list[Stated]:
        """Return what the article denies of some categories as facts of some of it."""
        return [
            self._stated(verdict, kind, 1, float("inf"), Modality.TYPICAL)
            for category in categories
            for verdict in self.denied.get(category, ())
        ]

    def caveats(self, categories: Collection[str], role: str, kind: str) -> list[Stated]:
        """Return the disclosures of some categories, full or weak ones, as facts."""
        return [
            self._stated(verdict, kind, 1, float("inf"), Modality.TYPICAL)
            for category in categories
            for verdict in self.by_category.get(category, ())
            if verdict.candidate.role == role
        ]

    def _beyond(self, verdict: Verdict) -> frozenset[str]:
        """Return what a claim says nothing of, though its sentence does: “no scars” of swelling."""
        span = verdict.candidate.span
        places = self.asides.get(verdict.candidate.sentence, ())
        inside = {
            name
            for place, name in places
            if place.overlaps(span)
            or (place.start > span.end and _OF.fullmatch(self.folded, span.end, place.start))
        }
        return frozenset(name for _, name in places) - inside

    def _stated(  # noqa: PLR0913, PLR0917 -- what a fact is made of
        self,
        verdict: Verdict,
        kind: str,
        low: float,
        high: float,
        modality: Modality,
        beyond: frozenset[str] = frozenset(),
    ) -> Stated:
        candidate = verdict.candidate
        subject = self.completed(self.subject_of(candidate.sentence, candidate.span) - beyond)
        fact = Fact(
            kind=FactKind(kind), low=low, high=high, unit="", modality=modality, subject=subject
        )
        return Stated(self.path, verdict, fact)


def _is_denied(verdict: Verdict) -> bool:
    """Say whether the article itself denies a claim, and does so outright."""
    dropping = {cue.qualifier for cue in verdict.cues if cue.effect == "dropped"}
    others = {cue.qualifier for cue in verdict.cues}
    return dropping == {Qualifier.NEGATED} and not others & _ELSEWHERE
