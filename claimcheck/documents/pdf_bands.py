"""Cuts a page into bands: rows of text that leave the same room free from top to bottom."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.documents.pdf_lines import Stretch

# All in sizes of the font.
_LEADING = 1.1  # sizes that lines of a paragraph leave free between them
_LINES = 3.0  # the same between the ends of columns that end together
_BELOW_HEADING = 3.0  # the same under a heading
_INDENT = 2.5  # sizes by which they begin further left or right
_HEADING = 1.15  # times the size of the text it stands over

Row = list["Stretch"]
Interval = tuple[float, float]


def rows_of(stretches: Sequence[Stretch]) -> list[Row]:
    """Return stretches in rows, from the top: those of a row overlap in height."""
    rows: list[Row] = []
    foot = 0.0
    for stretch in sorted(stretches, key=lambda one: (-one.head, one.left)):
        if rows and stretch.head > foot:
            rows[-1].append(stretch)
            foot = min(foot, stretch.foot)
        else:
            rows.append([stretch])
            foot = stretch.foot
    return rows


def bands_of(rows: Sequence[Row], gutter: float) -> list[list[Row]]:
    """Return runs of rows that leave the same room free from top to bottom, or none."""
    bands: list[list[Row]] = []
    spans: list[Interval] = []
    for row in rows:
        own = spans_of(row, gutter)
        both = merged([*spans, *own], gutter)
        is_plain = len(spans) == len(own) == 1
        is_across = _is_across(own, spans) or _is_across(spans, own)
        if bands and _ends_columns(bands[-1], row, spans):
            bands.append([row])
            spans = own
        elif bands and (is_plain or (len(both) > 1 and not is_across)):
            bands[-1].append(row)
            spans = both
        else:
            bands.append([*_taken_back(bands, row, gutter), row])
            spans = spans_of((one for above in bands[-1] for one in above), gutter)
    bands = [band for band in bands if band]
    for above, below in pairwise(bands):
        _give_down(above, below, gutter)
    return [band for band in bands if band]


def _ends_columns(above: list[Row], row: Row, spans: Sequence[Interval]) -> bool:
    """Say whether columns end together, with room across them all over a heading."""
    if len(row) > 1 or row[0].size < _HEADING * above[-1][0].size:
        return False
    size = above[-1][0].size
    gap = min(one.foot for other in above for one in other) - row[0].head
    if gap < _LEADING * size or used_by(row, spans) != [0]:
        return False
    columns = [[one.base for other in above for one in other if is_in(one, span)] for span in spans]
    ends = [min(column) for column in columns if column]
    return len(ends) > 1 and max(ends) - min(ends) <= _LINES * size


def taken_off(band: list[Row]) -> list[Row]:
    """Take the first rows off a band that are a heading over all that is below."""
    taken: list[Row] = []
    while len(band) > 1 and len(band[0]) == 1:
        if band[0][0].size <= _HEADING * max(one.size for row in band[1:] for one in row):
            break
        taken.append(band.pop(0))
    return taken


def _give_down(above: list[Row], below: list[Row], gutter: float) -> None:
    """Move the last rows of a band without columns to the columns below that they begin."""
    spans = spans_of((one for row in below for one in row), gutter)
    while len(spans) > 1 and above and len(spans_of(above[-1], gutter)) == 1:
        row = above[-1]
        gap = min(one.foot for one in row) - max(one.head for one in below[0])
        both = merged([*spans, *spans_of(row, gutter)], gutter)
        size = row[0].size
        is_outside = both[0][0] < spans[0][0] - size or both[-1][1] > spans[-1][1] + size
        if gap > _LEADING * size or len(both) != len(spans) or is_outside:
            break
        below.insert(0, above.pop())


def _is_across(whole: Sequence[Interval], parts: Sequence[Interval]) -> bool:
    """Say whether one interval reaches over a gutter between others, and most of their width."""
    if len(whole) != 1 or len(parts) < 2:  # noqa: PLR2004 -- one part has no gutter
        return False
    left, right = whole[0]
    width = max(right, parts[-1][1]) - min(left, parts[0][0])
    reaches = any(left < one[1] and other[0] < right for one, other in pairwise(parts))
    return reaches and (right - left) * 2 > width


def _taken_back(bands: Sequence[list[Row]], row: Row, gutter: float) -> list[Row]:
    """Return the rows that end a band with columns but belong to the row below it."""
    taken: list[Row] = []
    below = row
    while bands and len(spans_of((one for above in bands[-1] for one in above), gutter)) > 1:
        last = bands[-1][-1]
        size = below[0].size
        gap = min(one.foot for one in last) - max(one.head for one in below)
        is_heading = last[0].size > _HEADING * size
        is_near = gap < (_BELOW_HEADING if is_heading else _LEADING) * size
        is_over = abs(last[0].left - below[0].left) < _INDENT * size
        if len(spans_of(last, gutter)) > 1 or not is_near or not is_over:
            break
        taken.insert(0, bands[-1].pop())
        below = last
    return taken


def spans_of(stretches: Iterable[Stretch], gutter: float) -> list[Interval]:
    """Return the intervals that stretches fill from left to right, gaps under `gutter` closed."""
    return merged([(one.left, one.right) for one in stretches], gutter)


def merged(intervals: Sequence[Interval], gutter: float) -> list[Interval]:
    """Return intervals from left to right, gaps under `gutter` closed."""
    done: list[Interval] = []
    for left, right in sorted(intervals):
        if done and left - done[-1][1] < gutter:
            done[-1] = (done[-1][0], max(done[-1][1], right))
        else:
            done.append((left, right))
    return done


def is_in(stretch: Stretch, span: Interval) -> bool:
    """Say whether the middle of a stretch is in an interval."""
    return span[0] <= (stretch.left + stretch.right) / 2 <= span[1]


def used_by(row: Row, spans: Sequence[Interval]) -> list[int]:
    """Return in which intervals a row has text, as indexes."""
    return [at for at, span in enumerate(spans) if any(is_in(one, span) for one in row)]
