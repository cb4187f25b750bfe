"""What a page of a PDF shows: signs with their boxes, ruling lines, whether it is a picture.

Boxes are turned so that their text runs from left to right: `turn` says by how many degrees,
counterclockwise, the text stands on the page.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.documents import library
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SIGNS = 100_000
"""On one page; a page of the smallest print has twenty thousand."""
_MOST_OBJECTS = 20_000  # of a page, among which lines are looked for
_THIN = 2.5  # points; no text fits on a rule as thin as this
_SHORT = 12.0  # points; a shorter rule parts no rows
_SMALLEST, _LARGEST = 1.5, 10.0  # points; the sides of a bullet that is drawn
_MOST_DOTS = 500  # of more, none is a bullet
_FEW = 200  # drawn shapes that a page without text may have and still be called empty
_COVERED = 0.5  # of a page; text under a picture this large was put there by text recognition
_INVISIBLE = 3  # the render mode of text that is neither filled nor stroked
_LINE_END_HYPHEN = "\x02"  # what the library says of a hyphen at the end of a line
_SQUARE = 90
_WORD = 3  # letters that make one
_BOLD = regex(r"bold|black|heavy|demi", re.IGNORECASE)
_HEAVY = 600
_UNKNOWN_SIGNS = frozenset({0, 0xFFFE, 0xFFFF, 0xFFFD})
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip


class Box(NamedTuple):
    """A rectangle in points, after its text is turned to run from left to right."""

    left: float
    bottom: float
    right: float
    top: float


class Space(IntEnum):
    """What is before a sign: nothing, room that the library takes for a space, a space."""

    NONE = 0
    GUESSED = 1
    DRAWN = 2


class Glyph(NamedTuple):
    """A sign that is seen. `piece` tells apart what is drawn in one go."""

    sign: str
    box: Box
    base: float
    size: float
    is_bold: bool
    space: Space
    piece: int


class Drawing(NamedTuple):
    """What is on a page.

    `glyphs` are those of each turn, in the order in which they are drawn; `upright` is the turn of
    text that stands straight when the page is shown. `rules` are level lines, `dots` small shapes
    such as bullets, both turned as upright text is. `is_picture` says that there is no text, but
    something that may show some.
    """

    glyphs: dict[int, list[Glyph]]
    upright: int
    frame: Box
    rules: tuple[Box, ...]
    dots: tuple[Box, ...]
    is_picture: bool


class _Style(NamedTuple):
    size: float
    turn: int
    is_bold: bool
    is_seen: bool


def draw(page: Any) -> Drawing:  # noqa: ANN401 -- the library is untyped here
    """Return what a page of pypdfium2 shows.

    Raises:
        ValueError: there is too much on it.
    """
    raw = library("pypdfium2.raw", "pdf", "reading a PDF")
    left, bottom, right, top = page.get_cropbox()
    frame = Box(left, bottom, right, top)
    upright = page.get_rotation() % 360
    paths, shapes, pictured = _shapes(raw, page, upright, frame)
    is_covered = pictured >= _COVERED
    text = page.get_textpage()
    try:
        glyphs = dict(_glyphs(raw, text, frame, shows_hidden=is_covered))
    finally:
        text.close()
    is_picture = not glyphs and (pictured > 0 or shapes > _FEW)
    rules = tuple(rule for path in paths for rule in _rules(path))
    dots = tuple(path for path in paths if _is_dot(path))
    dots = dots if len(dots) <= _MOST_DOTS else ()
    return Drawing(glyphs, upright, frame, rules, dots, is_picture)


def _glyphs(
    raw: Any,  # noqa: ANN401 -- the library is untyped here
    text: Any,  # noqa: ANN401 -- the library is untyped here
    frame: Box,
    *,
    shows_hidden: bool,
) -> dict[int, list[Glyph]]:
    count = raw.FPDFText_CountChars(text)
    if count > MOST_SIGNS:
        raise ValueError(f"there are more than {MOST_SIGNS} signs on it")
    found: dict[int, list[Glyph]] = defaultdict(list)
    styles: dict[int, _Style] = {}
    rect = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    space = Space.NONE
    for index in range(count):
        sign = _sign(raw.FPDFText_GetUnicode(text, index))
        if not sign:
            continue
        thing = raw.FPDFText_GetTextObject(text, index)
        if sign.isspace() or not thing:
            space = max(space, Space.DRAWN if thing else Space.GUESSED)
            continue
        key = ctypes.addressof(thing.contents)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(raw, text, index, thing, shows_hidden=shows_hidden)
        raw.FPDFText_GetLooseCharBox(text, index, rect)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        if not style.is_seen or not _is_inside(rect, frame):
            space = Space.DRAWN
            continue
        box, base = _turned(rect, x.value, y.value, style)
        row = found[style.turn]
        for part in _LIGATURES.get(sign, sign):
            row.append(Glyph(part, box, base, style.size, style.is_bold, space, key))
            space = Space.NONE
    # Letters along a curve each have a turn of their own: they make no words.
    return {
        turn: _widened(glyphs) if turn % _SQUARE else glyphs
        for turn, glyphs in found.items()
        if turn % _SQUARE == 0 or len(glyphs) >= _WORD
    }


def _sign(code: int) -> str:
    """Return the sign of a code, nothing for one that stands for none."""
    if code in _UNKNOWN_SIGNS or 0xD800 <= code < 0xE000 or code > 0x10FFFF:  # noqa: PLR2004 -- Unicode
        return ""
    sign = chr(code)
    if sign == _LINE_END_HYPHEN:
        return "-"
    if sign == "\u00ad" or sign.isprintable() or sign.isspace():
        return sign
    return ""


def _style(
    raw: Any,  # noqa: ANN401 -- the library is untyped here
    text: Any,  # noqa: ANN401 -- the library is untyped here
    index: int,
    thing: Any,  # noqa: ANN401 -- the library is untyped here
    *,
    shows_hidden: bool,
) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)) or 1.0
    turn = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
    is_bold = _BOLD.search(name.value.decode("latin-1")) is not None
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    return _Style(
        size=max(raw.FPDFText_GetFontSize(text, index) * scale, 0.1),
        turn=turn,
        is_bold=is_bold or raw.FPDFText_GetFontWeight(text, index) >= _HEAVY,
        is_seen=shows_hidden or mode != _INVISIBLE,
    )


def _is_inside(rect: Any, frame: Box) -> bool:  # noqa: ANN401 -- the library is untyped here
    x, y = (rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2
    return bool(frame.left <= x <= frame.right and frame.bottom <= y <= frame.top)


def _turned(rect: Any, x: float, y: float, style: _Style) -> tuple[Box, float]:  # noqa: ANN401 -- see above
    """Return the box of a glyph and its base line, turned to run from left to right."""
    start, base = turned(x, y, -style.turn)
    if style.turn % _SQUARE == 0:
        box = turned_box(Box(rect.left, rect.bottom, rect.right, rect.top), -style.turn)
    else:
        # The library gives the upright box around a tilted sign; the next sign tells its width.
        size = style.size
        box = Box(start, base - size * 0.22, start + size * 0.5, base + size * 0.75)
    return box, base


def _widened(glyphs: list[Glyph]) -> list[Glyph]:
    """Return tilted glyphs as wide as it is to the next one of their line."""
    wide = []
    for glyph, after in zip(glyphs, [*glyphs[1:], None], strict=True):
        box = glyph.box
        width = after.box.left - box.left if after else 0
        if 0 < width < glyph.size * 2 and after and not after.space:
            box = box._replace(right=after.box.left)
        wide.append(glyph._replace(box=box))
    return wide


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return a point turned about the origin, counterclockwise."""
    if not turn:
        return x, y
    cos, sin = _cos_sin(turn)
    return x * cos - y * sin, x * sin + y * cos


