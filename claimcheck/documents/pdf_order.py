"""Puts the stretches of a page into the order in which they are read: bands, columns, tables."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.documents.pdf_bands import (
    bands_of,
    is_in,
    merged,
    rows_of,
    spans_of,
    taken_off,
    used_by,
)
from claimcheck.documents.pdf_lines import Stretch, together
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.documents.pdf_bands import Interval, Row
    from claimcheck.documents.pdf_glyphs import Box

_GUTTER = 0.35  # sizes; room that is free in every row parts columns
_DEEPEST = 6  # columns in columns
_CROSSING = 6.0  # points; lines drawn cell by cell leave at most as much between them
_PARTED = 2.5  # sizes; two stretches alone on a line that are further apart are two texts
_PROSE = 0.2  # of the lines of a column, which go on in the middle of a sentence
_TELLING = 3  # lines from which a column shows whether it is prose
_ALIGNED = 0.6  # of the cells beside the first column, which stand on its lines
_NEAR = 0.75  # of the usual distance of rows; lines that are nearer belong to one row
_BULLET = regex(r"[•‣◦▪▫●○■□◆◇❖·✓✔✅☑➤➢►▶→★☆–—-] ?\S")
_FIGURE = regex(r"\D{0,4}\d[\d.,/–-]*\D{0,6}\Z")
_UNSPACED = regex(r"[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]")
_FULL = 0.85  # of a column, which a line fills that was wrapped where there are no spaces


class Laid(NamedTuple):
    """A line in reading order, in a `region` of the page that reaches from `left` to `right`.

    In a table, `row` and `column` count from 0; elsewhere they are -1. A table is one region.
    """

    stretch: Stretch
    region: int
    left: float
    right: float
    row: int = -1
    column: int = -1


def in_reading_order(stretches: Sequence[Stretch], rules: Sequence[Box]) -> list[Laid]:
    """Return the lines of a page as they are read: column after column, table row by row."""
    page = _Page(rules)
    page.lay(list(stretches), 0)
    return page.laid


class _Page:
    """What is laid so far, and the count of regions."""

    def __init__(self, rules: Sequence[Box]) -> None:
        self.laid: list[Laid] = []
        self._rules = rules
        self._regions = 0

    def lay(self, stretches: list[Stretch], depth: int) -> None:
        if not stretches:
            return
        gutter = _GUTTER * median(one.size for one in stretches)
        for band in bands_of(rows_of(stretches), gutter):
            self._flow(taken_off(band))
            spans = spans_of((one for row in band for one in row), gutter)
            if len(spans) == 1 or depth >= _DEEPEST:
                self._flow(band)
            elif len(band) == 1:
                self._line(band[0], gutter)
            elif _is_table(band, spans, self._rules):
                self._table(band, spans)
            else:
                for span in spans:
                    self.lay([one for row in band for one in row if is_in(one, span)], depth + 1)

    def _flow(self, rows: Sequence[Row]) -> None:
        """Lay rows of one column."""
        if not rows:
            return
        left = min(one.left for row in rows for one in row)
        right = max(one.right for row in rows for one in row)
        for row in rows:
            for line in _lines(row):
                self.laid.append(Laid(line, self._regions, left, right))
        self._regions += 1

    def _line(self, row: Row, gutter: float) -> None:
        """Lay a row whose stretches are far apart: one text if they are not too far."""
        spans = spans_of(row, gutter * _PARTED / _GUTTER)
        for span in spans:
            self._flow([[one for one in row if is_in(one, span)]])

    def _table(self, rows: list[Row], spans: Sequence[Interval]) -> None:
        """Lay a table row by row; what stands alone over it is no part of it."""
        table = _table_rows(rows, spans, self._rules)
        first = next((at for at, row in enumerate(table) if len(used_by(row, spans)) > 1), 0)
        if first:
            self._flow(table[:first])
        left, right = spans[0][0], spans[-1][1]
        for number, row in enumerate(table[first:]):
            for column, span in enumerate(spans):
                for line in _lines([one for one in row if is_in(one, span)]):
                    self.laid.append(Laid(line, self._regions, left, right, number, column))
        self._regions += 1


def _lines(row: Row) -> list[Stretch]:
    """Return a row of one column as lines, from the top; those on one base line are one."""
    lines: list[Row] = []
    for stretch in sorted(row, key=lambda one: -one.base):
        if lines and lines[-1][0].base - stretch.base < _same_line(lines[-1][0], stretch):
            lines[-1].append(stretch)
        else:
            lines.append([stretch])
    return [together(sorted(line, key=lambda one: one.left)) for line in lines]


def _same_line(first: Stretch, second: Stretch) -> float:
    return 0.4 * max(first.size, second.size)


def _is_table(rows: Sequence[Row], spans: Sequence[Interval], rules: Sequence[Box]) -> bool:
    """Say whether a band of rows with gutters is a table, not columns of text."""
    if len(_dividers(rows, spans, rules)) > 1:
        return True
    full = [row for row in rows if len(used_by(row, spans)) > 1]
    if len(full) < 2:  # noqa: PLR2004 -- one row is no table
        return False
    columns = [[one for row in rows for one in row if is_in(one, span)] for span in spans]
    if sum(any(_BULLET.match(one.text) for one in column) for column in columns) > 1:
        return False
    telling = [
        _prose(column, span)
        for column, span in zip(columns, spans, strict=True)
        if len(column) >= _TELLING
    ]
    if any(_is_of_figures(column) for column in columns):
        return True
    # Of three columns and more, one may hold a table or a list.
    if telling and sum(share < _PROSE for share in telling) <= len(telling) // 3:
        return False
    bases = [one.base for one in columns[0]]
    others = [one for column in columns[1:] for one in column]
    aligned = sum(min(abs(one.base - base) for base in bases) < one.size / 2 for one in others)
    return aligned >= _ALIGNED * len(others)


def _is_of_figures(column: Sequence[Stretch]) -> bool:
    figures = sum(bool(_FIGURE.match(one.text)) for one in column)
    return len(column) >= _TELLING and figures * 2 > len(column)


def _prose(column: Sequence[Stretch], span: Interval) -> float:
    """Return the share of the lines of a column that go on in the middle of a sentence."""
    goes_on = 0
    for before, line in pairwise(column):
        wide = (before.right - before.left) >= _FULL * (span[1] - span[0])
        goes_on += line.text[0].islower() or (wide and bool(_UNSPACED.match(line.text)))
    return goes_on / (len(column) - 1)


def _dividers(rows: Sequence[Row], spans: Sequence[Interval], rules: Sequence[Box]) -> list[float]:
    """Return the heights of level lines between rows that reach over a gutter."""
    top, bottom = max(one.head for one in rows[0]), min(one.foot for one in rows[-1])
    by_height: dict[int, list[Interval]] = {}
    for rule in rules:
        if bottom < rule.bottom and rule.top < top:
            by_height.setdefault(round(rule.bottom), []).append((rule.left, rule.right))
    gutters = [(one[1], other[0]) for one, other in pairwise(spans)]
    return sorted(
        (
            float(height)
            for height, parts in by_height.items()
            if any(
                left <= start and right >= end
                for left, right in merged(parts, _CROSSING)
                for start, end in gutters
            )
        ),
        reverse=True,
    )


def _table_rows(rows: Sequence[Row], spans: Sequence[Interval], rules: Sequence[Box]) -> list[Row]:
    """Return the rows of a table, with the lines of a cell that has several put together."""
    dividers = _dividers(rows, spans, rules)
    tops = [max(one.head for one in row) for row in rows]
    feet = [min(one.foot for one in row) for row in rows]
    gaps = [foot - top for foot, top in zip(feet, tops[1:], strict=False)]
    usual = median(gaps) if gaps else 0.0
    # Lines between most rows say where each ends; a few only part the head from the rest.
    is_ruled = len(dividers) * 2 >= len(rows) - 1
    done = [list(rows[0])]
    for row, foot, top, gap in zip(rows[1:], feet, tops[1:], gaps, strict=False):
        if is_ruled:
            goes_on = not any(top - 1 <= height <= foot + 1 for height in dividers)
        else:
            goes_on = len(used_by(row, spans)) < len(spans) and (
                gap < usual * _NEAR or all(one.text[0].islower() for one in row)
            )
        if goes_on:
            done[-1].extend(row)
        else:
            done.append(list(row))
    return done
