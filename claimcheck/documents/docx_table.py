"""How a table of a Word file is laid out: which cells are merged, and which are heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.documents.docx_line import shown_text
from claimcheck.documents.docx_package import child, inside, name, value
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.documents.docx_package import Node

_AROUND = frozenset({
    "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "mc:AlternateContent",
})  # fmt: skip
_MOST = 1000  # columns that one cell may span
_FIRST_ROW = 0x20  # the bit of a table's look that says its first row is a head
_OFF = frozenset({"0", "false", "off"})
_DIGITS = regex(r"[0-9]{1,6}")
_ENDS = (".", "!", "?", "。", "！", "？")


class Cell(NamedTuple):
    """A cell that is shown. One that continues the cell above it is none."""

    node: Node
    is_header: bool
    width: int
    rows: int


class _Place(NamedTuple):
    node: Node
    column: int
    width: int
    continues: bool
    """Whether it is part of the cell above."""


def is_on(node: Node | None) -> bool:
    """Say whether a property is there and not switched off."""
    return node is not None and value(node) not in _OFF


def members(parent: Node, wanted: str) -> Iterator[Node]:
    """Yield the children of a name, also those that are wrapped, such as in a content control."""
    for node in parent:
        what = name(node)
        if what == wanted:
            yield node
        elif what == "mc:AlternateContent":
            yield from members(chosen(node), wanted) if chosen(node) is not None else ()
        elif what in _AROUND:
            yield from members(node, wanted)


def chosen(alternatives: Node) -> Node | None:
    """Return the one of several alternatives that is shown."""
    first = child(alternatives, "mc:Choice")
    return first if first is not None and len(first) else child(alternatives, "mc:Fallback")


def rows_of(table: Node) -> list[list[Cell]]:
    """Return the cells of each row that is shown."""
    rows = [row for row in members(table, "w:tr") if not _is_gone(row)]
    places = [list(_places(row)) for row in rows]
    continued = [{place.column for place in row if place.continues} for row in places]
    heads = _heads(table, rows, places)
    return [
        [
            Cell(
                node=place.node,
                is_header=number < heads,
                width=place.width,
                rows=_height(number, place.column, continued),
            )
            for place in row
            if not place.continues
        ]
        for number, row in enumerate(places)
    ]


def _is_gone(row: Node) -> bool:
    properties = child(row, "w:trPr")
    return child(properties, "w:del") is not None or is_on(child(properties, "w:hidden"))


def _places(row: Node) -> Iterator[_Place]:
    column = _number(child(row, "w:trPr", "w:gridBefore"), 0)
    for node in members(row, "w:tc"):
        properties = child(node, "w:tcPr")
        if child(properties, "w:cellDel") is not None:
            continue
        width = _number(child(properties, "w:gridSpan"), 1)
        merges = (child(properties, "w:vMerge"), child(properties, "w:hMerge"))
        continues = any(merge is not None and value(merge) != "restart" for merge in merges)
        yield _Place(node, column, width, continues)
        column += width


def _height(number: int, column: int, continued: list[set[int]]) -> int:
    height = 1
    while number + height < len(continued) and column in continued[number + height]:
        height += 1
    return height


def _heads(table: Node, rows: list[Node], places: list[list[_Place]]) -> int:
    """Return how many rows at the top are heads.

    Those that the file repeats on each page are. Word says of nearly every table that its first
    row is a head; it is believed where that row has several cells of words, not of figures.
    """
    repeated = 0
    while repeated < len(rows) and is_on(child(rows[repeated], "w:trPr", "w:tblHeader")):
        repeated += 1
    if repeated:
        return repeated if repeated < len(rows) else 0
    if len(rows) > 1 and len(places[0]) > 1 and _looks_headed(child(table, "w:tblPr", "w:tblLook")):
        texts = [_text(place.node) for place in places[0]]
        return int(all(texts[1:]) and not any(map(_is_statement, texts)))
    return 0


def _looks_headed(look: Node | None) -> bool:
    if look is None:
        return False
    if first := value(look, "firstRow"):
        return first not in _OFF
    try:
        return bool(int(value(look), 16) & _FIRST_ROW)
    except ValueError:
        return False


def _is_statement(text: str) -> bool:
    return text.endswith(_ENDS) or any(sign.isdecimal() for sign in text)


def _text(cell: Node) -> str:
    return "".join(shown_text(node) for node in inside(cell, "w:t")).strip()


def _number(node: Node | None, default: int) -> int:
    said = value(node) if node is not None else ""
    return min(int(said), _MOST) if _DIGITS.fullmatch(said) else default
