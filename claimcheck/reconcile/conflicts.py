"""Facts that cannot both hold, in one article."""

from __future__ import annotations

import math
from itertools import chain, product
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from claimcheck.kinds.conflict import Disagree
from claimcheck.kinds.required import SATISFIED, WEAK
from claimcheck.model.fact import ENDLESS, Modality
from claimcheck.model.text import Span
from claimcheck.reconcile.alike import narrowed, same_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claimcheck.model.fact import Fact
    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Rule
    from claimcheck.reconcile.findings import Locator
    from claimcheck.reconcile.said import Said, Stated

# In which senses two numbers must meet. What is noticed first and what is best in the end may
# differ, a mean lies inside any range that holds it, and a comparison says no number. None at all
# and for ever are compared in ways of their own.
_COMPLETE = frozenset(
    {
        Modality.REQUIRED,
        Modality.TYPICAL,
        Modality.OPTIMAL,
        Modality.MINIMUM,
        Modality.MAXIMUM,
        Modality.MEAN,
    },
)
_SOFT = frozenset({Modality.SOFT, Modality.SOFT_STRONG})
_DISCOUNT = 0.5  # a session may be that much cheaper in a course
# Three months are twelve weeks, and twelve months a year, though their days differ.
_ROUNDED = 1.09
_SLACK = 0.25  # of a day; what is said in hours and in days is not the same to the hour


class Placed(Protocol):
    """Something that is stated at a place of an article."""

    @property
    def fact(self) -> Fact:
        """What is stated."""

    @property
    def path(self) -> str:
        """The article."""

    @property
    def span(self) -> Span:
        """Where it is stated in the reader's text."""


P = TypeVar("P", bound=Placed)
H = TypeVar("H")


class Sides(NamedTuple):
    """What a rule compares: what promises, and what may deny it."""

    ones: Sequence[Stated]
    others: Sequence[Stated]


def find_conflicts(
    rule: Rule,
    compared: Sides,
    groups: Mapping[str, str],
    locator: Locator,
) -> Iterator[Finding]:
    """Yield a finding for all places of an article that disagree with each other.

    It stands at the place that promises most, and names the others. `groups` says for each term
    whether it is a treatment, a concern or an area.
    """
    text = locator.segmented.article.text
    pairs = _unless_one_agrees(rule, list(disagreements(rule, *compared, groups)), compared, groups)
    if rule.setting("disagree") == Disagree.PRICES:
        # What stands in one sentence at two prices is two things.
        pairs = ((one, other) for one, other in pairs if _sentence(one) != _sentence(other))
    for anchor, denial, others in together(pairs):
        left, right = anchor.span.of(text), denial.span.of(text)
        yield locator.finding(
            rule,
            anchor.span,
            severity=rule.severity,
            message=rule.message.format(left=left, right=right),
            cues=anchor.verdict.cues,
            related=tuple(
                locator.related(stated.span, f"says “{stated.span.of(text)}”")
                for stated in (denial, *others)
            ),
        )


def _unless_one_agrees(
    rule: Rule,
    pairs: Sequence[tuple[Stated, Stated]],
    compared: Sides,
    groups: Mapping[str, str],
) -> Iterator[tuple[Stated, Stated]]:
    """Yield the pairs but those of a figure in general that agrees with one of another thing.

    Where a table says three of freckles and six of scars, “six sessions” denies neither.
    """
    if rule.setting("disagree") != Disagree.RANGES:
        yield from pairs
        return
    narrow = {
        stated.fact: things
        for stated in chain(*compared)
        if (things := narrowed(stated.fact, groups))
    }
    for one, other in pairs:
        if (one.fact in narrow) != (other.fact in narrow):
            wide, named = sorted((one.fact, other.fact), key=narrow.__contains__)
            if any(
                narrow[named] != of
                and not disagree(rule, wide, fact)
                and not disagree(rule, fact, wide)
                for fact, of in narrow.items()
                if fact.kind == wide.kind and fact.unit == wide.unit
            ):
                continue
        yield one, other


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings but those whose places a graver or fuller one of the category names."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.severity.rank, -len(f.related))):
        places = _stretches(finding)
        others = (_stretches(other) for other in kept if other.category == finding.category)
        if not any(all(any(p.overlaps(q) for q in other) for p in places) for other in others):
            kept.append(finding)
    return kept


def _stretches(finding: Finding) -> list[Span]:
    """Return where the places of a finding stand in the source."""
    places = [(finding.start, finding.end)]
    places += [(related.start, related.end) for related in finding.related]
    return [Span(start.offset, end.offset) for start, end in places]


def sides(rule: Rule, said: Said) -> Sides:
    """Return what a rule compares: figures and claims, against figures and caveats."""
    kinds = rule.words("facts")
    amount = math.inf if rule.setting("disagree") == Disagree.ENDLESS_AND_ENDING else 0
    return Sides(
        [*said.facts_of(kinds), *said.claims(rule.words("claims"), kinds[0], amount)],
        [
            *said.facts_of(rule.words("against") or kinds),
            *said.caveats(rule.words("caveats"), SATISFIED, kinds[0]),
            *said.caveats(rule.words("weak-caveats"), WEAK, kinds[0]),
        ],
    )


