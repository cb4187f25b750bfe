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
terminating: ["but", "although", "however", "with top-ups", "it can"]
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


_REACH = """\
openers: [because, "so that", we]
affirmations: ["yes", "absolutely", "right away", "all of them"]
"""


@pytest.fixture
def asking(tmp_path: Path) -> Rulebook:
    rule = phrase_file("how soon", "painless", more="only: [asked]\ndrop: [quoted]")
    return load_pack(tmp_path, {**_CUES, "en/cues/reach.yaml": _REACH, "en/a.yaml": rule})


@pytest.mark.parametrize(
    "answer",
    ["Right away.", "Right away, you leave with it.", "Yes!", "Yes, right away.", "A: Right away."],
)
def test_an_affirmed_question_claims(asking: Rulebook, answer: str) -> None:
    assert _one(asking, (BlockKind.QUESTION, "How soon?"), answer).kept


@pytest.mark.parametrize(
    "answer",
    [
        "Yes, it is warm for a moment.",
        "Right away in some people.",
        "Right away, but only a little.",
        "Yes, with top-ups.",
        "Absolutely not.",
        "In six weeks.",
    ],
)
def test_an_answer_that_does_not_simply_affirm_claims_nothing(
    asking: Rulebook, answer: str
) -> None:
    assert not _one(asking, (BlockKind.QUESTION, "How soon?"), answer).kept


@pytest.mark.parametrize("after", ["But it is warm.", "It can sting.", "However, it is warm."])
def test_the_next_sentence_takes_an_answer_back(
    asking: Rulebook, book: Rulebook, after: str
) -> None:
    assert not _one(asking, f"How soon? Right away. {after}").kept
    assert not _one(book, f"Is there any pain? No. {after}").kept


def test_the_next_paragraph_takes_nothing_back(asking: Rulebook) -> None:
    assert _one(asking, "How soon? Right away.", "But it is warm.").kept


def test_what_is_affirmed_without_a_question_claims_nothing(asking: Rulebook) -> None:
    assert not _one(asking, "That is how soon.", "Right away.").kept


def test_a_question_alone_is_not_what_a_rule_waits_for(asking: Rulebook) -> None:
    assert not _one(asking, "How soon?").kept


def test_the_affirmation_is_the_place_of_the_claim(asking: Rulebook) -> None:
    text = "How soon? Right away, you leave with it."
    candidate = _one(asking, text).candidate
    assert (candidate.span.of(text), candidate.sentence) == ("Right away", 1)


def test_an_answer_is_reported_once_and_not_with_its_question(tmp_path: Path) -> None:
    said = phrase_file("painless", slug="said", more="drop: [asked]")
    rule = phrase_file("is it", slug="affirmed", more="only: [asked]")
    book = load_pack(tmp_path, {**_CUES, "en/a.yaml": said, "en/b.yaml": rule})
    kept = [found for found in verdicts_of(book, "Is it painless? Yes.") if found.kept]
    assert [found.candidate.rule.id for found in kept] == ["overclaim/no-downtime/affirmed"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Is it painless? Yes.", True), ("Is it painless? Yes, with top-ups.", False)],
)
def test_a_qualified_yes_leaves_a_question_asked(tmp_path: Path, text: str, *, kept: bool) -> None:
    rule = phrase_file("painless", more="drop: [asked]")
    book = load_pack(tmp_path, {**_CUES, "en/a.yaml": rule})
    assert _one(book, text).kept is kept


def test_words_that_take_an_answer_back_end_no_other_denial(tmp_path: Path) -> None:
    rule = phrase_file("magic", more="drop: [negated]")
    book = load_pack(tmp_path, {**_CUES, "en/a.yaml": rule})
    assert not _one(book, "We never say it can magic.").kept
