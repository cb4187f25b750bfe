"""A table of terms → the entries of a glossary: that of a pack, or a customer's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import PackError, Problem, did_you_mean
from claimcheck.kinds.glossary import Entry
from claimcheck.notation.document import Reader, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKETS = ("zh_tw", "zh_hk_if_different", "zh_cn", "ja", "ko")
_REQUIRED = ("english", *_MARKETS, "confidence", "source")
_OPTIONAL = ("domain", "note")
_CERTAINTIES = ("high", "medium", "low")


def load_glossary(path: str) -> tuple[Entry, ...]:
    """Return the entries of a customer's own file.

    Raises:
        PackError: with every mistake in it.
    """
    reader = Reader(path)
    try:
        entries = read_glossary(reader, Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise PackError([Problem(path=path, message=message)]) from error
    except UnicodeDecodeError as error:
        raise PackError([Problem(path=path, message=f"is not UTF-8: {error}")]) from error
    if reader.problems:
        raise PackError(reader.problems)
    return tuple(entries)


def read_glossary(reader: Reader, source: str) -> list[Entry]:
    """Return the entries of a tab-separated glossary whose first line names the columns.

    Lines that are empty or begin with # are left out.
    """
    rows = _rows(source)
    columns = next(rows, ())
    missing = sorted({*_REQUIRED} - {cell.value for cell in columns})
    if missing:
        reader.report(None, f"the glossary lacks the columns {', '.join(missing)}")
        return []
    known = (*_REQUIRED, *_OPTIONAL)
    for cell in columns:
        if cell.value not in known:
            reader.report(cell, f"unknown column `{cell.value}`{did_you_mean(cell.value, known)}")
    entries = []
    for cells in rows:
        if len(cells) > len(columns):
            reader.report(cells[len(columns)], f"there are only {len(columns)} columns")
        row = dict(zip((column.value for column in columns), cells, strict=False))
        for name in ("english", "confidence"):
            if name not in row or not row[name].value:
                reader.report(row.get(name, cells[0]), f"there is nothing under `{name}`")
        certainty = row.get("confidence")
        if certainty is not None and certainty.value:
            reader.choice(certainty, "`confidence`", _CERTAINTIES, "")
        entries.append(_entry({name: cell.value for name, cell in row.items()}))
    return entries


def _rows(source: str) -> Iterator[tuple[Text, ...]]:
    """Yield the cells of each line, with their places."""
    for number, line in enumerate(source.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = []
        column = 1
        for value in line.split("\t"):
            cells.append(Text(value=value.strip(), line=number, column=column))
            column += len(value) + 1
        yield tuple(cells)


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        english=row.get("english", ""),
        names=tuple(
            (market.removesuffix("_if_different"), name.strip())
            for market in _MARKETS
            for name in row.get(market, "").split("|")
            if name.strip()
        ),
        certainty=row.get("confidence", ""),
        source=row.get("source", ""),
        note=row.get("note", ""),
        domain=row.get("domain", ""),
    )
