"""The law files of the product: nothing that is only remembered, and every duty holds."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

import pytest
from building import product_packs

from claimcheck.evaluate.duties import duty_problem
from claimcheck.pipeline import is_clean

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from claimcheck.model.law import Clause, Duty, DutyExample, Jurisdiction
    from claimcheck.model.rule import Rule

_BOOK = product_packs()[0]
_LAW = _BOOK.law
_CLAUSES = [(one, clause) for one in _LAW.values() for clause in one.clauses]
_NAMES = [f"{one.id}: {clause.id}" for one, clause in _CLAUSES]
# Clauses whose number or text nobody has looked up: their words were only remembered. One may
# leave this list when somebody has read it.
_REMEMBERED = {
    "us": ("15 USC", "FTC Act s", "807.39", "651(b)(6)", "651(b)(7)", "651(b)(8)", "651(c)"),
    "us-ca": ("651(b)(6)", "651(b)(7)", "651(b)(8)", "651(c)"),
    "uk": (
        "CAP Code 3.9", "CAP Code 3.11", "CAP Code 3.33", "CAP Code 3.34", "CAP Code 3.35",
        "CAP Code 3.45", "CAP Code 12.6", "CAP Code 12.10",
    ),
    "au": ("Therapeutic Goods Advertising Code 2021 s", "Consumer Law"),
    "eu": (
        "no. 4", "no. 7", "no. 11", "no. 23", "2001/83",
    ),
    "ca-on": ("Food and Drugs Act",),
    "nz": ("Medicines Act",),
    "sg": ("SMC", "HSA"),
    "hk": ("Cap. 633",),
}  # fmt: skip


def _examples() -> list[ParameterSet]:
    return [
        pytest.param(one, duty, example, id=f"{one.id}:{example.line}")
        for one in _LAW.values()
        for duty in one.duties
        for example in duty.examples
    ]


@pytest.mark.parametrize(("one", "duty", "example"), _examples())
def test_an_example_of_a_duty_holds(one: Jurisdiction, duty: Duty, example: DutyExample) -> None:
    assert duty_problem(one, duty, example, _BOOK) == ""


@pytest.mark.parametrize(("one", "clause"), _CLAUSES, ids=_NAMES)
def test_a_citation_has_an_address_and_a_day(one: Jurisdiction, clause: Clause) -> None:
    assert re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}(?:[/?]\S*)?", clause.url)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", clause.as_of)
    assert clause.as_of <= one.as_of
    assert clause.about.endswith((".", ".)"))


@pytest.mark.parametrize("name", list(_LAW))
def test_a_clause_that_is_only_remembered_is_never_printed(name: str) -> None:
    refs = [clause.ref for clause in _LAW[name].clauses]
    printed = [
        (ref, words)
        for ref in refs
        for words in _REMEMBERED.get(name, ())
        if re.search(rf"{re.escape(words)}(?![\d.])", ref)
    ]
    assert printed == []


@pytest.mark.parametrize("name", list(_LAW))
def test_a_law_file_is_called_after_its_jurisdiction(name: str) -> None:
    assert PurePath(_LAW[name].path).stem == name


@pytest.mark.parametrize("name", list(_LAW))
def test_every_clause_is_of_a_duty(name: str) -> None:
    used = {clause.id for duty in _LAW[name].duties for clause in duty.clauses}
    assert [clause.id for clause in _LAW[name].clauses if clause.id not in used] == []


@pytest.mark.parametrize("name", list(_LAW))
def test_no_duty_stands_twice(name: str) -> None:
    said = Counter(
        (category, clause.id, duty.when)
        for duty in _LAW[name].duties
        for category in duty.categories
        for clause in duty.clauses
    )
    assert [entry for entry, count in said.items() if count > 1] == []


@pytest.mark.parametrize(
    "rule", [rule for rule in _BOOK.rules if rule.jurisdictions], ids=lambda rule: rule.id
)
def test_a_rule_that_is_there_for_a_law_has_a_duty_in_it(rule: Rule) -> None:
    without = [
        name
        for name in sorted(rule.jurisdictions)
        if not any(duty.name_for(rule.id) for duty in _LAW[name].duties)
    ]
    assert without == []


_WORDINGS = sorted(
    {
        (name, text)
        for name, one in _LAW.items()
        for duty in one.duties
        for text in (*duty.accepted, duty.required)
        if text.isascii() and text
    }
)


@pytest.mark.parametrize(("name", "text"), _WORDINGS)
def test_a_wording_that_a_regulator_accepts_raises_nothing_there(name: str, text: str) -> None:
    assert is_clean(text, _BOOK.under([name]))
