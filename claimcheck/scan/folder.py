"""The folder that a scan fills: what it depends on, and parts that are whole or not there."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from claimcheck.errors import ClaimcheckError
from claimcheck.scan.schema import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

PLAN = "scan.json"
TOLD = "_told"
"""The folder in the folder for what rows tell of their sites. Readers of tables pass over it."""


class Folder:
    """A folder that holds the parts of one scan, as Parquet or JSONL."""

    def __init__(self, path: Path, format: str = "parquet") -> None:  # noqa: A002 -- as elsewhere
        """Look at a folder, which need not be there yet."""
        self.path = path
        self.format = format

    def begin(self, plan: Mapping[str, Any]) -> dict[str, Any]:
        """Return the plan of the scan in this folder, which is this one, begun now or earlier.

        What a plan says of `as_of` is what the scan that began says.

        Raises:
            ClaimcheckError: the folder holds another scan or other files, or cannot be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            begun = self._begun()
            if begun is None:
                begun = dict(plan)
                self._put(self.path / PLAN, lambda path: path.write_bytes(_json(begun)))
        except OSError as error:
            raise self._unwritable(error) from error
        plain = orjson.loads(_json({**plan, "as_of": begun.get("as_of")}))
        if others := list(_differences(plain, begun)):
            raise ClaimcheckError(
                f"{self.path}: holds another scan: {'; '.join(others)}. "
                "Name another folder, or remove this one."
            )
        return begun

    def _begun(self) -> dict[str, Any] | None:
        file = self.path / PLAN
        if not file.exists():
            if other := sorted(one.name for one in self.path.iterdir() if one.name[0] not in "._"):
                raise ClaimcheckError(
                    f"{self.path}: holds {other[0]} and no {PLAN}; name a folder of the scan's own"
                )
            return None
        try:
            begun = orjson.loads(file.read_bytes())
        except orjson.JSONDecodeError as error:
            raise ClaimcheckError(f"{file}: is no JSON: {error}") from error
        if not isinstance(begun, dict):
            raise ClaimcheckError(f"{file}: is not of a scan")
        return begun

    def part(self, number: int) -> Path:
        """Return the file with the findings of a batch."""
        return self.path / f"part-{number:06}.{self.format}"

    def told(self, number: int) -> Path:
        """Return the file with what the rows of a batch tell of their sites."""
        return self.path / TOLD / f"part-{number:06}.parquet"

    def sites(self, bucket: int) -> Path:
        """Return the file with the findings between rows of the sites in a bucket."""
        return self.path / f"sites-{bucket:06}.{self.format}"

    def standing(self, *, is_told: bool) -> set[int]:
        """Return the numbers of the parts that are there; what is there is whole.

        When what rows tell of their sites is wanted, that must be there too.
        """
        names = self.path.glob(f"part-*.{self.format}")
        numbers = {int(path.stem.removeprefix("part-")) for path in names}
        return {number for number in numbers if self.told(number).exists() or not is_told}

    def write(self, path: Path, table: pa.Table) -> None:
        """Put a table in its place in one step.

        Raises:
            ClaimcheckError: it cannot be written.
        """
        write = _WRITERS[path.suffix.removeprefix(".")]
        try:
            self._put(path, lambda place: write(table, place))
        except OSError as error:
            raise self._unwritable(error) from error

    def _put(self, path: Path, write: Callable[[Path], object]) -> None:
        """Write a file beside its place, and move it there when the disk has it."""
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write(beside)
            with beside.open("r+b") as file:
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what runs left that were killed while they wrote."""
        for folder in (self.path, self.path / TOLD):
            for left in (*folder.glob(".part-*"), *folder.glob(".sites-*")):
                with suppress(OSError):
                    left.unlink()

    def tables(self, columns: list[str]) -> Iterator[pa.Table]:
        """Yield some columns of every part, a part at a time."""
        for name in ("part", "sites"):
            for path in sorted(self.path.glob(f"{name}-*.{self.format}")):
                yield _READERS[self.format](path, columns)

    def _unwritable(self, error: OSError) -> ClaimcheckError:
        why = error.strerror or str(error)
        return ClaimcheckError(f"{self.path}: cannot be written: {why}")


def _json(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n"


def _differences(wanted: Mapping[str, Any], begun: Mapping[str, Any]) -> Iterator[str]:
    """Yield in words what another scan was asked for, name by name."""
    for name in {**wanted, **begun}:
        was, is_ = begun.get(name), wanted.get(name)
        if was == is_:
            continue
        if isinstance(was, dict) and isinstance(is_, dict):
            yield from (f"{name}: {other}" for other in _differences(is_, was))
        elif isinstance(was, list | dict) or isinstance(is_, list | dict):
            yield f"other {name.replace('_', ' ')}"
        else:
            yield f"`{name.replace('_', ' ')}` was {was}, not {is_}"


def _write_parquet(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd")


def _write_jsonl(table: pa.Table, path: Path) -> None:
    with path.open("wb") as file:
        for row in table.to_pylist():
            file.write(orjson.dumps(row) + b"\n")


def _read_parquet(path: Path, columns: list[str]) -> pa.Table:
    return pq.read_table(path, columns=columns)


def _read_jsonl(path: Path, columns: list[str]) -> pa.Table:
    with path.open("rb") as file:
        rows = [orjson.loads(line) for line in file]
    schema = pa.schema([FINDINGS.field(name) for name in columns])
    return pa.Table.from_pylist(
        [{name: row[name] for name in columns} for row in rows], schema=schema
    )


_WRITERS = {"parquet": _write_parquet, "jsonl": _write_jsonl}
_READERS = {"parquet": _read_parquet, "jsonl": _read_jsonl}
