"""A presentation taken apart: its slides as stretches of text, in the order they are read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.documents import library
from claimcheck.errors import ReadError
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EXTRA = "pptx"
MOST_PARTS = 20_000
MOST_BYTES = 1 << 30
"""Of all parts unpacked; films and pictures make up nearly all of it."""
MOST_XML = 32 << 20
"""Bytes of one part that is text."""
MOST_SLIDES = 2000
_DEEPEST = 20  # groups in groups
_SAME_ROW = 230_000  # EMU, a quarter of an inch: tops of shapes that stand side by side
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(
    rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O\0C|E\0N\0T)"
)
_FILE = regex(r"\S*\.\w{2,5}\Z")

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_TITLES = frozenset({"title", "ctrTitle"})
_BODIES = frozenset({"body", "obj"})
_COUNTED = frozenset({"sldNum", "dt", "hdr", "sldImg"})
"""Placeholders that hold numbers, dates and pictures of slides."""
_LINKS = frozenset({"parTrans", "sibTrans", "pres"})
"""Points of a diagram that are no text."""


class Role(StrEnum):
    """What a stretch of text is on a slide."""

    TITLE = "title"
    TEXT = "text"
    BULLET = "bullet"
    CELL = "cell"
    HEAD = "head"
    CAPTION = "caption"
    ALT = "alt"


class Stretch(NamedTuple):
    """A paragraph, a cell or an alternative text.

    `table` counts the tables of a file from 1, `row` and `column` from 0; outside tables they are
    0. `unit` says what part of the slide it is from, when it is not the slide itself.
    """

    text: str
    role: Role
    unit: str = ""
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The slides of a presentation, a hidden one without text; the language of most text."""

    slides: tuple[tuple[Stretch, ...], ...]
    language: str


def take_apart(path: str, data: bytes) -> Deck:
    """Return the text of a presentation.

    Raises:
        ReadError: it is none, damaged, locked or too large.
        MissingExtraError: python-pptx is not installed.
    """
    _check_package(path, data)
    pptx = library("pptx", EXTRA, "reading a presentation")
    try:
        presentation = pptx.Presentation(io.BytesIO(data))
        walk = _Walk()
        # Slides that cannot be read in time are not begun.
        some = islice(presentation.slides, MOST_SLIDES + 1)
        slides = tuple(tuple(walk.slide(slide)) for slide in some)
    # A damaged part surfaces as whatever the library trips over: there is no error of its own.
    except Exception as error:
        why = "it is damaged, or no presentation: it cannot be opened"
        raise ReadError(path, why) from error
    if len(slides) > MOST_SLIDES:
        raise ReadError(path, f"it has more than {MOST_SLIDES} slides")
    return Deck(slides=slides, language=walk.language())


