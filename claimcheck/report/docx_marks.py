"""Puts the marks of comments at exact words of a Word document, and changes nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from copy import deepcopy
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.documents.docx_line import shown_text
from claimcheck.documents.docx_package import child, name
from claimcheck.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.documents.docx import WordText
    from claimcheck.documents.docx_line import Paragraph, Piece
    from claimcheck.documents.docx_package import Node

# A mark at the edge of one of these stands outside of it: a comment outlives the change it is in.
_AROUND = frozenset({
    "w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:bdo", "w:dir",
    "w:sdtContent", "w:sdt",
})  # fmt: skip
_NO_TEXT = frozenset({"w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Target(NamedTuple):
    """Where a comment stands: from a character to a character, or at an anchor.

    The characters are given by the index of their paragraph and half-open offsets in it.
    """

    first: int
    start: int
    last: int
    end: int
    anchor: Node | None = None
    unit: str = ""


class _Stretch(NamedTuple):
    """A stretch of a paragraph and the run, or formula, that is all of it."""

    start: int
    end: int
    run: Node


class Targets:
    """Finds the targets of stretches of the source."""

    def __init__(self, word: WordText) -> None:
        """Note where each paragraph begins."""
        self._path = word.package.path
        self._paragraphs = word.paragraphs
        self._starts = [0, *accumulate(len(p.text) + 1 for p in self._paragraphs)]

    def target(self, start: int, end: int) -> Target:
        """Return where a comment on the source from `start` to `end` stands.

        Raises:
            ReadError: there is no place for it in the document.
        """
        first, at = self._place(start)
        last, until = self._place(max(start, end - 1))
        until += 1
        paragraph = self._paragraphs[first]
        if not paragraph.pieces or paragraph.anchor is not None:
            if paragraph.anchor is None:
                raise ReadError(self._path, "it has no paragraph that a comment could stand at")
            return Target(first, at, first, at, paragraph.anchor, paragraph.unit or "picture")
        while last > first and not _carries(self._paragraphs[last]):
            last -= 1
            until = len(self._paragraphs[last].text)
        return Target(first, at, last, until)

    def _place(self, offset: int) -> tuple[int, int]:
        index = min(bisect_right(self._starts, offset), len(self._paragraphs)) - 1
        return index, offset - self._starts[index]


def _carries(paragraph: Paragraph) -> bool:
    return bool(paragraph.pieces) and paragraph.anchor is None


def mark(word: WordText, targets: Sequence[tuple[int, Target]]) -> None:
    """Put the marks of comments, each an id and its target, into the document."""
    cuts: dict[int, set[int]] = defaultdict(set)
    for _, target in targets:
        if target.anchor is None:
            cuts[target.first].add(target.start)
            cuts[target.last].add(target.end)
    paragraphs = word.paragraphs
    stretches = {index: _cut(paragraphs[index].pieces, at) for index, at in cuts.items()}
    for id_, target in targets:
        if target.anchor is not None and name(target.anchor) == "w:p":
            _mark_end(id_, target.anchor)
    # Each next mark goes right beside the run: from the last one on, they end up in order.
    for id_, target in reversed(targets):
        if target.anchor is not None:
            if name(target.anchor) != "w:p":
                _start(id_, target.anchor)
                _end(id_, target.anchor)
            continue
        begin = _at(stretches[target.first], target.start)
        end = _at(stretches[target.last], target.end - 1)
        _start(id_, _outermost(begin.run, -1))
        _end(id_, _outermost(end.run, 0))


def _mark_end(id_: int, paragraph: Node) -> None:
    """Put a comment on nothing at the end of a paragraph."""
    for what in ("commentRangeStart", "commentRangeEnd"):
        paragraph.append(_made(paragraph, what, id_))
    paragraph.append(_reference(paragraph, id_))


def _start(id_: int, node: Node) -> None:
    node.addprevious(_made(node, "commentRangeStart", id_))


def _end(id_: int, node: Node) -> None:
    node.addnext(_reference(node, id_))
    node.addnext(_made(node, "commentRangeEnd", id_))


def _made(node: Node, what: str, id_: int | None = None) -> Node:
    """Return an element of Word's own namespace as this document writes it."""
    root = node.getroottree().getroot()
    space = root.tag.rpartition("}")[0] + "}"
    attributes = {} if id_ is None else {f"{space}id": str(id_)}
    return node.makeelement(f"{space}{what}", attributes, nsmap=root.nsmap)


def _reference(node: Node, id_: int) -> Node:
    run = _made(node, "r")
    run.append(_made(node, "commentReference", id_))
    return run


def _outermost(node: Node, edge: int) -> Node:
    """Return what stands around a node and begins (edge -1) or ends (edge 0) with it."""
    while name(node.getparent()) in _AROUND:
        beside = node.getprevious() if edge else node.getnext()
        while beside is not None and name(beside) in _NO_TEXT:
            beside = beside.getprevious() if edge else beside.getnext()
        if beside is not None:
            break
        node = node.getparent()
    return node


def _at(stretches: Sequence[_Stretch], offset: int) -> _Stretch:
    """Return the stretch that holds the character at an offset."""
    index = bisect_right(stretches, offset, key=lambda stretch: stretch.start) - 1
    return stretches[max(0, index)]


def _cut(pieces: Sequence[Piece], cuts: Iterable[int]) -> list[_Stretch]:
    """Return the stretches of a paragraph, cut at these offsets wherever a run can be."""
    by_run: list[list[Piece]] = []
    for piece in pieces:
        if by_run and by_run[-1][-1].run is piece.run:
            by_run[-1].append(piece)
        else:
            by_run.append([piece])
    at = sorted(cuts)
    return [stretch for some in by_run for stretch in _cut_run(some, at)]


def _cut_run(pieces: Sequence[Piece], cuts: Sequence[int]) -> list[_Stretch]:
    start, end, run = pieces[0].start, pieces[-1].end, pieces[0].run
    stretches: list[_Stretch] = []
    if name(run) == "w:r":
        for cut in reversed([cut for cut in cuts if start < cut < end]):
            piece = next(piece for piece in pieces if piece.start <= cut < piece.end)
            if piece.node.getparent() is run:
                rest = _split(piece, cut - piece.start)
                stretches.insert(0, _Stretch(cut, end, rest))
                end = cut
    return [_Stretch(start, end, run), *stretches]


def _split(piece: Piece, offset: int) -> Node:
    """Split a run before a character of one of its pieces, and return the second half."""
    run, node = piece.run, piece.node
    rest = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = child(run, "w:rPr")
    if properties is not None:
        copy = deepcopy(properties)
        copy.tail = None
        rest.append(copy)
    moved = [node] if offset == 0 else []
    moved += node.itersiblings()
    if offset:
        text = shown_text(node)
        tail = deepcopy(node)
        for half, words in ((node, text[:offset]), (tail, text[offset:])):
            for inner in list(half):
                half.remove(inner)
            half.text = words
            half.set(_SPACE, "preserve")
        tail.tail = None
        rest.append(tail)
    for sibling in moved:
        rest.append(sibling)
    run.addnext(rest)
    return rest