def disagreements(
    rule: Rule,
    ones: Iterable[P],
    others: Iterable[P],
    groups: Mapping[str, str],
) -> Iterator[tuple[P, P]]:
    """Yield the pairs that cannot both hold, the one that promises more before the other."""
    for one, other in product(ones, others):
        is_same_place = one.path == other.path and one.span.overlaps(other.span)
        # What two numbers say is compared first: it is quicker than what they are said of.
        if (
            not is_same_place
            and disagree(rule, one.fact, other.fact)
            and same_subject(one.fact, other.fact, groups)
        ):
            yield one, other


class Disagreement(NamedTuple, Generic[P]):
    """What promises most, what denies it first, and all other places, in order."""

    anchor: P
    denial: P
    others: tuple[P, ...]


def together(pairs: Iterable[tuple[P, P]]) -> list[Disagreement[P]]:
    """Return the disagreements that pairs amount to: those that share a place are one.

    A place is named once, however many claims or facts are found in it.
    """
    pairs = list(pairs)
    first: dict[tuple[str, Span], P] = {}  # what was met at each place
    same: dict[tuple[str, Span], tuple[str, Span]] = {}
    for placed in chain.from_iterable(pairs):
        place = _place(placed)
        if place not in same:
            one = (other for other, met in first.items() if _is_one_place(met, placed))
            same[place] = next(one, place)
            first.setdefault(same[place], placed)
    tied = [(same[_place(one)], same[_place(other)]) for one, other in pairs]
    found = []
    for members in components(tied):
        mine = [pair for pair, (one, _) in zip(pairs, tied, strict=True) if one in members]
        anchor = min((one for one, _ in mine), key=_promise)
        denial = min((other for one, other in mine if one is anchor), key=_place)
        rest = members - {same[_place(anchor)], same[_place(denial)]}
        found.append(Disagreement(anchor, denial, tuple(first[place] for place in sorted(rest))))
    return found


def components(pairs: Iterable[tuple[H, H]]) -> list[set[H]]:
    """Return what pairs tie together."""
    tied: dict[H, set[H]] = {}
    for one, other in pairs:
        both = tied.get(one, {one}) | tied.get(other, {other})
        for member in both:
            tied[member] = both
    return list({id(members): members for members in tied.values()}.values())


def _promise(placed: Placed) -> tuple[float, tuple[str, Span]]:
    """Return what puts first the place that promises most."""
    return placed.fact.asks, _place(placed)


def _sentence(stated: Stated) -> int:
    return stated.verdict.candidate.sentence


def _place(placed: Placed) -> tuple[str, Span]:
    return placed.path, placed.span


def _is_one_place(a: Placed, b: Placed) -> bool:
    return a.path == b.path and a.span.overlaps(b.span)


def disagree(rule: Rule, a: Fact, b: Fact) -> bool:
    """Say whether two facts cannot both hold, of which the first promises more."""
    return _WAYS[Disagree(rule.setting("disagree"))](rule, a, b)


def _ranges(rule: Rule, a: Fact, b: Fact) -> bool:
    """Say whether two ranges are apart, of which the first asks less of the reader."""
    more = _ROUNDED if a.unit == "day" else 1
    return (
        max(a.low, b.low) < ENDLESS
        and (a.kind == b.kind or bool(rule.words("against")))
        and a.unit == b.unit
        and {a.modality, b.modality} <= _COMPLETE
        and (a.high * more < b.low or b.high * more < a.low)
        and a.asks <= b.asks
    )


def _none_and_some(rule: Rule, a: Fact, b: Fact) -> bool:
    del rule
    nothing = a.modality is Modality.ABSOLUTE and a.high == 0
    least = _SLACK if b.unit == "day" else 0
    return nothing and b.modality not in _SOFT | {Modality.ABSOLUTE} and b.high > least


def _little_and_long(rule: Rule, a: Fact, b: Fact) -> bool:
    limit = float(rule.setting("limit") or 7)
    return a.modality in _SOFT and b.modality not in _SOFT and b.high > limit


def _endless_and_ending(rule: Rule, a: Fact, b: Fact) -> bool:
    del rule
    return a.modality is Modality.ABSOLUTE and a.low >= ENDLESS and b.high < ENDLESS


def _prices(rule: Rule, a: Fact, b: Fact) -> bool:
    """Say whether two prices of one thing differ; a lowest price binds all others."""
    del rule
    if a.unit != b.unit or a.low >= b.low:
        return False
    if Modality.MEAN in {a.modality, b.modality}:
        return a.modality is not Modality.MINIMUM and a.high < b.low * _DISCOUNT
    if b.modality is Modality.MINIMUM:
        return a.modality is Modality.MINIMUM or a.high < b.low
    return a.modality is not Modality.MINIMUM and a.high < b.low


def _least(rule: Rule, a: Fact, b: Fact) -> bool:
    """Say whether two lower limits differ, as two least ages; the lower one promises more."""
    del rule
    return a.high == b.high == math.inf and a.low < b.low


_WAYS: Mapping[Disagree, Callable[[Rule, Fact, Fact], bool]] = {
    Disagree.RANGES: _ranges,
    Disagree.NONE_AND_SOME: _none_and_some,
    Disagree.LITTLE_AND_LONG: _little_and_long,
    Disagree.ENDLESS_AND_ENDING: _endless_and_ending,
    Disagree.PRICES: _prices,
    Disagree.LEAST: _least,
}
