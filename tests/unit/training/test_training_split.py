"""Hands on three sides."""

from __future__ import annotations

import json
from pathlib import Path

from training.split import DEV, TEST, side_of

SENTENCES = Path(__file__).parents[3] / "corpus" / "sentences"


def test_no_hand_stands_on_two_sides() -> None:
    assert not set(DEV) & set(TEST)


def test_every_hand_that_is_kept_out_has_sentences() -> None:
    hands = {path.stem for path in SENTENCES.glob("*.jsonl")}
    assert set(DEV) | set(TEST) <= hands


def test_a_hand_is_learnt_from_unless_it_is_kept_out() -> None:
    assert [side_of(hand) for hand in ("01", "03", "13")] == ["train", "dev", "test"]


def test_every_sentence_stands_in_the_file_of_its_hand() -> None:
    strays = [
        row["id"]
        for path in SENTENCES.glob("*.jsonl")
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if row["id"].partition("-")[0] != path.stem
    ]
    assert strays == []
