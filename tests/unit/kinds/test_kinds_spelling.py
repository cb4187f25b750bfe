"""Kind `spelling`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import candidates_of, found_by, load_pack

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILE = """\
category: terminology/mistranslated
why: It looks like two things.
rules:
  - {id: names, kind: spelling, message: "“{match}”, “{prefer}”.", advice: Keep., examples: {}}
"""


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path, {"en/terminology/mistranslated.yaml": _FILE})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The PicoPixel is new. Try the Pixel Pico.", ["Pixel Pico"]),
        ("The Pixel Pico is new. Try the PicoPixel.", ["PicoPixel"]),
        ("A HydraFacial, then a Hydra-Facial and a Hydrafacial.", ["Hydra-Facial"]),
        ("A HydraFacial, then a HydraFacial.", []),
        ("The PicoPixel is new. A pico pixel is small.", []),
        ("The PicoPixel is new: www.example.com/Pixel-Pico.", []),
    ],
)
def test_a_name_that_is_written_otherwise_is_found_once(
    book: Rulebook, text: str, found: list[str]
) -> None:
    assert found_by(book, text) == found


def test_the_first_form_comes_with_it(book: Rulebook) -> None:
    (candidate,) = candidates_of(book, "The PicoPixel is new.", "Try the Pixel Pico.")
    assert candidate.replace == ("PicoPixel",)


def test_a_label_does_not_count(book: Rulebook) -> None:
    assert found_by(book, "The PicoPixel is new.", (BlockKind.LABEL, "Pixel Pico")) == []
