"""Profiles and conditions: when a duty holds of an article."""

from __future__ import annotations

import pytest

from claimcheck.model.law import Basis, Clause, Duty, Jurisdiction, Profile, When, is_of
from claimcheck.model.rule import Severity, Term

_PICO = Term(id="pico", name="pico laser", family="laser-pigment", names=())
_CLAUSE = Clause(
    id="one", ref="Code 1", about="Say nothing false.", url="https://example.org/1",
    basis=Basis.READ, as_of="2026-01-01",
)  # fmt: skip


def test_what_a_profile_does_not_say_may_be_anything() -> None:
    when = When(advertiser=frozenset({"clinic"}), channel=frozenset({"web"}))
    assert when.fits(Profile(), ())


@pytest.mark.parametrize(
    "profile",
    [Profile(advertiser="salon"), Profile(channel="print"), Profile(audience="professional")],
)
def test_what_a_profile_says_must_be_what_a_duty_is_for(profile: Profile) -> None:
    when = When(
        advertiser=frozenset({"clinic"}),
        channel=frozenset({"web"}),
        audience=frozenset({"public"}),
    )
    assert not when.fits(profile, ())


def test_a_duty_for_a_treatment_needs_one_that_is_known() -> None:
    when = When(treatments=frozenset({"laser"}))
    assert when.fits(Profile(), (_PICO,))
    assert not when.fits(Profile(), ())


@pytest.mark.parametrize("name", ["pico", "laser-pigment", "laser"])
def test_a_treatment_is_called_by_its_id_its_family_or_the_first_part_of_that(name: str) -> None:
    assert is_of(_PICO, ["light", name])


@pytest.mark.parametrize("name", ["las", "light", "pigment", "laser-pig"])
def test_a_treatment_is_called_by_nothing_else(name: str) -> None:
    assert not is_of(_PICO, [name])


def test_a_duty_names_a_rule_by_the_longest_of_its_names() -> None:
    names = ("overclaim/painless", "overclaim/painless/stated")
    duty = Duty(categories=names, clauses=(_CLAUSE,), severity=Severity.ERROR)
    assert duty.name_for("overclaim/painless/stated") == "overclaim/painless/stated"
    assert duty.name_for("overclaim/painless/denied") == "overclaim/painless"
    assert not duty.name_for("overclaim/painlessly/stated")


def test_a_citation_says_all_that_is_known_of_a_clause() -> None:
    citation = Jurisdiction(id="uk", name="UK", as_of="2026-01-01").citation(_CLAUSE)
    assert citation == (
        "uk", "Code 1", "https://example.org/1", "read", "2026-01-01", "Say nothing false.",
    )  # fmt: skip
