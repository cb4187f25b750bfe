"""What the answer to a question says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, load_pack, phrase_file, verdicts_of

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Verdict

_ANSWERED = """\
qualifier: negated
reach: 0
after: ["no", "not at all", "absolutely not", "there is none"]
"""
_CUES = {**CUES, "en/cues/negated-answered.yaml": _ANSWERED}


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    rule = phrase_file("any pain", more="only: [negated]")
    return load_pack(tmp_path, {**_CUES, "en/a.yaml": rule})


def _one(book: Rulebook, *parts: str | tuple[BlockKind, str]) -> Verdict:
    (verdict,) = verdicts_of(book, *parts)
    return verdict


@pytest.mark.parametrize(
    "answer",
    ["No.", "Not at all!", "“Not at all.”", "A: No.", "Not at all, it is warm.", "There is none."],
)
def test_a_denied_question_claims(book: Rulebook, answer: str) -> None:
    assert _one(book, (BlockKind.QUESTION, "Is there any pain?"), answer).kept


@pytest.mark.parametrize(
    "answer",
    [
        "No, but it is warm.",
        "Not at all, although it is warm.",
        "No, most people feel it.",
        "No laser is without.",
        "It is not at all certain.",
        "A little.",
    ],
)
def test_an_answer_that_does_not_simply_deny_claims_nothing(book: Rulebook, answer: str) -> None:
    assert not _one(book, (BlockKind.QUESTION, "Is there any pain?"), answer).kept


def test_a_question_without_an_answer_claims_nothing(book: Rulebook) -> None:
    assert not _one(book, "Is there any pain?").kept


def test_what_is_negated_without_a_question_is_no_denial(book: Rulebook) -> None:
    assert not _one(book, "We never say there is any pain.").kept


def test_the_denial_is_the_place_of_the_claim(book: Rulebook) -> None:
    text = "Is there any pain? Not at all!"
    candidate = _one(book, text).candidate
    assert (candidate.span.of(text), candidate.sentence) == ("Not at all", 1)


def test_a_denial_does_not_count_for_rules_that_do_not_wait_for_it(tmp_path: Path) -> None:
    rule = phrase_file("any pain", more="drop: [negated]")
    book = load_pack(tmp_path, {**_CUES, "en/a.yaml": rule})
    assert _one(book, "Is there any pain? No.").kept


def test_a_yes_that_is_a_no_affirms_nothing(tmp_path: Path) -> None:
    rule = phrase_file("painless", more="drop: [asked]")
    book = load_pack(tmp_path, {**_CUES, "en/a.yaml": rule})
    assert not _one(book, "Is it painless? Absolutely not.").kept


_ASKED = "qualifier: asked\nbefore: ['is it really']\npseudo: ['why wait']\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Is it really painless? Yes.", True),
        ("Is it really painless? It stings.", False),
        ("Painless: why wait?", True),
        ("Painless or not, why wait?", False),
    ],
)
def test_a_cue_of_asking_yields_to_a_yes_and_to_an_offer(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    rule = phrase_file("painless", more="drop: [asked]")
    book = load_pack(tmp_path, {**CUES, "en/cues/asked.yaml": _ASKED, "en/a.yaml": rule})
    assert _one(book, text).kept is kept
