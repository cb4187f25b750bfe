"""Places in a text: spans, lines, and the way back from the reader's text to the source."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""The ranges of signs that are written without spaces between words, as in a regular expression."""
_IS_WIDE = regex(f"[{WIDE}]")
_LATIN = regex("[A-Za-z\u00c0-\u024f]")
_LETTERS = 2.5
"""Latin letters that are about as much language as one of those signs."""
_WORD = regex(f"[^\\s{WIDE}]+")


def count_words(text: str) -> int:
    """Return how many words there are; of signs without spaces between words two are one."""
    if text.isascii():
        return len(text.split())
    signs = len(_IS_WIDE.findall(text))
    return len(text.split()) if not signs else len(_WORD.findall(text)) + (signs + 1) // 2


def is_wide(text: str) -> bool:
    """Say whether a text has a sign that is written without spaces between words."""
    return not text.isascii() and _IS_WIDE.search(text) is not None


def is_mostly_wide(text: str) -> bool:
    """Say whether more of a text is Chinese, Japanese or Korean than Latin.

    A Latin word is about as much language as two of their signs.
    """
    return is_wide(text) and len(_IS_WIDE.findall(text)) * _LETTERS > len(_LATIN.findall(text))


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


def outermost(spans: Iterable[Span]) -> set[Span]:
    """Return the stretches of which none lies inside another one."""
    found: set[Span] = set()
    last = -1  # where the furthest of those before it ends
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if span.end > last:
            found.add(span)
            last = span.end
    return found


class Division(StrEnum):
    """What the places of a source are counted in: lines, or what the format has in their stead."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"
    SLIDE = "slide"

    @property
    def separator(self) -> str:
        """Return the character that ends one in a source.

        Pages and slides have lines, and end with a form feed; all others end with a line feed.
        """
        return "\f" if self in {Division.PAGE, Division.SLIDE} else "\n"


class Place(NamedTuple):
    """A place in a source file.

    `offset` counts code points from 0; `number` says in which line, paragraph, page or slide it is,
    and `column` where in it, both from 1. `unit` is what the format itself calls the part that the
    place is in, such as the id of a translation or the path of a field; most formats have none.
    """

    offset: int
    number: int
    column: int
    division: Division = Division.LINE
    unit: str = ""

    def __str__(self) -> str:
        """Return the place in words, such as “line 12”."""
        return f"{self.division} {self.number}"


class PlaceIndex:
    r"""Find the place of an offset.

    Lines end at `\n`, `\r\n` or a lone `\r`, other divisions at their separator.
    """

    __slots__ = ("_division", "_starts")

    def __init__(self, source: str, division: Division = Division.LINE) -> None:
        """Find where the lines, or other divisions, of a source start."""
        self._division = division
        if division is Division.LINE:
            source = source.replace("\r\n", "\x00\n").replace("\r", "\n")
        parts = source.split(division.separator)
        self._starts = [0, *accumulate(len(part) + 1 for part in parts)]

    def place(self, offset: int, after: Place | None = None, unit: str = "") -> Place:
        """Return the place of `offset`; the end of the source counts as a place.

        It is found more quickly when it is known to be `after` another place.
        """
        starts = self._starts
        number = after.number if after else 0
        if number == 0 or (number < len(starts) and starts[number] <= offset):
            number = bisect_right(starts, offset, number)
        return Place(offset, number, offset - starts[number - 1] + 1, self._division, unit)


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
