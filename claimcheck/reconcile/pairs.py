"""Pairs of statements that cannot both hold, and the disagreements that they amount to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from claimcheck.model.fact import Modality
from claimcheck.reconcile.alike import is_row, narrowed, same_subject
from claimcheck.reconcile.disagree import way_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from claimcheck.model.fact import Fact
    from claimcheck.model.rule import Rule
    from claimcheck.model.text import Span

_FIRM = frozenset({Modality.ABSOLUTE, Modality.MAXIMUM})
_ANSWER = 10  # code points: “Not at all”
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
    near = _within_reach(there, groups)
    for fact, said in here.items():
        for against in near(fact):
            # What two numbers say is compared first: it is quicker than what they are said of.
            if not disagree(fact, against) or not same_subject(fact, against, groups):
                continue
            for at, one in enumerate(said):
                for other in there[against][: None if at < _TIES else _TIES]:
                    if not _is_one_place(one, other):
                        yield one, other


def _within_reach(facts: Iterable[Fact], groups: Mapping[str, str]) -> Callable[[Fact], list[Fact]]:
    """Return what gives of `facts` those that are not of another row than a fact; see `alike`.

    Where each row of a long table has its figure, nothing else would be quick.
    """
    every = list(facts)
    of_rows: dict[str, list[int]] = defaultdict(list)
    plain: list[int] = []
    other: list[int] = []
    for at, fact in enumerate(every):
        things = narrowed(fact, groups)
        if not is_row(things, groups):
            (other if things else plain).append(at)
        for name in things:
            of_rows[name].append(at)

    def near(fact: Fact) -> list[Fact]:
        things = narrowed(fact, groups)
        if not things:
            return every
        shared = chain.from_iterable(of_rows.get(name, ()) for name in things)
        return [
            every[at]
            for at in sorted({*plain, *(() if is_row(things, groups) else other), *shared})
        ]

    return near


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
        fewer, more = sorted(
            (tied.setdefault(one, {one}), tied.setdefault(other, {other})), key=len
        )
        if fewer is not more:
            more |= fewer
            tied.update(dict.fromkeys(fewer, more))
    return list({id(members): members for members in tied.values()}.values())


def _promise(placed: Placed) -> tuple[float, bool, bool, tuple[str, Span]]:
    """Return what puts first the place that promises most, of several the firmest.

    A short answer to a question says less on its own.
    """
    is_answer = placed.span.end - placed.span.start <= _ANSWER
    return placed.fact.asks, placed.fact.modality not in _FIRM, is_answer, _place(placed)


def _place(placed: Placed) -> tuple[str, Span]:
    return placed.path, placed.span


def _is_one_place(a: Placed, b: Placed) -> bool:
    return a.path == b.path and a.span.overlaps(b.span)
