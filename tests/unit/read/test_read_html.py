from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import blocks_of, place_of

from claimcheck.read import read_text

if TYPE_CHECKING:
    from claimcheck.model.article import Article


def read(source: str) -> Article:
    return read_text(source, format="html")


def shown(source: str) -> list[tuple[str, str]]:
    return blocks_of(read(source))


def source_of(source: str, quote: str) -> str:
    return place_of(read(source), quote)


def test_elements_say_what_their_text_is() -> None:
    source = (
        "<h2>Head</h2><p>Para</p>bare<ul><li>Item</ul><blockquote><p>Said</p></blockquote>"
        "<dl><dt>Hurts?<dd>A bit.</dl><details><summary>Safe?</summary>Ask.</details>"
        "<figure><img alt='A face'><figcaption>Face</figcaption></figure><button>Book</button>"
    )
    assert shown(source) == [
        ("heading", "Head"),
        ("paragraph", "Para"),
        ("paragraph", "bare"),
        ("list-item", "Item"),
        ("quote", "Said"),
        ("question", "Hurts?"),
        ("answer", "A bit."),
        ("question", "Safe?"),
        ("paragraph", "Ask."),
        ("alt", "A face"),
        ("caption", "Face"),
        ("paragraph", "Book"),
    ]


def test_the_head_shows_title_and_description() -> None:
    source = (
        "<head><title>A &amp; B</title><meta name=keywords content=x>"
        "<meta content='Calm &lt;3' name=Description><meta property=og:description content=again>"
        "<link rel=x title=y><base href=z></head>"
    )
    assert shown(source) == [("title", "A & B"), ("description", "Calm <3")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>no pain</script>",
        "<style>no pain</style>",
        "<nav>no pain</nav>",
        "<template>no pain</template>",
        "<noscript>no pain</noscript>",
        "<svg><title>no pain</title></svg>",
        "<p hidden>no pain</p>",
        "<div aria-hidden=true><p>no pain</p></div>",
        "<span style='Display : none'>no pain</span>",
        "<i style=visibility:hidden>no pain</i>",
        "<!-- no pain -->",
        "<!-- <p>no pain",
        "<!doctype no pain>",
        "<input type=hidden value='no pain'>",
        "<nav aria-label='no pain'></nav>",
        "<textarea>no pain</textarea>",
        '<script type=application/ld+json>{"description": "no pain"}</script>',
        "<script>'<p>no pain'</SCRIPT >",
    ],
)
def test_what_is_not_shown_is_left_out(hidden: str) -> None:
    assert shown(f"<p>Before</p>{hidden}")[1:] == []


def test_what_follows_a_hidden_part_is_shown() -> None:
    assert shown("<p>a<span hidden>b<span>c</span></span> d</p>") == [("paragraph", "a d")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A&nbsp;b &lt;5&rsquo;s &#8212; &#x2014; &copy 5", "A b <5’s — — © 5"),
        ("no<wbr>pain down&shy;time", "nopain downtime"),
        ("a <b> b</b>\n <i>c </i>d", "a b c d"),
        ("<q>Gone</q>, she said", "“Gone”, she said"),
        ("Never. <br>We mean it.", "Never. We mean it."),
        ("Was <s>£90</s> <del>£80</del> £60", "Was £90 £80 £60"),
        ("5 < 6 & 7 > 2 <3 x<y", "5 < 6 & 7 > 2 <3 x<y"),
        ("<a title='x > y' href=a?b=c&d>link</a>", "link"),
        ("&copy2024 &nbspx", "©2024 x"),
        ("&notice; &nbspb; &#0000000038;", "¬ice; b; &"),
        ("AT&T &unknown; &;", "AT&T &unknown; &;"),
        ("<p class='a' title=don't>It's fine</p>", "It's fine"),
        ('<p data-x="unclosed>It is fine</p>', "It is fine"),
        ("<b>unclosed <i>tags</b> here</u>", "unclosed tags here"),
    ],
)
def test_the_text_is_what_a_visitor_sees(source: str, expected: str) -> None:
    assert read(source).text == expected


def test_two_line_breaks_end_a_block() -> None:
    assert shown("One<br>line<br> <br>Two") == [("paragraph", "One line"), ("paragraph", "Two")]


@pytest.mark.parametrize(
    ("source", "quote", "expected"),
    [
        ("<p>no <b>pa</b>in", "no pain", "no <b>pa</b>in"),
        ("<p>it&rsquo;s&nbsp;ok", "it’s ok", "it&rsquo;s&nbsp;ok"),
        ("<img alt='no &amp; pain'>", "& pain", "&amp; pain"),
        ('<meta name=description content="x no pain">', "no pain", "no pain"),
        ("<p>no\r\n\tpain", "no pain", "no\r\n\tpain"),
    ],
)
def test_every_character_leads_to_its_place(source: str, quote: str, expected: str) -> None:
    assert source_of(source, quote) == expected


