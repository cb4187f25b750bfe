"""The law as tables, and the age of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import LAW, SMALL, load_pack

from claimcheck.govern.clauses import day_before, older_than, rows_of

if TYPE_CHECKING:
    from pathlib import Path


def test_every_clause_of_every_duty_has_a_row(tmp_path: Path) -> None:
    law = load_pack(tmp_path, {**SMALL, "law/uk.yaml": LAW}).law["uk"]
    assert [(row.name, row.duty.severity, row.clause.id, row.when) for row in rows_of(law)] == [
        ("overclaim/no-downtime", "warning", "one", ""),
        (
            "overclaim/no-downtime", "error", "two",
            "advertiser: clinic; channel: social, web; audience: public",
        ),
        (
            "overclaim/no-downtime", "error", "one",
            "advertiser: clinic; channel: social, web; audience: public",
        ),
    ]  # fmt: skip
    assert rows_of(law, "promotion") == []


def test_a_clause_is_old_when_nobody_looked_at_it_since_a_day(tmp_path: Path) -> None:
    law = load_pack(tmp_path, {**SMALL, "law/uk.yaml": LAW}).law.values()
    assert [clause.id for _, clause in older_than(law, "2026-01-01")] == ["two"]
    assert [clause.id for _, clause in older_than(law, "2026-01-02")] == ["two", "one"]
    assert older_than(law, "2025-01-01") == []


@pytest.mark.parametrize(
    ("age", "day"),
    [
        ("0d", "2026-03-31"),
        ("31d", "2026-02-28"),
        ("2w", "2026-03-17"),
        ("1m", "2026-02-28"),
        ("3m", "2025-12-31"),
        ("12m", "2025-03-31"),
        ("2y", "2024-03-31"),
        ("m", None),
        ("1q", None),
        ("-1d", None),
    ],
)
def test_an_age_is_counted_back_from_a_day(age: str, day: str | None) -> None:
    assert day_before("2026-03-31", age) == day
