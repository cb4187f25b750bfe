"""What the next sentence and the heading say of a candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, load_pack, phrase_file, verdicts_of

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_CUES = """\
qualifier: attributed
reach: 0
before: ["myth~"]
after: [wrong, "(it | they) (is not | are not)", "tell that to a nettle"]
"""
_HEADING, _ITEM = BlockKind.HEADING, BlockKind.LIST_ITEM


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    rule = phrase_file("painless", more="drop: [attributed]")
    return load_pack(tmp_path, {**CUES, "en/cues/attributed.yaml": _CUES, "en/a.yaml": rule})


def _kept(book: Rulebook, *parts: str | tuple[BlockKind, str]) -> bool:
    return verdicts_of(book, *parts)[0].kept


@pytest.mark.parametrize(
    "text",
    [
        "“It is painless.” Wrong: it stings.",
        "It is painless, they say. Wrong.",
        "They are painless. They are not, sadly.",
        "“It is painless”: wrong, it stings.",
        "“It is painless and quick”. Tell that to a nettle in June.",
        "“It is painless. It is quick.” Wrong.",
    ],
)
def test_a_correction_takes_the_claim_back(book: Rulebook, text: str) -> None:
    assert not _kept(book, text)


@pytest.mark.parametrize(
    "text",
    [
        "It is painless. Wrong settings can burn.",
        "It is painless. They are not dear.",
        "It is painless. It is quick. Wrong.",
        "“It hurts”: wrong, it is painless.",
        "It is painless, wrong or right.",
        "Wrong. It is painless.",
    ],
)
def test_words_that_correct_something_else_take_nothing_back(book: Rulebook, text: str) -> None:
    assert _kept(book, text)


_FAR = """\
qualifier: attributed
reach: 40
before: ["they say"]
after: ["none of this is true"]
"""


@pytest.fixture
def far(tmp_path: Path) -> Rulebook:
    rule = phrase_file("painless", more="drop: [attributed]")
    return load_pack(tmp_path, {**CUES, "en/cues/attributed.yaml": _FAR, "en/a.yaml": rule})


@pytest.mark.parametrize(
    "text",
    [
        "It is painless. None of this is true.",
        "It is painless. It is quick. None of this is true.",
        "It is painless. It is quick. It is new. None of this is true.",
        "It is painless and, I fear, none of this is true.",
    ],
)
def test_a_cue_of_a_long_reach_takes_back_what_was_said_before(far: Rulebook, text: str) -> None:
    assert not _kept(far, text)


@pytest.mark.parametrize(
    "text",
    [
        "It is painless. It is quick. It is new. It is dear. None of this is true.",
        "It is painless. It is quick. We hope that none of this is true.",
        "It is painless. They say it burns. None of this is true.",
        f"It is painless. It is {'very ' * 40}quick. None of this is true.",
    ],
)
def test_a_correction_that_is_too_far_off_takes_nothing_back(far: Rulebook, text: str) -> None:
    assert _kept(far, text)


@pytest.mark.parametrize(
    ("lead", "kept"),
    [
        ("They say:", False),
        ("They say of lasers:", False),
        ("They say little.", True),
        ("They say so, but we do not:", True),
        ("We say:", True),
        ("What it can't do:", False),
        ("What you can't know is why:", True),
    ],
)
def test_the_sentence_that_leads_a_list_speaks_for_its_members(
    tmp_path: Path, lead: str, *, kept: bool
) -> None:
    rule = phrase_file("painless", more="drop: [attributed, negated]")
    cues = "qualifier: attributed\nbefore: ['they say']\n"
    reach = 'openers: ["but"]\naffirmations: ["yes"]\n'
    files = {**CUES, "en/cues/attributed.yaml": cues, "en/cues/reach.yaml": reach}
    book = load_pack(tmp_path, {**files, "en/a.yaml": rule})
    assert _kept(book, lead, (_ITEM, "It is quick."), (_ITEM, "It is painless.")) is kept


def test_a_heading_is_corrected_in_the_block_below(book: Rulebook) -> None:
    assert not _kept(book, (_HEADING, "Lasers are painless"), "Wrong. They sting.")


def test_a_paragraph_is_not_corrected_in_the_block_below(book: Rulebook) -> None:
    assert _kept(book, "Lasers are painless.", "Wrong. They sting.")


def test_the_last_sentence_of_an_article_is_corrected_by_nothing(book: Rulebook) -> None:
    assert _kept(book, (_HEADING, "Lasers are painless"))


@pytest.mark.parametrize(
    "parts",
    [
        ((_HEADING, "Myth"), "Lasers are painless."),
        ((_HEADING, "Five myths about lasers"), (_ITEM, "Lasers are painless.")),
        ((_HEADING, "Five myths about lasers"), "Read on.", (_ITEM, "Lasers are painless.")),
    ],
)
def test_a_heading_of_myths_speaks_for_what_it_heads(
    book: Rulebook, parts: tuple[str | tuple[BlockKind, str], ...]
) -> None:
    assert not _kept(book, *parts)


@pytest.mark.parametrize(
    "parts",
    [
        ((_HEADING, "Five myths about lasers"), "Lasers are painless."),
        ((_HEADING, "Five facts"), (_ITEM, "Lasers are painless.")),
        ((_HEADING, "Myth"), "Lasers sting. They are painless."),
        ((_HEADING, "Five myths"), (_HEADING, "Lasers are painless")),
    ],
)
def test_a_heading_speaks_for_nothing_else(
    book: Rulebook, parts: tuple[str | tuple[BlockKind, str], ...]
) -> None:
    assert _kept(book, *parts)
