"""Which wordings of terms are safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import load_pack, make_article

from claimcheck.config import Config
from claimcheck.model.article import BlockKind
from claimcheck.pipeline import check_article

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILES = {
    "en/terminology/untranslated.yaml": """\
        category: terminology/untranslated
        why: Nobody can read it.
        rules:
          - {id: han, kind: foreign, message: "“{match}”.", advice: Gloss., scripts: [han],
             examples: {}}
        """,
    "en/terminology/undefined-acronym.yaml": """\
        category: terminology/undefined-acronym
        why: Nobody knows them.
        rules:
          - {id: letters, kind: acronym, message: "“{match}”.", advice: Spell., examples: {}}
        """,
    "en/terminology/mistranslated.yaml": """\
        category: terminology/mistranslated
        why: It means otherwise.
        rules:
          - {id: laser, kind: term, message: "“{match}”.", advice: Say it., prefer: ruby laser,
             agreed: {redstone laser: ruby laser, redstone lasers: ruby lasers, red pox: measles},
             match: ["redstone laser~", "red-pox", "red stone beam"], examples: {}}
          - {id: unsure, kind: term, confidence: medium, message: "“{match}”.", advice: Say it.,
             prefer: dye laser, agreed: {paint laser: dye laser}, match: [paint laser],
             examples: {}}
        """,
    "en/lexicon/glossary.tsv": (
        "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tdomain\tconfidence\tsource\tnote\n"
        "melasma\t肝斑\t\t肝斑\t\t\tlesion\thigh\tbook\t\n"
        "spots (generic)\t斑點\t\t\t\t\tlesion\thigh\tbook\t\n"
        "lifting\t提升\t\t\t\t\tprocedure\thigh\tbook\t提升 also = promote\n"
        "dye laser (PDL)\t染料雷射\t\t\t\t\tdevice\tmedium\tbook\t\n"
        "painless\t無痛\t\t\t\t\tregulatory\thigh\tbook\t\n"
        "intense pulsed light (IPL)\t\t\t\t\t\tdevice\thigh\tbook\t\n"
        "ultrasound lift (USL)\t\t\t\t\t\tdevice\thigh\tbook\t\n"
        "whitening injection (IVG)\t\t\t\t\t\tprocedure\thigh\tbook\t\n"
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder: Path = tmp_path_factory.mktemp("pack")
    return load_pack(folder, _FILES)


def _safe(book: Rulebook, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    result = check_article(make_article((kind, text)), book, Config())
    return [s.text for finding in result.findings for s in finding.suggestions if s.safe]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("She fears 肝斑 more than wrinkles.", ["melasma (肝斑)"]),
        ("肝斑 comes back to many who had it.", ["Melasma (肝斑)"]),
        ("The name is melasma; some write 肝斑 here.", []),
        ("Many people want 提升 for their faces.", []),
        ("We have a 染料雷射 in our clinic here.", []),
        ("The laser is 無痛 for most people here.", []),
        ("She has a 斑點 on her left cheek now.", []),
        ("She has an old 斑點 on her cheek now.", ["spots (斑點)"]),
        ("They spoke of 肝斑症 for over an hour.", []),
    ],
)
def test_a_gloss_is_safe_when_the_word_means_one_thing(
    book: Rulebook, text: str, safe: list[str]
) -> None:
    assert _safe(book, text) == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("We use IPL for red marks.", ["intense pulsed light (IPL)"]),
        ("IPL fades red marks.", ["Intense pulsed light (IPL)"]),
        ("An IPL lamp is bright.", ["intense pulsed light (IPL)"]),
        ("A IPL lamp is bright.", []),
        ("A USL session takes an hour.", []),
        ("An USL session takes an hour.", ["ultrasound lift (USL)"]),
        ("Ask about IPL's effect.", []),
        ("Ask about IPL+ at the desk.", []),
        ("An IPL-based lamp is bright.", []),
        ("Lamps (flash, IPL, lasers) are bright.", []),
        ("We own the Lumina IPL lamp.", []),
        ("We own an IPL Pro lamp.", []),
        ("Ask about IVG at the desk.", []),
        ("Ask about TEWL at the desk.", []),
    ],
)
def test_letters_are_spelt_out_unless_they_are_part_of_a_name(
    book: Rulebook, text: str, safe: list[str]
) -> None:
    assert _safe(book, text) == safe


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("We own a redstone laser.", ["ruby laser"]),
        ("We own two Redstone lasers.", ["ruby lasers"]),
        ("Redstone lasers hum.", ["Ruby lasers"]),
        ("Try our Redstone Laser.", []),
        ("We own a red-stone beam.", []),
        ("She has red-pox.", ["measles"]),
        ("She has a red pox.", []),
        ("We own a paint laser.", []),
    ],
)
def test_an_agreed_term_is_safe_where_it_has_the_same_number(
    book: Rulebook, text: str, safe: list[str]
) -> None:
    assert _safe(book, text) == safe


@pytest.mark.parametrize("kind", [BlockKind.QUOTE, BlockKind.ALT])
def test_the_words_of_others_and_of_pictures_are_left_alone(
    book: Rulebook, kind: BlockKind
) -> None:
    assert _safe(book, "A redstone laser hummed.", kind) == []


def test_words_in_quotation_marks_are_left_alone(book: Rulebook) -> None:
    assert _safe(book, "“The redstone laser hummed”, she says.") == []
