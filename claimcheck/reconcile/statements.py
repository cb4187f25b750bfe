"""Findings about wording: the verdicts that were kept, one for each place and category."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.kinds import KINDS
from claimcheck.kinds.kind import Level
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Suggestion
from claimcheck.model.rule import Confidence
from claimcheck.model.second import FAMILIES
from claimcheck.model.text import Span, outermost
from claimcheck.reconcile.findings import says

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Candidate, Finding, Verdict
    from claimcheck.model.rule import Category
    from claimcheck.reconcile.findings import Locator

_HEADS = frozenset({BlockKind.HEADING, BlockKind.LABEL})
_STATING = frozenset(
    kind.name for kind in KINDS.values() if kind.level is Level.SENTENCE and kind.reports
)


def is_statement(candidate: Candidate) -> bool:
    """Say whether a candidate is about wording, and not only a fact or a disclosure."""
    return candidate.rule.kind in _STATING


def find_statements(
    verdicts: Sequence[Verdict],
    locator: Locator,
    categories: Mapping[str, Category],
) -> Iterator[Finding]:
    """Yield a finding for each kept verdict; where a category has several at one place, one.

    What a sentence claims in several words of a category is one finding, from the first of them to
    the last. Where categories meet that say the same, the one that says more of it is reported, and
    of a category that yields to itself not the heading over it. What a rule of low confidence makes
    of a sentence is not reported beside another claim in it. Of a category that gathers, what is
    sold is reported, or else the gravest, with every other place. What can be accepted never stands
    in for what cannot.
    """

    def kind_of(verdict: Verdict) -> tuple[str, bool]:
        return verdict.candidate.rule.category, verdict.candidate.rule.is_waivable

    kept = [verdict for verdict in verdicts if verdict.kept and is_statement(verdict.candidate)]
    chosen = [
        verdict
        for _, members in groupby(sorted(kept, key=kind_of), key=kind_of)
        for verdict in without_overlaps(list(members))
    ]
    # What is too faint to be told stands in for nothing.
    plain = [
        verdict
        for verdict in chosen
        if not _is_faint(verdict) or not any(_is_plainer(other, verdict) for other in chosen)
    ]
    told = []
    for verdict in plain:
        yields = categories[verdict.candidate.rule.category].yields
        if not yields or not any(
            _says_more(other, verdict, yields, locator.segmented) for other in plain
        ):
            told.append(verdict)
    offered = _offered_in(verdicts, locator.segmented)
    for together, others in _gathered(_claims(told), offered, categories):
        yield _finding(together, locator, others)


def _claims(verdicts: Iterable[Verdict]) -> Iterator[Sequence[Verdict]]:
    """Yield verdicts that are one claim, in their order: those of a category in a sentence.

    Rules of low confidence add nothing to what another rule finds.
    """
    claims: dict[object, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        rule = verdict.candidate.rule
        of = verdict.candidate
        where = of.sentence if rule.family in FAMILIES else of.span
        claims[rule.category, rule.is_waivable, where].append(verdict)
    for together in claims.values():
        surer = [v for v in together if v.candidate.rule.confidence is not Confidence.LOW]
        yield sorted(surer or together, key=lambda verdict: verdict.candidate.span)


def _offered_in(
    verdicts: Iterable[Verdict], segmented: Segmented
) -> Callable[[int, frozenset[str]], bool]:
    """Return what says whether something of some categories is kept of a sentence.

    So it is where a number stands: lists of prices need no word for them.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for verdict in verdicts:
        if verdict.kept:
            found[verdict.candidate.sentence].add(verdict.candidate.rule.category)

    def is_offered(sentence: int, categories: frozenset[str]) -> bool:
        text = segmented.sentences[sentence].span.of(segmented.folded)
        return bool(categories & found[sentence]) or any(map(str.isdigit, text))

    return is_offered


def _gathered(
    claims: Iterable[Sequence[Verdict]],
    is_offered: Callable[[int, frozenset[str]], bool],
    categories: Mapping[str, Category],
) -> Iterator[tuple[Sequence[Verdict], list[Verdict]]]:
    """Yield claims, each with what is told as other places of it.

    Of a category that gathers, those are told whose sentence offers it; if there is none, the
    gravest, and of equally grave ones the first. All others go with it.
    """
    mentions: dict[tuple[str, bool], list[Sequence[Verdict]]] = defaultdict(list)
    for claim in claims:
        rule = claim[0].candidate.rule
        if categories[rule.category].gathers:
            mentions[rule.category, rule.is_waivable].append(claim)
        else:
            yield claim, []
    for (category, _), every in mentions.items():
        every.sort(key=lambda claim: claim[0].candidate.span)
        gathers = categories[category].gathers
        told = [claim for claim in every if is_offered(claim[0].candidate.sentence, gathers)]
        told = told or [min(every, key=lambda claim: min(v.severity.rank for v in claim))]
        others = [verdict for claim in every if claim not in told for verdict in claim]
        for at, claim in enumerate(told):
            yield claim, [] if at else others


