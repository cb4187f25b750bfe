"""Where the tables are, at addresses that fsspec knows, and what tells states of a file apart."""

from __future__ import annotations

import os
from contextlib import contextmanager
from hashlib import blake2b
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import fsspec
from fsspec.implementations.local import LocalFileSystem

from claimcheck.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KINDS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".csv": "csv",
    ".tsv": "tsv",
}
"""How a table is read, by the suffix of its file."""
_BUFFER = 1 << 20
_EDGE = 65_536  # bytes at each end of a file by which it is known beside its size


class Source(NamedTuple):
    """A file with a table: what it is called, where it is in which file system, its bytes."""

    address: str
    system: Any
    path: str
    size: int
    kind: str

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Give the file, open for reading.

        Raises:
            ReadError: it cannot be opened.
        """
        try:
            file = BufferedReader(self.system.open(self.path, "rb"), _BUFFER)
        except Exception as error:
            raise unreadable(self.address, error) from error
        with file:
            yield file


def find_sources(addresses: Iterable[str], without: Path | None = None) -> list[Source]:
    """Return the files at addresses, in their order; those of a folder or a glob by their names.

    Files in the folder `without` are none: a scan may write into a folder that it reads.

    Raises:
        ReadError: there is none at an address, it is no table, or it cannot be reached.
    """
    found: dict[str, Source] = {}
    for address in addresses:
        for source in _at(address):
            if without is None or not _is_inside(source, without):
                found.setdefault(source.address, source)
    return list(found.values())


def _at(address: str) -> list[Source]:
    try:
        system, path = fsspec.core.url_to_fs(address)
        if system.isdir(path):
            paths = [one for one in system.find(path) if _kind(one) and not _is_hidden(one, path)]
        elif any(sign in path for sign in "*?[") and not system.exists(path):
            paths = [one for one in system.glob(path) if system.isfile(one)]
        else:
            paths = [path]
        sizes = [int(system.info(one)["size"] or 0) for one in paths]
    except Exception as error:
        raise unreadable(address, error) from error
    if not paths:
        raise ReadError(address, f"there is no table here ({', '.join(KINDS)})")
    named = [address] if paths == [path] else [_named(address, one) for one in paths]
    by_name = sorted(zip(named, paths, sizes, strict=True))
    return [Source(name, system, one, size, _known(name)) for name, one, size in by_name]


def _named(address: str, one: str) -> str:
    """Return the address of a file that is in the folder, or fits the glob, at an address.

    What was given relative to the current folder stays so: a scan may move with its project.
    """
    scheme, parts, _ = address.rpartition("://")
    if parts:
        return f"{scheme}://{one.removeprefix('/') if scheme == 'memory' else one}"
    return one if Path(address).is_absolute() else Path(os.path.relpath(one)).as_posix()


def _is_inside(source: Source, folder: Path) -> bool:
    is_local = isinstance(source.system, LocalFileSystem)
    return is_local and Path(source.path).resolve().is_relative_to(folder.resolve())


def _is_hidden(path: str, folder: str) -> bool:
    inside = PurePosixPath(path).parts[len(PurePosixPath(folder).parts) :]
    return any(part.startswith((".", "_")) for part in inside)


def _kind(path: str) -> str:
    return KINDS.get(PurePosixPath(path).suffix.lower(), "")


def _known(address: str) -> str:
    kind = _kind(address)
    if not kind:
        raise ReadError(address, f"the suffix says no table that can be read ({', '.join(KINDS)})")
    return kind


def state_of(source: Source) -> dict[str, Any]:
    """Return what tells a file from another of its name: its size, and a hash of both its ends.

    Raises:
        ReadError: it cannot be read.
    """
    digest = blake2b(digest_size=16)
    with source.opened() as file:
        try:
            digest.update(file.read(_EDGE))
            if source.size > _EDGE:
                file.seek(max(_EDGE, source.size - _EDGE))
                digest.update(file.read(_EDGE))
        except Exception as error:
            raise unreadable(source.address, error) from error
    return {"address": source.address, "size": source.size, "ends": digest.hexdigest()}


def unreadable(address: str, error: Exception) -> ReadError:
    """Return why a file cannot be read, of whatever a file system may raise."""
    match error:
        case ReadError():
            return error
        case FileNotFoundError():
            return ReadError(address, "there is no such file")
        case ImportError() | ValueError():  # a driver is missing, or nobody knows the scheme
            return ReadError(address, str(error))
        case OSError():
            return ReadError(address, error.strerror or str(error))
        case _:
            return ReadError(address, f"it cannot be read: {type(error).__name__}: {error}")