def cells(source: str) -> list[tuple[str, str, str, str]]:
    article = read(source)
    return [(b.kind.value, b.span.of(article.text), b.row, b.column) for b in article.blocks]


def test_cells_know_their_row_and_column() -> None:
    source = (
        "<table><caption>Prices<tr><th>Area<th colspan=2>Price<tr><td>Face<td>£1<td>£2"
        "<tr><th>Legs</th><td><p>£3</p><p>£4</p></td></tr></table>"
    )
    assert cells(source) == [
        ("caption", "Prices", "", ""),
        ("table-header", "Area", "", ""),
        ("table-header", "Price", "", ""),
        ("table-cell", "Face", "Face", "Area"),
        ("table-cell", "£1", "Face", "Price"),
        ("table-cell", "£2", "Face", "Price"),
        ("table-header", "Legs", "", ""),
        ("table-cell", "£3", "Legs", "Price"),
        ("table-cell", "£4", "Legs", "Price"),
    ]


def test_a_cell_that_spans_rows_names_each_of_them() -> None:
    source = (
        "<table><tr><th>Area<th>Age<th>Price<tr><td rowspan=2>Face<td>20<td>£1"
        "<tr><td>40<td>£2<tr><td>Legs<td>20<td>£3</table>"
    )
    assert cells(source)[6:9] == [
        ("table-cell", "40", "Face", "Age"),
        ("table-cell", "£2", "Face", "Price"),
        ("table-cell", "Legs", "Legs", "Area"),
    ]


def test_a_table_in_a_cell_has_its_own_rows() -> None:
    source = "<table><tr><td>A<td><table><tr><td>B<td>C</table><td>D</table>"
    assert [(text, row) for _, text, row, _ in cells(source)] == [
        ("A", "A"),
        ("B", "B"),
        ("C", "B"),
        ("D", "A"),
    ]


def test_labels_are_shown_where_they_stand() -> None:
    source = (
        "<a aria-label='Book now'><b>Go</b></a><input placeholder=Name>"
        "<input type=submit value=Send><input value=typed>"
    )
    assert shown(source) == [
        ("paragraph", "Go"),
        ("label", "Book now"),
        ("label", "Name"),
        ("label", "Send"),
    ]


def test_a_block_has_the_language_that_is_declared_around_it() -> None:
    article = read("<html lang=en-GB><p>Hello<div lang=zh-Hant><p>你好</div><p lang=fr>Bonjour")
    assert article.language == "en"
    assert [block.language for block in article.blocks] == ["", "zh-hant", "fr"]


def test_faq_data_is_shown_with_exact_places() -> None:
    source = (
        '<p>Text<script type="application/ld+json">{"@type": "FAQPage", "name": "Page",'
        ' "mainEntity": [{"@type": "Question", "name": "Does \\"it\\" hurt?", "acceptedAnswer":'
        ' {"text": "<p>No \\u003cb\\u003epain<\\/b> &amp; no\\nscars \\ud83d\\ude00</p>"}},'
        ' {"name": "Safe?", "acceptedAnswer": [{"text": "Ask."}, {"text": 5}]}]}</script> more'
    )
    assert shown(source) == [
        ("paragraph", "Text more"),
        ("question", 'Does "it" hurt?'),
        ("answer", "No pain & no scars 😀"),
        ("question", "Safe?"),
        ("answer", "Ask."),
    ]
    assert source_of(source, '"it" hurt?') == '\\"it\\" hurt?'
    assert source_of(source, "No pain") == "No \\u003cb\\u003epain"
    assert source_of(source, "& no scars") == "&amp; no\\nscars"
    assert source_of(source, "😀") == "\\ud83d\\ude00"


@pytest.mark.parametrize(
    "data", ["{", '{"acceptedAnswer": {"text": 1}}', "]", '{"a": }', "[" * 5000, '"x', '{"a" "b"}']
)
def test_faq_data_that_is_broken_shows_nothing(data: str) -> None:
    assert shown(f"<p>Text<script type=application/ld+json>{data}</script>") == [
        ("paragraph", "Text")
    ]


def test_an_unclosed_title_does_not_swallow_the_page() -> None:
    assert shown("<title>T<p>Text") == [("title", "T"), ("paragraph", "Text")]


@pytest.mark.parametrize(
    "unit", ["<a ", "<b>", "<a b='>", "<!-- ", "</b>", '<a ="', "<table><td>", "&a", "<p hidden>"]
)
def test_broken_pages_take_linear_time(unit: str) -> None:
    # A quadratic reader would need minutes.
    read(unit * 20_000)
