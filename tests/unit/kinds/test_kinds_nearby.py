"""Amounts whose kind the words near them tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import candidates_of, load_pack

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILE = """\
category: consistency/recovery-time
why: One is wrong.
rules:
  - id: showing
    kind: quantity
    fact: symptom-duration
    modality: typical
    near: ["(raw | weepy)"]
    except: ["cream"]
    examples: {}
  - id: hiding
    kind: quantity
    fact: recovery
    modality: typical
    near: ["(hide | laid up)"]
    examples: {}
  - id: off
    kind: quantity
    fact: recovery
    modality: typical
    match: ["# days hidden"]
    examples: {}
  - id: planned
    kind: quantity
    fact: sessions
    modality: typical
    near: ["plan"]
    examples: {}
"""


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path, {"en/consistency/all.yaml": _FILE})


def _read(book: Rulebook, text: str) -> list[tuple[str, float, float]]:
    facts = [candidate.fact for candidate in candidates_of(book, text)]
    return [(fact.kind.value, fact.low, fact.high) for fact in facts if fact is not None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It stays raw and weepy for the first seventy-two hours.", [("symptom-duration", 3, 3)]),
        ("Three days is how long you are laid up.", [("recovery", 3, 3)]),
        ("Our plan is half a dozen slots.", [("sessions", 6, 6)]),
        ("It is raw, but you come back in three weeks.", []),
        ("It is raw with cream for three days.", []),
        ("It is raw for ten years.", []),
        ("It is raw on day three.", []),
        ("It is raw until day three.", [("symptom-duration", 3, 3)]),
        ("It is raw on day one and usually goes within 3 days.", [("symptom-duration", 0, 3)]),
        ("It is raw until the evening of day three.", [("symptom-duration", 3, 3)]),
        ("Days laid up: 3", [("recovery", 3, 3)]),
        ("How long am I laid up? About three days.", [("recovery", 3, 3)]),
    ],
)
def test_an_amount_is_of_the_kind_that_its_clause_tells(
    book: Rulebook, text: str, found: list[tuple[str, float, float]]
) -> None:
    assert _read(book, text) == found


def test_a_pattern_with_the_amount_knows_better(book: Rulebook) -> None:
    assert _read(book, "It is raw, three days hidden.") == [("recovery", 3, 3)]


def test_the_nearest_words_tell_the_kind(book: Rulebook) -> None:
    assert _read(book, "You hide what is raw for 3 days.") == [("symptom-duration", 3, 3)]


_SUMS = """\
category: consistency/recovery-time
why: One is wrong.
rules:
  - id: sum
    kind: quantity
    fact: price
    modality: typical
    near: ["£#"]
    except: ["deposit"]
    examples: {}
  - id: kept-up
    kind: quantity
    fact: maintenance
    modality: typical
    near: ["top-up~"]
    examples: {}
  - id: takes
    kind: quantity
    fact: procedure-time
    modality: typical
    match: ["take # minutes"]
    examples: {}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Full legs £120, half legs £75.", [("price", 120, 120), ("price", 75, 75)]),
        ("Upper lip: £30", [("price", 30, 30)]),
        ("Deposit £30 | Lip £45", [("price", 45, 45)]),
        ("Two top-ups a year will do.", [("maintenance", 2, 2)]),
        ("Have a top-up each quarter.", [("maintenance", 4, 4)]),
        (
            "Legs take 60 minutes, arms thirty.",
            [("procedure-time", 60 / 1440, 60 / 1440), ("procedure-time", 30 / 1440, 30 / 1440)],
        ),
        ("Legs take 60 minutes, and we close at six.", [("procedure-time", 60 / 1440, 60 / 1440)]),
    ],
)
def test_sums_rates_and_what_a_clause_leaves_out_are_read(
    tmp_path: Path, text: str, found: list[tuple[str, float, float]]
) -> None:
    book = load_pack(tmp_path, {"en/consistency/all.yaml": _SUMS})

    assert _read(book, text) == [
        (kind, pytest.approx(low), pytest.approx(high)) for kind, low, high in found
    ]


def test_a_line_of_a_price_list_is_about_what_it_names(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/consistency/all.yaml": _SUMS})
    facts = [c.fact for c in candidates_of(book, "Full legs £120, half legs £75.") if c.fact]

    assert [set(fact.subject) for fact in facts] == [{"full legs"}, {"half legs"}]
