"""What reviewers decided, as labelled sentences from which the second reader can learn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.documents.tracker import Choice
from claimcheck.model.second import FAMILIES
from claimcheck.second_reader.sentences import is_english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.documents.tracker import Decision

FORM = "review"
"""Where the sentences are from, in the words of `corpus/sentences`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """Rows of a file of `corpus/sentences`, and how many decisions gave none, by why."""

    rows: tuple[dict[str, object], ...]
    left: dict[str, int]


def lessons(
    decisions: Iterable[Decision],
    hand: str,
    before: Callable[[str, str], str],
) -> Lessons:
    """Return the sentences of decisions about claims, a row each, in the order of the decisions.

    What is to be fixed has the category as a label; what was waived has not. An approved wording
    says what its category means, and may say it: it teaches nothing. `before` gives what stands
    before a sentence of a file. A sentence that was decided on several times has all its labels.
    """
    labels: dict[tuple[str, str], set[str]] = defaultdict(set)
    left: dict[str, int] = defaultdict(int)
    for decision in decisions:
        why = _left_out(decision)
        if why:
            left[why] += 1
            continue
        key = (decision.path, " ".join(decision.sentence.split()))
        labels[key] |= {_category(decision)} if decision.decision is Choice.FIX else set()
    rows: tuple[dict[str, object], ...] = tuple(
        {
            "id": f"{hand}-{number:03}",
            "before": before(path, text),
            "text": text,
            "labels": sorted(found),
            "trap": None,
            "form": FORM,
            "theme": "",
        }
        for number, ((path, text), found) in enumerate(labels.items(), start=1)
    )
    return Lessons(rows=rows, left=dict(left))


def _category(decision: Decision) -> str:
    return decision.rule.rpartition("/")[0]


def _left_out(decision: Decision) -> str:
    """Return why a decision teaches nothing; empty when it does."""
    if decision.rule.partition("/")[0] not in FAMILIES:
        return "not about a claim"
    if decision.decision is Choice.APPROVE:
        return "approved"
    if not is_english(decision.sentence, "en"):
        return "without an English sentence"
    return ""
