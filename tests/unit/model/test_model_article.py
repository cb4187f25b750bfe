"""Where a block stands in its article."""

from __future__ import annotations

from claimcheck.model.article import Block, BlockKind, headings_over
from claimcheck.model.text import Span

_LEVELS = (0, 1, 0, 2, 0, 3, 2, 0, 1, 0)  # of headings; 0 is a paragraph


def _block(level: int) -> Block:
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    return Block(kind, Span(0, 0), level=level)


def test_a_block_stands_under_the_nearest_heading_above_it() -> None:
    above = headings_over([_block(level) for level in _LEVELS])
    assert [above[of] for of in (0, 2, 4, 7, 9)] == [None, 1, 3, 6, 8]


def test_a_heading_stands_under_the_nearest_one_that_is_less_deep() -> None:
    above = headings_over([_block(level) for level in _LEVELS])
    assert [above[of] for of in (1, 3, 5, 6, 8)] == [None, 1, 3, 1, None]
