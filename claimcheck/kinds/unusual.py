"""Kind `unusual`: a number that lies outside what is usual for the treatment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, SettingField, Shape
from claimcheck.model.fact import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield nothing: whose number it is may only show in the whole article."""
    del rule, hits, context
    yield from ()


USUAL = {
    FactKind.SESSIONS: "sessions",
    FactKind.INTERVAL: "interval",
    FactKind.RECOVERY: "downtime",
    FactKind.EFFECT_DURATION: "duration",
}
"""For each kind of fact the name of what is usual for a treatment."""

KIND = Kind(
    name="unusual",
    level=Level.ARTICLE,
    propose=propose,
    settings=(SettingField(name="fact", shape=Shape.WORD, known=tuple(USUAL)),),
    placeholders=("match", "treatment", "usual", "source"),
)
