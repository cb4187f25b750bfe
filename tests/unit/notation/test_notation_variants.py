"""Characters in two scripts."""

from __future__ import annotations

import pytest

from claimcheck.notation.variants import SIMPLIFIED, is_simplified


def test_no_character_stands_for_another_and_is_itself_replaced() -> None:
    assert set(SIMPLIFIED.values()) & set(SIMPLIFIED) == set()


def test_every_entry_is_one_character_for_one() -> None:
    assert {len(sign) for pair in SIMPLIFIED.items() for sign in pair} == {1}


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("皮秒激光治疗后请注意防晒", True),
        ("皮秒雷射治療後請注意防曬", False),
        ("Plain English", False),
    ],
)
def test_the_script_of_a_text_shows_in_its_characters(text: str, *, is_it: bool) -> None:
    assert is_simplified(text) is is_it
