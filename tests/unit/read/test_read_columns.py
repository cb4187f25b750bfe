"""Tables in plain text."""

from __future__ import annotations

import pytest
from reading import blocks_of

from claimcheck.read import read_text

_ROWS = "Upper lip   £35   £175\nChin        £45   £225\nUnderarms   £60   £300\n"


def _cells(text: str) -> list[tuple[str, str, str]]:
    article = read_text(text)
    return [
        (block.row, block.column, block.span.of(article.text))
        for block in article.blocks
        if block.kind == "table-cell"
    ]


@pytest.mark.parametrize("heads", ["            One   Course", "Area        One   Course"])
def test_columns_have_heads_and_rows(heads: str) -> None:
    found = _cells(f"PRICES\n\n{heads}\n{_ROWS}\nAll prices include tax.")
    assert len(found) == 9
    assert found[4:6] == [("Chin", "One", "£45"), ("Chin", "Course", "£225")]


def test_tabs_part_columns_too() -> None:
    assert _cells(_ROWS.replace("   ", "\t"))[1] == ("Upper lip", "", "£35")


def test_what_stands_around_a_table_stays_as_it_is() -> None:
    kinds = blocks_of(read_text(f"Here they are.\n{_ROWS}Ask us for more."))
    assert [kinds[0], kinds[-1]] == [
        ("paragraph", "Here they are."),
        ("paragraph", "Ask us for more."),
    ]


def test_tables_right_under_each_other_share_no_line() -> None:
    longer = "A   £1   £2   £3\nB   £4   £5   £6\nC   £7   £8   £9\n"
    found = _cells(_ROWS + longer)
    assert found == [*_cells(_ROWS), *_cells(longer)]


@pytest.mark.parametrize(
    "text",
    [
        "Lip   £35\nChin   £45\nArms   £60\n",  # a label and its price
        "Lip   £35   £175\nChin   £45   £225\n",  # two lines are no table
        "Lip  £35  £175\nChin  £45  £225\nArms  £60  £300\n",  # two spaces
        "a\u00a0b\u00a0c\nd\u00a0e\u00a0f\ng\u00a0h\u00a0i\n",  # spaces that do not break
        "Lip   £35   £175\nChin   £45\nArms   £60   £300\n",
    ],
)
def test_these_are_no_tables(text: str) -> None:
    assert _cells(text) == []
