"""PDFs that tests make: layouts as designers make them, and files that nobody should make."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    ListFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=24, leading=28, spaceAfter=10)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=14, leading=18, spaceAfter=4)
JUSTIFIED = ParagraphStyle("justified", parent=BODY, alignment=TA_JUSTIFY)

FIRST = (
    "Our pico laser clears pigment in a few sessions. Most people go straight back to work and "
    "nobody will ever notice that you have been treated. There is no downtime at all."
)
SECOND = (
    "The light breaks pigment into dust that the body carries away over the following weeks. "
    "Redness usually settles within a day or two, and we call everybody on the next morning."
)
THIRD = (
    "Every treatment begins with a consultation. A doctor looks at your skin, asks about medicines "
    "and tells you what to expect. You are never under any pressure to book."
)
FOURTH = (
    "Prices depend on the size of the area. The first patch test is free. We keep all our lasers "
    "in the clinic, so that nobody has to wait for a machine to be brought from elsewhere."
)


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = A4, **info: str) -> bytes:
    """Return a PDF that a function draws."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName="Helvetica")
    for key, value in info.items():
        getattr(canvas, f"set{key.title()}")(value)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def flowing(
    story: Sequence[Any],
    frames: Sequence[Frame],
    on_page: Callable[[Canvas, Any], None] = lambda _canvas, _doc: None,
    size: tuple[float, float] = A4,
) -> bytes:
    """Return a PDF whose text flows through frames."""
    out = io.BytesIO()
    doc = BaseDocTemplate(out, pagesize=size, invariant=1, title="untitled")
    doc.addPageTemplates([PageTemplate("all", list(frames), onPage=on_page)])
    doc.build(list(story))
    return out.getvalue()


def one_column() -> bytes:
    """Return a leaflet with a title, headings, paragraphs and a list."""
    story = [
        Paragraph("Clear skin with pico light", TITLE),
        Paragraph(FIRST, BODY),
        Paragraph("What to expect", HEAD),
        Paragraph(SECOND, BODY),
        ListFlowable(
            [
                Paragraph("Redness for a day", BODY),
                Paragraph(
                    "Some darkening of the spots, which flake off within the first week or the "
                    "second, and should not be picked",
                    BODY,
                ),
                Paragraph("No pain", BODY),
            ],
            bulletType="bullet",
            start="•",
        ),
        Paragraph(THIRD, BODY),
    ]
    return flowing(story, [Frame(70, 70, 450, 700)])


def two_columns() -> bytes:
    """Return a page with a heading across two columns of running text."""
    width, height = A4
    story = [
        Paragraph("The honest guide to laser treatment of pigment on the face and hands", TITLE),
        FrameBreak(),
        Paragraph(FIRST, JUSTIFIED),
        Paragraph("How it works", HEAD),
        Paragraph(SECOND, JUSTIFIED),
        FrameBreak(),
        Paragraph("Before you begin", HEAD),
        Paragraph(THIRD, JUSTIFIED),
        Paragraph(FOURTH, JUSTIFIED),
    ]
    frames = [
        Frame(50, height - 130, width - 100, 80),
        Frame(50, 300, 240, height - 440),
        Frame(305, 300, 240, height - 440),
    ]
    return flowing(story, frames)


def price_list(*, ruled: bool = True) -> bytes:
    """Return a page with a table of prices between two paragraphs."""
    rows = [
        ["Area", "Sessions", "Price"],
        ["Upper lip", "6", "£45"],
        [Paragraph("Full legs, with feet and toes if you wish it so", BODY), "6 to 8", "£180"],
        ["Underarms", "6", "£60"],
        ["Face", "4", "from £95"],
    ]
    style = [("FONTSIZE", (0, 0), (-1, -1), 10), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.grey))
    story = [
        Paragraph("Prices", TITLE),
        Paragraph(FOURTH, BODY),
        Table(rows, colWidths=[150, 100, 100], style=TableStyle(style), hAlign="LEFT"),
        Spacer(1, 12),
        Paragraph(THIRD, BODY),
    ]
    return flowing(story, [Frame(70, 70, 450, 700)])


