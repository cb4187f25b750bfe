"""Two sentences of one article that cannot both hold are told from those that can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.pipeline import check_text

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_FILE = Path(__file__).parents[2] / "corpus" / "phrases" / "pairs.jsonl"
_LEAST = 0.96  # of the pairs are told right


def test_pairs_are_told_apart(product: Rulebook) -> None:
    rows = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]
    wrong = [row for row in rows if _disagree(row["a"], row["b"], product) != row["contradicts"]]
    assert len(wrong) <= (1 - _LEAST) * len(rows), wrong


def _disagree(one: str, other: str, product: Rulebook) -> bool:
    """Say whether a finding names both sentences; each is a paragraph of its own."""
    findings = check_text(f"{one}\n\n{other}\n", packs=product).findings
    return any(
        {1, 3} <= {place.start.number for place in (finding, *finding.related)}
        for finding in findings
        if finding.category.startswith("consistency/")
    )
