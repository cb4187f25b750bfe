"""A PDF taken apart: the lines of its pages in reading order, and where each word stands."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.documents import library
from claimcheck.documents.pdf_edges import Role, edge_of, with_roles
from claimcheck.documents.pdf_glyphs import Box, draw, turned
from claimcheck.documents.pdf_guard import EXTRA, as_weighed, open_guarded
from claimcheck.documents.pdf_lines import stretches_of
from claimcheck.documents.pdf_order import in_reading_order
from claimcheck.errors import ReadError
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.documents.pdf_glyphs import Drawing
    from claimcheck.documents.pdf_order import Laid

PICTURE = "is a picture without text; run text recognition (OCR) on it first"
MOST_SIGNS = 5_000_000
"""Of a whole file: a shelf of books."""
# What programs write where nobody gave a title.
_NO_TITLE = regex(
    r"untitled|microsoft |powerpoint presentation|slide 1\Z|print|document\d*\Z|doc\d*\Z"
    r"|(?:about|file|https?|data):|anonymous\Z|[^ ]*\.\w{2,5}\Z",
    re.IGNORECASE,
)
_LONGEST_TITLE = 300


class Line(NamedTuple):
    """A line of a page, from 1, that begins at the offset `start` of the source.

    Each of its signs has a box in `boxes`; a property has none. `region` counts through the file
    and reaches from `left` to `right`; of a table `row` and `column` count from 0, else they are
    -1. Boxes, `left`, `right` and `base` are turned by `turn`: see `Box`.
    """

    page: int
    start: int
    text: str
    boxes: tuple[Box, ...] = ()
    turn: int = 0
    base: float = 0.0
    size: float = 0.0
    is_bold: bool = False
    region: int = -1
    left: float = 0.0
    right: float = 0.0
    row: int = -1
    column: int = -1
    role: Role = Role.TEXT


class Quad(NamedTuple):
    """Where words stand on a page, counted from 1: the corners of a rectangle, in points.

    They are those at the start and end of the upper edge, then those of the lower.
    """

    page: int
    corners: tuple[float, float, float, float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """The text of a PDF: pages ended by form feeds, lines ended by line feeds.

    `unread` says of pages, counted from 1, why they could not be read.
    """

    source: str
    lines: tuple[Line, ...]
    language: str
    unread: tuple[tuple[int, str], ...]

    def quads(self, start: int, end: int) -> Iterator[Quad]:
        """Yield where the source from `start` to `end` stands, a rectangle for each line.

        What runs along the edge of pages between its start and its end is no part of it.
        """
        for line in self.lines:
            first, last = max(start - line.start, 0), min(end - line.start, len(line.text))
            is_edge = line.role is not Role.TEXT and not 0 <= start - line.start < len(line.text)
            if first >= last or not line.boxes or is_edge:
                continue
            boxes = line.boxes[first:last]
            left, right = min(box.left for box in boxes), max(box.right for box in boxes)
            foot, head = min(box.bottom for box in boxes), max(box.top for box in boxes)
            points = ((left, head), (right, head), (left, foot), (right, foot))
            on_page = [turned(x, y, line.turn) for x, y in points]
            (a, b), (c, d), (e, f), (g, h) = on_page
            yield Quad(line.page, (a, b, c, d, e, f, g, h))


def take_apart(path: str, data: bytes) -> PdfText:
    """Return the text of a PDF.

    Raises:
        ReadError: it is no PDF, damaged, locked, too large, or has no page with text.
        MissingExtraError: the libraries are not installed.
    """
    with open_guarded(path, data) as file:
        data = as_weighed(path, file, data)
    pdfium = library("pypdfium2", EXTRA, "reading a PDF")
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadError(path, "it is damaged: the PDF cannot be opened") from error
    try:
        return _taken_apart(path, file, pdfium)
    finally:
        file.close()


def _taken_apart(path: str, file: Any, pdfium: Any) -> PdfText:  # noqa: ANN401 -- the library is untyped here
    lines: list[Line] = []
    edges: dict[int, tuple[float, float]] = {}
    unread: list[tuple[int, str]] = []
    signs = regions = 0
    for number in range(1, len(file) + 1):
        try:
            page = file[number - 1]
            drawing = draw(page)
            page.close()
        except pdfium.PdfiumError:
            unread.append((number, "is damaged"))
            continue
        except ValueError as error:
            unread.append((number, f"cannot be read: {error}"))
            continue
        if drawing.is_picture:
            unread.append((number, PICTURE))
        found = list(_lines(drawing, number, regions))
        regions = max((line.region + 1 for line in found), default=regions)
        edges[number] = edge_of(drawing)
        lines += found
        signs += sum(len(line.text) for line in found)
        if signs > MOST_SIGNS:
            raise ReadError(path, f"it has more than {MOST_SIGNS} signs")
    if unread and not lines:
        raise ReadError(path, _why_nothing(unread, len(file)))
    source, placed = _placed(with_roles(lines, edges), _title(file), len(file))
    return PdfText(
        source=source,
        lines=placed,
        language=_language(file, pdfium),
        unread=tuple(unread),
    )


def _why_nothing(unread: list[tuple[int, str]], pages: int) -> str:
    number, why = unread[0]
    if pages > 1 and all(reason == PICTURE for _, reason in unread):
        return "its pages are pictures without text; run text recognition (OCR) on it first"
    return f"page {number} {why}"


def _lines(drawing: Drawing, page: int, regions: int) -> Iterator[Line]:
    """Yield the lines of a page: those that stand upright, then those of each other turn."""
    turns = sorted(drawing.glyphs, key=lambda turn: (turn != drawing.upright, turn))
    for turn in turns:
        is_upright = turn == drawing.upright
        stretches = stretches_of(drawing.glyphs[turn], drawing.dots if is_upright else ())
        laid = in_reading_order(stretches, drawing.rules if is_upright else ())
        for one in laid:
            yield _line(one, page, turn, regions)
        regions += max((one.region + 1 for one in laid), default=0)


def _line(laid: Laid, page: int, turn: int, regions: int) -> Line:
    stretch = laid.stretch
    return Line(
        page=page,
        start=0,
        text=stretch.text,
        boxes=stretch.boxes,
        turn=turn,
        base=stretch.base,
        size=stretch.size,
        is_bold=stretch.is_bold,
        region=regions + laid.region,
        left=laid.left,
        right=laid.right,
        row=laid.row,
        column=laid.column,
    )


def _placed(lines: list[Line], title: str, pages: int) -> tuple[str, tuple[Line, ...]]:
    """Return the source of lines, and the lines with where they begin in it.

    What runs along the edge of a page comes behind its text, so that a paragraph goes on from page
    to page.
    """
    parts: list[str] = []
    placed: list[Line] = []
    at = 0
    by_page = {page: list(some) for page, some in groupby(lines, key=lambda line: line.page)}
    if title:
        by_page.setdefault(1, []).insert(0, Line(page=1, start=0, text=title, role=Role.PROPERTY))
    for page in range(1, pages + 1):
        ordered = sorted(by_page.get(page, []), key=lambda line: line.role in _AT_EDGE)
        for line in ordered:
            placed.append(line._replace(start=at))
            parts.append(line.text + "\n")
            at += len(line.text) + 1
        parts.append("\f")
        at += 1
    return "".join(parts), tuple(placed)


_AT_EDGE = frozenset({Role.HEADER, Role.FOOTER, Role.REPEATED})


def _title(file: Any) -> str:  # noqa: ANN401 -- the library is untyped here
    """Return the title that a file gives itself, nothing where a program made it up."""
    try:
        title = str(file.get_metadata_value("Title"))
    except (UnicodeError, KeyError, ValueError):
        return ""
    told = " ".join("".join(sign if sign.isprintable() else " " for sign in title).split())
    return "" if _NO_TITLE.match(told) else told[:_LONGEST_TITLE]


def _language(file: Any, pdfium: Any) -> str:  # noqa: ANN401 -- the library is untyped here
    get = getattr(pdfium.raw, "FPDFCatalog_GetLanguage", None)  # younger than the rest
    if get is None:
        return ""
    room = (ctypes.c_ushort * 64)()
    get(file, room, ctypes.sizeof(room))
    return bytes(room).decode("utf-16-le", "ignore").partition("\0")[0]
