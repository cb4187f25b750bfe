"""A claim is told, or not, by the words around it, whatever it claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from claimcheck.config import Config
from claimcheck.pipeline import check_articles
from claimcheck.read import read_text

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_FILE = Path(__file__).parents[2] / "corpus" / "phrases" / "frames.jsonl"
_LEAST = {True: 0.945, False: 0.905}  # of made claims that are told, of others that are not

_CLAUSES = {
    "it is completely painless": "painless",
    "it is suitable for all skin types": "universal-suitability",
    "the results are permanent": "permanence",
    "it is 100% safe": "absolute-safety",
}
_NOUNS = {
    "no downtime": "no-downtime",
    "guaranteed results": "guaranteed-results",
    "permanent results": "permanence",
    "no side effects": "absolute-safety",
}


class _Frame(NamedTuple):
    text: str
    made: bool

    def filled(self) -> list[tuple[str, str]]:
        """Return the frame with each claim in it, and the category of that."""
        claims = _CLAUSES if "{C}" in self.text else _NOUNS
        texts = (
            (self.text.replace("{C}", claim).replace("{N}", claim), f"overclaim/{category}")
            for claim, category in claims.items()
        )
        return [(text[0].upper() + text[1:], category) for text, category in texts]


def _frames() -> list[_Frame]:
    rows = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
    return [_Frame(row["frame"], row["made"]) for row in rows]


@pytest.mark.parametrize("made", [True, False])
def test_most_frames_are_judged_alike_whatever_they_hold(product: Rulebook, *, made: bool) -> None:
    cases = [case for frame in _frames() if frame.made is made for case in frame.filled()]
    results = check_articles([read_text(text) for text, _ in cases], product, Config())
    wrong = [
        text
        for (text, category), result in zip(cases, results, strict=True)
        if any(finding.category == category for finding in result.findings) is not made
    ]
    assert len(wrong) <= (1 - _LEAST[made]) * len(cases), wrong


def test_frames_are_of_their_own() -> None:
    texts = [frame.text for frame in _frames()]
    assert len(texts) == len(set(texts))
    assert all(text.count("{C}") + text.count("{N}") == 1 for text in texts)
