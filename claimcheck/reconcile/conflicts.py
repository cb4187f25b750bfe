"""Facts that cannot both hold, in one article."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from claimcheck.kinds.conflict import Disagree
from claimcheck.kinds.required import SATISFIED, WEAK
from claimcheck.model.fact import FactKind
from claimcheck.model.regex import regex
from claimcheck.model.text import Span
from claimcheck.reconcile.alike import narrowed, same_subject
from claimcheck.reconcile.disagree import way_of
from claimcheck.reconcile.findings import says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.model.fact import Fact
    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Rule
    from claimcheck.reconcile.findings import Locator
    from claimcheck.reconcile.said import Said, Stated

_NUMBERS = {Disagree.RANGES, Disagree.PRICES, Disagree.LEAST}
_TURN = regex(r"\b(?:though|although|but|yet|however)\b")
_PROMISED = 2  # sessions at most, where they are promised and not counted
_TIES = 8  # places of one side that all of the other side are compared with


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
    # What is said twice in two ways in one breath is said of two things.
    pairs = ((one, other) for one, other in pairs if not _in_one_breath(one, other, text))
    if rule.setting("disagree") in _NUMBERS:
        pairs = ((one, other) for one, other in pairs if not _side_by_side(one, other, locator))
    for anchor, denial, others in together(pairs):
        left, right = anchor.span.of(text), denial.span.of(text)
        yield locator.finding(
            rule,
            anchor.span,
            severity=rule.severity,
            message=rule.message.format(left=left, right=right),
            cues=anchor.verdict.cues,
            related=tuple(
                locator.related(stated.span, says(rule, stated.span.of(text)))
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
    if rule.setting("disagree") == Disagree.PRICES:
        yield from _but_of_lists(pairs, compared, groups)
        return
    if rule.setting("disagree") != Disagree.RANGES:
        yield from pairs
        return
    disagree = way_of(rule)
    narrow = {
        stated.fact: things
        for stated in chain(*compared)
        if (things := narrowed(stated.fact, groups))
    }
    for one, other in pairs:
        if (one.fact in narrow) != (other.fact in narrow):
            wide, named = sorted((one.fact, other.fact), key=narrow.__contains__)
            if any(
                narrow[named] != of and not disagree(wide, fact) and not disagree(fact, wide)
                for fact, of in narrow.items()
                if fact.kind == wide.kind and fact.unit == wide.unit
            ):
                continue
        yield one, other


def _but_of_lists(
    pairs: Iterable[tuple[Stated, Stated]], compared: Sides, groups: Mapping[str, str]
) -> Iterator[tuple[Stated, Stated]]:
    """Yield the pairs but those of a price of nothing in particular and one of many in a list."""
    listed = [one.fact for one in compared.others if narrowed(one.fact, groups)]
    for one, other in pairs:
        plain = [stated.fact for stated in (one, other) if not narrowed(stated.fact, groups)]
        if len(plain) == 1:
            akin = (fact.low for fact in listed if same_subject(plain[0], fact, groups))
            if len(set(akin)) > 1:
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
        [
            *said.facts_of(kinds),
            *said.claims(rule.words("claims"), kinds[0], amount, rule.words("but")),
        ],
        [
            *said.facts_of(rule.words("against") or kinds),
            *said.denials(rule.words("denied"), kinds[0]),
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
    """Yield pairs that cannot both hold, the one that promises more before the other.

    What is said over and over is compared once. Of what is said in many places each is paired with
    the first two of the other side only, which ties them all together.
    """
    here, there, disagree = _by_fact(ones), _by_fact(others), way_of(rule)
    for fact, against in product(here, there):
        # What two numbers say is compared first: it is quicker than what they are said of.
        if not disagree(fact, against) or not same_subject(fact, against, groups):
            continue
        for at, one in enumerate(here[fact]):
            for other in there[against][: None if at < _TIES else _TIES]:
                if not _is_one_place(one, other):
                    yield one, other


def _by_fact(placed: Iterable[P]) -> dict[Fact, list[P]]:
    """Return what is said by what it says, in the order of its places."""
    found: dict[Fact, list[P]] = {}
    for one in sorted(placed, key=_place):
        found.setdefault(one.fact, []).append(one)
    return found


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
    inside: dict[str, list[Span]] = defaultdict(list)  # the places of each article, in order
    for placed in chain.from_iterable(pairs):
        place = path, span = _place(placed)
        if place not in same:
            spans = inside[path]
            at = bisect_left(spans, span)
            near = (other for other in spans[max(0, at - 1) : at + 1] if other.overlaps(span))
            same[place] = path, next(near, span)
            if same[place] == place:
                spans.insert(at, span)
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


def _in_one_breath(one: Stated, other: Stated, text: str) -> bool:
    """Say whether one sentence states both, and does not turn round between two figures."""
    if one.verdict.candidate.sentence != other.verdict.candidate.sentence:
        return False
    first, last = sorted((one.span, other.span))
    is_figure = one.verdict.candidate.fact is not None
    return not is_figure or _TURN.search(text, first.end, last.start) is None


def _side_by_side(one: Stated, other: Stated, locator: Locator) -> bool:
    """Say whether two figures stand in neighbouring sentences of a paragraph.

    “The laser takes five minutes. You will be here for an hour.” Of one or two sessions, the first
    figure is often the promise, and the second what it takes.
    """
    is_promise = min(one.fact.most, other.fact.most) <= _PROMISED
    if one.fact.kind is FactKind.SESSIONS and is_promise:
        return False
    sentences = locator.segmented.sentences
    first, last = sorted((one.verdict.candidate.sentence, other.verdict.candidate.sentence))
    return last - first == 1 and sentences[first].block == sentences[last].block


def _place(placed: Placed) -> tuple[str, Span]:
    return placed.path, placed.span


def _is_one_place(a: Placed, b: Placed) -> bool:
    return a.path == b.path and a.span.overlaps(b.span)
