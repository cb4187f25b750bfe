"""The law laid over findings: which clauses, in which order, and how grave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import LAW, SMALL, load_pack

from claimcheck.config import Config
from claimcheck.govern.law import profile_problems
from claimcheck.model.finding import Replaces
from claimcheck.model.law import Profile
from claimcheck.model.rule import Severity
from claimcheck.pipeline import check_text

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding

_TERMS = """\
terms:
  - {id: pico, name: pico, family: laser-pigment, names: [pico]}
  - {id: peel, name: peel, family: peel, names: [peel]}
"""
_DUTY = """\
  - categories: [{name}]
    clauses: [{clause}]
    severity: {severity}
    examples:
      flag: [{{text: There is no downtime.}}]
      pass: [{{text: There is some downtime., because: near-miss}}]
"""
_AU = LAW.replace("jurisdiction: uk", "jurisdiction: au").replace("Code", "Act")


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return _book(tmp_path, LAW)


def _book(tmp_path: Path, law: str) -> Rulebook:
    files = {"lexicon/terms.yaml": _TERMS, "law/uk.yaml": law, "law/au.yaml": _AU}
    return load_pack(tmp_path, {**SMALL, **files})


def _duty(name: str, severity: str, clause: str = "two") -> str:
    return _DUTY.format(name=name, clause=clause, severity=severity)


def _find(book: Rulebook, text: str = "There is no downtime.", **profile: object) -> Finding:
    said = {"jurisdictions": ("uk",), **profile}
    config = Config(profile=Profile(**said))  # type: ignore[arg-type]
    (finding,) = check_text(text, packs=book, config=config).findings
    return finding


def _refs(finding: Finding) -> list[str]:
    return [f"{one.jurisdiction} {one.ref}" for one in finding.citations]


def test_without_a_jurisdiction_a_finding_cites_nothing(book: Rulebook) -> None:
    finding = _find(book, jurisdictions=())
    assert (finding.severity, _refs(finding)) == (Severity.ERROR, [])


def test_the_strictest_duty_decides_and_its_clauses_come_first(book: Rulebook) -> None:
    finding = _find(book, advertiser="clinic")
    assert (finding.severity, _refs(finding)) == (Severity.ERROR, ["uk Code 2", "uk Code 1"])


def test_a_duty_for_others_does_not_count(book: Rulebook) -> None:
    finding = _find(book, advertiser="salon")
    assert (finding.severity, _refs(finding)) == (Severity.WARNING, ["uk Code 1"])


def test_jurisdictions_are_cited_in_the_order_in_which_they_are_chosen(book: Rulebook) -> None:
    finding = _find(book, jurisdictions=("au", "uk"), advertiser="salon")
    assert _refs(finding) == ["au Act 1", "uk Code 1"]


def test_a_finding_that_its_context_lowered_stays_lower(book: Rulebook) -> None:
    finding = _find(book, "There is usually no downtime.", advertiser="clinic")
    assert finding.severity is Severity.WARNING
    assert _find(book, "There is usually no downtime.", advertiser="salon").severity == "info"


def test_a_rule_that_only_informs_stays_a_step_below_a_duty_for_its_category(
    tmp_path: Path,
) -> None:
    rule = SMALL["en/overclaim/no-downtime.yaml"].replace(
        "    message:", "    severity: info\n    message:"
    )
    law = LAW[: LAW.index("  - categories")] + _duty("overclaim/no-downtime", "error")
    files = {**SMALL, "en/overclaim/no-downtime.yaml": rule}
    mild = load_pack(tmp_path / "a", {**files, "law/uk.yaml": law})
    assert _find(mild).severity is Severity.WARNING
    named = law.replace("[overclaim/no-downtime]", "[overclaim/no-downtime/stated]")
    exact = load_pack(tmp_path / "b", {**files, "law/uk.yaml": named})
    assert _find(exact).severity is Severity.ERROR


def test_a_duty_that_names_the_rule_stands_in_for_those_of_its_category(tmp_path: Path) -> None:
    book = _book(tmp_path, LAW + _duty("overclaim/no-downtime/stated", "info"))
    finding = _find(book, advertiser="clinic")
    assert (finding.severity, _refs(finding)) == (Severity.INFO, ["uk Code 2"])


def test_a_duty_for_a_treatment_looks_at_the_sentence_then_the_article_then_the_profile(
    tmp_path: Path,
) -> None:
    law = LAW[: LAW.index("  - categories")] + _duty("overclaim/no-downtime", "info").replace(
        "    clauses", "    when: {treatments: [laser]}\n    clauses"
    )
    book = _book(tmp_path, law)
    assert _refs(_find(book, "A pico laser has no downtime.")) == ["uk Code 2"]
    assert _refs(_find(book, "A pico works. A pico helps. It has no downtime.")) == ["uk Code 2"]
    assert _refs(_find(book, treatments=("pico",))) == ["uk Code 2"]
    assert _refs(_find(book, "A peel has no downtime.", treatments=("pico",))) == []
    assert _refs(_find(book)) == []


def test_what_a_rule_of_one_law_finds_is_no_matter_of_another(tmp_path: Path) -> None:
    rule = SMALL["en/overclaim/no-downtime.yaml"].replace(
        "    match:", "    jurisdictions: [uk]\n    match:"
    )
    law = LAW[: LAW.index("  - categories")] + _duty("overclaim/no-downtime", "info").replace(
        "    clauses", "    when: {audience: [public]}\n    clauses"
    )
    files = {**SMALL, "en/overclaim/no-downtime.yaml": rule, "law/uk.yaml": law}
    book = load_pack(tmp_path, {**files, "law/au.yaml": _AU})
    finding = _find(book, jurisdictions=("au", "uk"))
    assert (finding.severity, _refs(finding)) == (Severity.INFO, ["uk Code 2"])
    profile = Profile(jurisdictions=("au", "uk"), audience="professional")
    config = Config(profile=profile)
    assert check_text("There is no downtime.", packs=book, config=config).findings == ()


def test_wordings_of_the_regulator_come_before_all_others(book: Rulebook) -> None:
    offered = _find(book, advertiser="clinic").suggestions[:2]
    assert [(one.text, one.replaces) for one in offered] == [
        ("Allow some days to recover.", Replaces.SENTENCE),
        ("A doctor decides whether the treatment suits you.", Replaces.NOTHING),
    ]


@pytest.mark.parametrize("wording", ["There is no downtime.", "恢復期因人而異。"])
def test_a_wording_that_is_a_claim_or_in_another_script_is_not_offered(
    tmp_path: Path, wording: str
) -> None:
    book = _book(tmp_path, LAW.replace("Allow some days to recover.", wording))
    offered = [one.text for one in _find(book, advertiser="salon").suggestions]
    assert wording not in offered


def test_some_words_that_are_accepted_stand_in_for_the_quote(tmp_path: Path) -> None:
    book = _book(tmp_path, LAW.replace("Allow some days to recover.", "some recovery time"))
    first = _find(book, advertiser="salon").suggestions[0]
    assert (first.text, first.replaces) == ("some recovery time", Replaces.QUOTE)


def test_a_wish_of_the_project_wins_over_the_law(book: Rulebook) -> None:
    config = Config(
        profile=Profile(jurisdictions=("uk",)),
        severity={"overclaim/no-downtime": Severity.INFO},
    )
    (finding,) = check_text("There is no downtime.", packs=book, config=config).findings
    assert (finding.severity, _refs(finding)) == (Severity.INFO, ["uk Code 2", "uk Code 1"])


def test_what_a_profile_names_must_exist() -> None:
    profile = Profile(jurisdictions=("ukk",), treatments=("pcio", "laser"))
    assert list(profile_problems(profile, {"uk", "au"}, {"pico", "laser"})) == [
        "there is no jurisdiction `ukk`, did you mean `uk`? (known: au, uk)",
        "there is no treatment or family `pcio`, did you mean `pico`?",
    ]
