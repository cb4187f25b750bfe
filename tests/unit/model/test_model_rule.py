"""Severities and what a rule says of itself."""

from __future__ import annotations

import pytest

from claimcheck.model.rule import Confidence, Rule, Severity

_RULE = Rule(
    id="overclaim/no-downtime/stated",
    category="overclaim/no-downtime",
    kind="phrase",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="",
    advice="",
    why="",
    settings={"one": "text", "list": ("a", "b"), "table": {"k": "v"}},
)


@pytest.mark.parametrize(
    ("severity", "steps", "lower"),
    [
        (Severity.ERROR, 0, Severity.ERROR),
        (Severity.ERROR, 1, Severity.WARNING),
        (Severity.WARNING, 1, Severity.INFO),
        (Severity.INFO, 1, Severity.INFO),
        (Severity.ERROR, 5, Severity.INFO),
    ],
)
def test_a_severity_is_lowered_no_further_than_info(
    severity: Severity, steps: int, lower: Severity
) -> None:
    assert severity.lowered(steps) is lower


def test_the_gravest_severity_ranks_first() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == ["error", "warning", "info"]


def test_the_family_is_the_first_part_of_the_id() -> None:
    assert _RULE.family == "overclaim"


def test_a_setting_is_read_in_its_own_shape_and_empty_in_another() -> None:
    assert _RULE.setting("one") == "text"
    assert _RULE.words("list") == ("a", "b")
    assert _RULE.table("table") == {"k": "v"}
    assert _RULE.setting("list") == ""
    assert _RULE.words("table") == ()
    assert _RULE.table("missing") == {}
