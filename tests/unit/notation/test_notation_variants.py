"""Characters in two scripts."""

from __future__ import annotations

import pytest

from claimcheck.notation.variants import (
    ONLY_SIMPLIFIED,
    ONLY_TRADITIONAL,
    SIMPLIFIED,
    is_simplified,
)


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


@pytest.mark.parametrize("sign", ["台", "后", "里", "只", "干", "面", "着", "的"])
def test_what_both_scripts_write_belongs_to_neither_alone(sign: str) -> None:
    assert sign not in ONLY_SIMPLIFIED | ONLY_TRADITIONAL


def test_what_one_script_writes_belongs_to_it_alone() -> None:
    assert ONLY_SIMPLIFIED.issuperset("疗应医发体万")
    assert ONLY_TRADITIONAL.issuperset("療應醫發體萬")
