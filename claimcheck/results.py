"""What earlier runs found, kept by what it depends on.

A result is known by the content of its file, its path, the rules, the configuration, this program
and the libraries that read it; when a file was changed plays no part. It is kept as plain data in
one SQLite file in the cache folder: nothing in that file is run, and one that is damaged is begun
anew.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Self

import msgspec

from claimcheck import __version__
from claimcheck.errors import ReadError
from claimcheck.model.report import ArticleResult
from claimcheck.pipeline import weights_stamp
from claimcheck.read.files import content_of
from claimcheck.shelf import written_down

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from claimcheck.config import Config
    from claimcheck.kinds.rulebook import Rulebook

FORMAT = 1
FILE = "results.sqlite"
MOST = 512 * 1024 * 1024
"""Bytes that are kept; what was not asked for the longest goes first."""
_FILLED = 0.8  # of that, when some had to go
_WAIT = 2.0  # seconds for another run that writes
_DAY = 86_400
_AT_ONCE = 100  # keys in one question; SQLite takes some 32,000
# What makes a reader's text. A library that is missing is another case than any of its versions.
_LIBRARIES = (
    *("spacy", "PyYAML", "markdown-it-py", "mdit-py-plugins"),
    *("python-docx", "lxml", "pypdfium2", "pikepdf", "python-pptx", "openpyxl"),
)
_SECOND = ("onnxruntime", "tokenizers", "numpy")
_TABLE = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB, used INTEGER) WITHOUT ROWID
"""


class Results:
    """The results of earlier runs with the same rules and configuration, and of this one."""

    def __init__(self, folder: Path, rulebook: Rulebook, config: Config, most: int = MOST) -> None:
        """Open the results in a folder, which is made if need be.

        Where that cannot be done, nothing is known and nothing is kept.
        """
        self._stamp = _stamp(rulebook, config)
        self._path = folder / FILE
        self._most = most
        self._limits = config.limits
        self._decoder = msgspec.msgpack.Decoder(ArticleResult)
        self._base = self._opened()

    def __enter__(self) -> Self:
        """Return the results; they are closed at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep what was added, within the limit."""
        if self._base is None:
            return
        with suppress(sqlite3.Error):
            _forget(self._base, self._most)
        self._base.close()

    def key_of(self, name: str) -> bytes | None:
        """Return what the result of a file is known by; None when it cannot be read."""
        try:
            data = content_of(name, self._limits)
        except (OSError, ReadError):
            return None
        digest = blake2b(data, digest_size=20, key=self._stamp)
        digest.update(name.encode("utf-8", "surrogateescape"))
        digest.update(len(data).to_bytes(8))
        return digest.digest()

    def find(self, keys: Mapping[str, bytes]) -> Iterator[tuple[str, ArticleResult]]:
        """Yield the results that are known, with their names; `keys` are by name too."""
        names = {key: name for name, key in keys.items()}
        today = int(time() // _DAY)
        stale: list[bytes] = []
        base = self._base
        if base is None:
            return
        wanted = list(names)
        with suppress(sqlite3.Error):
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = base.execute(
                    f"SELECT key, value, used FROM results WHERE key IN ({marks})",  # noqa: S608 -- marks only
                    some,
                )
                for key, value, used in rows.fetchall():
                    with suppress(msgspec.MsgspecError):
                        found = self._decoder.decode(value)
                        stale += [key] if used < today else []
                        yield names[key], found
            with base:
                base.executemany(
                    "UPDATE results SET used = ? WHERE key = ?", [(today, key) for key in stale]
                )

    def keep(self, results: Iterable[tuple[bytes, ArticleResult]]) -> None:
        """Keep results for later runs, as far as they can be."""
        if self._base is None:
            return
        today = int(time() // _DAY)
        written = ((key, written_down(result)) for key, result in results)
        rows = [(key, value, today) for key, value in written if value is not None]
        with suppress(sqlite3.Error), self._base as base:
            base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)

    def _opened(self) -> sqlite3.Connection | None:
        """Return the file, made anew where it is damaged."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(2):
            try:
                return _connected(self._path)
            except sqlite3.OperationalError:  # no place to write, or another run has it
                return None
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    self._path.unlink()
        return None


def _connected(path: Path) -> sqlite3.Connection:
    """Open a file that only its owner may read, since it holds drafts."""
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    base = sqlite3.connect(path, timeout=_WAIT)
    try:
        # A result that is lost is found again, so nobody waits for the disk.
        base.executescript(
            "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"
        )
        base.execute(_TABLE)
        base.execute("SELECT key FROM results LIMIT 1").fetchall()
    except sqlite3.Error:
        base.close()
        raise
    return base


def _size(base: sqlite3.Connection) -> int:
    (pages,), (free,), (size,) = (
        base.execute(f"PRAGMA {name}").fetchone()
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _forget(base: sqlite3.Connection, most: int) -> None:
    """Remove what was not asked for the longest, where there is more than may be."""
    size = _size(base)
    if size <= most:
        return
    excess = size - most * _FILLED
    with base:
        for key, length in base.execute("SELECT key, length(value) FROM results ORDER BY used"):
            if excess <= 0:
                break
            base.execute("DELETE FROM results WHERE key = ?", (key,))
            excess -= length
    base.executescript("PRAGMA incremental_vacuum")


def _stamp(rulebook: Rulebook, config: Config) -> bytes:
    """Return what the results of a run depend on beside the files, as bytes."""
    parts = [
        *(str(FORMAT), __version__, sys.version),
        *(f"{name} {_version(name)}" for name in _LIBRARIES),
        *(f"{pack.id} {pack.sha256}" for pack in rulebook.packs),
        repr(rulebook.chosen),
        repr(config),
        str(config.root.resolve()),
    ]
    if config.reads_twice:
        parts += (weights_stamp(config), *(f"{name} {_version(name)}" for name in _SECOND))
    digest = blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=32)
    # A checkout changes while its version stays.
    package = Path(__file__).parent
    for file in sorted(package.rglob("*.py")):
        digest.update(file.read_bytes())
    if config.glossary:
        digest.update(Path(config.glossary).read_bytes())
    return digest.digest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def kept_in(folder: Path) -> tuple[int, int]:
    """Return how many results are kept in a folder, and how many bytes they take."""
    path = folder / FILE
    if not path.is_file():
        return 0, 0
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return 0, path.stat().st_size
    try:
        (count,) = base.execute("SELECT count(*) FROM results").fetchone()
    except sqlite3.Error:
        count = 0
    finally:
        base.close()
    return int(count), sum(file.stat().st_size for file in results_in(folder))


def results_in(folder: Path) -> list[Path]:
    """Return the files in which results are kept in a folder."""
    return sorted(folder.glob(f"{FILE}*"))
