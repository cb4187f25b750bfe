"""What is offered for insertion makes the disclosure that is missing, and nothing else."""

from __future__ import annotations

import pytest
from building import product_packs

from claimcheck.kinds.required import SATISFIED, insert_for
from claimcheck.pipeline import examine, is_clean
from claimcheck.read import read_text

_OWED = sorted(
    (rule.id, family)
    for rule in product_packs()[0].rules
    if rule.kind == "required"
    for family in rule.table("owed")
)


@pytest.mark.parametrize(("rule_id", "family"), _OWED)
def test_an_insert_makes_its_disclosure_and_raises_nothing(rule_id: str, family: str) -> None:
    rule = product_packs()[0].by_id[rule_id]
    rulebook = product_packs()[0].under(sorted(rule.jurisdictions))
    text = insert_for(rule, family)
    found = [
        v for v in examine(read_text(text), rulebook).verdicts if v.candidate.rule.id == rule_id
    ]
    assert any(v.kept and v.candidate.role == SATISFIED for v in found), text
    assert is_clean(text, rulebook), text


def test_every_insert_is_for_a_family_that_owes_it() -> None:
    idle = [
        (rule.id, name)
        for rule in product_packs()[0].rules
        for name in rule.table("inserts")
        if not any(family.startswith(name) for family in rule.table("owed"))
    ]
    assert idle == []
