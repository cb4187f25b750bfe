"""Kind `conflict`: what one article says and cannot both hold.

`facts` are compared with each other, or with those of `against`. The gravest claims of the
categories or rules `claims` count as a fact of the first kind: as nothing, or, beside what ends, as
without end; those of the rules `but` do not. What is denied of the categories `denied` counts as
some of it (“it is not painless”), and so do the disclosures of the categories `caveats` and the
weak ones of `weak-caveats`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, SettingField, Shape
from claimcheck.model.fact import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule


class Disagree(StrEnum):
    """In what way two facts cannot both hold."""

    RANGES = "ranges"
    NONE_AND_SOME = "none-and-some"
    LITTLE_AND_LONG = "little-and-long"
    ENDLESS_AND_ENDING = "endless-and-ending"
    PRICES = "prices"
    LEAST = "least"


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield nothing: conflicts are found in what the whole article says."""
    del rule, hits, context
    yield from ()


KIND = Kind(
    name="conflict",
    level=Level.ARTICLE,
    propose=propose,
    settings=(
        SettingField(
            name="disagree",
            shape=Shape.WORD,
            known=tuple(Disagree),
        ),
        SettingField(name="facts", shape=Shape.WORDS, known=tuple(FactKind)),
        SettingField(name="against", shape=Shape.WORDS, required=False, known=tuple(FactKind)),
        SettingField(name="claims", shape=Shape.WORDS, required=False),
        SettingField(name="but", shape=Shape.WORDS, required=False),
        SettingField(name="denied", shape=Shape.WORDS, required=False),
        SettingField(name="caveats", shape=Shape.WORDS, required=False),
        SettingField(name="weak-caveats", shape=Shape.WORDS, required=False),
        SettingField(name="limit", shape=Shape.NUMBER, required=False),
    ),
    placeholders=("left", "right"),
)