def with_footers() -> bytes:
    """Return three pages with the same header, footer and a number on each."""

    def on_page(canvas: Canvas, doc: Any) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(70, 810, "Lumen Skin Clinic")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(70, 30, "Results vary. Ask us about risks.")
        canvas.drawRightString(520, 30, f"Page {doc.page} of 3")

    story: list[Any] = [
        Paragraph("PICO CLEAR", ParagraphStyle("big", parent=TITLE, fontSize=48, leading=56))
    ]
    for text in (FIRST, SECOND, THIRD):
        story += [Paragraph(text, BODY)] * 8
    return flowing(story, [Frame(70, 100, 450, 300)], on_page)


def hyphenated() -> bytes:
    """Return a narrow column with words cut at line ends, and ligatures where there is a font."""
    lines = (
        "We offer treat-", "ment of fine lines", "with a long-", "term plan and a", "Q-",
        "Switched laser for", "3-", "5 sessions. The ef-", "fect is not per-",
        "manent, and results", "differ.",
    )  # fmt: skip
    font = "Helvetica"
    if _DEJAVU.exists():
        pdfmetrics.registerFont(TTFont("DejaVu", str(_DEJAVU)))
        font = "DejaVu"

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for number, line in enumerate(lines):
            shown = line.replace("fi", "ﬁ").replace("ff", "ﬀ") if font == "DejaVu" else line
            canvas.drawString(40, 700 - 13 * number, shown)

    return drawn(draw)


def landscape() -> bytes:
    """Return a page turned by a quarter with three boxes of text, one of them tilted."""

    def box(canvas: Canvas, x: float, y: float, text: str, style: ParagraphStyle = BODY) -> None:
        paragraph = Paragraph(text, style)
        _, height = paragraph.wrap(200, 400)
        paragraph.drawOn(canvas, x, y - height)

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)  # which swaps the sides
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        box(canvas, 60, 520, "Summer offer", TITLE)
        box(canvas, 60, 420, FIRST)
        box(canvas, 400, 420, SECOND)
        canvas.saveState()
        canvas.translate(560, 500)
        canvas.rotate(20)
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(0, 0, "Painless for all")
        canvas.restoreState()

    return drawn(draw, size=(A4[1], A4[0]))


LAYOUTS: dict[str, Callable[[], bytes]] = {
    "one column": one_column,
    "two columns": two_columns,
    "price list": price_list,
    "price list without lines": lambda: price_list(ruled=False),
    "header and footer": with_footers,
    "hyphens": hyphenated,
    "landscape": landscape,
}


def paragraphs(texts: Sequence[str], width: float = 300, columns: int = 1) -> bytes:
    """Return paragraphs in columns on as many pages as they need."""
    frames = [Frame(50 + at * (width + 30), 60, width, 700) for at in range(columns)]
    size = (100 + columns * (width + 30), 842)
    return flowing([Paragraph(text, BODY) for text in texts], frames, size=size)


def picture(canvas: Canvas) -> None:
    """Draw a scanned page: one picture, no text."""
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "grey")), 0, 0, *A4)


def partly_scanned() -> bytes:
    """Return a page with text, and one that is a picture."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "No downtime")
        canvas.showPage()
        picture(canvas)

    return drawn(draw)


def placed(
    *texts: tuple[float, float, str], size: float = 10, lines: Sequence[float] = ()
) -> bytes:
    """Return texts at places on one page, and level lines across it at some heights."""

    def draw(canvas: Canvas) -> None:
        for x, y, text in texts:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, text)
        for y in lines:
            canvas.line(40, y, 560, y)

    return drawn(draw)


def made_of(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF of objects, the first numbered 1."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, rows)
    end = b"trailer\n<</Size %d%b>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + table + end


def stream(content: bytes, keys: bytes = b"") -> bytes:
    """Return a stream as an object."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (keys, len(content), content)


_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_HELLO = b"BT /F 12 Tf 20 20 Td (No downtime) Tj ET"


def _page(contents: bytes = b"4 0 R", resources: bytes = b"") -> bytes:
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents %b"
        b"/Resources<</Font<</F 5 0 R>>%b>>>>"
    ) % (contents, resources)


def plain(content: bytes = _HELLO, keys: bytes = b"") -> bytes:
    """Return the PDF of one page that a content stream draws."""
    return made_of(_CATALOG, _PAGES, _page(), stream(content, keys), _FONT)


