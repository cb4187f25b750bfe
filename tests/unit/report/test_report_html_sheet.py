"""The article on the desk: its blocks as they read, and marks on them that may overlap."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewing import article_of, finding_in

from claimcheck.model.article import Block, BlockKind
from claimcheck.model.finding import Related
from claimcheck.model.rule import Severity
from claimcheck.model.text import Division, PlaceIndex, Span
from claimcheck.report.html.marks import by_block, mark_of
from claimcheck.report.html.places import Whereabouts
from claimcheck.report.html.sheet import sheet
from claimcheck.report.html.shown import MOST_AROUND, MOST_QUOTE, excerpt, where_words

_KIND = BlockKind


def _blocks(*lines: tuple[BlockKind, str, dict[str, object]]) -> tuple[str, list[Block]]:
    """Return the text of some lines, and the block that each is."""
    blocks, at = [], 0
    for kind, line, more in lines:
        blocks.append(Block(kind, Span(at, at + len(line)), **more))  # type: ignore[arg-type]
        at += len(line) + 1
    return "\n".join(line for _, line, _ in lines), blocks


def _stretches(
    text: str, *findings: tuple[str, Severity]
) -> list[tuple[str, tuple[int, ...], str]]:
    """Return the stretches of a text with quotes in it: words, numbers, grade."""
    numbered = [
        (number, finding_in(text, quote, severity=severity))
        for number, (quote, severity) in enumerate(findings, 1)
    ]
    marked = by_block(article_of(text).blocks, numbered, [])
    return [
        (one.span.of(text), one.numbers, one.grade) for part in marked for one in part.stretches
    ]


def test_of_findings_inside_each_other_the_closest_fitting_comes_first() -> None:
    assert _stretches("a bc d", ("a bc d", Severity.WARNING), ("bc", Severity.ERROR)) == [
        ("a ", (1,), "warning"),
        ("bc", (2, 1), "error"),
        (" d", (1,), "warning"),
    ]


def test_findings_that_cross_share_a_stretch() -> None:
    assert _stretches("abcde", ("abc", Severity.INFO), ("cde", Severity.WARNING)) == [
        ("ab", (1,), "info"),
        ("c", (2, 1), "warning"),
        ("de", (2,), "warning"),
    ]


def test_a_finding_over_two_blocks_is_marked_in_both() -> None:
    assert _stretches("x one\ntwo y", ("one\ntwo", Severity.ERROR)) == [
        ("x ", (), ""),
        ("one", (1,), "error"),
        ("two", (1,), "error"),
        (" y", (), ""),
    ]


def test_no_stretch_names_more_than_eight_findings() -> None:
    found = _stretches("abc", *[("abc", Severity.INFO)] * 30)
    assert found == [("abc", tuple(range(1, 9)), "info")]


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 29), st.integers(1, 12)), max_size=12))
def test_the_stretches_of_a_block_are_its_text(spans: list[tuple[int, int]]) -> None:
    text = "one two three\nfour five six\nse"
    model = finding_in(text, "one")
    numbered = [
        (number, model._replace(span=Span(start, min(start + length, len(text)))))
        for number, (start, length) in enumerate(spans, 1)
    ]
    spots = [(finding.span, f"s{number}-1") for number, finding in numbered]
    blocks = article_of(text).blocks
    marked = by_block(blocks, numbered, spots)
    assert ["".join(s.span.of(text) for s in one.stretches) for one in marked] == text.split("\n")
    named = [number for one in marked for s in one.stretches for number in s.numbers]
    covering = [
        number
        for number, finding in numbered
        if any(finding.span.overlaps(block.span) for block in blocks)
    ]
    if len(spans) <= len(range(8)):
        assert sorted(set(named)) == sorted(set(covering))


def test_a_mark_links_to_its_finding_and_carries_its_number_and_severity_in_words() -> None:
    text = "There is no downtime."
    [part] = sheet(text, article_of(text).blocks, [(7, finding_in(text, "no downtime"))], [])
    assert part.lines[0].text == (
        'There is <mark class="k error" data-f="7"><a href="#f7"><u>no downtime</u>'
        '<sup class="n error" id="m7">\u2060<span class="vh"> (error </span>'
        '<span aria-hidden="true">✕</span>7<span class="vh">)</span></sup></a></mark>.'
    )


def test_two_findings_on_the_same_words_have_a_link_each() -> None:
    text = "no downtime"
    found = [
        (1, finding_in(text, "no downtime")),
        (2, finding_in(text, "no downtime", severity=Severity.INFO)),
    ]
    [part] = sheet(text, article_of(text).blocks, found, [])
    links = re.findall(r'<a[^>]* href="([^"]+)"', part.lines[0].text)
    assert links == ["#f1", "#f2"]
    assert re.findall(r'id="(\w+)"', part.lines[0].text) == ["m1", "m2"]


def test_a_link_that_goes_on_is_one_stop_for_the_keyboard() -> None:
    text = "abcde"
    found = [(1, finding_in(text, "abcde")), (2, finding_in(text, "c"))]
    [part] = sheet(text, article_of(text).blocks, found, [])
    links = re.findall(r'<a href="(#f\d)"( tabindex="-1")?>', part.lines[0].text)
    assert links == [("#f1", ""), ("#f2", ""), ("#f1", ' tabindex="-1"')]


def test_a_place_that_another_finding_is_about_can_be_led_to() -> None:
    text = "Expect redness."
    [part] = sheet(text, article_of(text).blocks, [], [(Span(7, 14), "s3-1")])
    assert part.lines[0].text == (
        'Expect <span class="spot" id="s3-1"></span><span data-s="s3-1">redness</span>.'
    )


def test_what_is_missing_stands_under_the_block_that_owes_it() -> None:
    text = "Pico\nlaser"
    found = finding_in(text, "", category="disclaimer/side-effects", at="laser")
    first, second = sheet(text, article_of(text).blocks, [(4, found)], [])
    assert first.lines[0].owed == ()
    [owed] = second.lines[0].owed
    assert re.sub(r"<[^>]+>", "", owed) == "Missing: side effects \u2060 (error ✕4)"


def test_what_was_accepted_is_marked_as_accepted() -> None:
    text = "no downtime"
    found = finding_in(text, text)._replace(status="waived")
    assert mark_of(1, found).grade == "accepted"


def test_blocks_of_a_list_a_quotation_and_questions_stand_together() -> None:
    text, blocks = _blocks(
        (_KIND.TITLE, "T", {}),
        (_KIND.LIST_ITEM, "a", {}),
        (_KIND.LIST_ITEM, "b", {}),
        (_KIND.QUOTE, "c", {}),
        (_KIND.QUESTION, "d", {}),
        (_KIND.ANSWER, "e", {}),
        (_KIND.PARAGRAPH, "f", {}),
        (_KIND.PARAGRAPH, "g", {}),
    )
    parts = [
        (part.kind, [line.text for line in part.lines]) for part in sheet(text, blocks, [], [])
    ]
    assert parts == [
        ("title", ["T"]),
        ("list", ["a", "b"]),
        ("quote", ["c"]),
        ("faq", ["d", "e"]),
        ("paragraph", ["f"]),
        ("paragraph", ["g"]),
    ]


def test_the_outline_skips_no_level_and_ends_at_six() -> None:
    levels = (1, 4, 6, 6, 6, 2)
    text, blocks = _blocks(*((_KIND.HEADING, "h", {"level": level}) for level in levels))
    shown = [part.lines[0].level for part in sheet(text, blocks, [], [])]
    assert shown == [3, 4, 5, 6, 6, 4]


def test_the_part_of_the_file_is_named_where_it_changes() -> None:
    text, blocks = _blocks(
        (_KIND.PARAGRAPH, "a", {}),
        (_KIND.LIST_ITEM, "b", {"unit": "slide 2 notes"}),
        (_KIND.LIST_ITEM, "c", {"unit": "slide 2 notes"}),
        (_KIND.PARAGRAPH, "d", {"unit": "slide 2 notes"}),
        (_KIND.PARAGRAPH, "e", {"unit": "footer"}),
    )
    assert [part.unit for part in sheet(text, blocks, [], [])] == [
        "",
        "slide 2 notes",
        "",
        "footer",
    ]


def _table(*cells: tuple[BlockKind, str, str, str]) -> list[list[str]]:
    """Return the rows of a table; headers have a sign before them that tells their scope."""
    signs = {"col": "^", "row": ">", "": ""}
    text, blocks = _blocks(
        *((kind, words, {"row": row, "column": column}) for kind, words, row, column in cells)
    )
    [part] = sheet(text, blocks, [], [])
    return [
        [signs[cell.scope] + " ".join(part.lines[at].text for at in cell.blocks) for cell in row]
        for row in part.rows
    ]


_TH, _TD = BlockKind.TABLE_HEADER, BlockKind.TABLE_CELL


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        (
            [
                (_TH, "Area", "", ""), (_TH, "Price", "", ""),
                (_TD, "Lip", "Lip", "Area"), (_TD, "£5", "Lip", "Price"),
                (_TD, "Leg", "Leg", "Area"), (_TD, "£9", "Leg", "Price"),
            ],
            [["^Area", "^Price"], ["Lip", "£5"], ["Leg", "£9"]],
        ),
        (  # an empty cell has no block
            [
                (_TH, "Area", "", ""), (_TH, "Old", "", ""), (_TH, "New", "", ""),
                (_TD, "Lip", "Lip", "Area"), (_TD, "£5", "Lip", "New"),
            ],
            [["^Area", "^Old", "^New"], ["Lip", "", "£5"]],
        ),
        (  # nor has an empty header
            [
                (_TH, "Price", "", ""),
                (_TD, "Lip", "Lip", ""), (_TD, "£5", "Lip", "Price"),
            ],
            [["^", "^Price"], ["Lip", "£5"]],
        ),
        (  # headers that name rows
            [
                (_TH, "Area", "", ""), (_TH, "Price", "", ""),
                (_TH, "Lip", "", ""), (_TD, "£5", "Lip", "Price"),
                (_TH, "Leg", "", ""), (_TD, "£9", "Leg", "Price"),
            ],
            [["^Area", "^Price"], [">Lip", "£5"], [">Leg", "£9"]],
        ),
        (  # no headers, and two paragraphs in a cell
            [(_TD, "a", "a", ""), (_TD, "b", "a", ""), (_TD, "c", "c", ""), (_TD, "d", "c", "")],
            [["a", "b"], ["c", "d"]],
        ),
        (
            [
                (_TH, "Area", "", ""), (_TH, "Price", "", ""),
                (_TD, "Lip", "Lip", "Area"), (_TD, "£5", "Lip", "Price"),
                (_TD, "and up", "Lip", "Price"),
            ],
            [["^Area", "^Price"], ["Lip", "£5 and up"]],
        ),
        (  # two rows of the same name
            [
                (_TH, "Area", "", ""), (_TH, "Price", "", ""),
                (_TD, "Lip", "Lip", "Area"), (_TD, "£5", "Lip", "Price"),
                (_TD, "Lip", "Lip", "Area"), (_TD, "£9", "Lip", "Price"),
            ],
            [["^Area", "^Price"], ["Lip", "£5"], ["Lip", "£9"]],
        ),
    ],
)  # fmt: skip
def test_a_table_is_put_together_again(
    cells: list[tuple[BlockKind, str, str, str]], rows: list[list[str]]
) -> None:
    assert _table(*cells) == rows


def _at(text: str, offset: int, quote: str) -> Related:
    places = PlaceIndex(text)
    return Related("a.txt", quote, "", places.place(offset), places.place(offset + len(quote)))


def test_of_equal_words_the_nearest_to_the_place_in_the_source_are_meant() -> None:
    text = "two days. " * 9
    way = Whereabouts(article_of(text))
    assert way.span(_at(text, 40, "two days")) == Span(40, 48)


def test_a_place_that_is_a_finding_is_found_by_it() -> None:
    text = "two days. two days."
    found = finding_in(text, "two days", nth=1)
    way = Whereabouts(article_of(text, found))
    assert way.span(_at(text, 10, "two days")) == Span(10, 18)


def test_words_that_are_not_in_the_text_are_nowhere() -> None:
    assert Whereabouts(article_of("a b")).span(_at("a b", 0, "zzz")) is None
    assert Whereabouts(article_of("a b")).span(_at("a b", 0, "")) is None


def test_another_place_is_quoted_in_its_sentence() -> None:
    text = "First. It takes two days, they say. Last."
    start = text.index("two days")
    words = Whereabouts(article_of(text)).excerpt(Span(start, start + 8))
    assert words == ("It takes ", "two days", ", they say.")


def test_a_long_sentence_is_cut_around_the_quote() -> None:
    text = "x" * 5000
    before, quote, after = excerpt(text, Span(1000, 3000))
    assert (len(before), len(quote), len(after)) == (MOST_AROUND + 1, MOST_QUOTE, MOST_AROUND)
    assert (before[0], quote[-1], after[-1]) == ("…", "…", "…")


def test_the_column_is_told_only_where_there_are_lines() -> None:
    assert where_words(PlaceIndex("ab").place(1), chinese=False) == "line 1, column 2"
    page = PlaceIndex("a\fb", Division.PAGE).place(2)
    assert where_words(page, chinese=False) == "page 2"
    assert where_words(page, chinese=True) == "第 2 頁"
