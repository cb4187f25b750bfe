"""Quantities as copy words them are read as what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from claimcheck.model.fact import Modality
from claimcheck.pipeline import examine
from claimcheck.read import read_article

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.fact import Fact

_FILE = Path(__file__).parents[2] / "corpus" / "phrases" / "quantities.jsonl"
_FLOOR = 0.98
_TOLERANCE = 0.05
_HARMLESS = {Modality.VAGUE, Modality.COMPARATIVE}


class _Phrase(NamedTuple):
    """A text and what it must be read as; without a kind, as nothing that could contradict."""

    text: str
    kind: str | None
    low: float = 0
    high: float = 0
    unit: str = ""
    modality: str = ""


def _phrases() -> list[_Phrase]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    ends = ("low", "high")
    return [_Phrase(**row | {end: float(row[end]) for end in ends if end in row}) for row in rows]


def _facts(text: str, product: Rulebook) -> list[Fact]:
    examined = examine(read_article("a.md", text.encode()), product)
    kept = [verdict.candidate.fact for verdict in examined.verdicts if verdict.kept]
    return [fact for fact in kept if fact is not None]


def _is_read(phrase: _Phrase, facts: list[Fact]) -> bool:
    if phrase.kind is None:
        return all(fact.modality in _HARMLESS for fact in facts)
    mine = [fact for fact in facts if fact.kind == phrase.kind]
    return bool(mine) and all(
        fact.low == pytest.approx(phrase.low, rel=_TOLERANCE)
        and fact.high == pytest.approx(phrase.high, rel=_TOLERANCE)
        and (fact.unit, fact.modality) == (phrase.unit, phrase.modality)
        for fact in mine
    )


def test_nearly_all_phrases_are_read_as_what_they_say(product: Rulebook) -> None:
    phrases = _phrases()
    misread = [p.text for p in phrases if not _is_read(p, _facts(p.text, product))]
    assert len(misread) <= (1 - _FLOOR) * len(phrases), misread
