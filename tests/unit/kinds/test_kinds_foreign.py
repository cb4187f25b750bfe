"""Kind `foreign`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import candidates_of, found_by, load_pack

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILE = """\
category: terminology/untranslated
why: Nobody can read it.
rules:
  - id: han
    kind: foreign
    message: "“{match}” is not translated."
    advice: "Translate it."
    scripts: [han, hangul]
    examples: {}
"""
_GLOSSARY = (
    "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tconfidence\tsource\n"
    "whitening (skin)\t美白\t\t美白\t\t\thigh\tbook\n"
    "laser / light\t激光|雷射\t\t\t\t\thigh\tbook\n"
    "tretinoin\tA酸\t\t\t\t\thigh\tbook\n"
    "number one\t1位\t\t\t\t\thigh\tbook\n"
    "mixed words\t先美白,後激光\t\t\t\t\thigh\tbook\n"
    "birthmark\t胎記\t\t\t\t\thigh\tbook\n"
    "bruise\t胎記\t\t\t\t\thigh\tbook\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(
        tmp_path,
        {"en/terminology/untranslated.yaml": _FILE, "en/lexicon/glossary.tsv": _GLOSSARY},
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Our 美白 treatment lasts for an hour.", ["美白"]),
        ("We sell 미백 and 美白 creams to everyone.", ["미백", "美白"]),
        ("Our 美白 (whitening) treatment lasts.", []),
        ("Our whitening (美白) treatment lasts.", []),
        ("Our bright light (IPL) (美白) treatment lasts.", []),
        ("It is called 美白 in the whole city.", []),
        ("We sell a good A酸 cream to everyone.", ["A酸"]),
        ("We sell a good BA酸 cream to everyone.", ["酸"]),
        ("Our clinic is 1位 in the whole city.", ["1位"]),
        ("Our clinic is 21位 in the whole city.", ["位"]),
        ("We do 先美白,後激光 for everyone here.", ["先美白,後激光"]),
        ("We do 美白,後激光 for everyone here.", ["美白", "後激光"]),
        ("Our treatment lasts for an hour.", []),
        ("Press the buzzer marked 方 at the door.", []),
        ("We hand out a 美白, měi bái, in summer.", []),
        ("We hand out a 美白, the whitening of the skin, in summer.", []),
        ("美白 is the problem that worries her most.", ["美白"]),
        ("美白 is the Chinese word for a brighter skin.", []),
        ("Her name in Korean, since people ask, is 박미나.", []),
        ("Nearest station: Central 中環, exit D2.", []),
        ("Ask for our Central 美白 treatment today.", ["美白"]),
        ("我們的美白療程很好。", []),
        ("Кожа is no script that the rule names.", []),
    ],
)
def test_a_stretch_without_a_gloss_is_found(book: Rulebook, text: str, found: list[str]) -> None:
    assert found_by(book, text) == found


def test_a_known_stretch_brings_its_plain_translation(book: Rulebook) -> None:
    (candidate,) = candidates_of(book, "We are proud of our 激光美白 treatment.")
    assert candidate.replace == ("laser whitening",)


def test_a_stretch_of_several_meanings_brings_each(book: Rulebook) -> None:
    (candidate,) = candidates_of(book, "We are proud of how we treat 胎記 here.")
    assert candidate.replace == ("birthmark", "bruise")


def test_a_stretch_is_translated_with_the_letters_that_belong_to_it(book: Rulebook) -> None:
    (candidate,) = candidates_of(book, "We are proud of our A酸 cream.")
    assert candidate.replace == ("tretinoin",)


def test_an_unknown_stretch_brings_none(book: Rulebook) -> None:
    (candidate,) = candidates_of(book, "We are proud of our 皮秒 treatment.")
    assert candidate.replace == ()


def test_a_label_is_left_alone(book: Rulebook) -> None:
    assert found_by(book, (BlockKind.LABEL, "Choose a language, 美白 or other")) == []


def test_a_letter_that_only_looks_like_another_is_no_foreign_word(tmp_path: Path) -> None:
    file = _FILE.replace("[han, hangul]", "[cyrillic]")
    book = load_pack(tmp_path, {"en/terminology/untranslated.yaml": file})
    assert found_by(book, "There is nо dоwntime, says the лифтинг page of ours.") == ["лифтинг"]