def _check_package(path: str, data: bytes) -> None:
    """Refuse a file that is no package, is locked, or unfolds without end."""
    if data.startswith(_OLD):
        if _LOCKED in data:
            raise ReadError(path, "it is locked with a password; save a copy without one")
        raise ReadError(path, "it is in the old format of PowerPoint; save it as .pptx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise ReadError(path, "it unfolds to more than a presentation can hold")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_part(path, package, part)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise ReadError(path, "it is damaged, or no presentation: it cannot be unpacked") from error


def _check_part(path: str, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.file_size > MOST_XML:
        raise ReadError(path, f"{part.filename} in it unfolds to more than {MOST_XML >> 20} MB")
    if _DOCTYPE.search(package.read(part)):
        raise ReadError(path, f"{part.filename} in it defines entities, as no presentation does")


class _Walk:
    """Goes through slides and keeps what is said once for all of them."""

    def __init__(self) -> None:
        self._tables = 0
        self._seen: set[str] = set()
        self._languages = Counter[str]()

    def language(self) -> str:
        """Return the language that most text is marked with."""
        return next((name for name, _ in self._languages.most_common(1)), "")

    def slide(self, slide: Any) -> Iterator[Stretch]:  # noqa: ANN401 -- the library is untyped here
        """Yield the text of a slide: its title, the rest by place, the notes."""
        if slide.element.get("show") in {"0", "false"}:
            return
        yield from self._shapes(slide.shapes, slide.part, 0)
        for behind in (slide.slide_layout, slide.slide_layout.slide_master):
            own = [shape for shape in behind.shapes if not shape.is_placeholder]
            yield from self._once(self._shapes(own, behind.part, 0), "layout")
        if slide.has_notes_slide:
            frame = slide.notes_slide.notes_text_frame
            if frame is not None:
                body = frame._txBody  # noqa: SLF001 -- fields and breaks are only in the XML
                yield from self._paragraphs(body, Role.TEXT, "notes")

    def _once(self, stretches: Iterable[Stretch], unit: str) -> Iterator[Stretch]:
        """Yield what no slide before has shown; `unit` is the part that it is from."""
        for stretch in stretches:
            if stretch.text not in self._seen:
                self._seen.add(stretch.text)
                yield stretch._replace(unit=unit)

    def _shapes(self, shapes: Any, part: Any, depth: int) -> Iterator[Stretch]:  # noqa: ANN401 -- the library is untyped here
        if not isinstance(shapes, list):
            _choose(shapes._spTree if hasattr(shapes, "_spTree") else shapes._element)  # noqa: SLF001 -- the library does not read alternatives
        for shape in _by_place(list(shapes)):
            yield from self._shape(shape, part, depth)

    def _shape(self, shape: Any, part: Any, depth: int) -> Iterator[Stretch]:  # noqa: ANN401 -- the library is untyped here
        properties = next(shape._element.iter(f"{_P}cNvPr"), None)  # noqa: SLF001 -- hidden is only in the XML
        if properties is not None and properties.get("hidden") in {"1", "true"}:
            return
        kind = _placeholder(shape)
        if kind in _COUNTED or depth > _DEEPEST:
            return
        found: Iterator[Stretch] = iter(())
        if hasattr(shape, "shapes"):
            found = self._shapes(shape.shapes, part, depth + 1)
        elif getattr(shape, "has_text_frame", False):
            role = Role.TITLE if kind in _TITLES else Role.TEXT
            body = shape.text_frame._txBody  # noqa: SLF001 -- fields and breaks are only in the XML
            found = self._paragraphs(body, role, "", is_listed=kind in _BODIES)
        elif getattr(shape, "has_table", False):
            found = self._table(shape.table)
        elif getattr(shape, "has_chart", False):
            found = self._chart(shape.chart)
        else:
            found = self._diagram(shape, part)
        yield from self._once(found, "footer") if kind == "ftr" else found
        alt = (properties.get("descr") or "").strip() if properties is not None else ""
        if alt and not _FILE.match(alt):
            yield Stretch(_line(alt), Role.ALT)

    def _paragraphs(
        self,
        body: Any,  # noqa: ANN401 -- the library is untyped here
        role: Role,
        unit: str,
        *,
        is_listed: bool = False,
    ) -> Iterator[Stretch]:
        """Yield the paragraphs of a frame; those of a title are one."""
        told = [(one, text) for one in body.iter(f"{_A}p") if (text := self._text(one))]
        if role is Role.TITLE:
            if told:
                yield Stretch(" ".join(text for _, text in told), role, unit)
            return
        for one, text in told:
            is_bullet = _is_bullet(one, is_listed=is_listed and len(told) > 1)
            yield Stretch(text, Role.BULLET if is_bullet and role is Role.TEXT else role, unit)

    def _text(self, paragraph: Any) -> str:  # noqa: ANN401 -- the library is untyped here
        parts: list[str] = []
        for child in paragraph:
            if child.tag == f"{_A}br":
                parts.append(" ")
            elif child.tag in {f"{_A}r", f"{_A}fld"}:
                text = child.findtext(f"{_A}t") or ""
                properties = child.find(f"{_A}rPr")
                if properties is not None and (tag := properties.get("lang")):
                    self._languages[tag] += len(text)
                parts.append(text)
        return _line("".join(parts))

    def _table(self, table: Any) -> Iterator[Stretch]:  # noqa: ANN401 -- the library is untyped here
        self._tables += 1
        number = self._tables
        for at, row in enumerate(table.rows):
            role = Role.HEAD if table.first_row and at == 0 and len(table.rows) > 1 else Role.CELL
            for column, cell in enumerate(row.cells):
                if not cell.is_spanned:
                    paragraphs = cell.text_frame._txBody.iter(f"{_A}p")  # noqa: SLF001 -- see above
                    for text in filter(None, map(self._text, paragraphs)):
                        yield Stretch(text, role, "", number, at, column)

    def _chart(self, chart: Any) -> Iterator[Stretch]:  # noqa: ANN401 -- the library is untyped here
        if chart.has_title and chart.chart_title.has_text_frame:
            body = chart.chart_title.text_frame._txBody  # noqa: SLF001 -- see above
            yield from self._paragraphs(body, Role.CAPTION, "chart")

    def _diagram(self, shape: Any, part: Any) -> Iterator[Stretch]:  # noqa: ANN401 -- the library is untyped here
        """Yield the text of a diagram, which lies in a part of its own."""
        ids = next(shape._element.iter(f"{_DGM}relIds"), None)  # noqa: SLF001 -- the library reads no diagrams
        key = ids.get(f"{_R}dm") if ids is not None else None
        if key is None:
            return
        etree = library("lxml.etree", EXTRA, "reading a presentation")
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        tree = etree.fromstring(part.related_part(key).blob, parser)
        for point in tree.iter(f"{_DGM}pt"):
            if point.get("type") not in _LINKS:
                for text in filter(None, map(self._text, point.iter(f"{_A}p"))):
                    yield Stretch(text, Role.BULLET, "diagram")


def _choose(tree: Any) -> None:  # noqa: ANN401 -- the library is untyped here
    """Put the first choice of shapes that come in alternatives in their stead."""
    for either in list(tree.iterchildren(f"{_MC}AlternateContent")):
        choice = either.find(f"{_MC}Choice")
        for shape in [] if choice is None else list(choice):
            either.addprevious(shape)
        tree.remove(either)


def _by_place(shapes: Sequence[Any]) -> list[Any]:
    """Return shapes as they are read: the title, then row by row from left to right."""
    titles = [shape for shape in shapes if _placeholder(shape) in _TITLES]
    rest = [shape for shape in shapes if _placeholder(shape) not in _TITLES]
    rest.sort(key=lambda shape: (shape.top or 0, shape.left or 0))
    rows: list[list[Any]] = []
    for shape in rest:
        if rows and (shape.top or 0) - (rows[-1][0].top or 0) < _SAME_ROW:
            rows[-1].append(shape)
        else:
            rows.append([shape])
    return titles + [one for row in rows for one in sorted(row, key=lambda one: one.left or 0)]


def _placeholder(shape: Any) -> str:  # noqa: ANN401 -- the library is untyped here
    """Return the type of a placeholder; nothing for another shape."""
    if not shape.is_placeholder:
        return ""
    found = next(shape._element.iter(f"{_P}ph"), None)  # noqa: SLF001 -- its name in the file
    return "" if found is None else found.get("type", "obj")


def _is_bullet(paragraph: Any, *, is_listed: bool) -> bool:  # noqa: ANN401 -- the library is untyped here
    properties = paragraph.find(f"{_A}pPr")
    if properties is None:
        return is_listed
    if properties.find(f"{_A}buNone") is not None:
        return False
    marks = (f"{_A}buChar", f"{_A}buAutoNum", f"{_A}buBlip")
    return is_listed or any(properties.find(mark) is not None for mark in marks)


def _line(text: str) -> str:
    """Return a text on one line, without signs that part lines or slides."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
