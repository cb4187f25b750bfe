"""Every term of the product's glossary is heard in English copy, and left alone elsewhere."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from building import product_packs

from claimcheck import check_text

if TYPE_CHECKING:
    from claimcheck.kinds.glossary import Entry
    from claimcheck.model.finding import Finding

_RULE = "terminology/untranslated/foreign-script"
_ENTRIES = [entry for entry in product_packs()[0].glossary.entries if entry.names]


class _Found(NamedTuple):
    """The untranslated words of a paragraph, and what is proposed for the first."""

    quotes: tuple[str, ...]
    proposals: tuple[str, ...]


def _names(entry: Entry) -> list[str]:
    """Return the names that a reader of English cannot read."""
    return [name for name in dict.fromkeys(n for _, n in entry.names) if not name.isascii()]


def _plain(entry: Entry) -> str:
    return re.sub(r" \([^()]*\)", "", entry.english).split(" / ")[0]


@cache
def _all_found(frame: str) -> dict[tuple[str, str], _Found]:
    """Return what is found when each name stands in a paragraph of its own."""
    asked = [(entry.english, name) for entry in _ENTRIES for name in _names(entry)]
    text = "\n\n".join(frame.format(english=english, name=name) for english, name in asked)
    by_line: dict[int, list[Finding]] = {}
    for finding in check_text(text, packs=product_packs()[0]).findings:
        if finding.rule == _RULE:
            by_line.setdefault(finding.start.number, []).append(finding)
    return {
        pair: _Found(
            tuple(finding.quote for finding in found),
            tuple(s.text for finding in found[:1] for s in finding.suggestions),
        )
        for ordinal, pair in enumerate(asked)
        for found in [by_line.get(2 * ordinal + 1, [])]
    }


def _found(entry: Entry, frame: str) -> list[_Found]:
    return [_all_found(frame)[entry.english, name] for name in _names(entry)]


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: entry.english)
def test_without_a_gloss_a_term_is_found_and_its_english_proposed(entry: Entry) -> None:
    found = _found(entry, "Please ask the team about {name} before you come to our clinic.")
    assert [each.quotes for each in found] == [(name,) for name in _names(entry)]
    assert [each for each in found if _plain(entry) not in each.proposals] == []


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: entry.english)
def test_with_a_gloss_a_term_is_left_alone(entry: Entry) -> None:
    found = _found(entry, "Please ask about {english} ({name}) before you come to our clinic.")
    assert [each.quotes for each in found if each.quotes] == []


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: entry.english)
def test_behind_the_term_a_gloss_is_heard_as_well(entry: Entry) -> None:
    found = _found(entry, "Please ask about {name} ({english}) before you come to our clinic.")
    assert [each.quotes for each in found if each.quotes] == []


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: entry.english)
def test_in_chinese_copy_a_term_is_left_alone(entry: Entry) -> None:
    found = _found(
        entry, "這裡介紹{name}的原理與過程，請先向醫師了解風險，並按醫師的建議護理皮膚。"
    )
    assert [each.quotes for each in found if each.quotes] == []


def test_the_glossary_has_306_terms_and_the_bare_laser() -> None:
    assert len(product_packs()[0].glossary.entries) == 307
