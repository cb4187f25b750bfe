"""Spans, line indexes and source maps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.text import Piece, Place, PlaceIndex, SourceMap, Span, outermost


def test_spans_that_share_a_character_overlap() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert Span(2, 5).overlaps(Span(0, 3))


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert not Span(3, 5).overlaps(Span(0, 3))


def test_a_span_contains_itself_and_nothing_that_sticks_out() -> None:
    assert Span(1, 4).contains(Span(1, 4))
    assert not Span(1, 4).contains(Span(1, 5))
    assert not Span(1, 4).contains(Span(0, 4))


def test_a_span_cuts_half_open() -> None:
    assert Span(1, 3).of("abcd") == "bc"


@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda at: Span(at[0], sum(at))),
        max_size=12,
    )
)
def test_the_outermost_are_those_that_lie_in_no_other(spans: list[Span]) -> None:
    assert outermost(spans) == {
        span for span in spans if not any(o.contains(span) and o != span for o in spans)
    }


@pytest.mark.parametrize(
    ("source", "offset", "line", "column"),
    [
        ("ab\ncd", 0, 1, 1),
        ("ab\ncd", 2, 1, 3),
        ("ab\ncd", 3, 2, 1),
        ("ab\ncd", 5, 2, 3),
        ("ab\r\ncd", 4, 2, 1),
        ("ab\r\ncd", 2, 1, 3),
        ("ab\rcd", 3, 2, 1),
        ("a\r\rb", 3, 3, 1),
        ("a\n\r\nb", 4, 3, 1),
        ("無痛\n美白", 4, 2, 2),
        ("😀x", 1, 1, 2),
        ("", 0, 1, 1),
        ("a\n", 2, 2, 1),
    ],
)
def test_a_place_counts_lines_and_columns_from_one(
    source: str, offset: int, line: int, column: int
) -> None:
    assert PlaceIndex(source).place(offset) == Place(offset, line, column)


@given(st.lists(st.text(alphabet="a無", max_size=3)), st.sampled_from(["\n", "\r\n", "\r"]))
def test_each_line_begins_in_column_one(lines: list[str], end: str) -> None:
    source = end.join(lines)
    index = PlaceIndex(source)
    at = 0
    for number, line in enumerate(lines, start=1):
        assert index.place(at) == Place(at, number, 1)
        at += len(line) + len(end)


# “A &amp; B” reads “A & B”; after it a line feed that stands for nothing.
_MAP = SourceMap((Piece(0, 2, 0, 2), Piece(2, 3, 2, 7), Piece(3, 5, 7, 9), Piece(5, 6, 9, 9)))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (Span(0, 1), Span(0, 1)),
        (Span(2, 3), Span(2, 7)),
        (Span(0, 5), Span(0, 9)),
        (Span(3, 5), Span(7, 9)),
        (Span(1, 3), Span(1, 7)),
        (Span(4, 4), Span(8, 8)),
        (Span(5, 6), Span(9, 9)),
    ],
)
def test_a_source_map_gives_the_stretch_from_the_first_to_the_last_character(
    text: Span, source: Span
) -> None:
    assert _MAP.span(text) == source


def test_an_empty_map_gives_an_empty_stretch() -> None:
    assert SourceMap.identity(0).span(Span(0, 0)) == Span(0, 0)


@given(st.integers(1, 50), st.data())
def test_the_identity_gives_every_span_back(length: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    assert SourceMap.identity(length).span(Span(start, end)) == Span(start, end)
