"""The weights that are shipped, on sentences of hands that they did not learn from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.model.second import Mode
from claimcheck.second_reader.weights import LIBRARIES, weights_at

for _library in LIBRARIES:
    pytest.importorskip(_library)

from claimcheck.second_reader.reader import SecondReader  # noqa: E402 -- needs the extra

_ROOT = Path(__file__).parents[2]
_HELD_BACK = ("13", "16", "20", "22", "24")
"""The hands that measure the model: see training/split.py."""
_EVERY = 10


def test_on_hands_that_are_held_back_the_weights_are_as_good_as_their_card_says() -> None:
    reader = SecondReader(weights_at(str(_ROOT / "reader" / "claimcheck_reader")))
    labelled = found = raised = right = traps = trapped = 0
    for hand in _HELD_BACK:
        lines = (_ROOT / "corpus" / "sentences" / f"{hand}.jsonl").read_text(encoding="utf-8")
        for row in map(json.loads, lines.splitlines()[::_EVERY]):
            answer = reader.read(row["before"], row["text"])
            said = {
                category
                for category, _, _ in reader.raises(answer, Mode.SUGGEST)
                if category.startswith("overclaim/")
            }
            labels = {one for one in row["labels"] if one.startswith("overclaim/")}
            labelled, raised = labelled + len(labels), raised + len(said)
            found, right = found + len(said & labels), right + len(said & set(row["labels"]))
            traps, trapped = traps + bool(row["trap"]), trapped + bool(row["trap"] and said)
    assert labelled > 100
    assert found / labelled > 0.65
    assert right / raised > 0.85
    assert trapped / traps < 0.06
