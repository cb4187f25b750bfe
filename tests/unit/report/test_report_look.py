"""Words that several formats share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.model.finding import Citation
from claimcheck.model.law import Jurisdiction, Profile
from claimcheck.model.report import Report
from claimcheck.report.look import clause_words, no_clause, profile_words, slashed, xml_text


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("\x00\x0b\x1f", "���"),
        ("\ud800\udfff\ufffe\uffff", "����"),
        ("\ud7ff\ue000�😀", "\ud7ff\ue000�😀"),
    ],
)
def test_what_xml_cannot_hold_is_marked(text: str, held: str) -> None:
    assert xml_text(text) == held


@pytest.mark.parametrize(("path", "said"), [("./a.md", "a.md"), ("a//b.md", "a/b.md")])
def test_a_path_has_no_dot_in_front(path: str, said: str) -> None:
    assert slashed(path) == said


def test_a_clause_without_an_address_has_none() -> None:
    clause = Citation(jurisdiction="uk", ref="12.9", url="", basis="read", as_of="2026-01-01")
    assert clause_words(clause) == "uk: 12.9 (read, as of 2026-01-01)"


def test_a_clause_says_what_it_asks_for_before_its_address() -> None:
    clause = Citation("uk", "12.9", "https://x.test/", "read", "2026-01-01", "Hold proof.")
    assert clause_words(clause) == "uk: 12.9 (read, as of 2026-01-01): Hold proof. https://x.test/"


def test_a_report_says_under_which_law_and_for_whom_it_was_made() -> None:
    uk = Jurisdiction(id="uk", name="United Kingdom", as_of="2026-01-01")
    profile = Profile(jurisdictions=("uk",), advertiser="clinic", treatments=("pico", "peel"))
    plain = Report(articles=(), failures=(), packs=(), as_of="2026-01-02")
    report = replace(plain, profile=profile, law=(uk,))
    assert profile_words(report) == (
        "uk (United Kingdom, as of 2026-01-01); advertiser clinic; treatments pico, peel"
    )
    assert no_clause(report) == "none that claimcheck knows of (uk)"
    assert profile_words(plain) == ""
