"""Values that stand alone, in cells and behind labels."""

from __future__ import annotations

import pytest

from claimcheck.notation.values import answering, is_little, is_nothing, labelled, value_of


@pytest.mark.parametrize(
    ("folded", "value"),
    [
        ("3-6", "3-6"),
        ("about 6 months", "about 6 months"),
        ("3-5 days of redness", "3-5 days"),
        ("from £150 (per area)", "from £150"),
        ("4, three weeks apart", "4"),
        ("3 for legs, 6 for face", None),
        ("depends on 3 things", None),
        ("none", None),
    ],
)
def test_a_value_ends_where_its_number_does(folded: str, value: str | None) -> None:
    assert value_of(folded) == value


def test_none_and_minimal_are_values_too() -> None:
    assert is_nothing("none.")
    assert is_little("minimal")
    assert not is_nothing("no more than 3 days")
    assert not is_little("mild, 3 days")


@pytest.mark.parametrize(
    ("folded", "label", "value"),
    [
        ("sessions: 3-6", "sessions", "3-6"),
        ("typical downtime (days): 3", "downtime", "3"),
        ("sessions: 3 | downtime: none", "downtime", "none"),
        ("the sessions are 3 weeks apart", "sessions", None),
        ("what you get over and above the sessions: 3", "sessions", None),
    ],
)
def test_a_label_stands_first_and_has_a_colon(folded: str, label: str, value: str | None) -> None:
    start = folded.index(label)
    at = labelled(folded, start, start + len(label))
    assert (None if at is None else folded[at:]) == value


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("about four.", "about four"),
        ("most people need three to six, depending on the ink.", "three to six"),
        ("it's £300 for the face.", "£300"),
        ("a: a year or so.", "a year"),
    ],
)
def test_an_answer_opens_with_its_amount(text: str, amount: str) -> None:
    place = answering(text)
    assert place is not None
    assert text[slice(*place)] == amount


def test_a_sentence_that_says_more_before_its_amount_is_no_answer() -> None:
    assert answering("bruises on the cheek fade in two weeks.") is None


def test_one_off_is_no_amount() -> None:
    assert answering("for a one-off glow, one will do.") is None
