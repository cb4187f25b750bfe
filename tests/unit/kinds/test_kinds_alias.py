"""Kind `alias`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import candidates_of, found_by, load_pack

from claimcheck.model.text import Span

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILE = """\
category: terminology/mistranslated
why: It looks like two things.
rules:
  - {id: veins, kind: alias, message: "“{match}”, “{prefer}”.", advice: Keep.,
     match: [spider vein~], beside: [thread vein~], except: [spider vein clinic], examples: {}}
  - {id: eyes, kind: alias, message: "“{match}”, “{prefer}”.", advice: Keep.,
     match: [touch-up], beside: [enhancement], about: [lasik], examples: {}}
"""


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path, {"en/terminology/mistranslated.yaml": _FILE})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thread veins fade. Spider veins fade. Spider veins go.", ["Spider veins"]),
        ("Spider veins fade. Thread veins fade.", ["Spider veins"]),
        ("Thread veins, or spider veins, fade. Spider veins go.", []),
        ("Spider veins fade.", []),
        ("Thread veins fade. Ask the spider vein clinic.", []),
        ("LASIK is quick. An enhancement is rare. A touch-up is free.", ["touch-up"]),
        ("An enhancement is rare. A touch-up is free.", []),
    ],
)
def test_a_second_name_that_nothing_ties_to_the_first_is_found_once(
    book: Rulebook, text: str, found: list[str]
) -> None:
    assert found_by(book, text) == found


def test_the_first_name_comes_with_it(book: Rulebook) -> None:
    (candidate,) = candidates_of(book, "Thread veins fade.", "Spider veins fade.")
    assert candidate.replace == ("Thread veins",)
    assert candidate.beside == Span(0, len("Thread veins"))
