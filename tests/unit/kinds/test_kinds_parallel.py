"""Paragraphs that stand side by side, each about another sort of one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import make_segmented

from claimcheck.kinds import parallel
from claimcheck.kinds.parallel import labels, lines
from claimcheck.kinds.rows import cells_of, row_heads
from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from claimcheck.model.article import Segmented

_GROUPS = {"pico": "treatment", "peel": "treatment", "scars": "concern", "work": "activity"}


def parts(segmented: Segmented) -> dict[int, str]:
    texts = map(segmented.sentence_text, segmented.sentences)
    terms = {of: frozenset(text.lower().split()) & _GROUPS.keys() for of, text in enumerate(texts)}
    return parallel.parts(segmented, terms, _GROUPS)


def _heads(segmented: Segmented) -> dict[str, str]:
    return row_heads(segmented, cells_of(segmented))


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
    assert _heads(make_segmented("The soft peel shows nothing.")) == {}


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
    assert _heads(replace(segmented, article=article)) == {
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
        (
            "After leg injections you rest. With facial laser you go on.",
            {0: "leg injections", 1: "facial laser"},
        ),
        ("For a one-off glow, have one. For oily skin, six.", {0: "one-off glow", 1: "oily skin"}),
        (
            "A spot treatment takes an hour. Full-face toning takes two.",
            {0: "spot treatment", 1: "full-face toning"},
        ),
        ("The treatment takes an hour. It lasts a year.", {}),
        ("After treatment you rest. With this laser you go on.", {}),
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


@pytest.mark.parametrize(
    ("lines_of", "told"),
    [
        (("Upper lip £45", "Both legs – from £190 each"), {0: "upper lip", 1: "both legs"}),
        (("Upper lip £45", "It is £190"), {}),
        (("Upper lip £45", "Upper lip £55"), {}),
    ],
)
def test_the_lines_of_a_price_list_are_each_of_their_own_good(
    lines_of: tuple[str, str], told: dict[int, str]
) -> None:
    assert lines(make_segmented(*((BlockKind.LIST_ITEM, line) for line in lines_of))) == told


def test_sections_are_told_apart_where_the_title_names_what_they_do() -> None:
    blocks = [
        (BlockKind.TITLE, "Pico or peel"),
        (BlockKind.HEADING, "Pico"),
        "It takes an hour.",
        (BlockKind.HEADING, "Peel"),
        "It takes two.",
    ]
    groups = {2: f"{parallel.SECTION}pico", 4: f"{parallel.SECTION}peel"}
    assert parts(make_segmented(*blocks)) == groups
