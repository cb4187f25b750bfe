"""Facts of one article that cannot both hold."""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING

from claimcheck.kinds import conflict
from claimcheck.model.fact import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.model.fact import Fact
    from claimcheck.model.finding import Finding, Verdict
    from claimcheck.model.rule import Rule
    from claimcheck.model.text import Span
    from claimcheck.reconcile.findings import Locator
    from claimcheck.reconcile.said import Said, Stated

# In which senses two numbers must meet. What is noticed first and what is best in the end may
# differ, a mean lies inside any range that holds it, and a comparison says no number.
_COMPLETE = frozenset(
    {
        Modality.REQUIRED,
        Modality.TYPICAL,
        Modality.OPTIMAL,
        Modality.MINIMUM,
        Modality.MAXIMUM,
        Modality.MEAN,
        Modality.ABSOLUTE,
    },
)
_SOFT = frozenset({Modality.SOFT, Modality.SOFT_STRONG})
_SLACK = 0.25  # of a day; what is said in hours and in days is not the same to the hour


def find_conflicts(
    rule: Rule,
    said: Said,
    groups: Mapping[str, str],
    locator: Locator,
) -> Iterator[Finding]:
    """Yield a finding for each pair of places that disagree; each place is named once.

    The finding stands at the place that promises more, and names the other. `groups` says for each
    term whether it is a treatment, a concern or an area. Of claims beside a caveat only the first
    is a finding: the others differ in words alone.
    """
    named: list[Span] = []
    for left, right in _pairs(rule, said):
        spans = (left.verdict.candidate.span, right.verdict.candidate.span)
        if any(one.overlaps(other) for one in spans for other in named) or spans[0] == spans[1]:
            continue
        # What two numbers say is compared first: it is quicker than what they are said of.
        if _disagree(rule, left.fact, right.fact) and _same_subject(left.fact, right.fact, groups):
            named += spans
            yield _finding(rule, left.verdict, right.verdict, locator)
            if rule.setting("disagree") == conflict.CLAIM_AND_CAVEAT:
                return


def _pairs(rule: Rule, said: Said) -> Iterable[tuple[Stated, Stated]]:
    """Return the pairs that a rule compares: figures before claims, claims before caveats."""
    kinds = rule.words("facts")
    ones = [stated for stated in said.facts if stated.fact.kind in kinds]
    endless = rule.setting("disagree") == conflict.RANGES
    claims = said.claims(rule.words("claims"), kinds[0], math.inf if endless else 0)
    if not endless:
        ones += claims
    if not ones:
        return ()
    against = rule.words("against") or kinds
    others = [stated for stated in said.facts if stated.fact.kind in against]
    if endless:
        others += claims
    return product(ones, (*others, *said.caveats(rule.words("caveats"), kinds[0])))


def _same_subject(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
    """Say whether two facts may speak of one thing.

    They do not when both name treatments, or concerns, or areas, or table rows, and share none.
    """
    return all(
        not mine or not theirs or mine & theirs
        for group in {groups.get(name, "row") for name in a.subject | b.subject}
        for mine, theirs in ((_of_group(a, group, groups), _of_group(b, group, groups)),)
    )


def _of_group(fact: Fact, group: str, groups: Mapping[str, str]) -> frozenset[str]:
    return frozenset(name for name in fact.subject if groups.get(name, "row") == group)


def _disagree(rule: Rule, a: Fact, b: Fact) -> bool:
    match rule.setting("disagree"):
        case conflict.RANGES:
            return (
                a.kind == b.kind
                and {a.modality, b.modality} <= _COMPLETE
                and (a.high < b.low or b.high < a.low)
                and a.high <= b.high
            )
        case conflict.CLAIM_AND_CAVEAT:
            return a.high == 0 and b.high > 0
        case conflict.NONE_AND_SOME:
            nothing = a.modality is Modality.ABSOLUTE and a.high == 0
            return nothing and b.modality not in _SOFT | {Modality.ABSOLUTE} and b.high > _SLACK
        case conflict.LITTLE_AND_LONG:
            limit = float(rule.setting("limit") or 7)
            return a.modality in _SOFT and b.modality not in _SOFT and b.high > limit
        case _:
            return False


def _finding(rule: Rule, left: Verdict, right: Verdict, locator: Locator) -> Finding:
    text = locator.segmented.article.text
    said, elsewhere = (v.candidate.span.of(text) for v in (left, right))
    return locator.finding(
        rule,
        left.candidate.span,
        severity=rule.severity,
        message=rule.message.format(left=said, right=elsewhere),
        cues=left.cues,
        related=(locator.related(right.candidate.span, f"says “{elsewhere}”"),),
    )
