"""Kind `term`: a wrong or literal translation, and the term to use instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds import phrase
from claimcheck.kinds.kind import Kind, Level, SettingField, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield a candidate for each use of the wrong term, with the right one to put in its place."""
    for candidate in phrase.propose(rule, hits, context):
        yield candidate._replace(replace=(rule.setting("prefer"),))


KIND = Kind(
    name="term",
    level=Level.SENTENCE,
    propose=propose,
    roles=phrase.KIND.roles,
    settings=(
        SettingField(name="prefer", shape=Shape.TEXT),
        SettingField(name="agreed", shape=Shape.TABLE, required=False),
    ),
    placeholders=("match", "prefer"),
)
