"""What regular expressions were compiled to, kept between runs.

One file holds a record for each expression that was ever used, whatever packs it is of: a mark, a
checksum, the hash of the expression, how long the program is, and the program. Every run adds each
that it had to compile in one piece, so that several runs can at once. A record that is damaged is
made again; a file in which records cannot be told apart is begun anew.
"""

from __future__ import annotations

import mmap
import os
import zlib
from contextlib import suppress
from hashlib import blake2b
from struct import Struct
from typing import TYPE_CHECKING

from claimcheck.notation.regexes import BUILD, compiled, program_of, ready

if TYPE_CHECKING:
    import re
    from pathlib import Path

MOST = 128 * 1024 * 1024
"""Bytes of a file that is still read; a larger one is begun anew."""
_MARK = b"RX"
_HEAD = Struct("<2sI16sI")  # mark, checksum of hash and program, hash of the expression, length


def mapped(path: Path) -> memoryview:
    """Return the content of a file, of which only what is used is read."""
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


class Programs:
    """The programs of a file, and those that this process adds."""

    def __init__(self, folder: Path) -> None:
        """Read the file of this Python's programs in a folder."""
        self._folder = folder
        self._path = folder / f"expressions-{BUILD}.bin"
        self._kept: dict[bytes, memoryview] = {}
        with suppress(OSError, ValueError):
            stored = mapped(self._path)
            try:
                self._kept = _records(stored)
            except ValueError:
                self._path.unlink()

    def __reduce__(self) -> tuple[type[Programs], tuple[Path]]:
        """Let another process read the file itself."""
        return Programs, (self._folder,)

    def make(self, regex: str) -> re.Pattern[str]:
        """Return an expression that is ready for use, from its program where that is kept."""
        key = blake2b(regex.encode(), digest_size=16).digest()
        with suppress(KeyError, ValueError, zlib.error):
            return ready(_program(self._kept[key]))
        program = program_of(regex)
        if program is None:
            return compiled(regex)
        self._add(key, zlib.compress(program, 1))
        return ready(program)

    def _add(self, key: bytes, packed: bytes) -> None:
        record = _HEAD.pack(_MARK, _checksum(key, packed), key, len(packed)) + packed
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, record)
            finally:
                os.close(file)


def _checksum(key: bytes, packed: bytes | memoryview) -> int:
    return zlib.crc32(packed, zlib.crc32(key))


def _records(stored: memoryview) -> dict[bytes, memoryview]:
    """Return the records of a file by the hashes of their expressions, each still unread.

    Raises:
        ValueError: the file is too large, or there is something else between its records.
    """
    found: dict[bytes, memoryview] = {}
    at, end = 0, len(stored)
    if end > MOST:
        raise ValueError("the file is too large")
    while at < end:
        if end - at < _HEAD.size:
            raise ValueError("the last record is cut off")
        mark, _, key, length = _HEAD.unpack_from(stored, at)
        after = at + _HEAD.size + length
        if mark != _MARK or after > end:
            raise ValueError("records cannot be told apart")
        found[key] = stored[at:after]
        at = after
    return found


def _program(record: memoryview) -> bytes:
    """Return the program of a record.

    Raises:
        ValueError: the record is damaged.
        zlib.error: so is what it holds.
    """
    _, checksum, key, _ = _HEAD.unpack_from(record)
    packed = record[_HEAD.size :]
    if _checksum(key, packed) != checksum:
        raise ValueError("the record is damaged")
    return zlib.decompress(packed)


def programs_in(folder: Path) -> list[Path]:
    """Return the files in which programs are kept in a folder, one for each Python."""
    return sorted(folder.glob("expressions-*.bin"))
