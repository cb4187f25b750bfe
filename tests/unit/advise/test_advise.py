"""What may be written instead is offered only when it raises nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, DOWNTIME, TAXONOMY, write_pack

from claimcheck.advise import fill
from claimcheck.advise.manner import closing_of
from claimcheck.errors import PackError
from claimcheck.model.finding import Replaces
from claimcheck.packs.load import load_rulebook
from claimcheck.pipeline import check_text, is_clean

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_TERMS = """\
terms:
  - id: pico
    name: pico laser
    family: laser
    names: [pico]
    downtime-days: "2..5"
    certainty: high
  - {id: peel, name: peel, called: a peel, family: peel, names: [peel], certainty: high}
  - {id: wand, name: no downtime wand, family: laser, names: [wand], certainty: high}
  - {id: glow, name: glow, family: laser, names: [glow], downtime-days: "0..1", certainty: low}
"""
_WORDING = """\
wording:
  overclaim/no-downtime:
    - "After {treatment}, allow {downtime}."
    - "There is no downtime after {treatment}."
    - "{treatment} needs some rest."
headings:
  overclaim/no-downtime: ["Rest after {treatment}"]
"""
_FACT = """\
category: accuracy/wrong-fact
why: It takes weeks.
rules:
  - id: painless-wand
    message: "“{match}” is wrong."
    advice: Say so.
    wording: ["{treatment} takes weeks to heal."]
    match: ["downtime with the comb"]
    examples:
      flag: ["There is no [[downtime with the comb]]."]
      pass: [{text: "There is a comb.", because: near-miss}]
"""
_FAMILY = """\
  accuracy/wrong-fact: {definition: A fact that is wrong., why: It misleads., severity: error}
