"""Places in a text: spans, lines, and the way back from the reader's text to the source."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `start..end` of a text, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters of `text` in this stretch."""
        return text[self.start : self.end]


class Place(NamedTuple):
    """A place in a source file: `offset` from 0, `line` and `column` from 1, in code points."""

    offset: int
    line: int
    column: int


class LineIndex:
    r"""Find the line and column of an offset. Lines end at `\n`, `\r\n` or a lone `\r`."""

    __slots__ = ("_starts",)

    def __init__(self, source: str) -> None:
        """Find where the lines of a source start."""
        lines = source.replace("\r\n", "\x00\n").replace("\r", "\n").split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def place(self, offset: int, after: Place | None = None) -> Place:
        """Return the place of `offset`; the end of the source counts as a place.

        It is found more quickly when it is known to be `after` another place.
        """
        lines = self._starts
        line = after.line if after else 0
        if line == 0 or (line < len(lines) and lines[line] <= offset):
            line = bisect_right(lines, offset, line)
        return Place(offset=offset, line=line, column=offset - lines[line - 1] + 1)


class Piece(NamedTuple):
    """A run of the reader's text and the stretch of source that it stands for.

    Where both have the same length the run was copied character by character; otherwise the whole
    run stands for the whole stretch, as “&” stands for “&amp;”. A run that was added between
    blocks has an empty stretch.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int


class SourceMap:
    """The way from offsets in the reader's text to offsets in the source. Pieces are in order."""

    __slots__ = ("_starts", "pieces")

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        """Keep pieces that are in the order of the text."""
        self.pieces = pieces
        self._starts = [piece.text_start for piece in pieces]

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """Return the map of a text that is its own source."""
        return cls((Piece(0, length, 0, length),) if length else ())

    def span(self, span: Span) -> Span:
        """Return the source stretch from the first to the last character of `span`.

        An empty span, or one of only added characters, gives an empty stretch.
        """
        first = self._piece(span.start)
        if first is None:
            return Span(0, 0)
        start, _ = _spread(first, span.start)
        if span.end <= span.start:
            return Span(start, start)
        last = self._piece(span.end - 1)
        _, end = _spread(last or first, span.end - 1)
        return Span(start, max(start, end))

    def _piece(self, offset: int) -> Piece | None:
        at = bisect_right(self._starts, offset) - 1
        return self.pieces[at] if at >= 0 else None


def _spread(piece: Piece, offset: int) -> tuple[int, int]:
    """Return the source stretch of the one character at `offset` of a piece."""
    if piece.text_end - piece.text_start == piece.source_end - piece.source_start:
        start = piece.source_start + min(offset, piece.text_end) - piece.text_start
        return start, min(start + 1, piece.source_end)
    return piece.source_start, piece.source_end
