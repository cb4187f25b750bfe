"""Finds what runs along the edges of pages: headers, footers and the numbers of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck.documents.pdf_glyphs import turned_box
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.documents.pdf import Line
    from claimcheck.documents.pdf_glyphs import Drawing

_EDGE = 0.12  # of a page's height at its top and bottom, where headers and footers stand
_SAME_PLACE = 6.0  # points by which a header may stand differently on each page
_NUMBER = regex(
    r"(?:page |seite |p\. ?)?[-–—|·]? ?\d{1,4}(?: ?(?:of|/|von|\|) ?\d{1,4})? ?[-–—|·]?\Z",
    re.IGNORECASE,
)
_CJK_NUMBER = regex(r"第 ?\d{1,4} ?[頁页][,，]?(?: ?共 ?\d{1,4} ?[頁页])?\Z")
_FIGURES = regex(r"\d+")


class Role(StrEnum):
    """What a line is for: text, what stands at the edge of each page, or a property of the file.

    What is repeated, and the numbers of pages, are read once or not at all.
    """

    TEXT = "text"
    HEADER = "header"
    FOOTER = "footer"
    REPEATED = "repeated"
    PROPERTY = "properties"


def edge_of(drawing: Drawing) -> tuple[float, float]:
    """Return the heights under and over which the footer and the header of a page stand."""
    frame = turned_box(drawing.frame, -drawing.upright)
    low, high = frame.bottom, frame.top
    return low + (high - low) * _EDGE, high - (high - low) * _EDGE


def with_roles(lines: list[Line], edges: Mapping[int, tuple[float, float]]) -> list[Line]:
    """Return lines that know whether they run along the edge of most pages.

    `edges` gives for each page, from 1, under and over which height its edges are.
    """
    at_edge: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if _side(line, edges):
            at_edge[_running(line)].append(line)
    roles: dict[int, Role] = {}
    for same in at_edge.values():
        count = len({line.page for line in same})
        if count < 2 or count * 2 <= len(edges) or not _is_in_place(same):  # noqa: PLR2004 -- once is no repetition
            continue
        roles.update((id(line), Role.REPEATED) for line in same)
        if not _is_page_number(same[0].text):
            roles[id(same[0])] = _side(same[0], edges) or Role.TEXT
    return [line._replace(role=roles.get(id(line), Role.TEXT)) for line in lines]


def _side(line: Line, edges: Mapping[int, tuple[float, float]]) -> Role | None:
    low, high = edges[line.page]
    if line.base > high:
        return Role.HEADER
    return Role.FOOTER if line.base < low else None


def _running(line: Line) -> str:
    """Return a line with the number of its page, or all numbers if it says no more, made equal."""
    if _is_page_number(line.text):
        return _FIGURES.sub("#", line.text)
    return re.sub(rf"\b{line.page}\b", "#", line.text)


def _is_page_number(text: str) -> bool:
    return bool(_NUMBER.match(text) or _CJK_NUMBER.match(text))


def _is_in_place(same: list[Line]) -> bool:
    """Say whether most of the lines stand at the same height."""
    heights = Counter(round(line.base / _SAME_PLACE) for line in same)
    ((height, _),) = heights.most_common(1)
    near = sum(heights[height + step] for step in (-1, 0, 1))
    return near * 2 > len(same)
