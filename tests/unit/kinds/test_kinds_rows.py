"""What the cells of tables are of."""

from __future__ import annotations

import pytest

from claimcheck.kinds.rows import cells_of, row_heads
from claimcheck.read import read_article
from claimcheck.segment import segment


def _things(table: str) -> dict[str, str]:
    """Return what the cells with a price or a time are of, by their text."""
    segmented = segment(read_article("a.md", table.encode()))
    text = segmented.article.text
    blocks = segmented.article.blocks
    return {
        blocks[at].span.of(text): cell.thing
        for at, cell in cells_of(segmented).items()
        if any(map(str.isdigit, blocks[at].span.of(text)))
    }


def test_a_cell_is_of_the_head_of_its_row() -> None:
    table = "| What | Price |\n|---|---|\n| Gold | £1 |\n| Jade | £2 |\n"
    assert _things(table) == {"£1": "Gold", "£2": "Jade"}


def test_rows_with_one_head_are_told_by_what_stands_beside_it() -> None:
    table = (
        "| What | Area | Time | Price |\n|---|---|---|---|\n"
        "| Peel | Face | 20 min | £1 |\n| Peel | Back | 30 min | £2 |\n"
        "| Wax | Back | 5 min | £3 |\n"
    )
    assert _things(table) == {
        "20 min": "Peel Face",
        "£1": "Peel Face",
        "30 min": "Peel Back",
        "£2": "Peel Back",
        "5 min": "Wax",
        "£3": "Wax",
    }


def test_rows_with_one_head_may_be_told_by_a_figure() -> None:
    table = (
        "| What | Dose | Single | Course |\n|---|---|---|---|\n"
        "| Filler | 1 ml | £1 | £11 |\n| Filler | 2 ml | £2 | £22 |\n"
    )
    assert _things(table) == {
        "1 ml": "Filler",
        "£1": "Filler 1 ml",
        "£11": "Filler 1 ml",
        "2 ml": "Filler",
        "£2": "Filler 2 ml",
        "£22": "Filler 2 ml",
    }


def test_columns_are_the_things_where_rows_say_what_is_measured() -> None:
    table = "| | Light | Deep |\n|---|---|---|\n| Price | £1 | £2 |\n| Sessions | 3 | 1 |\n"
    assert _things(table) == {"£1": "Light", "£2": "Deep", "3": "Light", "1": "Deep"}


@pytest.mark.parametrize("between", ["\n\nText.\n\n", "\n\n"])
def test_each_table_has_heads_of_its_own(between: str) -> None:
    one = "| What | Area | Price |\n|---|---|---|\n| Peel | Face | £1 |\n"
    other = "| What | Area | Price |\n|---|---|---|\n| Wax | Back | £2 |\n"
    assert _things(one + between + other) == {"£1": "Peel", "£2": "Wax"}


def test_words_beside_the_head_are_known_for_each_cell() -> None:
    table = "| What | Area | Price |\n|---|---|---|\n| Peel | Face | £1 |\n| Wax | Back | £2 |\n"
    segmented = segment(read_article("a.md", table.encode()))
    words = [cell.words for cell in cells_of(segmented).values()]
    assert words == ["Peel", "Peel", "Peel Face", "Wax", "Wax", "Wax Back"]
    assert set(row_heads(segmented, cells_of(segmented))) == {"peel", "wax"}


def test_a_head_over_several_rows_is_that_of_each() -> None:
    html = (
        "<table><tr><th>What</th><th>Area</th><th>Price</th></tr>"
        "<tr><td rowspan=2>Peel</td><td>Face</td><td>1 £</td></tr>"
        "<tr><td>Back</td><td>2 £</td></tr></table>"
    )
    segmented = segment(read_article("a.html", html.encode()))
    cells = cells_of(segmented)
    text = segmented.article.text
    blocks = segmented.article.blocks
    assert {blocks[at].span.of(text): cell.thing for at, cell in cells.items()} == {
        "Peel": "Peel",
        "Face": "Peel",
        "1 £": "Peel Face",
        "Back": "Peel",
        "2 £": "Peel Back",
    }


def test_a_cell_of_two_paragraphs_is_one() -> None:
    html = (
        "<table><tr><th>What</th><th>Time</th><th>Price</th></tr>"
        "<tr><td>Peel</td><td><p>20 min</p><p>30 min</p></td><td>1 £</td></tr></table>"
    )
    segmented = segment(read_article("a.html", html.encode()))
    assert {cell.thing for cell in cells_of(segmented).values()} == {"Peel"}


def test_rows_with_one_head_are_told_apart_without_names_of_columns() -> None:
    html = (
        "<table><tr><td>Peel</td><td>Face</td><td>1 £</td></tr>"
        "<tr><td>Peel</td><td>Back</td><td>2 £</td></tr></table>"
    )
    segmented = segment(read_article("a.html", html.encode()))
    assert {cell.thing for cell in cells_of(segmented).values()} == {
        "Peel",
        "Peel Face",
        "Peel Back",
    }
