"""From candidates to verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, load_pack, phrase_file, verdicts_of

from claimcheck.model.article import BlockKind
from claimcheck.model.rule import Qualifier, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Verdict

_DROP = "drop: [negated, asked, quoted]\nlower: [hedged, cited]"


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    rule = phrase_file("(no | zero) down-time", "painless", "magic", more=_DROP)
    return load_pack(tmp_path, {**CUES, "en/a.yaml": rule})


def _heard(verdict: Verdict) -> list[tuple[str, str, str]]:
    return [(cue.qualifier.value, cue.text, cue.effect) for cue in verdict.cues]


def _one(book: Rulebook, *parts: str | tuple[BlockKind, str]) -> Verdict:
    (verdict,) = verdicts_of(book, *parts)
    return verdict


def test_an_assertion_is_kept_as_it_is(book: Rulebook) -> None:
    verdict = _one(book, "It is painless.")
    assert (verdict.kept, verdict.severity, verdict.cues) == (True, Severity.ERROR, ())


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("It is never painless.", [("negated", "never", "dropped")]),
        ("It does not feel painless.", [("negated", "does not", "dropped")]),
        ("Does not painless sound good.", [("negated", "Does not", "dropped")]),
        ("Painless is not possible.", [("negated", "is not possible", "dropped")]),
        ("It is never swollen, red or painless.", [("negated", "never", "dropped")]),
        ("It is usually painless.", [("hedged", "usually", "lowered")]),
        ("It may be painless [3].", [("hedged", "may", "lowered"), ("cited", "[3]", "lowered")]),
    ],
)
def test_the_nearest_cue_in_reach_is_heard(
    book: Rulebook, text: str, cues: list[tuple[str, str, str]]
) -> None:
    assert _heard(_one(book, text)) == cues


@pytest.mark.parametrize(
    "text",
    [
        "There is no downtime.",  # a cue inside the candidate is the claim
        "It never fails and is painless.",  # a pseudo cue
        "It never hurts but is painless.",  # a terminating cue
        "It never hurts, we say painless.",  # an opener after a comma
        "It never hurts; painless.",
        "It never hurts - painless.",
        "It never hurts (painless).",
        "It never is one of those painless ones.",  # beyond the reach of three words
        "Painless it never is.",  # on the wrong side
        "Is not possible, painless.",
        "It never hurts. It is painless.",  # in another sentence
    ],
)
def test_what_is_out_of_reach_is_not_heard(book: Rulebook, text: str) -> None:
    assert _heard(_one(book, text)) == []


def test_a_cue_inside_a_candidate_never_counts(tmp_path: Path) -> None:
    rule = phrase_file("never painful", more="drop: [negated]")
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": rule})
    assert _one(book, "It is never painful.").kept


def test_the_nearer_of_two_cues_is_heard(book: Rulebook) -> None:
    assert _heard(_one(book, "It never does not feel painless.")) == [
        ("negated", "does not", "dropped")
    ]


def test_two_hedges_lower_no_further_than_one(book: Rulebook) -> None:
    assert _one(book, "It may be painless [3].").severity is Severity.WARNING


def test_each_candidate_is_judged_by_itself(book: Rulebook) -> None:
    verdicts = verdicts_of(book, "It is painless, we never promise magic.")
    assert [verdict.kept for verdict in verdicts] == [True, False]


@pytest.mark.parametrize("mark", ["?", "？", "?”"])
def test_a_question_asks(book: Rulebook, mark: str) -> None:
    verdict = _one(book, f"Is it painless{mark}")
    assert _heard(verdict) == [("asked", mark[0], "dropped")]


@pytest.mark.parametrize("answer", ["Yes, it is.", "Absolutely!", "“Yes.”", "A: Yes.", "YES"])
def test_a_question_with_a_yes_claims(book: Rulebook, answer: str) -> None:
    assert _one(book, (BlockKind.QUESTION, "Is it painless?"), answer).kept


@pytest.mark.parametrize(
    "answer", ["No, it is not.", "Yesterday it was.", "It depends.", "Oh yes."]
)
def test_a_question_without_a_yes_at_the_start_of_its_answer_asks(
    book: Rulebook, answer: str
) -> None:
    assert not _one(book, (BlockKind.HEADING, "Is it painless?"), answer).kept


@pytest.mark.parametrize(
    "text", ["A card read “It is painless.”", 'It says "So painless!" in gold.', "「painless」"]
)
def test_words_in_quotation_marks_are_quoted(book: Rulebook, text: str) -> None:
    cues = [(cue[0], cue[2]) for cue in _heard(_one(book, text))]
    assert ("quoted", "dropped") in cues


def test_a_quotation_may_run_over_several_sentences(book: Rulebook) -> None:
    assert not _one(book, "A card read “Fear not. It is painless. Come in.”").kept


@pytest.mark.parametrize(
    "text",
    [
        "“It was painless,” said Ann.",
        "“It was painless,” Ann Lee told us.",
        "“It was painless!” – Ann, Leeds",
        "“So painless!” Ann, Leeds",
        "“So painless!” (@ann)",
        "“It was painless for my chin.”",
        "ANN (on the phone): “So painless.”",
        "Bev, from Leeds, wrote on our wall: “So painless.”",
    ],
)
def test_what_a_customer_says_excuses_no_claim(book: Rulebook, text: str) -> None:
    verdict = _one(book, text)
    assert verdict.kept
    assert [(cue[0], cue[2]) for cue in _heard(verdict)] == [("quoted", "none")]


def test_a_customer_in_a_block_quote_excuses_no_claim(book: Rulebook) -> None:
    assert _one(book, (BlockKind.QUOTE, "I slept. It was painless.")).kept


def test_a_figure_that_a_customer_gives_is_hers(tmp_path: Path) -> None:
    rule = (
        "category: overclaim/no-downtime\nwhy: Because.\nrules:\n"
        "  - {id: stated, kind: quantity, fact: recovery, modality: typical,\n"
        '     match: ["# day~ off"], drop: [quoted], examples: {}}\n'
    )
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": rule})
    assert not _one(book, "“I took 3 days off,” said Ann.").kept


_STAFF = "qualifier: quoted\npseudo: ['our surgeon']\n"


@pytest.mark.parametrize(
    "text",
    ["“It is painless,” says our surgeon.", "Our surgeon: “Fear not. It is painless.”"],
)
def test_the_clinics_own_people_are_not_quoted(tmp_path: Path, text: str) -> None:
    rule = phrase_file("painless", more="drop: [quoted]")
    book = load_pack(tmp_path, {**CUES, "en/cues/quoted.yaml": _STAFF, "en/a.yaml": rule})
    assert _heard(_one(book, text)) == []


def test_a_word_for_the_staff_inside_the_marks_names_no_speaker(tmp_path: Path) -> None:
    rule = phrase_file("painless", more="drop: [quoted]")
    book = load_pack(tmp_path, {**CUES, "en/cues/quoted.yaml": _STAFF, "en/a.yaml": rule})
    assert not _one(book, "A card read “With our surgeon it is painless.”").kept


def test_a_comma_ends_the_condition_that_a_denial_rests_on(tmp_path: Path) -> None:
    rule = phrase_file("painless", more="drop: [negated]")
    cues = "qualifier: negated\nbefore: ['if it were']\n"
    book = load_pack(tmp_path, {**CUES, "en/cues/negated.yaml": cues, "en/a.yaml": rule})
    texts = ("If it were truly painless, all would come.", "If it were cold, painless lasers do.")
    assert [verdict.kept for verdict in verdicts_of(book, *texts)] == [False, True]


_ASKED = "qualifier: asked\nbefore: ['want to know']\npseudo: [want, 'want to know']\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Want painless lasers?", True),
        ("So, want painless lasers?", True),
        ("Want to know of painless lasers?", False),
        ("Do people want painless lasers?", False),
    ],
)
def test_a_question_that_opens_with_an_offer_claims(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    rule = phrase_file("painless", more="drop: [asked]")
    book = load_pack(tmp_path, {**CUES, "en/cues/asked.yaml": _ASKED, "en/a.yaml": rule})
    assert _one(book, text).kept is kept


def test_a_colon_ends_a_negation(book: Rulebook) -> None:
    assert _heard(_one(book, "It never hurts: painless.")) == []


def test_a_dash_after_a_label_at_the_start_ends_nothing(book: Rulebook) -> None:
    assert _heard(_one(book, "Usually – painless.")) == [("hedged", "Usually", "lowered")]


def test_a_block_quote_is_quoted(book: Rulebook) -> None:
    assert _heard(_one(book, (BlockKind.QUOTE, "It was painless."))) == [
        ("quoted", "block quote", "dropped")
    ]


def test_words_after_a_quotation_are_not_quoted(book: Rulebook) -> None:
    assert _one(book, "“I was afraid,” said Ann of the painless peel.").kept


@pytest.mark.parametrize(
    "reference",
    [
        "[12]",
        "[1, 3]",
        "[1–3]",
        "[^note]",
        "¹",
        "(Lee, 2019)",
        "Lee and Kim, 2019",
        "doi:10.1/x",
        "NCT02391012",
        "(n = 38)",
        "reference 4",
        "https://example.org/x",
    ],
)
def test_a_reference_in_the_sentence_cites(book: Rulebook, reference: str) -> None:
    (cue,) = _heard(_one(book, f"It is painless {reference}."))
    assert (cue[0], cue[2]) == ("cited", "lowered")


def test_a_reference_in_another_sentence_does_not(book: Rulebook) -> None:
    assert _heard(_one(book, "It is painless. It is old [1].")) == []


def test_a_qualifier_that_the_rule_does_not_ask_for_changes_nothing(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": phrase_file("painless")})
    verdict = _one(book, "It is never painless?")
    assert verdict.kept
    assert verdict.severity is Severity.ERROR
    assert [cue.effect for cue in verdict.cues] == ["none", "none"]


def test_a_rule_with_only_speaks_where_its_qualifier_is_heard(tmp_path: Path) -> None:
    rule = phrase_file("painless", more="only: [quoted]\ndrop: [negated]")
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": rule})
    texts = ("It is painless.", "“It is painless.”", "“It is never painless.”")
    assert [verdict.kept for verdict in verdicts_of(book, *texts)] == [False, True, False]


def test_cues_come_in_the_order_of_the_qualifiers(book: Rulebook) -> None:
    heard = _heard(_one(book, "Is it never usually painless [1]?"))
    order = list(Qualifier)
    assert [order.index(Qualifier(cue[0])) for cue in heard] == [0, 1, 2, 6]
