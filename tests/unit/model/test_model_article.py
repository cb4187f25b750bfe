"""Where a block stands in its article."""

from __future__ import annotations

from building import make_segmented

from claimcheck.model.article import BlockKind

_SEGMENTED = make_segmented(
    "Before.",
    (BlockKind.HEADING, "First"),
    "One.",
    (BlockKind.HEADING, "Second"),
    "Two.",
)


def test_a_block_stands_under_the_nearest_heading_above_it() -> None:
    assert [_SEGMENTED.heading_of(block) for block in range(5)] == [None, None, 1, 1, 3]


def test_a_sentence_is_read_as_the_reader_sees_it() -> None:
    texts = [_SEGMENTED.sentence_text(sentence) for sentence in _SEGMENTED.sentences]
    assert texts == ["Before.", "First", "One.", "Second", "Two."]
