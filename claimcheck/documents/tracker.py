"""The tracker in which reviewers decide on findings: its columns, and the way back from it."""

from __future__ import annotations

import csv
import io
import warnings
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

import orjson

from claimcheck.documents import library
from claimcheck.errors import Problem, ReadError, TrackerError, did_you_mean
from claimcheck.model.record import is_date
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

COLUMNS = (
    "id",
    "article",
    "place",
    "quote",
    "sentence",
    "category",
    "rule",
    "severity",
    "message",
    "why",
    "wording",
    "clause",
    "status",
    "decision",
    "reason",
    "reviewer",
    "until",
    "date",
    "fingerprint",
)
"""The columns of a tracker, in order; they are known by these names when it is read."""
FINDINGS = "Findings"
"""The sheet of a workbook that holds them."""
SCHEMA = "claimcheck-decisions/1"
"""What a file of decisions in JSON says it is."""
MOST_BYTES = 100_000_000
"""A tracker of all findings of a thousand articles has a twentieth of this; a zip bomb has more."""
MOST_ROWS = 1_048_576
"""Rows of a sheet in the programs that make them; a file can claim more."""
MOST_COLUMNS = 64
"""Columns that are looked at: a tracker has fewer than half as many."""

_NEEDED_TO_ACCEPT = (
    ("reason", "a reason"),
    ("reviewer", "a reviewer"),
    ("until", "the last day on which it holds"),
)
_NEEDED = ("article", "rule", "decision", "fingerprint")
_ACTIVE = regex("'*[=+\\-@\t\r\n＝＋－＠]")  # what makes a spreadsheet take text for a formula
_FINGERPRINT = regex(r"[0-9a-f]{16}")
_MIDNIGHT = regex(r"[ T]0?0:00(:00)?$")  # programs add it to a day
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


class Choice(StrEnum):
    """What a reviewer makes of a finding."""

    WAIVE = "waive"
    APPROVE = "approve"
    FIX = "fix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a reviewer decided on one finding.

    `by` is the reviewer. `until` is a date, or empty where nothing is accepted. `where` is the
    place in the tracker, such as “review.xlsx:5”, its row.
    """

    fingerprint: str
    path: str
    rule: str
    quote: str
    sentence: str
    decision: Choice
    reason: str
    by: str
    until: str
    where: str


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe in front says so."""
    return f"'{text}" if _ACTIVE.match(text) else text


