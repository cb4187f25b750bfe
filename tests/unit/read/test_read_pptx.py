"""The text of a presentation, slide by slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import decks
import pytest
from decks import box
from pptx.util import Inches
from reading import blocks_of, place_of

from claimcheck.errors import ReadError
from claimcheck.model.text import PlaceIndex
from claimcheck.read import read_article

if TYPE_CHECKING:
    from claimcheck.model.article import Article

_TITLE_ONLY = 5
_SLIDE = "ppt/slides/slide1.xml"


def read(data: bytes) -> Article:
    return read_article("a.pptx", data)


def shown(data: bytes) -> list[tuple[str, str]]:
    return blocks_of(read(data))


def test_titles_are_headings_and_lines_of_the_text_are_bullets() -> None:
    data = decks.deck(("Calm skin", ["No downtime", "Safe"]), ("Prices", ["From £90"]))
    assert shown(data) == [
        ("title", "Calm skin"),
        ("list-item", "No downtime"),
        ("list-item", "Safe"),
        ("heading", "Prices"),
        ("paragraph", "From £90"),
    ]


def test_slides_end_with_a_form_feed_and_places_count_them() -> None:
    article = read(decks.deck(("One", ["a"]), ("Two", ["b"])))
    assert article.source == "One\na\n\fTwo\nb\n\f"
    assert str(PlaceIndex(article.source, article.division).place(7)) == "slide 2"


def test_boxes_are_read_row_by_row_from_left_to_right_below_the_title() -> None:
    def draw(_: Any, slide: Any) -> None:
        box(slide.shapes, 5, 2.1, "right")
        box(slide.shapes, 1, 4, "below")
        box(slide.shapes, 1, 2.2, "left")
        box(slide.shapes, 1, 0.1, "above")
        slide.shapes.title.text = "Title"

    assert [text for _, text in shown(decks.drawn(draw, _TITLE_ONLY))] == [
        *("Title", "above", "left", "right", "below"),
    ]


def test_grouped_boxes_are_read_where_the_group_is() -> None:
    def draw(_: Any, slide: Any) -> None:
        box(slide.shapes, 1, 3, "last")
        group = slide.shapes.add_group_shape()
        box(group.shapes, 1, 2, "second")
        inner = group.shapes.add_group_shape()
        box(inner.shapes, 1, 1, "first")

    assert [text for _, text in shown(decks.drawn(draw))] == ["first", "second", "last"]


def test_a_table_is_read_cell_by_cell() -> None:
    def draw(_: Any, slide: Any) -> None:
        decks.table(slide, [["Area", "Price"], ["Face", "£1"], ["Legs", ""]])

    article = read(decks.drawn(draw))
    cells = [(b.kind.value, b.span.of(article.text), b.row, b.column) for b in article.blocks]
    assert cells == [
        ("table-header", "Area", "", ""),
        ("table-header", "Price", "", ""),
        ("table-cell", "Face", "Face", "Area"),
        ("table-cell", "£1", "Face", "Price"),
        ("table-cell", "Legs", "Legs", "Area"),
    ]


def test_a_cell_that_covers_others_is_read_once() -> None:
    def draw(_: Any, slide: Any) -> None:
        table = decks.table(slide, [["Area", "Price"], ["Face", "x"]])
        table.cell(1, 0).merge(table.cell(1, 1))

    assert [text for _, text in shown(decks.drawn(draw))] == ["Area", "Price", "Face", "x"]


def test_notes_charts_and_pictures_have_their_words() -> None:
    def draw(_: Any, slide: Any) -> None:
        decks.chart(slide, "Fewer spots")
        decks.picture(slide, "A calm face")
        slide.notes_slide.notes_text_frame.text = "Say: no pain."

    article = read(decks.drawn(draw))
    assert [(b.kind.value, b.span.of(article.text), b.unit) for b in article.blocks] == [
        ("caption", "Fewer spots", "chart"),
        ("alt", "A calm face", ""),
        ("paragraph", "Say: no pain.", "notes"),
    ]


def test_the_name_of_a_file_is_no_alternative_text() -> None:
    def draw(_: Any, slide: Any) -> None:
        decks.picture(slide, "face-01.png")
        box(slide.shapes, 1, 1, "Text")

    assert shown(decks.drawn(draw)) == [("paragraph", "Text")]


def test_a_hidden_slide_is_left_out_but_counted() -> None:
    data = decks.deck(("One", ["a"]), ("Two", ["b"]))
    hidden = decks.changed(data, _SLIDE, lambda part: part.replace(b"<p:sld ", b'<p:sld show="0" '))
    assert read(hidden).source == "\fTwo\nb\n\f"


def test_a_hidden_box_is_left_out() -> None:
    def draw(_: Any, slide: Any) -> None:
        shape = box(slide.shapes, 1, 1, "Hidden")
        shape._element.nvSpPr.cNvPr.set("hidden", "1")  # noqa: SLF001 -- the library has no name for it
        box(slide.shapes, 1, 2, "Shown")

    assert shown(decks.drawn(draw)) == [("paragraph", "Shown")]


def test_what_the_layout_says_on_every_slide_is_read_once() -> None:
    def draw(presentation: Any, slide: Any) -> None:
        box(slide.shapes, 1, 1, "One")
        tree = slide.slide_layout.shapes._spTree  # noqa: SLF001 -- layouts have no boxes to add
        tree.append(box(slide.shapes, 1, 7, "Results vary.")._element)  # noqa: SLF001 -- the same
        second = presentation.slides.add_slide(slide.slide_layout)
        box(second.shapes, 1, 1, "Two")

    article = read(decks.drawn(draw))
    assert [(b.span.of(article.text), b.unit) for b in article.blocks] == [
        ("One", ""),
        ("Results vary.", "layout"),
        ("Two", ""),
    ]


def test_a_break_in_a_line_is_a_space() -> None:
    def draw(_: Any, slide: Any) -> None:
        box(slide.shapes, 1, 1, "No\vpain\u00a0 at all")

    article = read(decks.drawn(draw))
    assert article.text == "No pain at all"
    assert place_of(article, "pain") == "pain"


def test_bullets_of_a_box_are_list_items() -> None:
    def draw(_: Any, slide: Any) -> None:
        shape = box(slide.shapes, 1, 1, "Calm\nClear")
        for paragraph in shape.text_frame.paragraphs:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 -- the library has no bullets
            mark = properties.makeelement(
                "{http://schemas.openxmlformats.org/drawingml/2006/main}buChar", {"char": "•"}
            )
            properties.append(mark)

    assert shown(decks.drawn(draw)) == [("list-item", "Calm"), ("list-item", "Clear")]


def test_of_shapes_in_alternatives_the_first_is_read() -> None:
    def wrapped(part: bytes) -> bytes:
        start, end = part.index(b"<p:sp>"), part.rindex(b"</p:sp>") + len(b"</p:sp>")
        shape = part[start:end]
        either = (
            b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
            b'markup-compatibility/2006"><mc:Choice Requires="x">%b</mc:Choice>'
            b"<mc:Fallback>%b</mc:Fallback></mc:AlternateContent>"
        ) % (shape, shape)
        return part[:start] + either + part[end:]

    def draw(_: Any, slide: Any) -> None:
        box(slide.shapes, 1, 1, "Once")

    assert shown(decks.changed(decks.drawn(draw), _SLIDE, wrapped)) == [("paragraph", "Once")]


def test_footers_are_read_once_and_numbers_of_slides_never() -> None:
    def placeholder(kind: bytes, text: bytes) -> bytes:
        return (
            b'<p:sp><p:nvSpPr><p:cNvPr id="9" name="x"/><p:cNvSpPr/><p:nvPr><p:ph type="%b"/>'
            b"</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>%b</a:t></a:r></a:p>"
            b"</p:txBody></p:sp>"
        ) % (kind, text)

    edge = b"".join(
        placeholder(kind, text)
        for kind, text in ((b"ftr", b"Lumen clinic"), (b"sldNum", b"7"), (b"dt", b"May"))
    )
    data = decks.deck(("One", ["a"]), ("Two", ["b"]))
    for part in (_SLIDE, "ppt/slides/slide2.xml"):
        data = decks.changed(
            data, part, lambda old: old.replace(b"</p:spTree>", edge + b"</p:spTree>")
        )
    article = read(data)
    assert sorted(article.text.split("\n")) == ["Lumen clinic", "One", "Two", "a", "b"]


def test_a_diagram_has_the_text_of_its_points() -> None:
    def draw(presentation: Any, slide: Any) -> None:
        from pptx.opc.package import Part  # noqa: PLC0415 -- for this test only
        from pptx.opc.packuri import PackURI  # noqa: PLC0415 -- for this test only

        space = b"http://schemas.openxmlformats.org/drawingml/2006/"
        blob = (
            b'<d:dataModel xmlns:d="%bdiagram" xmlns:a="%bmain"><d:ptLst>'
            b"<d:pt><d:t><a:p><a:r><a:t>Calm</a:t></a:r></a:p></d:t></d:pt>"
            b'<d:pt type="pres"><d:t><a:p><a:r><a:t>not this</a:t></a:r></a:p></d:t></d:pt>'
            b"</d:ptLst></d:dataModel>"
        ) % (space, space)
        name = PackURI("/ppt/diagrams/data1.xml")
        part = Part(name, "application/xml", presentation.part.package, blob)
        link = slide.part.relate_to(part, "http://x.test/diagramData")
        frame = slide.shapes.add_table(1, 1, Inches(1), Inches(1), Inches(1), Inches(1))._element  # noqa: SLF001 -- a frame to fill
        data = frame.graphic.graphicData
        data.remove(data.tbl)
        data.set("uri", (space + b"diagram").decode())
        ids = data.makeelement(
            f"{{{(space + b'diagram').decode()}}}relIds",
            {
                "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm": link,
            },
        )
        data.append(ids)

    article = read(decks.drawn(draw))
    assert [(b.kind.value, b.span.of(article.text), b.unit) for b in article.blocks] == [
        ("list-item", "Calm", "diagram")
    ]


def test_the_language_of_most_text_is_declared() -> None:
    data = decks.deck(("Ruhige Haut", ["Ohne Schmerz"]))
    german = decks.changed(
        data, _SLIDE, lambda part: part.replace(b"<a:r><a:t>", b'<a:r><a:rPr lang="de-AT"/><a:t>')
    )
    assert (read(data).language, read(german).language) == ("en", "de")


@pytest.mark.parametrize("name", list(decks.MALFORMED))
def test_a_file_that_cannot_be_read_says_why(name: str) -> None:
    make, reason = decks.MALFORMED[name]
    with pytest.raises(ReadError, match=reason):
        read(make())
