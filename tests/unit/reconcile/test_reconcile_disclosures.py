"""Disclosures that an article owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, LAW, SMALL, load_pack, phrase_file, reconciled

from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Replaces, Suggestion

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding

_RULE = """\
category: {category}
why: Readers need them.
rules:
  - id: missing
    kind: required
    message: "Nothing names a side effect of {{treatment}}."
    advice: "Name them."
    satisfied: ["(redness | swelling)"]
    weak: ["risk~"]
    alike: ["cost~ ... {{vary}}"]
    alike-because: it is about the price
    drop: [negated, asked]
    owed: {{laser: error, peel: warning}}
    raised-by: [overclaim/painless]
    incomplete: "Risks are named without saying which."
    insert: "Redness may follow."
    examples: {{}}
lexicon: {{vary: [vary, differ]}}
"""
_TERMS = """\
terms:
  - {id: pico, name: pico laser, family: laser, names: ["pico [laser]"]}
  - {id: glycolic, name: glycolic peel, family: peel, names: ["[glycolic] peel"]}
  - {id: thread, name: thread lift, family: laser, names: ["threads"]}
  - {id: acne, name: acne, family: concern, names: ["acne"]}
"""
_LONG = "And so on it goes for ever. " * 30  # enough words for a whole article


def _book(folder: Path, category: str = "disclaimer/side-effects") -> Rulebook:
    files = {
        **CUES,
        "en/disclaimer/side-effects.yaml": _RULE.format(category=category),
        "lexicon/terms.yaml": _TERMS,
        "en/painless.yaml": phrase_file("painless", category="overclaim/painless"),
    }
    return load_pack(folder, files)


def _missing(book: Rulebook, *parts: str | tuple[BlockKind, str]) -> list[Finding]:
    findings, _ = reconciled(book, *parts)
    return [finding for finding in findings if finding.category.startswith("disclaimer/")]


_TITLE = (BlockKind.TITLE, "All about pico")


def test_a_disclosure_that_is_nowhere_is_missing_once(tmp_path: Path) -> None:
    (finding,) = _missing(_book(tmp_path), _TITLE, "Pico is quick. Pico is new.", _LONG)
    assert finding.message == "Nothing names a side effect of pico laser."
    assert (finding.severity, finding.quote) == ("error", "")
    assert finding.sentence == "All about pico", "the sentence that makes it owed"
    (suggestion,) = finding.suggestions
    assert suggestion == Suggestion(text="Redness may follow.", replaces=Replaces.NOTHING)
    assert finding.related == ()


def test_a_disclosure_that_is_there_is_not_missing(tmp_path: Path) -> None:
    assert _missing(_book(tmp_path), _TITLE, "Expect redness.", _LONG) == []


@pytest.mark.parametrize("text", ["We never see redness.", "Is there redness?"])
def test_a_disclosure_that_is_denied_or_asked_is_none(tmp_path: Path, text: str) -> None:
    (finding,) = _missing(_book(tmp_path), _TITLE, text, _LONG)
    assert finding.message == "Nothing names a side effect of pico laser."


def test_a_weak_disclosure_is_incomplete_where_it_stands(tmp_path: Path) -> None:
    (finding,) = _missing(_book(tmp_path), _TITLE, "There are risks.", _LONG)
    assert finding.message == "Risks are named without saying which."
    assert (finding.severity, finding.quote) == ("warning", "risks")


def test_what_only_looks_alike_is_named_and_lowers(tmp_path: Path) -> None:
    (finding,) = _missing(_book(tmp_path), _TITLE, "Costs may vary.", _LONG)
    assert (finding.severity, finding.quote) == ("warning", "")
    assert [(related.quote, related.message) for related in finding.related] == [
        ("Costs may vary", "does not count: it is about the price")
    ]


def test_what_is_no_disclosure_in_its_context_is_named_with_the_words_that_say_so(
    tmp_path: Path,
) -> None:
    (finding,) = _missing(_book(tmp_path), _TITLE, "There is never redness.", _LONG)
    assert finding.severity == "error"
    assert [(related.quote, related.message) for related in finding.related] == [
        ("redness", "does not count: it is negated by “never”")
    ]


def test_a_weak_one_outweighs_what_looks_alike(tmp_path: Path) -> None:
    (finding,) = _missing(_book(tmp_path), _TITLE, "Costs may vary.", "There are risks.", _LONG)
    assert finding.quote == "risks"


def test_a_short_text_owes_one_step_less_gravely(tmp_path: Path) -> None:
    (finding,) = _missing(_book(tmp_path), _TITLE, "Pico is quick.")
    assert finding.severity == "warning"


def test_a_claim_raises_what_is_owed(tmp_path: Path) -> None:
    title = (BlockKind.TITLE, "All about the glycolic peel")
    (plain,) = _missing(_book(tmp_path), title, _LONG)
    (raised,) = _missing(_book(tmp_path), title, "It is painless.", _LONG)
    assert (plain.severity, raised.severity) == ("warning", "error")


def test_the_treatment_that_owes_most_gravely_is_named(tmp_path: Path) -> None:
    texts = ("The peel is old. A peel is slow.", "Pico is quick. Pico is new.", _LONG)
    (finding,) = _missing(_book(tmp_path), *texts)
    assert finding.message == "Nothing names a side effect of pico laser."
    assert finding.severity == "error"


@pytest.mark.parametrize(
    "texts", [("All about acne. Acne is common.",), ("We like tea.",), ("We once had pico.",)]
)
def test_an_article_about_no_treatment_owes_nothing(tmp_path: Path, texts: tuple[str]) -> None:
    assert _missing(_book(tmp_path), *texts, _LONG) == []


def test_copy_with_prices_is_about_what_it_names_once_at_its_beginning(tmp_path: Path) -> None:
    book = _book(tmp_path)
    (finding,) = _missing(book, "We do pico.", "It is £40.", _LONG)
    assert finding.sentence == "We do pico."
    assert _missing(book, _LONG, "It is £40.", "We do pico.") == []


def test_copy_with_prices_is_about_all_of_three_treatments(tmp_path: Path) -> None:
    book = _book(tmp_path)
    _, subjects = reconciled(book, _LONG, "It is £40.", "Pico.", "A peel.", "Threads.")
    assert [subject.term.id for subject in subjects] == ["pico", "glycolic", "thread"]


def test_two_rules_of_one_disclosure_report_the_gravest(tmp_path: Path) -> None:
    again = _RULE.partition("rules:\n")[2].partition("lexicon:")[0]
    again = again.replace("id: missing", "id: again").replace("laser: error", "laser: info")
    files = {
        **CUES,
        "en/disclaimer/side-effects.yaml": _RULE.replace("lexicon:", f"{again}lexicon:").format(
            category="disclaimer/side-effects"
        ),
        "lexicon/terms.yaml": _TERMS,
        "en/painless.yaml": phrase_file("painless", category="overclaim/painless"),
    }
    (finding,) = _missing(load_pack(tmp_path, files), _TITLE, _LONG)
    assert (finding.rule, finding.severity) == ("disclaimer/side-effects/missing", "error")


def test_a_cost_caveat_is_owed_only_where_a_price_is_stated(tmp_path: Path) -> None:
    book = _book(tmp_path, "disclaimer/cost-caveat")
    assert _missing(book, _TITLE, _LONG) == []
    (finding,) = _missing(book, _TITLE, "It is £40.", _LONG)
    assert finding.severity == "error"


def test_treatments_come_by_weight_and_passing_mentions_do_not_count(tmp_path: Path) -> None:
    _, subjects = reconciled(
        _book(tmp_path), _TITLE, "Pico is new. Pico is quick.", "The peel is not meant here."
    )
    assert [(subject.term.id, subject.weight, subject.sentence) for subject in subjects] == [
        ("pico", 8, 0)
    ]


def test_a_treatment_far_behind_the_main_one_is_not_what_the_article_is_about(
    tmp_path: Path,
) -> None:
    texts = ("Pico is new. Pico is quick. Pico stays.", "A peel is old. The peel is slow.")
    book = _book(tmp_path)
    _, near = reconciled(book, *texts)
    _, far = reconciled(book, _TITLE, *texts)
    assert [subject.term.id for subject in near] == ["pico", "glycolic"]
    assert [subject.term.id for subject in far] == ["pico"]


def test_what_only_a_law_wants_is_missing_beside_what_all_want(tmp_path: Path) -> None:
    own = _RULE.format(category="disclaimer/side-effects").replace(
        "id: missing\n", "id: number-missing\n    jurisdictions: [uk]\n"
    )
    files = {
        **SMALL,
        "en/disclaimer/side-effects.yaml": _RULE.format(category="disclaimer/side-effects"),
        "en/disclaimer/side-effects-number.yaml": own,
        "lexicon/terms.yaml": _TERMS,
        "law/uk.yaml": LAW,
    }
    book = load_pack(tmp_path, files)
    parts = ("The pico laser is new.", "A pico laser works.", _LONG)
    assert [f.rule for f in _missing(book, *parts)] == ["disclaimer/side-effects/missing"]
    assert sorted(f.rule for f in _missing(book.under(["uk"]), *parts)) == [
        "disclaimer/side-effects/missing",
        "disclaimer/side-effects/number-missing",
    ]
