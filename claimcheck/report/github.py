"""The report as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.rule import Severity
from claimcheck.model.text import Division
from claimcheck.report.look import is_open, printable, slashed, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.model.report import Report
    from claimcheck.report.look import Look

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}
_ESCAPED_IN_MESSAGE = str.maketrans(_IN_MESSAGE)
_ESCAPED_IN_PROPERTY = str.maketrans(_IN_PROPERTY)


def render(report: Report, look: Look) -> str:
    """Return a command for each open finding, the gravest first, then how the run went.

    GitHub shows ten of each command in a step, so that the order decides what is seen.
    """
    del look
    lines = [_command("error", {"file": slashed(f.path)}, f.reason) for f in report.failures]
    for notice in report.notices:
        at = {"file": slashed(notice.path), **({"line": str(notice.line)} if notice.line else {})}
        lines.append(_command(_COMMANDS[notice.severity], at, notice.message))
    found = sorted(filter(is_open, report.findings), key=lambda finding: finding.severity.rank)
    lines += map(_finding, found)
    # A line that a program prints can be a command; this one begins with a word of our own.
    return "\n".join((*lines, f"claimcheck: {summary(report)}")) + "\n"


def _finding(finding: Finding) -> str:
    at = {"file": slashed(finding.path), **dict(_lines(finding)), "title": finding.rule}
    where = "" if finding.start.division is Division.LINE else f"{finding.start}: "
    unit = f"{finding.start.unit}: " if finding.start.unit else ""
    said = f"{where}{unit}{finding.message}"
    words = "\n".join(part for part in (said, finding.advice) if part)
    return _command(_COMMANDS[finding.severity], at, words)


def _lines(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield where a finding is; GitHub takes columns only within one line."""
    start, end = finding.start, finding.end
    if start.division is not Division.LINE:
        return
    yield "line", str(start.number)
    if start.number == end.number:
        yield "col", str(start.column)
    yield "endLine", str(end.number)
    if start.number == end.number:
        yield "endColumn", str(end.column)


def _command(name: str, at: dict[str, str], message: str) -> str:
    inside = ",".join(f"{key}={_property(value)}" for key, value in at.items())
    lines = "\n".join(map(printable, message.split("\n")))
    return f"::{name} {inside}::{lines.translate(_ESCAPED_IN_MESSAGE)}"


def _property(value: str) -> str:
    return printable(value).translate(_ESCAPED_IN_PROPERTY)
