"""Findings, failures and notices as cells of a row, in the order of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.scan.schema import FINDINGS, TOLD
from claimcheck.scan.told import moved

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding, Related
    from claimcheck.model.report import Notice
    from claimcheck.scan.job import Job

NOTICE = "notice"
"""The status of a row that tells of a comment in the article, or of its language."""


class Key(NamedTuple):
    """What all that comes of one row has: its number in the scan, its id, its site."""

    row: int
    id: str
    site: str | None


Cells = tuple[Any, ...]


def finding_cells(key: Key, finding: Finding, job: Job, shift: int = 0) -> Cells:
    """Return a finding, whose places move by `shift` characters."""
    start, end = moved(finding.start, shift), moved(finding.end, shift)
    return _cells(
        job,
        key,
        rule=finding.rule,
        category=finding.category,
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        status=finding.status,
        message=finding.message,
        advice=finding.advice,
        why=finding.why,
        quote=finding.quote,
        sentence=finding.sentence,
        start=start.offset,
        end=end.offset,
        line=start.number,
        column=start.column,
        cues=[
            {"qualifier": cue.qualifier.value, "text": cue.text, "effect": cue.effect}
            for cue in finding.cues
        ],
        suggestions=[
            {"text": one.text, "safe": one.safe, "replaces": one.replaces.value}
            for one in finding.suggestions
        ],
        related=[_related(other, shift) for other in finding.related],
        citations=[
            {name: said for name, said in citation._asdict().items() if name != "about"}
            for citation in finding.citations
        ],
        acceptance=finding.acceptance._asdict() if finding.acceptance else None,
        reason=finding.reason.plain() if finding.reason else None,
        fingerprint=finding.fingerprint,
    )


def failure_cells(key: Key, reason: str, job: Job) -> Cells:
    """Return why a row could not be read or finished."""
    return _cells(job, key, failure=reason)


def notice_cells(key: Key, notice: Notice, job: Job) -> Cells:
    """Return what is amiss with a comment in an article, or that no pack reads its language."""
    return _cells(
        job,
        key,
        severity=notice.severity.value,
        status=NOTICE,
        message=notice.message,
        line=notice.line or None,
    )


def told_cells(key: Key, told: bytes, job: Job) -> Cells:
    """Return what a row tells other rows of its site."""
    return _cells(job, key, **{TOLD: told})


def _related(other: Related, shift: int) -> dict[str, Any]:
    start = moved(other.start, shift)
    return {
        "id": other.path,
        "quote": other.quote,
        "message": other.message,
        "start": start.offset,
        "end": moved(other.end, shift).offset,
        "line": start.number,
        "column": start.column,
    }


_EMPTY = dict.fromkeys(FINDINGS.names)


def _cells(job: Job, key: Key, **cells: Any) -> Cells:  # noqa: ANN401 -- whatever a cell holds
    extra = {TOLD: None} if job.sites else {}
    return tuple({**_EMPTY, **extra, **key._asdict(), **cells}.values())
