"""Presentations that tests make, and files that nobody should make."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pptx
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TITLE_AND_TEXT, _TITLE_ONLY, _BLANK = 1, 5, 6


def saved(presentation: Any) -> bytes:
    """Return a presentation as a file."""
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def deck(*slides: tuple[str, Sequence[str]]) -> bytes:
    """Return slides of a title and lines of text."""
    presentation = pptx.Presentation()
    for title, lines in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_AND_TEXT])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(lines)
    return saved(presentation)


def drawn(draw: Callable[[Any, Any], None], layout: int = _BLANK) -> bytes:
    """Return a presentation of one slide that a function draws: it gets both."""
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    draw(presentation, slide)
    return saved(presentation)


def box(shapes: Any, left: float, top: float, text: str) -> Any:
    """Add a box of text at a place in inches."""
    shape = shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(0.5))
    shape.text_frame.text = text
    return shape


def table(slide: Any, rows: Sequence[Sequence[str]]) -> Any:
    """Add a table."""
    height, width = len(rows), len(rows[0])
    frame = slide.shapes.add_table(height, width, Inches(1), Inches(3), Inches(6), Inches(2))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            frame.table.cell(at, column).text = text
    return frame.table


def chart(slide: Any, title: str) -> None:
    """Add a chart with a title."""
    data = CategoryChartData()
    data.categories = ["before", "after"]
    data.add_series("spots", (3, 1))
    made = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(1), Inches(4), Inches(3), data
    ).chart
    made.has_title = True
    made.chart_title.text_frame.text = title


def picture(slide: Any, alt: str) -> None:
    """Add a picture with an alternative text."""
    image = io.BytesIO()
    Image.new("RGB", (8, 8), "grey").save(image, "PNG")
    shape = slide.shapes.add_picture(image, Inches(1), Inches(5))
    shape._element.nvPicPr.cNvPr.set("descr", alt)  # noqa: SLF001 -- the library has no name for it


def changed(data: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Return a presentation with a part changed, or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content: bytes | None = old.read(info)
            if info.filename == part and content is not None:
                content = change(content)
            if content is not None:
                new.writestr(info.filename, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def replaced(part: str, old: bytes, new: bytes) -> bytes:
    """Return a presentation of one slide in which a part says something else."""
    return changed(deck(("Title", ["Text"])), part, lambda content: content.replace(old, new))


_SLIDE = "ppt/slides/slide1.xml"
_SHOW = "ppt/presentation.xml"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_ENTITIES = (
    b'<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def _part(name: str, content: bytes | None) -> bytes:
    return changed(deck(("Title", ["Text"])), name, lambda _: content)


def _archive(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def _with_noise(data: bytes) -> bytes:
    return data[:4000] + bytes(2000) + data[6000:]


def _entities(content: bytes) -> bytes:
    head, _, rest = content.partition(b"?>")
    return head + b"?>" + _ENTITIES + rest.replace(b"Text", b"&c;")


MALFORMED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "cannot be unpacked"),
    "a text": (lambda: b"No downtime", "cannot be unpacked"),
    "a PDF": (lambda: b"%PDF-1.7\n", "cannot be unpacked"),
    "cut off early": (lambda: deck(("Title", ["Text"]))[:300], "cannot be unpacked"),
    "cut off late": (lambda: deck(("Title", ["Text"]))[:-30], "cannot be unpacked"),
    "with noise inside": (
        lambda: _with_noise(deck(("Title", ["Text"]))),
        "damaged",
    ),
    "an empty archive": (_archive, "cannot be opened"),
    "an archive of something else": (lambda: _archive(("a.txt", b"x")), "cannot be opened"),
    "a workbook": (
        lambda: replaced("[Content_Types].xml", b"presentationml.presentation", b"sheet"),
        "cannot be opened",
    ),
    "without content types": (lambda: _part("[Content_Types].xml", None), "cannot be opened"),
    "without a presentation": (lambda: _part(_SHOW, None), "cannot be opened"),
    "without its slide": (lambda: _part(_SLIDE, None), "cannot be opened"),
    "an empty slide": (lambda: _part(_SLIDE, b""), "cannot be opened"),
    "a slide that is no XML": (lambda: _part(_SLIDE, b"No downtime"), "cannot be opened"),
    "a slide that ends early": (lambda: replaced(_SLIDE, b"</p:sld>", b""), "cannot be opened"),
    "a slide that is another thing": (lambda: _part(_SLIDE, b"<a/>"), "cannot be opened"),
    "a slide with entities": (
        lambda: changed(deck(("Title", ["Text"])), _SLIDE, _entities),
        "entities",
    ),
    "a slide with entities in UTF-16": (
        lambda: changed(
            deck(("Title", ["Text"])),
            _SLIDE,
            lambda content: _entities(content).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        ),
        "entities",
    ),
    "a slide that unfolds": (lambda: _part(_SLIDE, b" " * (33 << 20)), "unfolds"),
    "too many parts": (
        lambda: _archive(*((f"{number}", b"") for number in range(20_001))),
        "unfolds",
    ),
    "a slide nested without end": (
        lambda: replaced(
            _SLIDE, b"</p:spTree>", b"<p:grpSp>" * 5000 + b"</p:grpSp>" * 5000 + b"</p:spTree>"
        ),
        "cannot be opened",
    ),
    "locked": (
        lambda: _OLD + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "the old format": (lambda: _OLD, "save it as"),
}
"""Files that nobody can read: how they are made, and a word of the reason."""
