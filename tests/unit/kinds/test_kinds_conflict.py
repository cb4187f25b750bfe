"""Kind `conflict`: it proposes nothing; `reconcile` compares the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import candidates_of, load_pack

from claimcheck.kinds import KINDS
from claimcheck.kinds.kind import Level

if TYPE_CHECKING:
    from pathlib import Path

_FILE = """\
category: consistency/recovery-time
why: One is wrong.
rules:
  - id: ranges
    kind: conflict
    message: "“{left}” and “{right}” differ."
    advice: "Say one."
    disagree: ranges
    facts: [recovery]
    examples: {}
"""


def test_a_conflict_rule_proposes_nothing(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/consistency/recovery-time.yaml": _FILE})
    assert candidates_of(book, "3 days of redness. 9 days of redness.") == []


def test_a_conflict_needs_the_whole_article() -> None:
    assert KINDS["conflict"].level is Level.ARTICLE
