"""The lines of a PDF: their order, their boxes, and what runs along the edges of pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pdfs
import pikepdf
import pytest
from pdfs import placed, plain

from claimcheck.documents.pdf import Line, PdfText, take_apart
from claimcheck.documents.pdf_edges import Role
from claimcheck.documents.pdf_guard import as_weighed, open_guarded
from claimcheck.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas


def lines_of(data: bytes) -> list[str]:
    return [line.text for line in take_apart("a.pdf", data).lines]


def column(
    x: float, top: float, texts: Sequence[str], step: float = 12
) -> list[tuple[float, float, str]]:
    return [(x, top - step * at, text) for at, text in enumerate(texts)]


LEFT = ["We look at the skin of every", "person and ask about the medicines", "that they take."]
RIGHT = [
    "Redness is usual and goes within",
    "a day or two, and sunscreen is",
    "needed for a month.",
]
MIDDLE = ["Nobody has to book at once, and", "nobody is asked to pay before", "the patch test."]


def test_columns_whose_lines_are_not_level_are_read_one_after_the_other() -> None:
    data = placed(*column(50, 700, LEFT, 12), *column(300, 705, RIGHT, 13))
    assert lines_of(data) == [*LEFT, *RIGHT]


def test_three_columns_are_read_from_left_to_right() -> None:
    texts = [*column(40, 700, LEFT), *column(230, 700, MIDDLE), *column(410, 700, RIGHT)]
    assert lines_of(placed(*texts)) == [*LEFT, *MIDDLE, *RIGHT]


def test_the_order_in_which_columns_are_drawn_does_not_matter() -> None:
    texts = [*column(50, 700, LEFT), *column(300, 700, RIGHT)]
    assert lines_of(placed(*texts[::-1])) == lines_of(placed(*texts)) == [*LEFT, *RIGHT]


def test_text_across_the_page_parts_what_is_above_from_what_is_below() -> None:
    wide = "Everything that follows holds for all our clinics in the country, whatever the season."
    texts = [*column(50, 700, LEFT), *column(300, 700, RIGHT), (50, 620, wide)]
    texts += [*column(50, 580, MIDDLE), *column(300, 580, LEFT)]
    assert lines_of(placed(*texts)) == [*LEFT, *RIGHT, wide, *MIDDLE, *LEFT]


def test_a_paragraph_below_columns_keeps_its_first_short_line() -> None:
    below = [
        "Short line",
        "and then one that is much longer than the columns above it are, all in all.",
    ]
    texts = [*column(50, 700, LEFT), *column(300, 700, RIGHT), *column(50, 630, below)]
    assert lines_of(placed(*texts)) == [*LEFT, *RIGHT, *below]


def test_lists_side_by_side_are_columns() -> None:
    left, right = ["• Redness", "• Swelling"], ["• Call us", "• Book"]
    assert lines_of(placed(*column(50, 700, left), *column(300, 700, right))) == [*left, *right]


def test_cells_side_by_side_are_rows() -> None:
    texts = [*column(50, 700, ["Face", "Legs", "Arms"]), *column(300, 700, ["£90", "£120", "£80"])]
    text = take_apart("a.pdf", placed(*texts))
    assert [(line.text, line.row, line.column) for line in text.lines] == [
        *(("Face", 0, 0), ("£90", 0, 1), ("Legs", 1, 0), ("£120", 1, 1)),
        *(("Arms", 2, 0), ("£80", 2, 1)),
    ]


def test_lines_between_rows_say_which_lines_are_one_cell() -> None:
    texts = [*column(50, 700, ["Full legs with", "Both feet", "Face"]), (50, 658, "Arms")]
    texts += [(300, 694, "Six"), (300, 676, "Four"), (300, 658, "Two")]
    text = take_apart("a.pdf", placed(*texts, lines=(712, 685, 670, 650)))
    assert [(line.text, line.row, line.column) for line in text.lines] == [
        *(("Full legs with", 0, 0), ("Both feet", 0, 0), ("Six", 0, 1)),
        *(("Face", 1, 0), ("Four", 1, 1), ("Arms", 2, 0), ("Two", 2, 1)),
    ]


def test_two_texts_far_apart_on_one_line_are_two() -> None:
    assert lines_of(placed((50, 700, "Lumen clinic"), (400, 700, "Call us"))) == [
        "Lumen clinic",
        "Call us",
    ]


def test_letters_that_are_spaced_out_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, 700)
        text.setFont("Helvetica", 12)
        text.setCharSpace(5)
        text.textOut("NO PAIN")
        canvas.drawText(text)

    assert lines_of(pdfs.drawn(draw)) == ["NO PAIN"]


def test_a_raised_sign_stays_on_its_line() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, 700)
        text.setFont("Helvetica", 12)
        text.textOut("Pico")
        text.setFont("Helvetica", 7)
        text.setRise(5)
        text.textOut("TM")
        text.setRise(0)
        text.setFont("Helvetica", 12)
        text.textOut(" light")
        canvas.drawText(text)

    assert lines_of(pdfs.drawn(draw)) == ["PicoTM light"]


def test_words_of_several_fonts_make_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(50, 700)
        for font, word in (
            ("Helvetica", "There is "),
            ("Helvetica-Bold", "no"),
            ("Times-Roman", " pain"),
        ):
            text.setFont(font, 12)
            text.textOut(word)
        canvas.drawText(text)

    assert lines_of(pdfs.drawn(draw)) == ["There is no pain"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_read_upright_however_it_is_turned(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        for at, text in enumerate(LEFT):
            canvas.drawString(-100, -14 * at, text)

    data = pdfs.drawn(draw).replace(b"/Rotate 0", b"/Rotate %d" % turn)
    assert lines_of(data) == LEFT


def test_every_sign_has_a_box_inside_the_page() -> None:
    for line in take_apart("a.pdf", pdfs.two_columns()).lines:
        assert len(line.boxes) == len(line.text)
        assert all(0 < box.left <= box.right < 596 for box in line.boxes)
        assert all(0 < box.bottom <= box.top < 842 for box in line.boxes)


def test_a_stretch_over_the_end_of_a_page_leaves_out_the_footer_between() -> None:
    text = take_apart("a.pdf", pdfs.with_footers())
    first = next(line for line in text.lines if line.page == 2)
    before = [line for line in text.lines if line.page == 1 and line.role is Role.TEXT][-1]
    quads = list(text.quads(before.start, first.start + len(first.text)))
    assert [quad.page for quad in quads] == [1, 2]


def test_a_stretch_of_a_footer_is_where_it_stands() -> None:
    text = take_apart("a.pdf", pdfs.with_footers())
    footer = next(line for line in text.lines if line.role is Role.FOOTER)
    assert [quad.page for quad in text.quads(footer.start, footer.start + 7)] == [1]


def test_a_property_stands_nowhere() -> None:
    text = PdfText(
        source="Title\n\f",
        lines=(Line(page=1, start=0, text="Title", role=Role.PROPERTY),),
        language="",
        unread=(),
    )
    assert list(text.quads(0, 5)) == []


def test_a_number_that_is_not_that_of_the_page_is_no_page_number() -> None:
    def draw(canvas: Canvas) -> None:
        for offer in ("Save 20 %", "Save 30 %", "Save 40 %"):
            canvas.drawString(50, 400, "Text")
            canvas.drawString(50, 20, offer)
            canvas.showPage()

    text = take_apart("a.pdf", pdfs.drawn(draw))
    assert [line.text for line in text.lines if line.role is not Role.REPEATED] == [
        *("Text", "Save 20 %", "Text", "Save 30 %", "Text", "Save 40 %"),
    ]


def test_a_sound_file_is_drawn_as_it_is() -> None:
    with open_guarded("a.pdf", plain()) as file:
        assert as_weighed("a.pdf", file, b"itself") == b"itself"


@pytest.mark.parametrize(
    ("sound", "damaged"),
    [(b"startxref", b"startxerf"), (b"0000000009", b"0000000019"), (b"endobj\n2", b"ndobj\n2")],
)
def test_of_a_damaged_file_that_is_drawn_which_was_weighed(sound: bytes, damaged: bytes) -> None:
    data = plain().replace(sound, damaged)
    with open_guarded("a.pdf", data) as file:
        mended = as_weighed("a.pdf", file, data)
    assert mended != data
    assert pikepdf.open(io.BytesIO(mended)).get_warnings() == []
    assert take_apart("a.pdf", data).source == take_apart("a.pdf", plain()).source


def test_more_signs_than_a_page_can_hold_are_refused() -> None:
    data = pdfs.plain(b"BT /F 1 Tf 20 20 Td [" + b"(a)-10" * 100_001 + b"] TJ ET")
    with pytest.raises(ReadError, match="page 1 cannot be read: there are more than 100000 signs"):
        take_apart("a.pdf", data)


def test_a_crowded_page_takes_seconds_not_minutes() -> None:
    # Whatever compares every stretch with every other would need minutes.
    spots = b"".join(
        b"1 0 0 1 %d %d Tm (ab) Tj " % (at * 7 % 290, at * 131 % 290) for at in range(4000)
    )
    assert take_apart("a.pdf", pdfs.plain(b"BT /F 4 Tf " + spots + b"ET")).lines
