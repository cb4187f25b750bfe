"""What a rule makes of the cues that a candidate's context gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Verdict
from claimcheck.model.rule import Qualifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.finding import Candidate, HeardCue
    from claimcheck.model.rule import Rule


def weigh(candidate: Candidate, heard: Sequence[HeardCue]) -> Verdict:
    """Return what the rule makes of the cues: a rule only ever drops or lowers."""
    rule = candidate.rule
    severity = candidate.severity or rule.severity
    if rule.only:
        heard = [
            cue for cue in heard if _is_called_for(cue, rule) or cue.qualifier not in rule.only
        ]
    if not heard:
        return Verdict(candidate=candidate, cues=(), kept=not rule.only, severity=severity)
    cues = tuple(_weighed(cue, candidate) for cue in heard)
    speaks = not rule.only or any(cue.qualifier in rule.only for cue in heard)
    return Verdict(
        candidate=_in_answer(candidate, cues),
        cues=cues,
        kept=speaks and not any(cue.effect == "dropped" for cue in cues),
        severity=severity.lowered(any(cue.effect == "lowered" for cue in cues)),
    )


def _is_called_for(cue: HeardCue, rule: Rule) -> bool:
    """Say whether a cue is what a rule waits for: what it wants negated is asked and denied.

    What it wants asked is asked and affirmed.
    """
    return cue.qualifier in rule.only and (cue.answers or cue.qualifier not in _BY_ANSWER)


_BY_ANSWER = frozenset({Qualifier.NEGATED, Qualifier.ASKED})


def _in_answer(candidate: Candidate, heard: Sequence[HeardCue]) -> Candidate:
    """Return the answer in the place of a question that claims something by being answered."""
    for cue in heard:
        if cue.answers:
            return candidate._replace(span=cue.span, sentence=candidate.sentence + 1)
    return candidate


def _weighed(cue: HeardCue, candidate: Candidate) -> HeardCue:
    """Return a cue with its effect; one that answers counts for those who wait for it alone."""
    if cue.answers:
        return cue._replace(effect="none", answers=_is_called_for(cue, candidate.rule))
    return cue._replace(effect=_effect(cue, candidate))


def _effect(cue: HeardCue, candidate: Candidate) -> str:
    rule = candidate.rule
    if cue.effect == "dropped":  # as fully hedged as “some …, others …”
        return cue.effect if cue.qualifier in rule.drop | rule.lower else "none"
    # What a customer says is the clinic's claim, but her figures are no fact of its own.
    if cue.effect and candidate.fact is None:
        return cue.effect
    if cue.qualifier in rule.drop:
        return "dropped"
    return "lowered" if cue.qualifier in rule.lower else "none"


def answered_once(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Return verdicts of which an answer that affirms a claim is reported, and not its question."""
    answered = {
        (verdict.candidate.rule.category, verdict.candidate.sentence - 1)
        for verdict in verdicts
        if verdict.kept and any(_affirms(cue) for cue in verdict.cues)
    }
    if not answered:
        return tuple(verdicts)
    return tuple(
        verdict._replace(kept=False)
        if (verdict.candidate.rule.category, verdict.candidate.sentence) in answered
        else verdict
        for verdict in verdicts
    )


def _affirms(cue: HeardCue) -> bool:
    return cue.answers and cue.qualifier is Qualifier.ASKED