"""
_FILES = {
    "taxonomy.yaml": TAXONOMY + _FAMILY,
    "en/accuracy/wrong-fact.yaml": _FACT,
    "en/overclaim/no-downtime.yaml": DOWNTIME.replace(
        "    lower: [hedged]\n",
        '    lower: [hedged]\n    replace: ["little downtime", "zero downtime"]\n',
    ),
    "en/wording.yaml": _WORDING,
    "lexicon/treatments.yaml": _TERMS,
    **CUES,
}


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_rulebook([write_pack(tmp_path, _FILES)])


def _offered(book: Rulebook, text: str) -> list[tuple[str, Replaces]]:
    (finding,) = check_text(text, packs=book).findings
    return [(suggestion.text, suggestion.replaces) for suggestion in finding.suggestions]


def test_a_claim_gets_words_for_the_quote_sentences_and_its_deletion(book: Rulebook) -> None:
    assert _offered(book, "Pico has no downtime.") == [
        ("little downtime", Replaces.QUOTE),
        ("After pico laser, allow 2 to 5 days.", Replaces.SENTENCE),
        ("Pico laser needs some rest.", Replaces.SENTENCE),
        ("", Replaces.SENTENCE),
    ]


def test_words_that_get_a_fact_wrong_get_the_fact(book: Rulebook) -> None:
    findings = check_text("With pico there is no downtime with the comb.", packs=book).findings
    for finding in findings:
        whole = [s.text for s in finding.suggestions if s.replaces is Replaces.SENTENCE]
        assert whole == ["Pico laser takes weeks to heal.", ""]
    assert [finding.category for finding in findings] == [
        "overclaim/no-downtime",
        "accuracy/wrong-fact",
    ]


@pytest.mark.parametrize("text", ["No downtime with pico.", "ANN: No downtime with pico."])
def test_what_begins_a_sentence_has_a_capital(book: Rulebook, text: str) -> None:
    assert _offered(book, text)[0] == ("Little downtime", Replaces.QUOTE)


@pytest.mark.parametrize(
    "text",
    [
        "Pico has no downtime, so go out.",
        "Pico has no downtime: go out.",
        "Go out at once, as there is no downtime with pico.",
        "With pico there is no downtime at all.",
    ],
)
def test_words_from_which_something_follows_are_not_replaced_alone(
    book: Rulebook, text: str
) -> None:
    assert all(kind is Replaces.SENTENCE for _, kind in _offered(book, text))


@pytest.mark.parametrize(
    "text",
    [
        "I had no downtime with pico.",
        "Pico has no downtime. It was my third.",
        "Pico has no downtime, and I’m glad.",
        "Pico rocks. #zero downtime",
    ],
)
def test_what_a_patient_tells_can_only_be_left_out(book: Rulebook, text: str) -> None:
    assert {sentence for sentence, kind in _offered(book, text) if kind is Replaces.SENTENCE} == {
        ""
    }


@pytest.mark.parametrize(
    "text",
    ["Can I work? Pico has no downtime.", "Pico has no downtime for skin types I to IV."],
)
def test_a_reader_who_asks_and_a_roman_number_are_no_patient(book: Rulebook, text: str) -> None:
    assert ("Pico laser needs some rest.", Replaces.SENTENCE) in _offered(book, text)


@pytest.mark.parametrize(
    "line",
    ["- Pico has no downtime.", "- Pico has no downtime whatever you do at work"],
)
def test_a_list_item_that_is_a_sentence_gets_sentences(book: Rulebook, line: str) -> None:
    (finding,) = check_text(line, packs=book, format="markdown").findings
    assert "Pico laser needs some rest." in [s.text for s in finding.suggestions]


def test_what_is_not_known_of_a_treatment_is_not_said(book: Rulebook) -> None:
    assert ("A peel needs some rest.", Replaces.SENTENCE) in _offered(
        book, "A peel has no downtime."
    )
    assert not any("allow" in text for text, _ in _offered(book, "A peel has no downtime."))


def test_a_number_of_little_certainty_is_not_said(book: Rulebook) -> None:
    assert not any("allow" in text for text, _ in _offered(book, "The glow has no downtime."))


def test_without_a_treatment_it_is_the_treatment(book: Rulebook) -> None:
    offered = _offered(book, "There is no downtime.")
    assert ("The treatment needs some rest.", Replaces.SENTENCE) in offered


def test_a_name_that_must_not_be_written_is_left_out(book: Rulebook) -> None:
    offered = _offered(book, "Our wand has no downtime.")
    assert ("The treatment needs some rest.", Replaces.SENTENCE) in offered


def test_of_several_treatments_the_article_decides(book: Rulebook) -> None:
    text = "Pico. Pico again.\n\nBoth pico and a peel have no downtime."
    offered = _offered(book, text)
    assert ("Pico laser needs some rest.", Replaces.SENTENCE) in offered


def test_other_words_in_the_sentence_may_keep_a_replacement_away(book: Rulebook) -> None:
    findings = check_text("There is no downtime with the comb.", packs=book).findings
    assert len(findings) > 1
    for finding in findings:
        assert all(s.replaces is Replaces.SENTENCE for s in finding.suggestions)


def test_without_one_main_treatment_it_is_the_treatment(book: Rulebook) -> None:
    text = "Pico. Pico again.\n\nA peel. A peel again.\n\nThere is no downtime."
    assert ("The treatment needs some rest.", Replaces.SENTENCE) in _offered(book, text)


@pytest.mark.parametrize("line", ["# Pico: no downtime", "- Pico: no downtime"])
def test_in_a_heading_or_list_a_few_words_stand_for_it(book: Rulebook, line: str) -> None:
    (finding,) = check_text(line, packs=book, format="markdown").findings
    whole = [s.text for s in finding.suggestions if s.replaces is Replaces.SENTENCE]
    assert whole == ["Rest after pico laser", ""]


@pytest.mark.parametrize("text", ["> Pico has no downtime for me.", "“I had no downtime.” – Ann"])
def test_anothers_words_can_only_be_left_out(book: Rulebook, text: str) -> None:
    (finding,) = check_text(text, packs=book, format="markdown").findings
    whole = [s.text for s in finding.suggestions if s.replaces is Replaces.SENTENCE]
    assert whole == [""]


def test_a_script_keeps_its_speaker(book: Rulebook) -> None:
    offered = _offered(book, "ANN: Pico has no downtime.")
    assert ("ANN: Pico laser needs some rest.", Replaces.SENTENCE) in offered


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("I look ten years younger!”", "”"),
        ('I look ten years younger!"', '"'),
        ("我年輕了十歲！」", "」"),
        ("“I look ten years younger!”", ""),
        ('She said "never again"', ""),
        ("No downtime.", ""),
    ],
)
def test_the_end_of_a_quotation_that_began_before_is_kept(sentence: str, mark: str) -> None:
    assert closing_of(sentence) == mark


@pytest.mark.parametrize(
    ("usual", "text"), [({"downtime": "a day"}, "Allow a day for pico."), ({}, "")]
)
def test_a_wording_is_filled_or_left(usual: dict[str, str], text: str) -> None:
    assert fill("allow {downtime} for {treatment}.", "pico", usual) == text


def test_a_text_is_clean_when_nothing_of_its_wording_is_flagged(book: Rulebook) -> None:
    assert is_clean("There is some downtime. We never promise no downtime.", book)
    assert not is_clean("There is no downtime.", book)


@pytest.mark.parametrize(
    ("wording", "why"),
    [
        (
            'wording: {overclaim/no-downtim: ["x"]}',
            "there is no category `overclaim/no-downtim`, did",
        ),
        ('wording: {overclaim/no-downtime: ["{price}"]}', "a wording cannot hold {price}"),
        ("wording: [a]", "`wording` must be a mapping"),
        ("words: {}", "unknown key `words`"),
    ],
)
def test_a_mistake_in_a_wording_file_is_said(tmp_path: Path, wording: str, why: str) -> None:
    with pytest.raises(PackError, match=why.replace("{", r"\{").replace("(", r"\(")):
        load_rulebook([write_pack(tmp_path, {**_FILES, "en/wording.yaml": wording})])
