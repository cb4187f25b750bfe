"""Facts of one article that cannot both hold."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.kinds import conflict
from claimcheck.model.fact import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model.fact import Fact
    from claimcheck.model.finding import Finding, Verdict
    from claimcheck.model.rule import Rule
    from claimcheck.model.text import Span
    from claimcheck.reconcile.findings import Locator

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
_SLACK = 0.25  # of a day; what is said in hours and in days is not the same to the hour


def find_conflicts(
    rule: Rule,
    facts: Sequence[tuple[Verdict, Fact]],
    groups: Mapping[str, str],
    locator: Locator,
) -> Iterator[Finding]:
    """Yield a finding for each pair of places that disagree; each place is named once.

    The finding stands at the place that promises more, and names the other. `facts` are those that
    the article states; `groups` says for each term whether it is a treatment, a concern or an area.
    """
    ones = set(rule.words("facts"))
    others = set(rule.words("against")) or ones
    stated = [(v, fact) for v, fact in facts if fact.kind in ones or fact.kind in others]
    if len(stated) < 2 or all(fact.kind not in ones for _, fact in stated):  # noqa: PLR2004 -- a pair
        return
    named: set[Span] = set()
    for (one, first), (two, second) in combinations(stated, 2):
        if one.candidate.span in named or two.candidate.span in named:
            continue
        for left, right, a, b in ((one, two, first, second), (two, one, second, first)):
            # What two numbers say is compared first: it is quicker than what they are said of.
            if (
                a.kind in ones
                and b.kind in others
                and _disagree(rule, a, b)
                and _same_subject(a, b, groups)
            ):
                named |= {one.candidate.span, two.candidate.span}
                yield _finding(rule, left, right, locator)
                break


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
        case conflict.NONE_AND_SOME:
            nothing = a.modality is Modality.ABSOLUTE and a.high == 0
            return nothing and b.modality is not Modality.ABSOLUTE and b.high > _SLACK
        case conflict.LITTLE_AND_LONG:
            little = a.modality in {Modality.SOFT, Modality.SOFT_STRONG}
            limit = float(rule.setting("limit") or 7)
            return (
                little
                and b.modality not in {Modality.SOFT, Modality.SOFT_STRONG}
                and b.high > limit
            )
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
