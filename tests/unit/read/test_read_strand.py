from __future__ import annotations

import pytest

from claimcheck.model.article import BlockKind
from claimcheck.read.builder import Builder
from claimcheck.read.html import read as read_html
from claimcheck.read.malformed import MalformedError
from claimcheck.read.strand import Strand, write_inner


def make_strand() -> Strand:
    """Return “no pain” with a letter written as an escape."""
    strand = Strand('"no p\\u0061in"')
    strand.copy(1, 5)
    strand.put("a", 5, 11)
    strand.copy(11, 13)
    return strand


def written(strand: Strand) -> tuple[str, list[tuple[str, str]]]:
    """Return a strand's text as a builder has it, and the source of each of its pieces."""
    builder = Builder(strand.source)
    strand.lens(builder).copy(0, len(strand.text))
    text, _, source_map = builder.finish()
    return text, [
        (text[p.text_start : p.text_end], strand.source[p.source_start : p.source_end])
        for p in source_map.pieces
    ]


def test_each_character_knows_where_it_stands() -> None:
    assert written(make_strand()) == (
        "no pain",
        [("no p", "no p"), ("a", "\\u0061"), ("in", "in")],
    )


def test_a_change_stands_for_what_it_replaces() -> None:
    strand = make_strand().changed([(0, 3, ""), (4, 6, "ang")])
    assert written(strand) == ("pangn", [("p", "p"), ("ang", "\\u0061i"), ("n", "n")])


def test_a_change_of_nothing_changes_nothing() -> None:
    assert written(make_strand().changed([])) == written(make_strand())


def test_characters_as_many_as_they_stand_for_are_no_copy() -> None:
    strand = Strand("xy")
    strand.put("ab", 0, 2)
    assert written(strand) == ("ab", [("a", "xy"), ("b", "xy")])


def test_what_stands_inside_is_written_with_its_blocks() -> None:
    source = "<h2>No</h2><p>p\\u0061<b>in</b>"
    strand = Strand(source)
    strand.copy(0, 15)
    strand.put("a", 15, 21)
    strand.copy(21, len(source))
    builder = Builder(source)
    write_inner(read_html, strand, builder, kind=BlockKind.ANSWER, unit="body")
    text, blocks, source_map = builder.finish()
    assert [(b.kind.value, b.level, b.unit, b.span.of(text)) for b in blocks] == [
        ("heading", 2, "body", "No"),
        ("answer", 0, "body", "pain"),
    ]
    assert source_map.span(blocks[1].span).of(source) == "p\\u0061<b>in"


@pytest.mark.parametrize(("offset", "reason"), [(-1, "why"), (3, "why (line 2, column 2)")])
def test_an_error_has_the_place_that_it_knows(offset: int, reason: str) -> None:
    assert MalformedError("why", offset).reason("a\nbc") == reason
