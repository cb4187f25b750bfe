"""What is marked in a block of an article: stretches that findings cover, however they overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.finding import OPEN
from claimcheck.model.rule import Severity
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.model.article import Block
    from claimcheck.model.finding import Finding

_MOST_NAMED = 8
"""Findings that one stretch names; a thousand on top of each other would name a million."""
ACCEPTED = "accepted"
_GRADES = (*map(str, Severity), ACCEPTED)


class Mark(NamedTuple):
    """A finding with its number in the report, and its grade: a severity, or accepted."""

    number: int
    grade: str
    span: Span
    category: str


class Stretch(NamedTuple):
    """A run of a block in which nothing begins or ends.

    `numbers` are the findings that cover it, the closest fitting first, and `grade` is the gravest
    of theirs. `ending` end with it. `spots` are the anchors of other findings that begin with it,
    `within` those whose stretch it is a part of.
    """

    span: Span
    numbers: tuple[int, ...]
    grade: str
    is_first: bool
    ending: tuple[Mark, ...]
    spots: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class Marked(NamedTuple):
    """What is marked in a block, and what is said to be missing there."""

    stretches: tuple[Stretch, ...]
    owed: tuple[Mark, ...]


def mark_of(number: int, finding: Finding) -> Mark:
    """Return the mark of a finding."""
    grade = str(finding.severity) if finding.status == OPEN else ACCEPTED
    return Mark(number, grade, finding.span, finding.category)


def by_block(
    blocks: Sequence[Block],
    numbered: Iterable[tuple[int, Finding]],
    spots: Iterable[tuple[Span, str]],
) -> list[Marked]:
    """Return what is marked in each block; findings and spots may reach over several."""
    ends = [block.span.end for block in blocks]
    last = len(blocks) - 1
    covering: Mapping[int, list[Mark]] = defaultdict(list)
    owed: Mapping[int, list[Mark]] = defaultdict(list)
    reached: Mapping[int, list[tuple[Span, str]]] = defaultdict(list)
    if not blocks:
        return []
    for number, finding in numbered:
        mark = mark_of(number, finding)
        at = min(bisect_right(ends, mark.span.start), last)
        if not finding.quote or mark.span.start >= mark.span.end:
            owed[at].append(mark)
            continue
        while at <= last and blocks[at].span.start < mark.span.end:
            covering[at].append(mark)
            at += 1
    for span, anchor in spots:
        reached[min(bisect_right(ends, span.start), last)].append((span, anchor))
    return [
        Marked(
            tuple(_stretches(block.span, covering[at], reached[at])),
            tuple(owed[at]),
        )
        for at, block in enumerate(blocks)
    ]


def _stretches(
    block: Span, marks: Sequence[Mark], spots: Sequence[tuple[Span, str]]
) -> Iterator[Stretch]:
    if not marks and not spots:
        yield Stretch(block, (), "", is_first=False, ending=())
        return
    opening: Mapping[int, list[Mark]] = defaultdict(list)
    closing: Mapping[int, list[Mark]] = defaultdict(list)
    begun: Mapping[int, list[str]] = defaultdict(list)
    ended: Mapping[int, list[str]] = defaultdict(list)
    for mark in marks:
        opening[max(mark.span.start, block.start)].append(mark)
        closing[min(mark.span.end, block.end)].append(mark)
    for span, anchor in spots:
        begun[min(max(span.start, block.start), block.end)].append(anchor)
        ended[min(span.end, block.end)].append(anchor)
    bounds = sorted({block.start, block.end, *opening, *closing, *begun, *ended})
    # Kept in order, the closest fitting first, so that no stretch looks at all that cover it.
    covering: list[tuple[int, int, int]] = []
    counts = dict.fromkeys(_GRADES, 0)
    within: dict[str, None] = {}
    linked: set[int] = set()
    for start, end in pairwise(bounds):
        for mark in closing[start]:
            del covering[bisect_left(covering, _key(mark))]
            counts[mark.grade] -= 1
        for mark in opening[start]:
            insort(covering, _key(mark))
            counts[mark.grade] += 1
        for anchor in ended[start]:
            within.pop(anchor, None)
        within.update(dict.fromkeys(begun[start]))
        numbers = tuple(number for _, _, number in covering[:_MOST_NAMED])
        is_first = bool(numbers) and numbers[0] not in linked
        linked.update(numbers[:1])
        yield Stretch(
            Span(start, end),
            numbers,
            next((grade for grade in _GRADES if counts[grade]), ""),
            is_first=is_first,
            # One that goes on in the next block ends there.
            ending=tuple(mark for mark in closing[end] if mark.span.end <= end),
            spots=tuple(begun[start]),
            within=tuple(islice(within, _MOST_NAMED)),
        )


def _key(mark: Mark) -> tuple[int, int, int]:
    return mark.span.end - mark.span.start, _GRADES.index(mark.grade), mark.number
