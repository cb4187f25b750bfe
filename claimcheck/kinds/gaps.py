"""Amounts in clauses that leave out what the one before has said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.amount import read_amount, stated
from claimcheck.kinds.nearby import is_likely
from claimcheck.model.fact import FactKind
from claimcheck.model.text import Span
from claimcheck.notation.gapping import gaps_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Candidate
    from claimcheck.model.rule import Rule

# Of these a clause may state one more without its verb.
_GAPPED = frozenset(
    {
        FactKind.SESSIONS,
        FactKind.INTERVAL,
        FactKind.PROCEDURE_TIME,
        FactKind.EFFECT_DURATION,
        FactKind.SYMPTOM_DURATION,
        FactKind.RECOVERY,
        FactKind.RETURN_TO_ACTIVITY,
    }
)


def gapped(rule: Rule, candidate: Candidate, context: Context) -> Iterator[Candidate]:
    """Yield what the clauses behind one state of other things without saying it all again.

    “Legs take an hour, underarms ten minutes”; “the face every four weeks, the back every eight”.
    """
    fact = candidate.fact
    if fact is None or fact.kind not in _GAPPED or rule.setting("range"):
        return
    sentence = context.segmented.sentences[candidate.sentence].span
    folded = sentence.of(context.segmented.folded)
    said = candidate.at or candidate.span
    for gap in gaps_after(folded, said.start - sentence.start, said.end - sentence.start):
        amount = read_amount(rule, gap.amount)
        at = Span(sentence.start + gap.start, sentence.start + gap.end)
        if amount is None or at.overlaps(candidate.span) or not is_likely(fact.kind, amount):
            continue
        whole = Span(candidate.span.start, max(candidate.span.end, at.end))
        subject = context.subject_of(candidate.sentence, at)
        yield stated(rule, whole, candidate.sentence, amount, candidate.pattern, subject, at)
