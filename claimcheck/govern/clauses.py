"""The law as tables: what a jurisdiction makes of the categories, and which clauses are old."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.law import Clause, Duty, Jurisdiction, When

_AGE = regex(r"(\d{1,3})([dwmy])", re.ASCII)
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"m": 1, "y": 12}


class Row(NamedTuple):
    """A category or rule, what a duty makes of it, one of its clauses, and when."""

    name: str
    duty: Duty
    clause: Clause
    when: str


def rows_of(jurisdiction: Jurisdiction, prefix: str = "") -> list[Row]:
    """Return a row for each clause of each category or rule that begins with a prefix, by name."""
    rows = [
        Row(name, duty, clause, when_words(duty.when))
        for duty in jurisdiction.duties
        for name in duty.categories
        if name.startswith(prefix)
        for clause in duty.clauses
    ]
    return sorted(rows, key=lambda row: row.name)


def when_words(when: When) -> str:
    """Return what a duty depends on, such as “treatments: laser”; empty when on nothing."""
    named = (
        ("treatments", when.treatments),
        ("advertiser", when.advertiser),
        ("channel", when.channel),
        ("audience", when.audience),
    )
    return "; ".join(f"{name}: {', '.join(sorted(words))}" for name, words in named if words)


def older_than(law: Iterable[Jurisdiction], limit: str) -> list[tuple[Jurisdiction, Clause]]:
    """Return the clauses that were last looked at before a day, the oldest first."""
    found = [(one, clause) for one in law for clause in one.clauses if clause.as_of < limit]
    return sorted(found, key=lambda pair: (pair[1].as_of, pair[0].id, pair[1].line))


def day_before(today: str, age: str) -> str | None:
    """Return the day that lies an age such as `12m` before a day; None when it is no such age.

    An age is a number of days, weeks, months or years. The last day of a shorter month stands for
    the days that it lacks.
    """
    found = _AGE.fullmatch(age)
    if found is None:
        return None
    number, unit, day = int(found[1]), found[2], date.fromisoformat(today)
    if unit in _DAYS:
        return (day - timedelta(days=number * _DAYS[unit])).isoformat()
    months = day.year * 12 + day.month - 1 - number * _MONTHS[unit]
    first = date(months // 12, months % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(last, first + timedelta(days=day.day - 1)).isoformat()
