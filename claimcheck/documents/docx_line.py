"""What the text of a Word file is made of: paragraphs, the pieces of each, the edges of tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.documents.docx_package import Node
    from claimcheck.model.article import BlockKind

# In XML all white space is alike; a break of the article is an element of its own.
_BLANKS = str.maketrans("\t\n\r", "   ")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

LINE_BREAK = "\v"
PAGE_BREAK = "\f"
"""XML can hold neither of these, so that no text is taken for a break."""


class Piece(NamedTuple):
    """A stretch of a paragraph's text and the element that it is from, inside the run `run`."""

    start: int
    end: int
    node: Node
    run: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as it reads, or a text that stands outside of all, such as a picture's.

    Where Word lets no comment stand in its text, `anchor` is the run, or the paragraph, of the
    document at which one about it can stand; it is None where the text itself can carry one, and
    where there is no such place.
    """

    text: str
    kind: BlockKind
    level: int
    unit: str
    pieces: tuple[Piece, ...] = ()
    anchor: Node | None = None


class TableEdge(StrEnum):
    """What begins or ends in a table."""

    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    END_CELL = "end of cell"
    END_ROW = "end of row"
    END_TABLE = "end of table"


class TablePart(NamedTuple):
    """An edge of a table; a cell says how many columns and rows it spans."""

    edge: TableEdge
    is_header: bool = False
    width: int = 1
    rows: int = 1


@dataclass(slots=True, kw_only=True)
class Line:
    """A paragraph under construction."""

    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    pictures: list[tuple[Node, Node]] = field(default_factory=list)
    """What is to be read after it, and the runs that hold it."""
    properties: Node | None = None
    """Those of its first paragraph, if it has several."""

    def add(self, text: str, node: Node, run: Node) -> None:
        """Append characters."""
        if text:
            self.parts.append(text)
            self.pieces.append(Piece(self.length, self.length + len(text), node, run))
            self.length += len(text)


def shown_text(node: Node) -> str:
    """Return the characters that an element of text shows: blanks at its edges must be asked for.

    Each stands for one character of the element, of which blanks at its start may be left out.
    """
    text: str = (node.text or "") + "".join(inner.tail or "" for inner in node)
    if node.get(_SPACE) != "preserve":
        text = text.strip(" \t\n\r")
    return text.translate(_BLANKS)
