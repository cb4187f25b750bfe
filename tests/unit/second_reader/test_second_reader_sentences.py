"""Which sentences are given to the second reader, and with what before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack

from claimcheck.pipeline import examine
from claimcheck.read import read_text
from claimcheck.second_reader.sentences import explained_by, is_english, pairs_of, to_read
from claimcheck.segment import segment

if TYPE_CHECKING:
    from pathlib import Path


def _pairs(text: str, form: str = "markdown") -> list[tuple[str, str]]:
    found = pairs_of(segment(read_text(text, format=form)))
    return [(pair.before, pair.text) for pair in found]


def test_a_sentence_comes_with_the_one_before_it_wherever_that_stands() -> None:
    assert _pairs("# Does it hurt?\n\nNot a bit. Ask us.\n\n- One visit\n- Two visits\n") == [
        ("", "Does it hurt?"),
        ("Does it hurt?", "Not a bit."),
        ("Not a bit.", "Ask us."),
        ("Ask us.", "One visit"),
        ("One visit", "Two visits"),
    ]


def test_a_cell_comes_with_the_head_of_its_row_or_column() -> None:
    table = "Prices:\n\n| area | pain |\n|---|---|\n| Face | none at all |\n\nCall us.\n"
    assert _pairs(table) == [
        ("", "Prices:"),
        ("", "area"),
        ("", "pain"),
        ("area", "Face"),
        ("Face", "none at all"),
        ("Prices:", "Call us."),
    ]


def test_headings_and_cells_are_fragments() -> None:
    text = "# Laser\n\nCome in.\n\n- One visit\n\n| area | pain |\n|---|---|\n| Face | none |\n"
    found = pairs_of(segment(read_text(text, format="markdown")))
    assert [pair.text for pair in found if pair.only_sure] == [
        "Laser", "area", "pain", "Face", "none",
    ]  # fmt: skip


def test_titles_descriptions_and_labels_stand_alone() -> None:
    page = (
        "<title>Laser</title><meta name=description content='Our clinic'>"
        "<p>Come in.<img alt='Our door'></p><p>Sit down.</p>"
    )
    found = {text: before for before, text in _pairs(page, "html")}
    assert found == {
        "Laser": "",
        "Our clinic": "",
        "Come in.": "",
        "Our door": "",
        "Sit down.": "Come in.",
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("No pain.", "en", True),
        ("No pain.", "en-GB", True),
        ("£45", "en", False),
        ("皮秒雷射不痛", "en", False),
        ("Like a feather, every time", "zh-TW", True),
        ("PicoSure Pro", "zh", False),
        ("皮秒 laser is for you and me", "zh", False),
        ("Il n'y a pas de douleur", "fr", False),
    ],
)
def test_only_english_with_words_is_read(text: str, language: str, expected: bool) -> None:  # noqa: FBT001 -- a table
    assert is_english(text, language) is expected


def test_what_a_rule_explains_is_not_read_again(tmp_path: Path) -> None:
    rulebook = load_pack(tmp_path, SMALL)
    text = "There is no downtime. We never promise no downtime. The website had no downtime."
    examined = examine(read_text(text), rulebook)
    assert len(explained_by(examined.verdicts)) == 2
    assert [pair.text for pair in to_read(examined.segmented, examined.verdicts)] == [
        "The website had no downtime.",
    ]


def test_a_text_of_few_words_is_not_read(tmp_path: Path) -> None:
    text = "# One visit\n\nOne more session. It is gone by lunchtime.\n"
    examined = examine(read_text(text, format="markdown"), load_pack(tmp_path, SMALL))
    assert [pair.text for pair in to_read(examined.segmented, (), fewest_words=5)] == [
        "It is gone by lunchtime."
    ]


@pytest.mark.parametrize(
    ("claims", "others", "expected"),
    [(0, 19, False), (0, 20, True), (1, 19, True), (2, 28, False), (2, 29, True)],
)
def test_in_careful_copy_only_what_is_sure_is_to_be_raised(
    tmp_path: Path,
    claims: int,
    others: int,
    expected: bool,  # noqa: FBT001 -- a table
) -> None:
    lines = [f"There is no downtime {number}." for number in range(claims)]
    lines += [f"Visit number {number} is on a Monday." for number in range(others)]
    examined = examine(read_text("\n\n".join(lines)), load_pack(tmp_path, SMALL))
    read = list(to_read(examined.segmented, examined.verdicts))
    assert {pair.only_sure for pair in read} == {expected}
