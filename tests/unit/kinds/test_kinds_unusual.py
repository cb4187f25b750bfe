"""Numbers outside what is usual for the treatment that they are said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, load_pack, reconciled

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_PACK = {
    **CUES,
    "en/consistency/recovery-time.yaml": """\
category: consistency/recovery-time
why: It may be a slip.
rules:
  - {id: usual, kind: quantity, fact: sessions, modality: typical, match: ["takes # session~"],
     drop: [negated], examples: {}}
  - {id: least, kind: quantity, fact: sessions, modality: minimum, match: ["as few as # session~"],
     examples: {}}
  - {id: far, kind: unusual, severity: info, fact: sessions, examples: {}, advice: Check it.,
     message: "“{match}” for {treatment}: {usual} ({source})."}
""",
    "lexicon/terms.yaml": """\
terms:
  - {id: pico, name: pico laser, family: laser, names: [pico], sessions: "3..6", source: s.org,
     certainty: high}
  - {id: peel, name: peel, family: peel, names: [peel], sessions: "1..2", source: t.org,
     certainty: medium}
  - {id: led, name: LED light, family: light, names: [led]}
  - {id: tox, name: toxin, family: toxin, names: [toxin], sessions: "1..1", source: u.org,
     certainty: high}
""",
}


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path, _PACK)


def _messages(book: Rulebook, *parts: str | tuple[BlockKind, str]) -> list[str]:
    return [finding.message for finding in reconciled(book, *parts)[0]]


def test_a_number_far_from_what_is_usual_is_reported_with_the_source(book: Rulebook) -> None:
    assert _messages(book, "Pico takes 10 sessions.") == [
        "“takes 10 sessions” for pico laser: 3 to 6 sessions (s.org)."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Pico takes 3 sessions.",
        "Pico takes 5 to 10 sessions.",
        "A peel takes 10 sessions.",
        "LED takes 10 sessions.",
        "Pico and LED takes 10 sessions.",
        "It takes 10 sessions.",
        "Pico takes as few as 1 session.",
        "Pico never takes 10 sessions.",
        "Pico takes many sessions.",
        "Toxin takes 3 sessions.",
    ],
)
def test_what_is_usual_or_not_known_is_not(book: Rulebook, text: str) -> None:
    assert _messages(book, text) == []


def test_what_names_no_treatment_is_of_the_one_that_the_article_is_about(book: Rulebook) -> None:
    title = (BlockKind.HEADING, "Pico")
    assert len(_messages(book, title, "It takes 10 sessions.")) == 1
    other = (BlockKind.HEADING, "LED")
    assert _messages(book, title, other, "It takes 10 sessions.") == []
