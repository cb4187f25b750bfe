"""Where clauses of a sentence end, for those who ask what a figure is of."""

from __future__ import annotations

import pytest

from claimcheck.notation.clause import clause_bounds


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("lips last six months and cheeks a year", ["lips last six months", "cheeks a year"]),
        ("allow three and five sessions", ["allow three and five sessions"]),
        (
            "red for a day, and numb or sore for a week",
            ["red for a day", "numb or sore for a week"],
        ),
        ("redness, swelling and bruises", ["redness, swelling and bruises"]),
        ("numbness, if it occurs, goes in a week", ["numbness, if it occurs, goes in a week"]),
        ("it costs £1,800 but lasts", ["it costs £1,800", "lasts"]),
    ],
)
def test_and_parts_clauses_only_between_figures(sentence: str, clauses: list[str]) -> None:
    bounds = clause_bounds(sentence)
    starts = [sentence[start:] for start, _ in bounds]
    assert [text for text, clause in zip(starts, clauses, strict=True) if text.startswith(clause)]
    assert len(bounds) == len(clauses)