def unguarded(text: str) -> str:
    """Return what was guarded."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text) else text


def read_tracker(path: str, data: bytes) -> tuple[Decision, ...]:
    """Return the decisions in a workbook, a table (CSV) or a file of decisions (JSON).

    The bytes say which it is. Rows without a decision are left out.

    Raises:
        ReadError: the file is no tracker.
        MissingExtraError: it is a workbook, and the library that reads them is not installed.
        TrackerError: decisions cannot be used; with every one of them, by row.
    """
    if data.startswith(b"PK"):
        rows = _workbook(path, data)
    elif data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}:
        rows = _json(path, data)
    else:
        rows = _table(path, data)
    problems: list[Problem] = []
    decisions = [
        decision
        for number, row in rows
        if row["decision"].strip() and (decision := _decision(path, number, row, problems))
    ]
    problems += _quarrels(path, decisions)
    if problems:
        raise TrackerError(problems)
    return tuple(decisions)


def _decision(
    path: str,
    number: int,
    row: Mapping[str, str],
    problems: list[Problem],
) -> Decision | None:
    """Return what a row decides; when it cannot be used, add why to the problems."""
    said = {name: value.strip() for name, value in row.items()}
    said |= {name: _MIDNIGHT.sub("", said[name]) for name in ("until", "date")}
    word = said["decision"].lower()
    mistakes = list(_mistakes(word, said))
    problems += [Problem(path=path, line=number, column=1, message=m) for m in mistakes]
    if mistakes:
        return None
    return Decision(
        fingerprint=said["fingerprint"],
        path=said["article"],
        rule=said["rule"],
        quote=row["quote"],
        sentence=row["sentence"],
        decision=Choice(word),
        reason=said["reason"],
        by=said["reviewer"],
        until=said["until"],
        where=f"{path}:{number}",
    )


def _mistakes(word: str, said: Mapping[str, str]) -> Iterator[str]:
    words = [choice.value for choice in Choice]
    if word not in words:
        meant = did_you_mean(word, words)
        yield f"the decision “{word}” is none of {', '.join(words)}{meant}"
    if word in {Choice.WAIVE, Choice.APPROVE}:
        for name, what in _NEEDED_TO_ACCEPT:
            if not said[name]:
                yield f"to {word} needs {what}, in the column {name}"
    for name in ("until", "date"):
        if said[name] and not is_date(said[name]):
            yield f"“{said[name]}” in the column {name} is no date such as 2027-01-31"
    yield from _nameless(said)


def _nameless(said: Mapping[str, str]) -> Iterator[str]:
    """Yield what keeps a row from saying which finding is meant."""
    if not said["fingerprint"]:
        yield "the fingerprint is missing: it says which finding is meant"
    elif not _FINGERPRINT.fullmatch(said["fingerprint"]):
        yield f"“{said['fingerprint']}” is no fingerprint: it has 16 signs of 0-9 and a-f"
    for name in ("article", "rule"):
        if not said[name]:
            yield f"the {name} is missing"


def _quarrels(path: str, decisions: Iterable[Decision]) -> Iterator[Problem]:
    """Yield the decisions that decide otherwise than one before them on the same finding."""
    first: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        known = first.setdefault((decision.path, decision.fingerprint), decision)
        if known.decision is not decision.decision:
            line = int(decision.where.rpartition(":")[2])
            said = f"{decision.decision} here, but {known.decision} at {known.where}"
            yield Problem(path=path, line=line, column=1, message=f"the same finding: {said}")


def _workbook(path: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    openpyxl = library("openpyxl", "xlsx", "a tracker that is a workbook")
    try:
        with ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (BadZipFile, ValueError, OSError) as error:
        raise ReadError(path, f"it is no workbook: {error}") from error
    if size > MOST_BYTES:
        raise ReadError(path, f"its parts are larger than {MOST_BYTES:,} bytes")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what other programs add to a workbook is not read
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book[FINDINGS] if FINDINGS in book.sheetnames else book.worksheets[0]
            sheet.reset_dimensions()
            lines = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
            rows = _filled(path, enumerate(lines, start=1))
        except ReadError:
            raise
        except Exception as error:
            # The library fails in a hundred ways on a file that is no workbook.
            why = f"{type(error).__name__}: {error}".partition("\n")[0]
            raise ReadError(path, f"it is no workbook: {why}") from error
    return _named(path, rows)


def _filled(path: str, lines: Iterable[tuple[int, Sequence[Any]]]) -> list[tuple[int, list[str]]]:
    """Return the rows in which something stands."""
    rows = []
    for number, line in lines:
        if any(value is not None for value in line):
            rows.append((number, [_cell(value) for value in line]))
        if number > MOST_ROWS:
            raise ReadError(path, f"it has more than {MOST_ROWS:,} rows")
    return rows


def _cell(value: object) -> str:
    """Return a cell as it would be typed; programs keep a date as one."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _table(path: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(path, "it is not UTF-8: save it as “CSV UTF-8”") from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)  # programs of some countries write semicolons
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows += ((number, list(map(unguarded, row))) for number, row in enumerate(reader, start=1))
    except csv.Error as error:
        raise ReadError(path, f"it is no table: {error}") from error
    return _named(path, rows)


def _named(
    path: str,
    rows: Iterable[tuple[int, Sequence[str]]],
) -> Iterator[tuple[int, dict[str, str]]]:
    """Return rows with the name of each value; the first row that is not empty holds the names.

    Raises:
        ReadError: a name that is needed is not there.
    """
    lines = iter(rows)
    head = next((row for _, row in lines if any(row)), ())
    names = [name.strip().lower() for name in head]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise ReadError(path, f"it is no tracker: there is no column {', '.join(missing)}")
    blank = dict.fromkeys(COLUMNS, "")
    return ((number, {**blank, **dict(zip(names, row, strict=False))}) for number, row in lines)


def _json(path: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        loaded: Any = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise ReadError(path, f"it is no JSON: {error}") from error
    if not isinstance(loaded, dict) or loaded.get("schema") != SCHEMA:
        raise ReadError(path, f"it is no file of decisions: its schema is not {SCHEMA}")
    listed = loaded.get("decisions")
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise ReadError(path, "its decisions are no list of entries")
    return enumerate((_entry(entry) for entry in listed), start=1)


def _entry(entry: Mapping[str, object]) -> dict[str, str]:
    """Return an entry of a file of decisions under the names of the columns."""
    said = {name: value if isinstance(value, str) else "" for name, value in entry.items()}
    names = {**dict.fromkeys(COLUMNS, ""), **said}
    return {**names, "article": said.get("path", ""), "reviewer": said.get("by", "")}
