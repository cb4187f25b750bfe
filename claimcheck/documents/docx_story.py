"""Walks one part of a Word file: its paragraphs and tables as they read with changes accepted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.documents.docx_line import (
    LINE_BREAK,
    PAGE_BREAK,
    Line,
    Paragraph,
    TableEdge,
    TablePart,
    shown_text,
)
from claimcheck.documents.docx_package import child, inside, name, value
from claimcheck.documents.docx_picture import (
    BOX,
    alternative,
    drawn,
    is_hidden,
    shown_in,
    shown_part,
    words_of,
)
from claimcheck.documents.docx_styles import language_of
from claimcheck.documents.docx_symbols import symbol
from claimcheck.documents.docx_table import chosen, rows_of
from claimcheck.errors import ReadError
from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.documents.docx_package import Node, Package
    from claimcheck.documents.docx_styles import Styles

_FOREIGN = frozenset({"w:altChunk", "w:subDoc"})
_GONE = ("w:del", "w:moveFrom")
_NO_TEXT = frozenset({
    *_GONE, "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tblGrid", "w:tcPr", "w:trPr",
    "w:sectPr", "w:rt", "w:delText", "w:instrText", "w:delInstrText", "w:fldData", "m:ctrlPr",
})  # fmt: skip
_PICTURES = frozenset({"w:drawing", "w:pict", "w:object"})
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": LINE_BREAK,
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_NEW_PAGE = frozenset({"page", "column"})
_FIRST_EAST_ASIAN = "\u2e80"


class Scene(NamedTuple):
    """Where in the file a walk goes.

    `anchor` is what a comment stands at where the text itself cannot carry one, as it can when
    `carries`. `parts` are the parts that the one walked leads to, `fields` the beginnings of its
    fields that have an end.
    """

    unit: str
    carries: bool
    anchor: Node | None
    parts: Mapping[str, str]
    fields: frozenset[Node]


class Story:
    """Walks parts of a file, and keeps what they refer to."""

    def __init__(self, package: Package, styles: Styles) -> None:
        """Start with nothing walked."""
        self.package = package
        self.styles = styles
        self.notes: list[tuple[str, str, Node]] = []
        """The kind and id of each note that the text refers to, and the run that does."""
        self.ends: list[Node] = []
        """The paragraphs of the body, those in boxes left out."""
        self._default = styles.language
        self._latin: Counter[str] = Counter()
        self._asian: Counter[str] = Counter()

    @property
    def languages(self) -> tuple[str, str]:
        """Return the languages that most Latin and most East Asian letters have."""
        return _most(self._latin), _most(self._asian)

    def scene(self, part: str, unit: str = "", anchor: Node | None = None) -> Scene:
        """Return the scene of a part; in that of the document itself the text carries comments."""
        return Scene(
            unit=unit,
            carries=part == self.package.main,
            anchor=anchor,
            parts={r.id: r.part for r in self.package.relations(part)},
            fields=_ended_fields(self.package.xml(part)),
        )

    def walk(self, parent: Node, scene: Scene) -> Iterator[Paragraph | TablePart]:
        """Yield the paragraphs and tables in an element, in order.

        Raises:
            ReadError: a part of the text is kept in a form that is not Word's.
        """
        return _Walk(self, scene).blocks(parent)

    def count(self, text: str, run: Node | None) -> None:
        """Count the letters of a text for the languages that its run has."""
        latin, asian = language_of(run)
        east = sum(sign >= _FIRST_EAST_ASIAN for sign in text)
        self._latin[latin or self._default[0]] += len(text) - east
        self._asian[asian or self._default[1]] += east


class _Walk:
    """One walk through one scene."""

    def __init__(self, story: Story, scene: Scene) -> None:
        self._story = story
        self._scene = scene
        # The fields that are open, and whether each is still at its instruction.
        self._fields: list[bool] = []
        self._line = Line()

    def blocks(self, parent: Node) -> Iterator[Paragraph | TablePart]:
        """Yield what is in an element that holds paragraphs."""
        yield from self._blocks(parent)
        yield from self._flush()

    def _blocks(self, parent: Node) -> Iterator[Paragraph | TablePart]:
        for node in parent:
            what = name(node)
            if what == "w:p":
                yield from self._paragraph(node)
            elif what == "w:tbl":
                yield from self._flush()
                yield from self._table(node)
            elif what in _FOREIGN:
                why = "a part of its text is another file inside it; open it in Word and save it"
                raise ReadError(self._story.package.path, why)
            elif what == "mc:AlternateContent":
                one = chosen(node)
                yield from self._blocks(one) if one is not None else ()
            elif what and what not in _NO_TEXT:
                yield from self._blocks(node)

    def _table(self, table: Node) -> Iterator[Paragraph | TablePart]:
        yield TablePart(TableEdge.TABLE)
        for row in rows_of(table):
            yield TablePart(TableEdge.ROW)
            for cell in row:
                yield TablePart(TableEdge.CELL, cell.is_header, cell.width, cell.rows)
                yield from self._blocks(cell.node)
                yield from self._flush()
                yield TablePart(TableEdge.END_CELL)
            yield TablePart(TableEdge.END_ROW)
        yield TablePart(TableEdge.END_TABLE)

    def _paragraph(self, node: Node) -> Iterator[Paragraph | TablePart]:
        properties = child(node, "w:pPr")
        if self._scene.carries:
            self._story.ends.append(node)
        self._inline(node, None, properties)
        mark = child(properties, "w:rPr")
        if any(child(mark, gone) is not None for gone in _GONE):
            # The end of the paragraph is deleted: it reads on in the next one.
            self._line.properties = properties
            return
        yield from self._end(properties)

    def _flush(self) -> Iterator[Paragraph | TablePart]:
        """End a line whose paragraph has no end of its own, and that nothing follows."""
        if self._line.length or self._line.pictures:
            yield from self._end(self._line.properties)

    def _end(self, properties: Node | None) -> Iterator[Paragraph | TablePart]:
        """End the line under way, and yield it with what its pictures say."""
        line, self._line = self._line, Line()
        if self._story.styles.is_contents(properties):
            return
        kind, level = self._story.styles.kind(properties)
        yield Paragraph(
            text="".join(line.parts),
            kind=kind,
            level=level,
            unit=self._scene.unit,
            pieces=tuple(line.pieces),
            anchor=None if self._scene.carries else self._scene.anchor,
        )
        for picture, run in line.pictures:
            yield from self._picture(picture, run)

    def _picture(self, picture: Node, run: Node) -> Iterator[Paragraph | TablePart]:
        scene = self._scene
        if not is_hidden(picture):
            anchor = run if scene.carries else scene.anchor
            around = scene._replace(carries=False, anchor=anchor)
            for node in shown_in(picture):
                yield from _Walk(self._story, around).drawing(node)

    def drawing(self, node: Node) -> Iterator[Paragraph | TablePart]:
        """Yield what an element of a picture says."""
        scene, package = self._scene, self._story.package
        if name(node) == BOX:
            boxed = scene._replace(unit=scene.unit or "text box")
            yield from _Walk(self._story, boxed).blocks(node)
            return
        if text := alternative(node):
            yield self._apart(text, BlockKind.ALT, "picture")
        if text := drawn(node):
            yield self._apart(text, BlockKind.PARAGRAPH, "picture")
        part = scene.parts.get(shown_part(node), "")
        if part and package.has(part):
            for text in words_of(package.xml(part)):
                yield self._apart(text, BlockKind.PARAGRAPH, "diagram")

    def _apart(self, text: str, kind: BlockKind, unit: str) -> Paragraph:
        scene = self._scene
        return Paragraph(
            text=text, kind=kind, level=0, unit=scene.unit or unit, anchor=scene.anchor
        )

    def _inline(self, parent: Node, run: Node | None, properties: Node | None) -> None:
        """Add to the line what is in an element; `properties` are those of its paragraph."""
        for node in parent:
            what = name(node)
            if not what or what in _NO_TEXT:
                continue
            if what == "w:fldChar":
                self._field(node)
            elif what == "w:r":
                self._run(node, properties)
            elif what == "mc:AlternateContent":
                one = chosen(node)
                if one is not None:
                    self._inline(one, run, properties)
            elif run is not None and not any(self._fields) and self._put(node, what, run):
                continue
            else:
                is_formula = what == "m:oMath" and run is None
                self._inline(node, node if is_formula else run, properties)

    def _run(self, run: Node, properties: Node | None) -> None:
        if not self._story.styles.is_hidden(child(run, "w:rPr"), properties):
            self._inline(run, run, properties)
            return
        for node in run:
            if name(node) == "w:fldChar":
                self._field(node)

    def _put(self, node: Node, what: str, run: Node) -> bool:
        """Add what an element of a run shows, and say whether it is one that shows anything."""
        line = self._line
        if what in {"w:t", "m:t"}:
            text = shown_text(node)
            line.add(text, node, run)
            self._story.count(text, child(run, "w:rPr"))
        elif what == "w:br":
            new_page = value(node, "type") in _NEW_PAGE
            line.add(PAGE_BREAK if new_page else LINE_BREAK, node, run)
        elif what in _SIGNS:
            line.add(_SIGNS[what], node, run)
        elif what == "w:sym":
            line.add(symbol(value(node, "font"), value(node, "char")), node, run)
        elif what in _PICTURES:
            line.pictures.append((node, run))
        elif what in _NOTES:
            scene = self._scene
            anchor = run if scene.carries else scene.anchor
            self._story.notes.append((_NOTES[what], value(node, "id"), anchor))
        else:
            return False
        return True

    def _field(self, node: Node) -> None:
        """Follow where a field begins, where its result begins, and where it ends."""
        match value(node, "fldCharType"):
            case "begin" if node in self._scene.fields:
                self._fields.append(True)
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()
            case _:
                pass


def _ended_fields(root: Node) -> frozenset[Node]:
    """Return the beginnings of fields that have an end: what has none would swallow the rest."""
    begun: list[Node] = []
    ended: list[Node] = []
    for node in inside(root, "w:fldChar"):
        if name(node.getparent().getparent()) in _GONE:
            continue
        kind = value(node, "fldCharType")
        if kind == "begin":
            begun.append(node)
        elif kind == "end" and begun:
            ended.append(begun.pop())
    return frozenset(ended)


def _most(counts: Counter[str]) -> str:
    """Return the language that most letters have; of two with as many, the first by name."""
    named = sorted(language for language in counts if counts[language])
    return max(named, key=lambda language: counts[language], default="")
