"""Words that a line end has cut."""

from __future__ import annotations

import pytest

from claimcheck.read.hyphens import Mender

DROPPED, KEPT, SPACED = (1, False), (0, False), (0, True)


@pytest.mark.parametrize(
    ("line", "after", "expected"),
    [
        ("Our treat-", "ment", DROPPED),
        ("Our treat\u2010", "ment", DROPPED),
        ("a long-", "term plan", KEPT),
        ("it is pain-", "free", KEPT),
        ("it is pain-", "less", DROPPED),
        ("a three-", "week plan", KEPT),
        ("a six-", "ty", DROPPED),
        ("well-", "being", KEPT),
        ("your well-", "ness", DROPPED),
        ("the Q-", "Switched laser", KEPT),
        ("for 3-", "5 sessions", KEPT),
        ("CO2-", "laser", KEPT),
        ("soft\u00ad", "Ware", DROPPED),
        ("No pain -", "none at all", SPACED),
        ("No pain", "at all", SPACED),
        ("pre- and post-", "(care)", SPACED),
        ("Our treat-", "", SPACED),
    ],
)
def test_a_hyphen_at_a_line_end_stays_only_in_compounds(
    line: str, after: str, expected: tuple[int, bool]
) -> None:
    assert Mender("").mend(line, after) == expected


def test_a_word_is_mended_as_the_document_writes_it_elsewhere() -> None:
    mender = Mender("We re-treat. Longterm plans. A treat-\nment")
    assert mender.mend("We re-", "treat again") == KEPT
    assert mender.mend("A long-", "term plan") == DROPPED
    assert mender.mend("A treat-", "ment") == DROPPED
