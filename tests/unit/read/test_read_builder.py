from __future__ import annotations

import pytest

from claimcheck.model.article import BlockKind
from claimcheck.model.text import Piece
from claimcheck.read.builder import Builder


def test_neighbouring_copies_are_one_piece() -> None:
    builder = Builder("no pain")
    builder.copy(0, 3)
    builder.copy(3, 7)
    text, _, places = builder.finish()
    assert (text, places.pieces) == ("no pain", (Piece(0, 7, 0, 7),))


def test_blocks_are_kept_apart_by_a_line_feed_that_stands_for_nothing() -> None:
    builder = Builder("ab")
    builder.copy(0, 1)
    builder.end(BlockKind.HEADING, level=2)
    builder.copy(1, 2)
    text, blocks, places = builder.finish()
    assert text == "a\nb"
    assert [(block.kind, block.span.of(text), block.level) for block in blocks] == [
        (BlockKind.HEADING, "a", 2),
        (BlockKind.PARAGRAPH, "b", 0),
    ]
    assert places.pieces == (Piece(0, 1, 0, 1), Piece(1, 2, 1, 1), Piece(2, 3, 1, 2))


def test_a_block_without_characters_is_none() -> None:
    builder = Builder(" \u200b")
    builder.copy(0, 2)
    builder.end(BlockKind.PARAGRAPH)
    assert builder.finish()[:2] == ("", ())


@pytest.mark.parametrize("sign", ["\x08", "\x7f", "\u034f", "\u200b", "\ud800", "\U000e0041"])
def test_a_sign_that_no_reader_sees_splits_no_word(sign: str) -> None:
    source = f"pain{sign}less"
    builder = Builder(source)
    builder.copy(0, len(source))
    text, _, places = builder.finish()
    assert (text, places.pieces) == ("painless", (Piece(0, 4, 0, 4), Piece(4, 8, 5, 9)))


def test_what_is_put_keeps_no_space_at_the_edge_of_a_block() -> None:
    builder = Builder("&x;&y;")
    builder.put(" b ", 0, 3)
    builder.put(" c ", 3, 6)
    assert builder.finish()[0] == "b c"


def test_what_is_put_stands_as_a_whole_even_if_it_is_as_long_as_its_source() -> None:
    builder = Builder("abc")
    builder.put("xyz", 0, 3)
    text, _, places = builder.finish()
    assert (text, places.pieces) == ("xyz", (Piece(0, 1, 0, 3), Piece(1, 3, 0, 3)))
