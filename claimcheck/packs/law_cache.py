"""The law as the cache of compiled packs holds it: rows of plain values, without examples."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimcheck.model.law import Basis, Clause, Duty, Jurisdiction, When
from claimcheck.model.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WHEN = ("treatments", "advertiser", "channel", "audience")


def without_law_examples(law: Mapping[str, Jurisdiction]) -> dict[str, Jurisdiction]:
    """Return the jurisdictions without the examples of their duties."""
    return {
        name: replace(one, duties=tuple(replace(duty, examples=()) for duty in one.duties))
        for name, one in law.items()
    }


def law_to_plain(law: Mapping[str, Jurisdiction]) -> list[list[Any]]:
    """Return jurisdictions as JSON can hold them; a duty counts its clauses."""
    return [
        [
            one.id,
            one.name,
            one.as_of,
            one.unread,
            one.path,
            [_clause_to_plain(clause) for clause in one.clauses],
            [_duty_to_plain(duty, one.clauses) for duty in one.duties],
        ]
        for one in law.values()
    ]


def _clause_to_plain(clause: Clause) -> list[str | int]:
    return [
        clause.id,
        clause.ref,
        clause.about,
        clause.url,
        clause.basis.value,
        clause.as_of,
        clause.effective,
        clause.penalty,
        clause.line,
    ]


def _duty_to_plain(duty: Duty, clauses: tuple[Clause, ...]) -> list[Any]:
    return [
        duty.categories,
        [clauses.index(clause) for clause in duty.clauses],
        duty.severity.value,
        [sorted(getattr(duty.when, name)) for name in _WHEN],
        duty.accepted,
        duty.required,
        duty.line,
    ]


def law_from_plain(rows: Iterable[list[Any]]) -> dict[str, Jurisdiction]:
    """Return the jurisdictions that rows hold, by id."""
    found = {}
    for id_, name, as_of, unread, path, clause_rows, duty_rows in rows:
        clauses = tuple(_clause(row) for row in clause_rows)
        found[id_] = Jurisdiction(
            id=id_,
            name=name,
            as_of=as_of,
            unread=unread,
            path=path,
            clauses=clauses,
            duties=tuple(_duty(row, clauses) for row in duty_rows),
        )
    return found


def _clause(row: list[Any]) -> Clause:
    id_, ref, about, url, basis, as_of, effective, penalty, line = row
    return Clause(
        id=id_,
        ref=ref,
        about=about,
        url=url,
        basis=Basis(basis),
        as_of=as_of,
        effective=effective,
        penalty=penalty,
        line=line,
    )


def _duty(row: list[Any], clauses: tuple[Clause, ...]) -> Duty:
    categories, ordinals, severity, when, accepted, required, line = row
    return Duty(
        categories=tuple(categories),
        clauses=tuple(clauses[ordinal] for ordinal in ordinals),
        severity=Severity(severity),
        when=When(**dict(zip(_WHEN, map(frozenset, when), strict=True))),
        accepted=tuple(accepted),
        required=required,
        line=line,
    )
