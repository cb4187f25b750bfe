"""Figures over cells: what was raised, and what is right."""

from __future__ import annotations

import numpy as np
import pytest

from training.agreement import agreement
from training.calibrate import FEWEST, platt, sigmoid, threshold, thresholds_of
from training.data import Sentence
from training.measure import (
    calibration_error,
    count,
    loosely,
    precision_at,
    recall_at,
    traps_flagged,
)

SCORES = np.array([[0.9, 0.8], [0.7, 0.1]])
RIGHT = np.array([[1.0, 0.0], [1.0, 0.0]])


def _sentence(trap: str) -> Sentence:
    return Sentence(
        id="1", hand="01", before="", text="", labels=frozenset(), known=frozenset(), trap=trap
    )


def test_a_cell_is_right_wrong_or_missed() -> None:
    counts = count(SCORES >= 0.75, RIGHT)
    assert (counts.right, counts.wrong, counts.missed) == (1, 1, 1)
    assert (counts.precision, counts.recall, counts.f1) == (0.5, 0.5, 0.5)


def test_precision_at_a_recall_is_the_best_from_there_on() -> None:
    assert precision_at(1.0, SCORES, RIGHT) == pytest.approx(2 / 3)
    assert precision_at(0.5, SCORES, RIGHT) == 1.0


def test_recall_at_a_precision_is_none_where_it_is_never_reached() -> None:
    assert recall_at(0.9, SCORES, RIGHT) == 0.5
    assert recall_at(0.9, SCORES, 1 - RIGHT) == 0.0


def test_probabilities_that_come_true_have_no_calibration_error() -> None:
    stated = np.array([0.25] * 4)
    assert calibration_error(stated, np.array([1.0, 0.0, 0.0, 0.0])) == 0.0
    assert calibration_error(stated, np.array([1.0, 1.0, 1.0, 1.0])) == 0.75


def test_only_traps_count_as_flagged_traps() -> None:
    raised = np.array([[True, False], [True, False], [False, False]])
    sentences = [_sentence(""), _sentence("negated"), _sentence("asked")]
    assert traps_flagged(raised, sentences) == 0.5


def test_loosely_any_label_of_the_sentence_makes_a_raised_cell_right() -> None:
    raised = np.array([[False, True], [False, False], [True, False]])
    right = np.array([[1, 0], [0, 1], [0, 0]])
    assert loosely(raised, right) == (0.5, 0.5)


def test_a_threshold_is_where_precision_still_holds() -> None:
    scores = np.linspace(0.99, 0.01, 50)
    right = np.array([1.0] * 20 + [0.0] * 30)
    assert threshold(scores, right, 1.0) == pytest.approx((scores[19] + scores[20]) / 2, abs=1e-4)


def test_no_threshold_is_set_by_a_handful_of_sentences() -> None:
    scores = np.linspace(0.99, 0.01, 50)
    right = np.array([1.0] * (FEWEST - 1) + [0.0] * 43)
    assert threshold(scores, right, 1.0) is None


def test_calibration_turns_logits_into_shares() -> None:
    logits = np.array([2.0] * 100 + [-2.0] * 100)
    right = np.array([1.0] * 60 + [0.0] * 40 + [1.0] * 20 + [0.0] * 80)
    slope, shift = platt(logits, right)
    assert sigmoid(slope * np.array([2.0, -2.0]) + shift) == pytest.approx([0.6, 0.2], abs=0.01)


def test_what_counts_less_moves_a_calibration_less() -> None:
    logits = np.array([2.0, 2.0, -2.0, -2.0] * 50)
    right = np.array([1.0, 1.0, 0.0, 0.0] * 25 + [0.0] * 100)
    stated = [
        float(sigmoid(slope * 2.0 + shift))
        for share in (0.0, 0.25, 1.0)
        for slope, shift in [platt(logits, right, np.repeat([1.0, share], 100))]
    ]
    assert stated == pytest.approx([0.98, 0.8, 0.5], abs=0.02)


def test_a_label_that_is_seldom_sure_is_suggested_where_a_gate_is() -> None:
    stated, right = np.linspace(1.0, 0.0, 40)[:, None], np.zeros((40, 1))
    least = {"suggest": 0.6, "gate": 0.9}
    assert thresholds_of(stated, right, ["a"], least) == {"a": {"suggest": 0.9, "gate": None}}
    right[:20] = 1.0
    assert thresholds_of(stated, right, ["a"], least) == {"a": {"suggest": 0.6, "gate": 0.9}}


def test_kappa_is_agreement_beyond_chance() -> None:
    first = [True] * 25 + [False] * 25
    second = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    found = agreement(first, second)
    assert (found.both, found.first, found.second, found.none) == (20, 5, 10, 15)
    assert found.kappa == pytest.approx(0.4)
