"""Paragraphs that stand side by side, each about another sort of one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import make_segmented

from claimcheck.kinds import parallel
from claimcheck.kinds.parallel import labels, lines, row_heads
from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from claimcheck.model.article import Segmented

_GROUPS = {"pico": "treatment", "peel": "treatment", "scars": "concern", "work": "activity"}


def parts(segmented: Segmented) -> dict[int, str]:
    texts = map(segmented.sentence_text, segmented.sentences)
    terms = {of: frozenset(text.lower().split()) & _GROUPS.keys() for of, text in enumerate(texts)}
    return parallel.parts(segmented, terms, _GROUPS)


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


def _under(*titles: str, text: str = "How many: three. How long: an hour.") -> dict[int, str]:
    blocks = [part for title in titles for part in ((BlockKind.HEADING, title), text)]
    return parts(make_segmented((BlockKind.HEADING, "Menu"), *blocks))


@pytest.mark.parametrize(
    "titles",
    [("Gold facial", "Jade facial"), ("PRP for hair", "PRP for the face"), ("Ember", "Frost")],
)
def test_sections_side_by_side_are_each_about_their_own_thing(titles: tuple[str, str]) -> None:
    one, other = (title.casefold() for title in titles)
    assert _under(*titles) == {2: one, 4: other}


@pytest.mark.parametrize("titles", [("What to expect", "Afterwards"), ("Your facial", "A facial")])
def test_sections_of_one_thing_are_not_told_apart(titles: tuple[str, str]) -> None:
    assert _under(*titles, text="It takes an hour.") == {}


def test_rows_are_told_by_the_word_that_the_others_have_not() -> None:
    segmented = make_segmented("A", "B")
    one, other = segmented.article.blocks
    rows = (one._replace(row="Gold Aqua"), other._replace(row="Jade Aqua"))
    article = replace(segmented.article, blocks=rows)
    assert row_heads(replace(segmented, article=article)) == {
        "the gold": "Gold Aqua",
        "the jade": "Jade Aqua",
        "gold aqua": "Gold Aqua",
        "jade aqua": "Jade Aqua",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tired skin: three sessions. Acne scars: five.", {0: "tired skin", 1: "acne scars"}),
        ("Tired skin: three sessions. It glows.", {}),
        ("Ana: one visit did it. Host: one? Ana: two at most.", {}),
        ("Downtime: two days. Sessions: three.", {}),
    ],
)
def test_lines_side_by_side_are_each_about_their_label(text: str, told: dict[int, str]) -> None:
    assert lines(make_segmented(text)) == told


def _under_headings(*titles: str) -> dict[int, str]:
    blocks = [part for title in titles for part in ((BlockKind.HEADING, title), "Wear a hat.")]
    segmented = make_segmented((BlockKind.HEADING, "Our menu"), *blocks)
    menu, *rest = segmented.article.blocks
    below = (block._replace(level=2 * (block.kind is BlockKind.HEADING)) for block in rest)
    article = replace(segmented.article, blocks=(menu._replace(level=1), *below))
    return parts(replace(segmented, article=article))


def test_sections_that_name_different_things_are_about_these() -> None:
    assert _under_headings("With pico", "With a peel") == {2: "§ with pico", 4: "§ with a peel"}


def test_a_section_between_two_of_them_is_about_a_third_thing() -> None:
    found = _under_headings("With pico", "Ember glow", "With a peel", "Booking")
    assert found == {2: "§ with pico", 4: "§ ember glow", 6: "§ with a peel"}


@pytest.mark.parametrize(
    "titles",
    [
        ("With pico", "Pico and scars"),  # both of pico
        ("With pico", "Ember glow"),  # only one that we know
        ("Is it pico", "With a peel"),  # a question tells of the whole
        ("With pico", "Back to work"),
    ],
)
def test_sections_of_one_thing_or_of_none_are_of_the_article(titles: tuple[str, str]) -> None:
    assert _under_headings(*titles) == {}


def test_paragraphs_with_labels_side_by_side_are_told_apart_by_them() -> None:
    segmented = make_segmented("Light. One visit.", "Deep. Three visits.", "Come and see us.")
    assert labels(segmented) == {0, 2}


def test_one_remark_before_a_sentence_is_no_label() -> None:
    assert labels(make_segmented("Too easy. Three visits.", "You need three visits.")) == set()
