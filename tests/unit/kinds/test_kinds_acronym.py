"""Kind `acronym`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import candidates_of, found_by, load_pack

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
    short: [RF, CaHA]
    examples: {}
"""
_GLOSSARY = (
    "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tdomain\tconfidence\tsource\n"
    "photodynamic therapy (PDT)\t\t\t\t\t\tdevice\thigh\tbook\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(
        tmp_path,
        {"en/terminology/undefined-acronym.yaml": _FILE, "en/lexicon/glossary.tsv": _GLOSSARY},
    )


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
        ("PLLA is the sugar that was used for years.", ["PLLA"]),
        ("PLLA is a sugar.", []),
        ("PLLA is pretty lovely, la la.", ["PLLA"]),
        ("Threads are PDO (polydioxanone, used for years).", []),
        ("CaHA is calcium hydroxylapatite, a white gel.", []),
        ("Threads are PDO (stitches).", ["PDO"]),
        ("The AAAAAZ is " + "a" * 80 + ".", ["AAAAAZ"]),
        ("Tell us about G6PD deficiency (an inherited lack).", []),
        ("PIH: what you need to know.", ["PIH"]),
        ("LIOB, MLA, SMAS: an alphabet soup.", ["LIOB", "MLA", "SMAS"]),
        ("Message ROOTS to us.", []),
        ("Wilding JPH, et al. say so.", []),
        ("It is a FREE GIFT for you.", []),
        ("Deep vein thrombosis, or DVT, is rare.", []),
        ("We'll call it PIH from here on.", []),
        ("It is sold under the letters BBL.", []),
    ],
)
def test_letters_that_are_never_spelt_out_are_found_once(
    book: Rulebook, text: str, found: list[str]
) -> None:
    assert found_by(book, text) == found


def test_letters_in_a_heading_are_their_first_use(book: Rulebook) -> None:
    (found,) = candidates_of(book, (BlockKind.HEADING, "All about PIH"), "PIH fades.")
    assert found.sentence == 0


def test_letters_in_a_label_are_left_alone(book: Rulebook) -> None:
    assert found_by(book, (BlockKind.LABEL, "All about PIH")) == []


def test_words_in_the_heading_above_spell_the_letters_out(book: Rulebook) -> None:
    heading = (BlockKind.HEADING, "What intense pulsed light does")
    assert found_by(book, heading, "IPL flashes through a filter.") == []


def test_those_who_speak_in_a_script_are_no_letters(book: Rulebook) -> None:
    assert found_by(book, "TASHA: Hello.", "TASHA: It is warm.", "[TASHA waves]") == []
    assert found_by(book, "ALYSSA (34): It is warm.") == []
    assert found_by(book, "HOST: Hello.") == []
    assert found_by(book, "DR. RAY: Hi.", "DR. RAY: It is warm.", "[RAY waves]") == []


def test_short_letters_are_found_only_where_they_are_listed_and_no_name(book: Rulebook) -> None:
    assert found_by(book, "An RF tip warms the skin; the Luma RF is new; ask AB.") == ["RF"]


def test_letters_that_the_glossary_knows_come_with_their_words(book: Rulebook) -> None:
    known, unknown = candidates_of(book, "We use PDT.", "We use HIFU.")
    assert (known.replace, unknown.replace) == (("photodynamic therapy (PDT)",), ())


def test_the_words_of_the_glossary_beside_the_letters_spell_them_out(book: Rulebook) -> None:
    assert found_by(book, "Photodynamic therapy comes first. Then PDT again.") == []


def test_letters_may_be_spelt_out_anywhere_in_the_article(book: Rulebook) -> None:
    assert found_by(book, "We treat PIH.", "Dark marks (PIH) fade.") == []