def forms(levels: int, each: int) -> bytes:
    """Return a page that draws a form, which draws another `each` times, and so on."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<<"
    inner = [
        stream(b"/X Do " * each, b"%b/XObject<</X %d 0 R>>>>" % (form, 7 + level))
        for level in range(levels - 1)
    ]
    last = stream(_HELLO, form + b"/Font<</F 5 0 R>>>>")
    page = _page(resources=b"/XObject<</X 6 0 R>>")
    return made_of(_CATALOG, _PAGES, page, stream(b"/X Do"), _FONT, *inner, last)


def _drawing(*forms_of: bytes) -> bytes:
    """Return a page that draws the first of some forms; each draws what it calls X twice."""
    page = _page(resources=b"/XObject<</X 6 0 R>>")
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 300 300]"
    drawn = [stream(b"/X Do /X Do", head + keys) for keys in forms_of]
    return made_of(_CATALOG, _PAGES, page, stream(b"/X Do"), _FONT, *drawn)


def locked(password: str, owner: str = "owner") -> bytes:
    """Return a PDF that opens with a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as file:
        file.save(out, encryption=pikepdf.Encryption(user=password, owner=owner))
    return out.getvalue()


def packed(content: bytes, times: int = 1) -> bytes:
    """Return bytes packed, and packed again."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


_FLATE = b"/Filter/FlateDecode"
_BIG = 80 << 20


def _object_stream(content: bytes, filters: bytes) -> bytes:
    return made_of(
        _CATALOG, _PAGES, _page(), stream(content, b"/Type/ObjStm/N 1/First 4" + filters), _FONT
    )


MALFORMED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "begin"),
    "a text": (lambda: b"No downtime", "begin"),
    "an archive": (lambda: b"PK\x03\x04" + bytes(50), "begin"),
    "only a header": (lambda: b"%PDF-1.7\n", "cannot be opened"),
    "a header and noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "cannot be opened"),
    "cut off early": (lambda: plain()[:120], "cannot be opened"),
    "without pages": (lambda: made_of(_CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"), "no pages"),
    "without a catalog": (lambda: made_of(b"<<>>", _PAGES), "damaged"),
    "a root that is a number": (lambda: made_of(b"7", trailer=b"/Root 1 0 R"), "damaged"),
    "pages that are a number": (lambda: made_of(_CATALOG, b"7"), "damaged"),
    "pages in a loop": (
        lambda: made_of(_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        "damaged",
    ),
    "pages that hold their parents": (
        lambda: made_of(
            _CATALOG,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>",
        ),
        "damaged",
    ),
    "too many pages": (
        lambda: made_of(
            _CATALOG, b"<</Type/Pages/Kids[%b]/Count 2001>>" % (b"3 0 R " * 2001), _page()
        ),
        "pages",
    ),
    "a page that unfolds to blanks": (lambda: plain(packed(b" " * _BIG), _FLATE), "unfolds"),
    "a page packed twice": (
        lambda: plain(packed(b" " * _BIG, 2), b"/Filter[/FlateDecode/FlateDecode]"),
        "unfolds",
    ),
    "a page that saves its state for ever": (
        lambda: plain(packed(b"q " * (10 << 20)), _FLATE),
        "draws more",
    ),
    "one content many times": (
        lambda: made_of(
            _CATALOG, _PAGES, _page(b"[%b]" % (b"4 0 R " * 20_000)), stream(_HELLO * 30), _FONT
        ),
        "draws more",
    ),
    "forms in forms": (lambda: forms(7, 10), "draws more"),
    "many forms in forms": (lambda: forms(50, 10), "draws more"),
    "a form that draws itself": (
        lambda: _drawing(b"/Resources<</XObject<</X 6 0 R>>>>"),
        "draws more",
    ),
    "a form that draws what it is drawn among": (lambda: _drawing(b""), "draws more"),
    "forms that draw each other": (
        lambda: _drawing(
            b"/Resources<</XObject<</X 7 0 R>>>>", b"/Resources<</XObject<</X 6 0 R>>>>"
        ),
        "draws more",
    ),
    "an object stream that unfolds": (
        lambda: _object_stream(packed(b" " * _BIG), _FLATE),
        "unfolds",
    ),
    "an object stream packed twice": (
        lambda: _object_stream(packed(b" " * _BIG, 2), b"/Filter[/FlateDecode/FlateDecode]"),
        "packed more than once",
    ),
    "locked": (lambda: locked("secret"), "password"),
}
"""Files that nobody can read: how they are made, and a word of the reason."""
