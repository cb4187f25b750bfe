"""Words that several formats share."""

from __future__ import annotations

import pytest

from claimcheck.model.finding import Citation
from claimcheck.report.look import clause_words, slashed, xml_text


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
    assert clause_words(clause) == "uk: 12.9 (read, 2026-01-01)"
