"""The rules under the jurisdictions that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import DOWNTIME, LAW, SMALL, load_pack

from claimcheck.config import Config
from claimcheck.model.law import Profile
from claimcheck.pipeline import check_text

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_ONLY = DOWNTIME.replace("    match:", "    jurisdictions: [uk]\n    match:")


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    files = {**SMALL, "en/overclaim/no-downtime.yaml": _ONLY, "law/uk.yaml": LAW}
    return load_pack(tmp_path, files)


def _rules(book: Rulebook, *chosen: str) -> list[str]:
    config = Config(profile=Profile(jurisdictions=chosen))
    return [f.rule for f in check_text("There is no downtime.", packs=book, config=config).findings]


def test_a_rule_of_a_law_is_only_there_under_it(book: Rulebook) -> None:
    assert _rules(book) == []
    assert _rules(book, "uk") == ["overclaim/no-downtime/stated"]


def test_the_same_jurisdictions_give_the_same_rules(book: Rulebook) -> None:
    view = book.under(["uk"])
    assert book.under([]) is book
    assert view is book.under(("uk",))
    assert view.under(["uk"]) is view
    assert [one.id for one in view.jurisdictions] == ["uk"]


def test_a_rule_that_is_asleep_is_of_no_kind(book: Rulebook) -> None:
    assert dict(book.by_kind) == {}
    assert dict(book.under(["uk"]).by_kind) == {"phrase": [0]}