def _is_faint(verdict: Verdict) -> bool:
    rule = verdict.candidate.rule
    return rule.confidence is Confidence.LOW and rule.family in FAMILIES


def _is_plainer(other: Verdict, verdict: Verdict) -> bool:
    """Say whether a sentence claims something else more surely than what a rule makes of it."""
    rule = other.candidate.rule
    return (
        other.candidate.sentence == verdict.candidate.sentence
        and rule.confidence is not Confidence.LOW
        and rule.family in FAMILIES
        and rule.category != verdict.candidate.rule.category
        and _may_stand_in(other, verdict)
    )


def _says_more(
    other: Verdict,
    verdict: Verdict,
    yields: frozenset[str],
    segmented: Segmented,
) -> bool:
    rule, than = other.candidate.rule, verdict.candidate.rule
    if rule.category not in yields or not _may_stand_in(other, verdict):
        return False
    if rule.category == than.category:
        return _is_headed(other.candidate, verdict.candidate, segmented)
    return other.candidate.span.overlaps(verdict.candidate.span)


def _may_stand_in(other: Verdict, verdict: Verdict) -> bool:
    """Say whether one verdict is as grave as another, and no easier to accept."""
    return (
        other.severity.rank <= verdict.severity.rank
        and other.candidate.rule.is_waivable <= verdict.candidate.rule.is_waivable
    )


def _is_headed(candidate: Candidate, head: Candidate, segmented: Segmented) -> bool:
    """Say whether a candidate stands right below the heading that holds the other."""
    over = segmented.sentences[head.sentence].block
    below = segmented.sentences[candidate.sentence].block
    return below == over + 1 and segmented.article.blocks[over].kind in _HEADS


def without_overlaps(verdicts: list[Verdict]) -> list[Verdict]:
    """Return one of the verdicts that overlap.

    What lies inside another says less than that, as “no downtime” in “little to no downtime”. Of
    the others the gravest counts, and of equally grave ones the longest.
    """
    ordered = sorted(verdicts, key=lambda verdict: verdict.candidate.span)
    chosen: list[Verdict] = []
    first, end = 0, 0
    for at, verdict in enumerate(ordered):
        if verdict.candidate.span.start >= end and at > first:
            chosen += _chosen(ordered[first:at])
            first = at
        end = max(end, verdict.candidate.span.end)
    return [*chosen, *_chosen(ordered[first:])]


def _chosen(verdicts: list[Verdict]) -> list[Verdict]:
    """Return what is kept of verdicts that hang together."""
    if len(verdicts) < 2:  # noqa: PLR2004 -- one alone has no rival
        return verdicts
    chosen: list[Verdict] = []
    outer = outermost(verdict.candidate.span for verdict in verdicts)
    whole = [verdict for verdict in verdicts if verdict.candidate.span in outer]
    for verdict in sorted(whole, key=_preference):
        if not any(verdict.candidate.span.overlaps(other.candidate.span) for other in chosen):
            chosen.append(verdict)
    return chosen


def _preference(verdict: Verdict) -> tuple[int, int, int, str]:
    span = verdict.candidate.span
    return verdict.severity.rank, span.start - span.end, span.start, verdict.candidate.rule.id


def _finding(claim: Sequence[Verdict], locator: Locator, others: Iterable[Verdict]) -> Finding:
    """Return what the gravest verdict of a claim says of all of it, with other places of it."""
    text = locator.segmented.article.text
    verdict = min(claim, key=_preference)
    span = Span(claim[0].candidate.span.start, max(v.candidate.span.end for v in claim))
    rule = verdict.candidate.rule
    replace = verdict.candidate.replace if len(claim) == 1 else _replaced(claim, text)
    prefer = replace[0] if replace else ""
    beside = [verdict.candidate.beside] if verdict.candidate.beside else []
    beside += [other.candidate.span for other in others]
    return locator.finding(
        rule,
        span,
        severity=verdict.severity,
        message=rule.message.format(match=span.of(text), prefer=prefer),
        cues=verdict.cues,
        suggestions=tuple(Suggestion(text=text) for text in replace),
        related=tuple(locator.related(place, says(rule, place.of(text))) for place in beside),
    )


def _replaced(claim: Sequence[Verdict], text: str) -> tuple[str, ...]:
    """Return a claim with each of its words replaced, if there is something for each of them."""
    if not all(verdict.candidate.replace for verdict in claim):
        return ()
    parts = []
    end = claim[0].candidate.span.start
    for verdict in claim:
        span = verdict.candidate.span
        parts += [text[end : span.start], verdict.candidate.replace[0]]
        end = span.end
    return ("".join(parts),)
