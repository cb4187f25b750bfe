"""Kind `quantity`: a number that the article states, made into a fact."""

from __future__ import annotations

import re
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
from claimcheck.model.article import BlockKind
from claimcheck.model.fact import Fact, FactKind, Modality
from claimcheck.model.finding import Candidate
from claimcheck.notation.numbers import Range, read_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule
    from claimcheck.model.text import Span

COLUMN = "column"
_BOUNDS = ("both", "lower", "upper")
_NUMBER = re.compile(
    r"(?:about |around |approx\.? |usually )?(?:\d+|one|two|three|four|five|six|seven|eight)"
    r"(?: ?(?:-|to|or) ?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten))?"
    r"(?: [a-z]+)?$"
)


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield a candidate with its fact for each number that the rule's patterns find.

    A number alone in a table cell is one too, where a `column` pattern finds the column's header.
    """
    folded = context.segmented.folded
    in_words = [hit for hit in hits if hit.role != COLUMN]
    for hit in without_excepted(in_words):
        amount = read_amount(rule, hit.span.of(folded))
        if amount is not None:
            pattern = rule.patterns[hit.role][hit.ordinal]
            yield _candidate(rule, hit.span, hit.sentence, amount, pattern, context)
    headers = {
        context.segmented.sentence_text(context.segmented.sentences[hit.sentence]): hit
        for hit in without_excepted([hit for hit in hits if hit.role in {COLUMN, "except"}])
    }
    if headers:
        yield from _cells(rule, headers, context)


def _cells(
    rule: Rule,
    headers: Mapping[str, Hit],
    context: Context,
) -> Iterator[Candidate]:
    segmented = context.segmented
    for ordinal, sentence in enumerate(segmented.sentences):
        block = segmented.article.blocks[sentence.block]
        if block.kind is not BlockKind.TABLE_CELL or block.column not in headers:
            continue
        cell = sentence.span.of(segmented.folded)
        amount = read_amount(rule, cell) if _NUMBER.match(cell) else None
        if amount is not None:
            pattern = rule.patterns[COLUMN][headers[block.column].ordinal]
            yield _candidate(rule, sentence.span, ordinal, amount, pattern, context)


def _candidate(  # noqa: PLR0913, PLR0917 -- what a candidate is made of
    rule: Rule,
    span: Span,
    sentence: int,
    amount: Range,
    pattern: str,
    context: Context,
) -> Candidate:
    fact = Fact(
        kind=FactKind(rule.setting("fact")),
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        modality=Modality(rule.setting("modality")),
        subject=context.subject_of(sentence),
    )
    return Candidate(
        rule=rule,
        role="match",
        span=span,
        sentence=sentence,
        pattern=pattern,
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
    reports=False,
    propose=propose,
    roles=(
        Role(name="match"),
        Role(name=COLUMN, required=False),
        Role(name="except", examples="pass", required=False),
    ),
    settings=(
        SettingField(name="fact", shape=Shape.WORD, known=tuple(FactKind)),
        SettingField(name="modality", shape=Shape.WORD, known=tuple(Modality)),
        SettingField(name="bound", shape=Shape.WORD, required=False, known=_BOUNDS),
        SettingField(name="range", shape=Shape.RANGE, required=False),
        SettingField(name="unit", shape=Shape.TEXT, required=False),
    ),
)
