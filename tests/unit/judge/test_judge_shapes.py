"""What the shape of a sentence says of the claims in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import load_pack, phrase_file, verdicts_of

if TYPE_CHECKING:
    from pathlib import Path


def _is_kept(tmp_path: Path, text: str, heeds: str) -> bool:
    book = load_pack(tmp_path, {"en/a.yaml": phrase_file("painless", more=heeds)})
    return verdicts_of(book, text)[0].kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Were it painless, nobody would ask.", False),
        ("Had we a painless pulse, the room'd be full.", False),
        ("If a painless pulse existed, we would have it.", False),
        ("If a pulse were painless, nobody could tell.", False),
        ("If a pulse could really sting, ours would be painless.", True),
        ("If you had bad skin, a painless pulse would help.", True),
        ("If a painless pulse existed, would you ask?", True),
        ("If it stings, the painless pulse is next.", True),
        ("Had your fill? The painless pulse would help.", True),
        ("Guests were glad of a painless hour, and more would be.", True),
        ("Even if a pulse were painless, few would ask.", False),
        ("If a painless pulse didn't sting, we'd worry.", False),
        ("Were the room to empty, you'd have a painless hour.", False),
        ("Were you told so, the painless pulse is next.", True),
        ("Should anyone ever prove that it is painless, we'll print it.", False),
        ("Should anyone ask, it is painless, as we ever said.", True),
        ("Even if your friend had a painless hour, plan for more.", False),
        ("Even if you want it painless, we treat you.", True),
    ],
)
def test_what_is_only_supposed_is_denied(tmp_path: Path, text: str, *, kept: bool) -> None:
    assert _is_kept(tmp_path, text, "drop: [negated]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("What a peel can't do: lift a jowl, be painless, or last.", False),
        ("Things that we will never promise: a painless hour.", False),
        ("Not on our menu: painless peels.", False),
        ("We don't: claim that it is painless.", False),
        ("What you may not know: it is painless.", True),
        ("What it can do: be painless.", True),
        ("It won't: the pulse is painless.", True),
    ],
)
def test_what_a_list_is_led_by_denies_its_members(tmp_path: Path, text: str, *, kept: bool) -> None:
    assert _is_kept(tmp_path, text, "drop: [negated]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("If you need a painless peel, a deep one isn't for you.", False),
        ("If a salon vows it is painless, leave.", False),
        ("Should you hope for a painless hour, you may be disappointed.", False),
        ("If painless is what you want, look no further.", True),
        ("If you want a painless peel, ask us.", True),
        ("If you can sit still, a painless peel isn't far.", True),
    ],
)
def test_what_its_condition_is_refused_for_is_denied(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "drop: [negated]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("No laser is painless.", False),
        ("No cream, gel or peel is painless.", False),
        ("Few of the peels here are painless.", False),
        ("Not one study says that it is painless, and we won't.", False),
        ("No laser is painful, but ours is painless.", True),
        ("No other laser is painless.", True),
        ("No needle is used: painless.", True),
        ("No surgeon can match this painless peel.", True),
    ],
)
def test_what_is_said_of_nobody_is_denied(tmp_path: Path, text: str, *, kept: bool) -> None:
    assert _is_kept(tmp_path, text, "drop: [negated]") is kept


@pytest.mark.parametrize(
    ("text", "heeds", "kept"),
    [
        ("Some call it painless, others need a break.", "lower: [hedged]", False),
        ("Some call it painless, others need a break.", "drop: [hedged]", False),
        ("Some call it painless, others need a break.", "lower: [cited]", True),
        ("Some call it painless.", "lower: [hedged]", True),
    ],
)
def test_what_is_shared_out_is_fully_hedged(
    tmp_path: Path, text: str, heeds: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, heeds) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("In the 2012 cohort it was painless.", False),
        ("It was painless in a trial of 2019.", False),
        ("A Cochrane group found it painless.", False),
        ("We opened in 2012 and it is painless.", True),
        ("A trial visit is painless.", True),
    ],
)
def test_a_study_with_its_year_is_cited(tmp_path: Path, text: str, *, kept: bool) -> None:
    assert _is_kept(tmp_path, text, "drop: [cited]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Friends will tell you it is painless; it is an injection.", False),
        ("One seller called it painless, which it is not.", False),
        ("One patient called it painless.", True),
        ("We call it painless, but judge for yourself.", True),
    ],
)
def test_what_others_say_and_is_taken_up_is_theirs(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "drop: [attributed]") is kept
