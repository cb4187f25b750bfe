"""Kind `alias`: a second name for a thing, never said to be the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, Role, without_excepted
from claimcheck.model.finding import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

BESIDE = "beside"
ABOUT = "about"


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield the first use of a second name, where the article has the first name too.

    Not where one sentence has both: it says, or shows, that they are one thing. Where the rule says
    what an article must be `about`, one that never speaks of it is left alone.
    """
    names = without_excepted([hit for hit in hits if hit.role in {"match", "except"}])
    others = [hit for hit in hits if hit.role == BESIDE]
    about = rule.patterns.get(ABOUT)
    if not names or not others or (about and not any(hit.role == ABOUT for hit in hits)):
        return
    if {hit.sentence for hit in names} & {hit.sentence for hit in others}:
        return
    name = names[0]
    yield Candidate(
        rule=rule,
        role=name.role,
        span=name.span,
        sentence=name.sentence,
        pattern=rule.patterns[name.role][name.ordinal],
        replace=(others[0].span.of(context.segmented.article.text),),
        beside=others[0].span,
    )


KIND = Kind(
    name="alias",
    level=Level.SENTENCE,
    propose=propose,
    roles=(
        Role(name="match"),
        Role(name=BESIDE),
        Role(name=ABOUT, required=False),
        Role(name="except", examples="pass", required=False),
    ),
    placeholders=("match", "prefer"),
)
