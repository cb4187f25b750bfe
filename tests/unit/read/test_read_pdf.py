"""The text of a PDF, in the order in which it is read, and its blocks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pdfs
import pytest
from pdfs import FIRST, FOURTH, SECOND, THIRD
from reading import blocks_of, place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from claimcheck.model.article import Article

_DATA = Path(__file__).parent.parent / "documents" / "data"
_DARKENING = (
    "Some darkening of the spots, which flake off within the first week or the second, and "
    "should not be picked"
)
_LASER = (
    "Our laser breaks pigment into dust that the body carries away over the following weeks. "
    "Redness usually settles within a day or two, and we call everybody on the next morning to "
    "ask whether everything is comfortable and to remind them of the sunscreen."
)
_CONSULTATION = (
    "Every treatment begins with a consultation. A doctor looks at your skin, asks about "
    "medicines and tells you what to expect. There is absolutely no downtime and you are never "
    "under any pressure to book."
)
_FLAKES = (
    "Some darkening of the treated spots that flakes off within a week or so and that should "
    "never be picked at"
)
_TABLE = [
    ("table-header", "Area"),
    ("table-header", "Sessions"),
    ("table-header", "Price"),
    ("table-cell", "Upper lip"),
    ("table-cell", "6"),
    ("table-cell", "£45"),
    ("table-cell", "Full legs, with feet and toes if you wish it so"),
    ("table-cell", "6 to 8"),
    ("table-cell", "£180"),
    ("table-cell", "Underarms"),
    ("table-cell", "6"),
    ("table-cell", "£60"),
    ("table-cell", "Face"),
    ("table-cell", "4"),
    ("table-cell", "from £95"),
]


def read(data: bytes) -> Article:
    return read_article("a.pdf", data)


def shown(data: bytes) -> list[tuple[str, str]]:
    return blocks_of(read(data))


def lines(*texts: str, size: float = 12, step: float = 14) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for number, text in enumerate(texts):
            canvas.drawString(50, 700 - number * step, text)

    return draw


def pages(*draws: Callable[[Canvas], None]) -> bytes:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)
            canvas.showPage()

    return pdfs.drawn(draw)


def test_one_column_has_its_title_headings_paragraphs_and_list() -> None:
    assert shown(pdfs.one_column()) == [
        ("title", "Clear skin with pico light"),
        ("paragraph", FIRST),
        ("heading", "What to expect"),
        ("paragraph", SECOND),
        ("list-item", "Redness for a day"),
        (
            "list-item",
            _DARKENING,
        ),
        ("list-item", "No pain"),
        ("paragraph", THIRD),
    ]


def test_two_columns_are_read_one_after_the_other_under_their_heading() -> None:
    assert shown(pdfs.two_columns()) == [
        ("title", "The honest guide to laser treatment of pigment on the face and hands"),
        ("paragraph", FIRST),
        ("heading", "How it works"),
        ("paragraph", SECOND),
        ("heading", "Before you begin"),
        ("paragraph", THIRD),
        ("paragraph", FOURTH),
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_is_read_cell_by_cell(ruled: bool) -> None:  # noqa: FBT001 -- pytest gives it by name
    assert shown(pdfs.price_list(ruled=ruled)) == [
        ("title", "Prices"),
        ("paragraph", FOURTH),
        *_TABLE,
        ("paragraph", THIRD),
    ]


def test_a_cell_knows_its_row_and_column() -> None:
    article = read(pdfs.price_list())
    cell = next(block for block in article.blocks if block.span.of(article.text) == "£180")
    assert (cell.row, cell.column) == ("Full legs, with feet and toes if you wish it so", "Price")


def test_headers_and_footers_are_read_once_and_page_numbers_never() -> None:
    article = read(pdfs.with_footers())
    assert [
        (block.span.of(article.text), block.unit) for block in article.blocks if block.unit
    ] == [("Lumen Skin Clinic", "header"), ("Results vary. Ask us about risks.", "footer")]
    assert "Page" not in article.text


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    article = read(pdfs.with_footers())
    texts = [text for kind, text in blocks_of(article) if kind == "paragraph"]
    body = [text for text in texts if text not in {"Lumen Skin Clinic", texts[6]}]
    assert [text for text in body if text not in {FIRST, SECOND, THIRD}] == [
        "Results vary. Ask us about risks."
    ]


def test_words_cut_at_line_ends_are_mended() -> None:
    assert shown(pdfs.hyphenated()) == [
        ("paragraph", "We offer treatment of fine lines with a long-term plan and a"),
        (
            "paragraph",
            "Q-Switched laser for 3-5 sessions. The effect is not permanent, and results differ.",
        ),
    ]


def test_a_word_that_was_cut_leads_to_both_halves() -> None:
    assert place_of(read(pdfs.hyphenated()), "treatment") == "treat-\nment"


def test_text_that_stands_upright_comes_before_tilted_text() -> None:
    assert shown(pdfs.landscape()) == [
        ("title", "Summer offer"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("heading", "Painless for all"),
    ]


def test_a_page_that_a_browser_printed_is_read_as_it_is_seen() -> None:
    article = read((_DATA / "menu.pdf").read_bytes())
    assert article.language == "en"
    assert blocks_of(article) == [
        ("title", "Lumen spring menu"),
        (
            "paragraph",
            "Treatments that fit your lunch hour, guaranteed. Book online here today.",
        ),
        ("heading", "How it works"),
        (
            "paragraph",
            _LASER,
        ),
        (
            "paragraph",
            _CONSULTATION,
        ),
        ("heading", "Prices"),
        ("table-header", "Area"),
        ("table-header", "Sessions"),
        ("table-header", "Price"),
        ("table-cell", "Upper lip"),
        ("table-cell", "6"),
        ("table-cell", "£45"),
        ("table-cell", "Full legs, with feet and toes"),
        ("table-cell", "8"),
        ("table-cell", "£180"),
        ("table-cell", "Face"),
        ("table-cell", "4"),
        ("table-cell", "£95"),
        ("heading", "Why us"),
        ("heading", "Painless"),
        (
            "paragraph",
            "Our cooled tip means that you will feel nothing at all during the session.",
        ),
        ("heading", "Fast"),
        (
            "paragraph",
            "Back to work in ten minutes, with no marks that anybody could ever see on you.",
        ),
        ("heading", "Safe"),
        (
            "paragraph",
            "Suitable for every skin tone, all the year round, whatever your medical history.",
        ),
        ("list-item", "Redness for a day"),
        (
            "list-item",
            _FLAKES,
        ),
        ("list-item", "No scars"),
        ("paragraph", "SPACED HEADING TEXT"),
        ("paragraph", "Office ffi fl difficult."),
    ]


def test_a_table_in_a_column_does_not_part_the_columns() -> None:
    blocks = shown((_DATA / "spread.pdf").read_bytes())
    headings = [text for kind, text in blocks if kind in {"title", "heading"}]
    assert headings == [
        "Tattoo removal without regret",
        "How it works",
        "Does it hurt?",
        "Is it safe?",
        "Prices",
        *("Size", "Per session", "Course of six"),
        "Aftercare",
    ]
    assert [text for kind, text in blocks if kind == "table-cell"] == [
        *("Small", "£60", "£300"),
        *("Medium, up to a postcard", "£120", "£600"),
        *("Large", "£200", "£1,000"),
    ]


def test_a_title_that_the_file_has_and_the_page_has_not_comes_first() -> None:
    data = pdfs.drawn(lines("Calm skin."), title="Painless peels")
    article = read(data)
    assert article.title == "Painless peels"
    assert [(b.kind.value, b.unit) for b in article.blocks] == [
        ("title", "properties"),
        ("paragraph", ""),
    ]


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - draft 3", "leaflet.indd", ""])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert shown(pdfs.drawn(lines("Calm skin."), title=title)) == [("paragraph", "Calm skin.")]


def test_lines_that_were_not_filled_stay_apart() -> None:
    data = pdfs.drawn(lines("Lips £90", "Face £120", "A whole line that is much longer than they"))
    assert shown(data) == [
        ("paragraph", "Lips £90"),
        ("paragraph", "Face £120"),
        ("paragraph", "A whole line that is much longer than they"),
    ]


def test_bold_lines_over_text_are_headings() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(50, 700, "Who should not have it")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(50, 684, "People who are pregnant should wait until after the birth.")

    assert shown(pdfs.drawn(draw)) == [
        ("title", "Who should not have it"),
        ("paragraph", "People who are pregnant should wait until after the birth."),
    ]


def test_text_that_nobody_sees_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 700, "Calm skin.")
        canvas.drawString(-500, 650, "Outside the page.")
        text = canvas.beginText(50, 600)
        text.setTextRenderMode(3)
        text.textOut("Invisible.")
        canvas.drawText(text)

    assert shown(pdfs.drawn(draw)) == [("paragraph", "Calm skin.")]


def test_text_that_was_recognised_behind_a_scan_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        pdfs.picture(canvas)
        text = canvas.beginText(50, 600)
        text.setTextRenderMode(3)
        text.textOut("Calm skin.")
        canvas.drawText(text)

    article = read(pdfs.drawn(draw))
    assert (article.text, article.unread) == ("Calm skin.", ())


def test_a_language_is_believed_only_if_the_script_is_its_own() -> None:
    def marked(language: str) -> bytes:
        catalog = b"<</Type/Catalog/Pages 2 0 R/Lang(%b)>>" % language.encode()
        return pdfs.plain().replace(b"<</Type/Catalog/Pages 2 0 R>>", catalog)

    assert read(marked("de-DE")).language == "de"
    assert read(marked("")).language == "en"


def test_pages_end_with_a_form_feed_and_lines_with_a_line_feed() -> None:
    data = pages(lines("One.", "Two.", step=40), lines("Three."))
    assert read(data).source == "One.\nTwo.\n\fThree.\n\f"


def test_a_scan_says_that_it_needs_text_recognition() -> None:
    with pytest.raises(ReadError) as raised:
        read(pages(pdfs.picture))
    assert raised.value.why == (
        "page 1 is a picture without text; run text recognition (OCR) on it first"
    )


def test_a_scan_of_several_pages_says_so_once() -> None:
    with pytest.raises(ReadError) as raised:
        read(pages(pdfs.picture, pdfs.picture))
    assert raised.value.why == (
        "its pages are pictures without text; run text recognition (OCR) on it first"
    )


def test_a_page_that_is_a_picture_is_told_beside_the_text_of_the_others() -> None:
    article = read(pages(lines("One."), pdfs.picture, lines("Three.")))
    assert article.text == "One.\nThree."
    assert article.unread == (
        ("page 2", "is a picture without text; run text recognition (OCR) on it first"),
    )


def test_an_empty_page_is_no_failure() -> None:
    article = read(pages(lines("One."), lines(), lines("Three.")))
    assert (article.source, article.unread) == ("One.\n\f\fThree.\n\f", ())


@pytest.mark.parametrize("name", list(pdfs.MALFORMED))
def test_a_file_that_cannot_be_read_says_why(name: str) -> None:
    make, reason = pdfs.MALFORMED[name]
    with pytest.raises(ReadError, match=reason):
        read(make())


@pytest.mark.parametrize(
    "data",
    [
        pdfs.plain().replace(b"startxref\n", b"startxref\n9"),
        pdfs.plain().replace(b"/Length 41", b"/Length 99"),
        pdfs.plain()[:-12],
        b"junk\n" + pdfs.plain(),
        pdfs.locked(""),
        pdfs.forms(3, 1),
    ],
    ids=["wrong table", "wrong length", "no end", "junk before it", "no password", "in a form"],
)
def test_a_file_with_small_faults_is_still_read(data: bytes) -> None:
    assert read(data).text == "No downtime"
