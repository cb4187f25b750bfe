"""Kind `acronym`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import found_by, load_pack

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILE = """\
category: terminology/undefined-acronym
why: Nobody knows them.
rules:
  - id: letters
    kind: acronym
    message: "“{match}” is not spelt out."
    advice: "Spell it out."
    known: [FAQ, usa]
    examples: {}
"""


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path, {"en/terminology/undefined-acronym.yaml": _FILE})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We treat PIH with care.", ["PIH"]),
        ("We treat PIH. PIH fades.", ["PIH"]),
        ("PIH (post-inflammatory hyperpigmentation) fades. PIH is common.", []),
        ("Post-inflammatory hyperpigmentation (PIH) fades.", []),
        ("PIH stands for dark marks.", []),
        ("Read the FAQ about the USA.", []),
        ("NO DOWNTIME AT ALL.", []),
        ("We use HIFU at www.example.com/RF.", ["HIFU"]),
        ("Ask the AB team.", []),
    ],
)
def test_letters_that_are_never_spelt_out_are_found_once(
    book: Rulebook, text: str, found: list[str]
) -> None:
    assert found_by(book, text) == found


def test_letters_in_a_heading_are_left_alone(book: Rulebook) -> None:
    assert found_by(book, (BlockKind.HEADING, "All about PIH")) == []


def test_letters_may_be_spelt_out_anywhere_in_the_article(book: Rulebook) -> None:
    assert found_by(book, "We treat PIH.", "Dark marks (PIH) fade.") == []