def turned_box(box: Box, turn: int) -> Box:
    """Return the upright rectangle around a box that is turned."""
    if not turn:
        return box
    corners = [turned(x, y, turn) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _cos_sin(turn: int) -> tuple[float, float]:
    if turn % _SQUARE == 0:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[turn // _SQUARE % 4]
    angle = math.radians(turn)
    return math.cos(angle), math.sin(angle)


def _shapes(
    raw: Any,  # noqa: ANN401 -- the library is untyped here
    page: Any,  # noqa: ANN401 -- the library is untyped here
    upright: int,
    frame: Box,
) -> tuple[tuple[Box, ...], int, float]:
    """Return the paths of a page, how many shapes it has, and the share that pictures cover."""
    paths: list[Box] = []
    shapes = 0
    pictured = 0.0
    area = max((frame.right - frame.left) * (frame.top - frame.bottom), 1.0)
    for kind, box in _objects(raw, page):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            shapes += 1
            paths.append(turned_box(box, -upright))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            width = min(box.right, frame.right) - max(box.left, frame.left)
            height = min(box.top, frame.top) - max(box.bottom, frame.bottom)
            pictured += max(width, 0.0) * max(height, 0.0) / area
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            shapes += _FEW + 1  # what is in it is not looked at
    return tuple(paths), shapes, pictured


def _objects(raw: Any, page: Any) -> Iterator[tuple[int, Box]]:  # noqa: ANN401 -- see above
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind != raw.FPDF_PAGEOBJ_TEXT and raw.FPDFPageObj_GetBounds(thing, *sides):
            yield kind, Box(*(side.value for side in sides))


def _is_dot(box: Box) -> bool:
    sides = (box.right - box.left, box.top - box.bottom)
    return min(sides) >= _SMALLEST and max(sides) <= _LARGEST


def _rules(box: Box) -> list[Box]:
    """Return the level lines that a shape draws: itself when it is thin, else its edges."""
    if box.right - box.left < _SHORT:
        return []
    if box.top - box.bottom <= _THIN:
        return [box]
    return [box._replace(bottom=box.top), box._replace(top=box.bottom)]
