"""What a picture of a Word file says: its alternative text, its boxes, its diagrams and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.documents.docx_package import inside, name, relation
from claimcheck.documents.docx_table import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.documents.docx_package import Node

_OFF = frozenset({"", "0", "false", "off"})
BOX = "w:txbxContent"


def shown_in(picture: Node) -> Iterator[Node]:
    """Yield the elements of a picture, without those inside a box of text or not chosen."""
    for node in picture:
        what = name(node)
        if what == "mc:AlternateContent":
            one = chosen(node)
            if one is not None:
                yield from shown_in(one)
            continue
        if what:
            yield node
            if what != BOX:
                yield from shown_in(node)


def is_hidden(picture: Node) -> bool:
    """Say whether a picture is not shown."""
    return any(
        name(node) == "wp:docPr" and node.get("hidden", "") not in _OFF for node in picture.iter()
    )


def alternative(node: Node) -> str:
    """Return the text that an element of a picture has in its stead, or nothing."""
    what = name(node)
    if what == "wp:docPr":
        return _plain(node.get("descr"))
    return _plain(node.get("alt")) if what.startswith("v:") else ""


def drawn(node: Node) -> str:
    """Return the words that an element draws as a shape, such as those of a watermark."""
    return _plain(node.get("string")) if name(node) == "v:textpath" else ""


def shown_part(node: Node) -> str:
    """Return the relation to the part in which a diagram or chart has its words, or nothing."""
    what = name(node)
    if what == "dgm:relIds":
        return relation(node, "dm")
    return relation(node) if what == "c:chart" else ""


def words_of(part: Node) -> Iterator[str]:
    """Yield the paragraphs of a diagram, or of a chart's titles."""
    for paragraph in inside(part, "a:p"):
        text = _plain("".join(node.text or "" for node in inside(paragraph, "a:t")))
        if text:
            yield text


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
