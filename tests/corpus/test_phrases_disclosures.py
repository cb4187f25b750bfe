"""A phrase alone in an otherwise silent article discloses, discloses in part, or does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import product_packs

from claimcheck.pipeline import examine
from claimcheck.read import read_text

_PHRASES = Path(__file__).parents[2] / "corpus" / "phrases"
_LEAST = 0.98  # of the phrases are told right
_LEAST_MORE = 0.94  # of those that are further from the usual wording

# Says nothing about any treatment, and is as long as an article.
_SILENT = (
    "The room has a chair, a lamp and a window that looks onto the square. Music plays from a "
    "shelf, and tea stands on a low table. The building lies two streets from the station, "
    "beside a bakery and a bookshop. Buses stop at the corner, and there is a rack for bicycles "
    "in the yard. The doors open at nine in the morning from Monday to Friday. The lift goes to "
    "the third floor, where a desk stands opposite the stairs. "
)
_TREATMENTS = {"aftercare": "dermal filler"}  # for which no sun protection is owed
_TREATMENT = "pico laser"


@pytest.mark.parametrize(
    ("name", "least"),
    [("disclosures.jsonl", _LEAST), ("disclosures-more.jsonl", _LEAST_MORE)],
)
def test_phrases_are_told_apart(name: str, least: float) -> None:
    rows = [json.loads(line) for line in (_PHRASES / name).read_text("utf-8").splitlines()]
    wrong = [
        (row["disclosure"], row["text"], told)
        for row in rows
        if (told := _told(row["disclosure"], row["text"])) != row["strength"]
    ]
    assert len(wrong) <= (1 - least) * len(rows), wrong


@pytest.mark.parametrize(
    "disclosure",
    [
        "side-effects",
        "results-vary",
        "consultation",
        "contraindications",
        "aftercare",
        "skin-tone-risk",
        "practitioner",
        "cost-caveat",
    ],
)
def test_the_silent_article_discloses_nothing(disclosure: str) -> None:
    assert _told(disclosure, "It is as quiet as a library.") is None


def _told(disclosure: str, phrase: str) -> str | None:
    """Return how fully an article makes a disclosure if it says nothing but a phrase."""
    treatment = _TREATMENTS.get(disclosure, _TREATMENT)
    price = "One session costs £200.\n\n" if disclosure == "cost-caveat" else ""
    silent = f"This is the {treatment}. {_SILENT}{_SILENT}"
    text = f"About the {treatment}\n\n{silent}\n\n{price}{phrase}"
    found = [
        finding
        for finding in examine(read_text(text), product_packs()[0]).findings
        if finding.category == f"disclaimer/{disclosure}"
    ]
    if not found:
        return "strong"
    return "weak" if found[0].quote else None
