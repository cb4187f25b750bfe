"""What the packs offer instead of a claim raises nothing, for every treatment that they know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimcheck.advise import ADVISED, Setting, fill, sentences_for
from claimcheck.kinds import KINDS
from claimcheck.model.rule import Manner
from claimcheck.pipeline import is_clean

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_USUAL = {"sessions": "3 to 5 sessions", "interval": "4 weeks", "downtime": "3 to 5 days"}


def test_each_claim_can_be_put_in_other_words_whatever_the_treatment(product: Rulebook) -> None:
    clean = partial(is_clean, rulebook=product)
    treatments = [term for term in product.terms if term.is_treatment]
    for rule in product.rules:
        if rule.category.partition("/")[0] in ADVISED and KINDS[rule.kind].reports:
            for treatment in (None, *treatments):
                offered = sentences_for(rule, Setting(treatment, Manner.PROSE), product, clean)
                assert offered[0].text, (
                    f"{rule.id}, {treatment.name if treatment else 'no treatment'}"
                )


def test_every_wording_is_offered_for_some_treatment(product: Rulebook) -> None:
    clean = partial(is_clean, rulebook=product)
    every = [pair for texts in product.wordings.values() for pair in texts.items()]
    for category, wordings in every:
        for wording in wordings:
            text = fill(wording, "the treatment", _USUAL)
            assert text, wording
            assert clean(text), f"{category}: {text}"


def test_every_rule_about_a_fact_puts_the_fact_right(product: Rulebook) -> None:
    facts = [rule for rule in product.rules if rule.category.startswith("accuracy/")]
    assert [rule.id for rule in facts if not rule.wording] == []


def test_a_wording_of_a_rule_raises_nothing(product: Rulebook) -> None:
    clean = partial(is_clean, rulebook=product)
    for rule in product.rules:
        for wording in rule.wording:
            text = fill(wording, "the treatment", _USUAL)
            assert text, wording
            assert clean(text), f"{rule.id}: {text}"
