"""Paragraphs that stand side by side, each about another sort of one thing."""

from __future__ import annotations

import pytest
from building import make_segmented

from claimcheck.kinds.parallel import parts, row_heads
from claimcheck.model.article import BlockKind


def test_paragraphs_that_begin_alike_are_each_about_their_own_sort() -> None:
    segmented = make_segmented(
        "We keep two.", "The soft peel shows nothing.", "The TCA peel shows for a week."
    )
    assert parts(segmented) == {1: "the soft peel", 2: "the tca peel"}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The soft peel shows nothing.", "It needs no care."),
        ("The soft peel shows nothing.", "The soft peel is cheap."),
        ("The first peel is short.", "The second peel is longer."),
        ("Before the soft peel you wash.", "After the deep peel you rest."),
        ("The lift from threads lasts.", "The hold of threads fades."),
    ],
)
def test_paragraphs_without_a_counterpart_are_about_what_the_article_is(
    paragraphs: tuple[str, ...],
) -> None:
    assert parts(make_segmented(*paragraphs)) == {}


def test_only_prose_begins_with_what_it_is_about() -> None:
    headings = ((BlockKind.HEADING, "The soft peel"), (BlockKind.HEADING, "The deep peel"))
    assert parts(make_segmented(*headings)) == {}


def test_an_article_without_tables_has_no_rows() -> None:
    assert row_heads(make_segmented("The soft peel shows nothing.")) == {}
