"""The rows of a table, one after the other, however large the file is."""

from __future__ import annotations

import csv
import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from claimcheck.errors import ClaimcheckError, did_you_mean
from claimcheck.scan.sources import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.scan.sources import Source
    from claimcheck.scan.wish import Columns

LONGEST = 64 * 1024 * 1024
"""Bytes of one row. What is longer is no row of a table of articles, and is not read whole."""
_ROWS = 64  # of a Parquet file that are decoded at once
_DELIMITERS = {"csv": ",", "tsv": "\t"}


class Read(NamedTuple):
    """A row: its number in the file from 1, its cells or why they cannot be read, its text's size.

    Of a file of lines the number is that of the line. `at` is how much of the file has been read,
    in bytes.
    """

    number: int
    id: str | None
    site: str | None
    text: str | None
    failure: str | None
    at: int


class ColumnError(ClaimcheckError):
    """A column that a table does not have, or that holds no text."""


def rows_of(source: Source, columns: Columns) -> Iterator[Read]:
    """Yield the rows of a table; those that cannot be read say why.

    Raises:
        ReadError: the file cannot be read, or not to its end.
        ColumnError: it has no such column.
    """
    with source.opened() as file, _told_of(source):
        match source.kind:
            case "jsonl":
                yield from _jsonl(file, source, columns)
            case "parquet":
                yield from _parquet(file, source, columns)
            case _:
                yield from _csv(file, source, columns)


def check_columns(source: Source, columns: Columns) -> None:
    """Refuse a table that lacks a column.

    Raises:
        ReadError: the file cannot be read.
        ColumnError: it has no such column.
    """
    for read in rows_of(source, columns):
        if read.failure is None:
            return


@contextmanager
def _told_of(source: Source) -> Iterator[None]:
    try:
        yield
    except (ColumnError, GeneratorExit):
        raise
    except Exception as error:
        raise unreadable(source.address, error) from error


def _checked(names: Sequence[str], wanted: Columns, source: Source) -> None:
    for name in filter(None, wanted):
        if name not in names:
            known = f" (there are {', '.join(names)})" if len(names) < 20 else ""  # noqa: PLR2004
            message = f"{source.address}: there is no column `{name}`"
            raise ColumnError(f"{message}{did_you_mean(name, list(names))}{known}")


def _jsonl(file: BinaryIO, source: Source, columns: Columns) -> Iterator[Read]:
    at, is_known = 0, False
    for number, (line, size) in enumerate(_lines(file), start=1):
        at += size
        if line is None:
            yield _failed(number, at, f"the line is longer than {LONGEST // 1024**2} MB")
            continue
        if not line.strip():
            continue
        try:
            found = orjson.loads(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
        except orjson.JSONDecodeError as error:
            yield _failed(number, at, f"the line is no JSON: {error}")
            continue
        if not isinstance(found, dict):
            yield _failed(number, at, "the line is no JSON object")
            continue
        if not is_known:  # the first object says what the columns are
            _checked(list(found), columns, source)
            is_known = True
        yield _row(number, at, [found.get(name) for name in columns], columns)


def _lines(file: BinaryIO) -> Iterator[tuple[bytes | None, int]]:
    """Yield the lines with their sizes; of one that is too long None."""
    while line := file.readline(LONGEST + 1):
        size = len(line)
        if size <= LONGEST:
            yield line, size
            continue
        while not line.endswith(b"\n") and (line := file.readline(LONGEST)):
            size += len(line)
        yield None, size


def _parquet(file: BinaryIO, source: Source, columns: Columns) -> Iterator[Read]:
    # Without `pre_buffer` and with a small buffer a group of rows is not held as a whole.
    table = pq.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20)
    schema = table.schema_arrow
    _checked(schema.names, columns, source)
    if not _is_text(schema.field(columns.text).type):
        kind = schema.field(columns.text).type
        raise ColumnError(f"{source.address}: the column `{columns.text}` is {kind}, not text")
    wanted = list(dict.fromkeys(filter(None, columns)))
    number, rows = 0, max(1, table.metadata.num_rows)
    for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
        cells = {name: _cells(batch.column(name)) for name in wanted}
        for at in range(batch.num_rows):
            number += 1
            row = [cells[name][at] if name else None for name in columns]
            yield _row(number, source.size * number // rows, row, columns)


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return any(
        holds(kind)
        for holds in (
            pa.types.is_string,
            pa.types.is_large_string,
            pa.types.is_string_view,
            pa.types.is_binary,
            pa.types.is_large_binary,
            pa.types.is_null,
        )
    )


def _cells(column: pa.Array) -> list[Any]:
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:  # a writer put something else than UTF-8 into a column of text
        return list(column.cast(pa.binary()).to_pylist())


def _csv(file: BinaryIO, source: Source, columns: Columns) -> Iterator[Read]:
    usual = csv.field_size_limit(LONGEST)
    try:
        with io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="") as text:
            rows = csv.reader(text, delimiter=_DELIMITERS[source.kind])
            yield from _records(rows, lambda: min(file.tell(), source.size), source, columns)
    finally:
        csv.field_size_limit(usual)  # it is one for all


def _records(
    rows: Iterator[list[str]], at: Callable[[], int], source: Source, columns: Columns
) -> Iterator[Read]:
    names = next(rows, [])
    _checked(names, columns, source)
    places = [names.index(name) if name else -1 for name in columns]
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield _failed(number, at(), f"the row cannot be read: {error}")
            continue
        if not row:
            continue  # an empty line is no row
        number += 1
        if len(row) <= max(places):
            yield _failed(number, at(), f"the row has {len(row)} of {len(names)} cells")
        else:
            cells = [row[place] if place >= 0 else None for place in places]
            yield _row(number, at(), cells, columns)


def _failed(number: int, at: int, reason: str) -> Read:
    return Read(number, None, None, None, reason, at)


def _row(number: int, at: int, cells: Sequence[Any], columns: Columns) -> Read:
    """Return a row of cells in the order of the columns."""
    text, id_, site = cells
    failure = None
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError:
            text, failure = None, f"`{columns.text}` is not UTF-8"
    if text is None:
        failure = failure or f"there is no `{columns.text}`"
    elif not isinstance(text, str):
        text, failure = None, f"`{columns.text}` is no text"
    elif not _is_whole(text):
        text, failure = None, f"`{columns.text}` is not UTF-8"
    return Read(number, _name(id_), _name(site), text, failure, at)


def _name(cell: Any) -> str | None:  # noqa: ANN401 -- whatever a cell holds
    """Return what a cell calls something; None when it is empty."""
    if cell is None or cell == "":
        return None
    name = cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)
    return name if _is_whole(name) else name.encode("utf-8", "replace").decode()


def _is_whole(text: str) -> bool:
    """Say whether a text has no half of a character pair, as bytes that are no UTF-8 become."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
