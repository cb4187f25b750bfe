"""Disclosures that an article owes and does not make, or makes in part."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.kinds.required import ALIKE, SATISFIED, WEAK, insert_for
from claimcheck.model.finding import Replaces, Suggestion
from claimcheck.model.rule import Severity
from claimcheck.model.text import Span, is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Finding, HeardCue, Related, Verdict
    from claimcheck.model.rule import Rule, Term
    from claimcheck.reconcile.findings import Locator
    from claimcheck.reconcile.said import Said
    from claimcheck.reconcile.treatments import Subject

_COST = "disclaimer/cost-caveat"


def find_missing(
    rule: Rule,
    said: Said,
    subjects: Sequence[Subject],
    locator: Locator,
) -> Iterator[Finding]:
    """Yield at most one finding: the rule's disclosure is missing, or is incomplete.

    It is anchored at the sentence that makes the disclosure owed; an incomplete one stands where
    the disclosure falls short.
    """
    owing = _owing(rule, subjects)
    if owing is None or (rule.category == _COST and not said.has_price):
        return
    subject, severity = owing
    mine = [
        verdict
        for verdict in said.by_category.get(rule.category, ())
        if verdict.candidate.rule.id == rule.id or verdict.candidate.rule.language != rule.language
    ]
    if any(v.candidate.role == SATISFIED for v in mine):
        return
    if any(category in said.by_category for category in rule.words("raised-by")):
        severity = _raised(severity)
    if said.is_short:
        severity = severity.lowered()
    insert = (Suggestion(text=insert_for(rule, subject.term.family), replaces=Replaces.NOTHING),)
    message = rule.message.format(treatment=_name(rule, subject.term))
    weak = [v for v in mine if v.candidate.role == WEAK]
    if weak:
        span, cues = _fullest(weak)
        yield locator.finding(
            rule,
            span,
            severity=severity.lowered(),
            message=rule.setting("incomplete") or message,
            cues=cues,
            suggestions=insert,
        )
        return
    alike = next((v for v in mine if v.candidate.role == ALIKE), None)
    if alike is not None:
        severity = severity.lowered()
    yield locator.finding(
        rule,
        locator.segmented.sentences[subject.sentence].span,
        severity=severity,
        message=message,
        quote="",
        suggestions=insert,
        related=tuple(_nearest(rule, alike, said, locator)),
    )


def _name(rule: Rule, term: Term) -> str:
    return term.chinese or term.name if is_wide(rule.message) else term.name


def _nearest(
    rule: Rule,
    alike: Verdict | None,
    said: Said,
    locator: Locator,
) -> Iterator[Related]:
    """Yield what comes nearest to the disclosure, and why it does not count."""
    is_chinese = is_wide(rule.message)
    nothing = "不算數：" if is_chinese else "does not count: "
    if alike is not None:
        likeness = "只是看來相似" if is_chinese else "it only looks like one"
        why = rule.setting("alike-because") or likeness
        yield locator.related(alike.candidate.span, f"{nothing}{why}")
        return
    for verdict in said.dropped.get(rule.id, ())[:1]:
        cue = next(cue for cue in verdict.cues if cue.effect == "dropped")
        why = f"it is {cue.qualifier} by “{cue.text}”"
        if is_chinese:
            why = f"「{cue.text}」使它不成立"
        yield locator.related(verdict.candidate.span, f"{nothing}{why}")


def _fullest(weak: Sequence[Verdict]) -> tuple[Span, tuple[HeardCue, ...]]:
    """Return the stretch of the sentence that discloses most, which is the one to extend."""
    by_sentence: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in weak:
        by_sentence[verdict.candidate.sentence].append(verdict)

    def stretch(verdicts: list[Verdict]) -> Span:
        spans = [verdict.candidate.span for verdict in verdicts]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    fullest = max(
        by_sentence.values(),
        key=lambda verdicts: stretch(verdicts).end - stretch(verdicts).start,
    )
    return stretch(fullest), fullest[0].cues


def _owing(rule: Rule, subjects: Sequence[Subject]) -> tuple[Subject, Severity] | None:
    """Return the treatment that makes the disclosure owed most gravely, if one does."""
    owed = rule.table("owed")
    found = [
        (subject, Severity(owed[subject.term.family]))
        for subject in subjects
        if subject.term.family in owed
    ]
    return min(found, key=lambda pair: pair[1].rank, default=None)


def _raised(severity: Severity) -> Severity:
    return list(Severity)[max(0, severity.rank - 1)]
