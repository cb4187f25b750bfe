"""Word files, as their reader sees them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reading import blocks_of, place_of
from word import box, cell, field, p, r, row, table, word_file

from claimcheck.errors import ReadError
from claimcheck.model.text import Division
from claimcheck.read import read_article

if TYPE_CHECKING:
    from claimcheck.model.article import Article

DATA = Path(__file__).parents[1] / "documents" / "data"
_INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'
_DEL = '<w:del w:id="2" w:author="A"><w:r><w:delText>{}</w:delText></w:r></w:del>'
_GONE = '<w:del w:id="3" w:author="A"/>'


def _read(*body: str, **more: object) -> Article:
    return read_article("a.docx", word_file("".join(body), **more))  # type: ignore[arg-type] -- as given


def _texts(*body: str, **more: object) -> list[str]:
    return [text for _, text in blocks_of(_read(*body, **more))]


def test_the_source_is_the_paragraphs_and_places_count_in_them() -> None:
    article = _read(p("One."), p(), p("no ", r("down", "<w:b/>"), "time"))
    assert article.source == "One.\n\nno downtime"
    assert article.division is Division.PARAGRAPH
    assert place_of(article, "downtime") == "downtime"


@pytest.mark.parametrize(
    ("paragraph", "kind", "level"),
    [
        (p("x", style="berschrift2"), "heading", 2),
        (p("x", style="Mine"), "heading", 2),
        (p("x", style="T3"), "heading", 3),
        (p("x", more='<w:outlineLvl w:val="3"/>'), "heading", 4),
        (p("x", style="Zitat"), "quote", 0),
        (p("x", style="Bild"), "caption", 0),
        (p("x", more='<w:numPr><w:numId w:val="1"/></w:numPr>'), "list-item", 0),
        (p("x", more='<w:numPr><w:numId w:val="0"/></w:numPr>'), "paragraph", 0),
        (p("• x"), "list-item", 0),
        (p("Q: x"), "question", 0),
        (p("x", style="Unknown"), "paragraph", 0),
    ],
)
def test_styles_and_properties_say_what_a_paragraph_is(
    paragraph: str, kind: str, level: int
) -> None:
    (block,) = _read(paragraph).blocks
    assert (block.kind, block.level) == (kind, level)


def test_a_line_of_a_table_of_contents_is_read_at_its_heading_only() -> None:
    contents = p(field("TOC", r("Recovery 2")), style="TOC1")
    assert _texts(contents, p("Recovery", style="berschrift2")) == ["Recovery"]


def test_styles_that_go_in_circles_say_nothing() -> None:
    style = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    article = _read(p("x", style="A"), styles=style.format("A", "B") + style.format("B", "A"))
    assert blocks_of(article) == [("paragraph", "x")]


def test_signs_that_are_elements_are_characters() -> None:
    sign = "<w:r><w:t>a</w:t>{}<w:t>b</w:t></w:r>".format
    article = _read(
        p(sign("<w:tab/>")),
        p(sign("<w:noBreakHyphen/>")),
        p(sign("<w:softHyphen/>")),
        p(sign("<w:br/>")),
        p(sign('<w:sym w:font="Symbol" w:char="F0B1"/>')),
        p(sign('<w:sym w:font="Wingdings" w:char="F0FC"/>')),
        p(sign('<w:sym w:font="Symbol" w:char="zz"/>')),
    )
    assert [text for _, text in blocks_of(article)] == [
        "a b", "a\u2011b", "ab", "a b", "a±b", "a✓b", "ab",
    ]  # fmt: skip
    assert article.source.split("\n")[:4] == ["a\tb", "a\u2011b", "a\u00adb", "a\vb"]


def test_an_empty_line_a_new_page_and_a_bullet_part_blocks() -> None:
    line, page = "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
    assert _texts(p("a", line, "b", line, line, "c", page, "d", line, "• e")) == [
        "a b", "c", "d", "e",
    ]  # fmt: skip


def test_blanks_at_the_edges_count_only_where_they_are_asked_for() -> None:
    assert _read(p("<w:r><w:t> a </w:t></w:r>", " b ")).source == "a b "


def test_tracked_changes_read_as_if_accepted() -> None:
    article = _read(
        p("It has ", _DEL.format("some"), _INS.format(r("no")), " downtime."),
        p('<w:moveFrom w:id="4" w:author="A"><w:r><w:t>Gone.</w:t></w:r></w:moveFrom>'),
        p('<w:moveTo w:id="5" w:author="A"><w:r><w:t>Here.</w:t></w:r></w:moveTo>'),
    )
    assert blocks_of(article) == [("paragraph", "It has no downtime."), ("paragraph", "Here.")]


def test_a_deleted_end_of_paragraph_joins_it_with_the_next() -> None:
    article = _read(
        p("There is no ", mark=_GONE), p("downtime.", style="Zitat"), p("End", mark=_GONE)
    )
    assert article.source == "There is no downtime.\nEnd"
    assert blocks_of(article) == [("quote", "There is no downtime."), ("paragraph", "End")]


def test_a_paragraph_that_is_deleted_as_a_whole_leaves_none() -> None:
    assert _read(p("a"), p(_DEL.format("x"), mark=_GONE), p("b")).source == "a\nb"


def test_hidden_text_is_left_out() -> None:
    hidden = '<w:rStyle w:val="Note"/>'
    article = _read(
        p("a", r("b", "<w:vanish/>"), r("c", '<w:vanish w:val="0"/>'), r("d", hidden)),
        p(r("e", f'{hidden}<w:vanish w:val="false"/>')),
    )
    assert article.source == "ac\ne"


def test_the_result_of_a_field_is_read_and_not_its_instruction() -> None:
    nested = field(
        "IF " + "</w:instrText></w:r>" + field("X", r("1")) + "<w:r><w:instrText>", r("yes")
    )
    article = _read(p("See ", field("REF x", r("page 2")), "."), p(nested), p(
        '<w:fldSimple w:instr="DATE"><w:r><w:t>May</w:t></w:r></w:fldSimple>'
    ))  # fmt: skip
    assert article.source == "See page 2.\nyes\nMay"


def test_a_field_without_an_end_swallows_nothing() -> None:
    assert _texts(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "a"), p("b")) == ["a", "b"]


def test_links_controls_and_formulas_are_read() -> None:
    article = _read(
        p('<w:hyperlink r:id="x"><w:r><w:t>link</w:t></w:r></w:hyperlink>'),
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>"
        + p("<w:sdt><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>")
        + "</w:sdtContent></w:sdt>",
        p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"),
        p("<w:r><w:ruby><w:rt><w:r><w:t>pi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>皮</w:t></w:r>"
          "</w:rubyBase></w:ruby></w:r>"),
    )  # fmt: skip
    assert article.source == "link\ncontrol\nx=1\n皮"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    article = _read(p("Before ", box(p("In the box."), alt="A smiling face"), "after."))
    assert [(b.kind, b.unit, b.span.of(article.text)) for b in article.blocks] == [
        ("paragraph", "", "Before after."),
        ("alt", "picture", "A smiling face"),
        ("paragraph", "text box", "In the box."),
    ]


def test_the_words_of_diagrams_and_watermarks_are_read() -> None:
    diagram = '<w:r><w:drawing><a:graphic><dgm:relIds r:dm="data1"/></a:graphic></w:drawing></w:r>'
    mark = '<w:r><w:pict><v:shape><v:textpath string="SALE"/></v:shape></w:pict></w:r>'
    words = "<a:p><a:r><a:t>Zero </a:t></a:r><a:r><a:t>pain</a:t></a:r></a:p>"
    article = _read(p(diagram), p(mark), parts={"data1.xml": ("diagramData", words)})
    assert [(b.unit, b.span.of(article.text)) for b in article.blocks] == [
        ("diagram", "Zero pain"),
        ("picture", "SALE"),
    ]


_HEADED = '<w:tblLook w:val="04A0" w:firstRow="1"/>'


def _cells(article: Article) -> list[tuple[str, str, str, str]]:
    return [(b.kind.value, b.span.of(article.text), b.row, b.column) for b in article.blocks]


def test_a_cell_knows_its_row_and_its_column() -> None:
    article = _read(table(row("Laser", "Days"), row("Pico", "1"), look=_HEADED))
    assert _cells(article) == [
        ("table-header", "Laser", "", ""),
        ("table-header", "Days", "", ""),
        ("table-cell", "Pico", "Pico", "Laser"),
        ("table-cell", "1", "Pico", "Days"),
    ]


def test_a_first_row_of_figures_is_no_head_but_a_repeated_one_is() -> None:
    figures = _read(table(row("Days", "1"), row("Price", "2"), look=_HEADED))
    assert [kind for kind, *_ in _cells(figures)] == ["table-cell"] * 4
    repeated = _read(table(row("2025", "2026", more="<w:tblHeader/>"), row("1", "2")))
    assert [kind for kind, *_ in _cells(repeated)] == ["table-header"] * 2 + ["table-cell"] * 2


def test_merged_and_nested_cells_are_read_once() -> None:
    article = _read(
        table(
            row("A", "B", "C", more="<w:tblHeader/>"),
            row(cell("tall", more='<w:vMerge w:val="restart"/>'), "b1", "c1"),
            row(cell(more="<w:vMerge/>"), cell("wide", more='<w:gridSpan w:val="2"/>')),
            row("x", cell(p("outer"), table(row("inner")), p()), "c3"),
        )
    )
    assert _cells(article)[3:] == [
        ("table-cell", "tall", "tall", "A"),
        ("table-cell", "b1", "tall", "B"),
        ("table-cell", "c1", "tall", "C"),
        ("table-cell", "wide", "tall", "B"),
        ("table-cell", "x", "x", "A"),
        ("table-cell", "outer", "x", "B"),
        ("table-cell", "inner", "inner", ""),
        ("table-cell", "c3", "x", "C"),
    ]


def test_a_deleted_row_is_left_out() -> None:
    assert _texts(table(row("a"), row("b", more=_GONE))) == ["a"]


_SECTION = '<w:sectPr>{}<w:headerReference w:type="{}" r:id="{}"/></w:sectPr>'


def test_headers_and_footers_that_are_shown_are_read_once_behind_the_body() -> None:
    parts = {
        "h1.xml": ("header", p("Clinic")),
        "h2.xml": ("header", p("First page")),
        "f1.xml": ("footer", p("Foot")),
        "h3.xml": ("header", p("Clinic")),
    }
    one = (
        '<w:sectPr><w:headerReference w:type="default" r:id="h1"/>'
        '<w:headerReference w:type="first" r:id="h2"/>{}</w:sectPr>'
    )
    two = (
        '<w:sectPr><w:headerReference w:type="default" r:id="h3"/>'
        '<w:footerReference w:type="default" r:id="f1"/></w:sectPr>'
    )
    article = _read(p("a", more=one.format("")), p("b"), two, parts=parts)
    assert [(b.unit, b.span.of(article.text)) for b in article.blocks] == [
        ("", "a"), ("", "b"), ("header", "Clinic"), ("footer", "Foot"),
    ]  # fmt: skip
    titled = _texts(p("a"), one.format("<w:titlePg/>"), parts=parts)
    assert titled == ["a", "Clinic", "First page"]


def test_notes_are_read_in_the_order_of_the_text() -> None:
    parts = {
        "footnotes.xml": ("footnotes", "".join(
            f'<w:footnote w:id="{id_}">{p(text)}</w:footnote>'
            for id_, text in (("0", "line"), ("2", "Second."), ("3", "First."))
        )),
        "endnotes.xml": ("endnotes", f'<w:endnote w:id="2">{p("Last.")}</w:endnote>'),
    }  # fmt: skip
    call = '<w:r><w:{}Reference w:id="{}"/></w:r>'.format
    article = _read(
        p("a", call("footnote", 3), "b", call("endnote", 2), call("footnote", 2)), parts=parts
    )
    assert [(b.unit, b.span.of(article.text)) for b in article.blocks] == [
        ("", "ab"), ("footnote 1", "First."), ("footnote 2", "Second."), ("endnote 1", "Last."),
    ]  # fmt: skip


def test_the_title_of_the_properties_is_read_unless_the_article_begins_with_it() -> None:
    assert blocks_of(_read(p("a"), title="My  title")) == [
        ("paragraph", "a"),
        ("title", "My title"),
    ]
    heading = p("My title", style="berschrift2")
    assert blocks_of(_read(heading, title="My title")) == [("heading", "My title")]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (r("Plain words."), "en"),
        (r("Ein Satz.", '<w:lang w:val="de-DE"/>'), "de"),
        (r("皮秒雷射療程"), "zh-hant"),
        (r("皮秒激光疗程", '<w:lang w:eastAsia="zh-CN"/>'), "zh-hans"),
        (r("レーザーでシミを取る"), "ja"),
    ],
)
def test_the_language_is_that_of_most_letters(run: str, expected: str) -> None:
    assert _read(p(run)).language == expected


def test_a_text_that_is_another_file_inside_is_not_passed_over() -> None:
    with pytest.raises(ReadError, match="another file inside it"):
        _read(p("a"), '<w:altChunk r:id="x"/>')


def test_the_strict_form_of_the_format_is_read() -> None:
    transitional = word_file(p("no downtime"), title="T")
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main":
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }  # fmt: skip
    from word import archive, unpacked  # noqa: PLC0415 -- only here

    files = unpacked(transitional)
    for old, new in strict.items():
        files = {name: content.replace(old, new) for name, content in files.items()}
    assert read_article("a.docx", archive(files)).source == "no downtime\nT"


def test_a_price_list_that_another_program_wrote_is_read() -> None:
    article = read_article("p.docx", (DATA / "price-list.docx").read_bytes())
    assert ("quote", "I had no downtime at all.") in blocks_of(article)
    assert [cell for cell in _cells(article) if cell[0] == "table-cell"][4:6] == [
        ("table-cell", "redness for a day", "Picosecond laser", "Recovery"),
        ("table-cell", "Fractional laser, on request", "Fractional laser, on request", "Treatment"),
    ]
    assert (article.language, article.title) == ("en", "Prices at Larkfield")


def test_a_leaflet_that_another_program_wrote_is_read() -> None:
    article = read_article("l.docx", (DATA / "leaflet.docx").read_bytes())
    assert [(b.unit, b.span.of(article.text)) for b in article.blocks] == [
        ("", "Picosecond laser"),
        ("", "There is no downtime after it."),
        ("", "Redness settles in one to two days."),
        ("", "Ask your doctor first."),
        ("text box", "Book now: zero downtime!"),
        ("header", "Larkfield: no downtime, since 1998"),
        ("footer", "Page 1"),
        ("footnote 1", "Our survey found no downtime in 2025."),
        ("endnote 1", "Registered with the council."),
        ("properties", "Leaflet of the Larkfield clinic"),
    ]


def test_a_chinese_page_that_another_program_wrote_is_read() -> None:
    article = read_article("z.docx", (DATA / "story-zh.docx").read_bytes())
    assert article.language == "zh-hans"
    assert article.text.split("\n")[1] == "皮秒雷射可以淡化斑點，療程約三次。"
