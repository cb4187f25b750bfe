"""Kind `quantity`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import candidates_of, load_pack

from claimcheck.model.fact import Fact, FactKind, Modality

if TYPE_CHECKING:
    from pathlib import Path

_TERMS = """\
terms:
  - {id: pico, name: pico laser, family: laser, names: ["pico [laser]"]}
"""
_FILE = """\
category: consistency/recovery-time
why: One is wrong.
rules:
  - id: days
    kind: quantity
    fact: recovery
    modality: typical
    match: ["# day~ of redness"]
    examples: {}
  - id: least
    kind: quantity
    fact: sessions
    modality: minimum
    bound: lower
    match: ["at least # session~"]
    examples: {}
  - id: most
    kind: quantity
    fact: sessions
    modality: maximum
    bound: upper
    match: ["up to # session~"]
    examples: {}
  - id: none
    kind: quantity
    fact: recovery
    modality: absolute
    range: "0..0"
    unit: day
    match: ["no down-time"]
    except: ["website ... down-time"]
    drop: [negated]
    examples: {}
  - id: wordy
    kind: quantity
    fact: price
    modality: vague
    match: ["affordable"]
    examples: {}
  - id: long
    kind: quantity
    fact: recovery
    modality: typical
    match: ["down-time of # day~", "down-time (up to | about) # day~"]
    column: ["down-time"]
    examples: {}
  - id: dear
    kind: quantity
    fact: price
    modality: typical
    match: ["from £#", "£# per session"]
    examples: {}
"""


def _facts(tmp_path: Path, text: str) -> list[Fact | None]:
    files = {"en/facts/recovery.yaml": _FILE, "lexicon/terms.yaml": _TERMS}
    return [candidate.fact for candidate in candidates_of(load_pack(tmp_path, files), text)]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit", "modality"),
    [
        ("Expect 3–5 days of redness.", FactKind.RECOVERY, 3, 5, "day", Modality.TYPICAL),
        (
            "At least three sessions.",
            FactKind.SESSIONS,
            3,
            float("inf"),
            "session",
            Modality.MINIMUM,
        ),
        ("Up to 6 sessions.", FactKind.SESSIONS, 0, 6, "session", Modality.MAXIMUM),
        ("There is no downtime.", FactKind.RECOVERY, 0, 0, "day", Modality.ABSOLUTE),
    ],
)
def test_a_number_becomes_a_fact(  # noqa: PLR0913, PLR0917 -- each part of the fact
    tmp_path: Path,
    text: str,
    kind: FactKind,
    low: float,
    high: float,
    unit: str,
    modality: Modality,
) -> None:
    assert _facts(tmp_path, text) == [
        Fact(kind=kind, low=low, high=high, unit=unit, modality=modality)
    ]


def test_words_without_a_number_make_no_fact(tmp_path: Path) -> None:
    assert _facts(tmp_path, "It is affordable.") == []


def test_an_exception_makes_no_fact(tmp_path: Path) -> None:
    assert _facts(tmp_path, "The website has no downtime.") == []


def test_a_fact_is_about_what_its_sentence_names(tmp_path: Path) -> None:
    (fact,) = _facts(tmp_path, "After pico expect 2 days of redness.")
    assert fact is not None
    assert fact.subject == {"pico"}


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "modality"),
    [
        ("Downtime up to 6 days.", 0, 6, "day", Modality.MAXIMUM),
        ("Downtime about 8 days.", 8, 8, "day", Modality.TYPICAL),
        ("Downtime: 3 days", 3, 3, "day", Modality.TYPICAL),
        ("Downtime (weeks): 1-2", 7, 14, "day", Modality.TYPICAL),
        ("Downtime: none", 0, 0, "day", Modality.ABSOLUTE),
        ("Downtime: minimal", 0, 2, "day", Modality.SOFT),
        ("It is from £99.", 99, float("inf"), "GBP", Modality.MINIMUM),
        ("It is £80 per session.", 80, 80, "GBP/session", Modality.TYPICAL),
    ],
)
def test_words_and_labels_say_how_a_number_is_meant(  # noqa: PLR0913, PLR0917 -- as above
    tmp_path: Path,
    text: str,
    low: float,
    high: float,
    unit: str,
    modality: Modality,
) -> None:
    (fact,) = _facts(tmp_path, text)
    assert fact is not None
    assert (fact.low, fact.high, fact.unit, fact.modality) == (low, high, unit, modality)


@pytest.mark.parametrize(
    "text", ["Downtime: 3 things", "Downtime: 3", "Downtime: £3 a session", "Downtime (days): £3"]
)
def test_a_label_before_something_else_makes_no_fact(tmp_path: Path, text: str) -> None:
    facts = _facts(tmp_path, text)
    assert [fact for fact in facts if fact and fact.kind is FactKind.RECOVERY] == []
