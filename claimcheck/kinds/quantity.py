"""Kind `quantity`: a number that the article states, made into a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.kind import (
    Context,
    Kind,
    Level,
    Role,
    SettingField,
    Shape,
    without_excepted,
)
from claimcheck.model.fact import Fact, FactKind, Modality
from claimcheck.model.finding import Candidate
from claimcheck.notation.numbers import Range, read_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

_BOUNDS = ("both", "lower", "upper")


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield a candidate with its fact for each number that the rule's patterns find."""
    folded = context.segmented.folded
    for hit in without_excepted(hits):
        amount = read_amount(rule, hit.span.of(folded))
        if amount is None:
            continue
        fact = Fact(
            kind=FactKind(rule.setting("fact")),
            low=amount.low,
            high=amount.high,
            unit=amount.unit,
            modality=Modality(rule.setting("modality")),
            subject=context.subject_of(hit.sentence),
        )
        yield Candidate(
            rule=rule,
            role=hit.role,
            span=hit.span,
            sentence=hit.sentence,
            pattern=rule.patterns[hit.role][hit.ordinal],
            fact=fact,
        )


def read_amount(rule: Rule, folded: str) -> Range | None:
    """Return what a matched phrase amounts to: the rule's own range, else the numbers in it."""
    fixed = rule.setting("range")
    if fixed:
        low, _, high = fixed.partition("..")
        return Range(float(low), float(high), rule.setting("unit"))
    amount = read_range(folded)
    if amount is None:
        return None
    match rule.setting("bound"):
        case "lower":
            return Range(amount.low, float("inf"), amount.unit)
        case "upper":
            return Range(0.0, amount.high, amount.unit)
        case _:
            return amount


KIND = Kind(
    name="quantity",
    level=Level.SENTENCE,
    propose=propose,
    roles=(Role(name="match"), Role(name="except", examples="pass", required=False)),
    settings=(
        SettingField(name="fact", shape=Shape.WORD, known=tuple(FactKind)),
        SettingField(name="modality", shape=Shape.WORD, known=tuple(Modality)),
        SettingField(name="bound", shape=Shape.WORD, required=False, known=_BOUNDS),
        SettingField(name="range", shape=Shape.RANGE, required=False),
        SettingField(name="unit", shape=Shape.TEXT, required=False),
    ),
)
