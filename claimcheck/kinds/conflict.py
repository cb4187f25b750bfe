"""Kind `conflict`: facts of one article that cannot both hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Context, Kind, Level, SettingField, Shape
from claimcheck.model.fact import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule

RANGES = "ranges"
NONE_AND_SOME = "none-and-some"
LITTLE_AND_LONG = "little-and-long"


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield nothing: conflicts are found among the facts of the whole article."""
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
            known=(RANGES, NONE_AND_SOME, LITTLE_AND_LONG),
        ),
        SettingField(name="facts", shape=Shape.WORDS, known=tuple(FactKind)),
        SettingField(name="against", shape=Shape.WORDS, required=False, known=tuple(FactKind)),
        SettingField(name="limit", shape=Shape.NUMBER, required=False),
    ),
    placeholders=("left", "right"),
)
