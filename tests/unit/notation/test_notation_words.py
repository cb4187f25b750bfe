"""The forms of English words."""

from __future__ import annotations

import pytest

from claimcheck.notation.words import forms


@pytest.mark.parametrize(
    ("word", "inflected"),
    [
        ("guarantee", "guarantee guaranteed guaranteeing guarantees"),
        ("treat", "treat treated treating treats"),
        ("cure", "cure cured cures curing"),
        ("vanish", "vanish vanished vanishes vanishing"),
        ("vary", "varied varies vary varying"),
        ("stay", "stay stayed staying stays"),
        ("stop", "stop stopped stopping stops"),
        ("heal", "heal healed healing heals"),
        ("fix", "fix fixed fixes fixing"),
        ("regret", "regret regrets regretted regretting"),
        ("visit", "visit visited visiting visits"),
        ("cancel", "cancel canceled canceling cancelled cancelling cancels"),
        ("peel", "peel peeled peeling peels"),
        ("scar", "scar scarred scarring scars"),
        ("be", "am are be been being is was were"),
        ("take", "take taken takes taking took"),
        ("tooth", "teeth tooth"),
        ("bring", "bring bringing brings brought"),
        ("setting", "setting settinged settinging settings"),
        ("person", "people person persons"),
        ("die", "die died dies dying"),
        ("see", "saw see seeing seen sees"),
        ("dye", "dye dyed dyeing dyes"),
        ("body", "bodied bodies body bodying"),
    ],
)
def test_a_word_with_a_tilde_stands_for_its_inflections(word: str, inflected: str) -> None:
    assert forms(word, inflect=True) == tuple(inflected.split())


def test_only_the_last_part_of_a_hyphenated_word_is_inflected() -> None:
    assert forms("side-effect", inflect=True) == (
        "side-effect",
        "side-effected",
        "side-effecting",
        "side-effects",
    )


def test_comparison_is_no_inflection() -> None:
    assert not {"safer", "safest"} & set(forms("safe", inflect=True))


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("colour", "color colour"),
        ("color", "color colour"),
        ("minimise", "minimise minimize"),
        ("minimized", "minimised minimized"),
        ("analyse", "analyse analyze"),
        ("stabilisation", "stabilisation stabilization"),
        ("ageing", "ageing aging"),
        ("anaesthetic", "anaesthetic anesthetic"),
        ("grey", "gray grey"),
        ("improvise", "improvise"),
        ("promise", "promise"),
        ("promising", "promising"),
        ("raised", "raised"),
        ("advertise", "advertise"),
        ("wise", "wise"),
        ("size", "size"),
        ("rise", "rise"),
        ("tire", "tire"),
    ],
)
def test_british_and_american_spellings_are_one_word(word: str, spelt: str) -> None:
    assert forms(word) == tuple(spelt.split())


def test_inflections_are_respelt_too() -> None:
    assert forms("colour", inflect=True) == (
        "color",
        "colored",
        "coloring",
        "colors",
        "colour",
        "coloured",
        "colouring",
        "colours",
    )


def test_without_a_tilde_a_word_is_itself() -> None:
    assert forms("treat") == ("treat",)
