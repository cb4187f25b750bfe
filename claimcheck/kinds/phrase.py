"""Kind `phrase`: wording that is flagged where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, Role, without_excepted
from claimcheck.model.finding import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield a candidate for each stretch that a pattern finds and no exception explains."""
    del context
    for hit in without_excepted(hits):
        yield Candidate(
            rule=rule,
            role=hit.role,
            span=hit.span,
            sentence=hit.sentence,
            pattern=rule.patterns[hit.role][hit.ordinal],
            replace=rule.replace,
        )


KIND = Kind(
    name="phrase",
    level=Level.SENTENCE,
    propose=propose,
    roles=(Role(name="match"), Role(name="except", examples="pass", required=False)),
)
