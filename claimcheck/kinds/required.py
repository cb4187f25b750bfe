"""Kind `required`: a disclosure that an article owes, and how it is recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, Role, SettingField, Shape
from claimcheck.model.finding import Candidate
from claimcheck.model.rule import Severity
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

SATISFIED = "satisfied"
WEAK = "weak"
ALIKE = "alike"


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield each sentence part that discloses, discloses too little, or only looks like it."""
    del context
    excepted = [hit.span for hit in hits if hit.role == "except"]
    for role in (SATISFIED, WEAK, ALIKE):
        mine = [hit for hit in hits if hit.role == role]
        rest = [hit for hit in mine if not any(hit.span.overlaps(span) for span in excepted)]
        for together in _overlapping(rest):
            longest = max(together, key=lambda hit: hit.span.end - hit.span.start)
            yield Candidate(
                rule=rule,
                role=role,
                span=Span(together[0].span.start, max(hit.span.end for hit in together)),
                sentence=longest.sentence,
                pattern=rule.patterns[role][longest.ordinal],
            )


def _overlapping(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Return hits in groups that hang together, each by place.

    They disclose one thing: “not suitable with a pacemaker, in pregnancy” is found as its first
    and as its last words, and the “not” of the one does not deny the other.
    """
    groups: list[list[Hit]] = []
    end = -1
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end, h.ordinal)):
        if hit.span.start < end:
            groups[-1].append(hit)
        else:
            groups.append([hit])
        end = max(end, hit.span.end)
    return groups


def insert_for(rule: Rule, family: str) -> str:
    """Return the text that discloses it for a family of treatments: the nearest one of its own.

    `inserts` may name a family, or the beginning of the names of several.
    """
    own = {name: text for name, text in rule.table("inserts").items() if family.startswith(name)}
    return own[max(own, key=len)] if own else rule.setting("insert")


KIND = Kind(
    name="required",
    level=Level.ARTICLE,
    propose=propose,
    roles=(
        Role(name=SATISFIED, examples=SATISFIED),
        Role(name=WEAK, examples=WEAK, required=False),
        Role(name=ALIKE, examples=ALIKE, required=False),
        Role(name="except", examples="pass", required=False),
    ),
    settings=(
        SettingField(name="owed", shape=Shape.TABLE, values=tuple(Severity)),
        SettingField(name="raised-by", shape=Shape.WORDS, required=False),
        SettingField(name="incomplete", shape=Shape.TEXT, required=False),
        SettingField(name="alike-because", shape=Shape.TEXT, required=False),
        SettingField(name="insert", shape=Shape.TEXT),
        SettingField(name="inserts", shape=Shape.TABLE, required=False),
    ),
    placeholders=("treatment",),
)
