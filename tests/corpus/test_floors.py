"""Precision and recall on the corpus stay above their floors."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from building import product_packs

from claimcheck.evaluate.corpus import Evaluation, below, evaluate, load_floors

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_CORPUS = Path(__file__).parents[2] / "corpus"
_FLOORS = _CORPUS / "floors.yaml"


@cache
def _evaluation() -> Evaluation:
    return evaluate(_CORPUS, product_packs()[0])


def test_no_category_is_below_its_floor() -> None:
    assert below(_evaluation().scores, load_floors(_FLOORS)) == []


def test_there_is_a_floor_for_all_and_for_each_family_that_is_measured() -> None:
    families = {
        entry.name for entry in _evaluation().scores if "/" not in entry.name and entry.support
    }
    assert families - set(load_floors(_FLOORS)) == set()


def test_floors_name_categories_and_families(product: Rulebook) -> None:
    known = set(product.categories) | {name.partition("/")[0] for name in product.categories}
    assert set(load_floors(_FLOORS)) - known == {"all"}
