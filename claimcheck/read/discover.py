"""Which files are meant: files, folders and globs → paths."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.read import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SUFFIXES = frozenset(suffix for format_ in FORMATS.values() for suffix in format_.suffixes)
_SKIPPED = frozenset({"node_modules", "__pycache__"})
_MAGIC = frozenset("*?[")


def discover(
    arguments: Iterable[str],
    is_excluded: Callable[[str], bool] = lambda _: False,
) -> tuple[list[str], list[str]]:
    """Return the files that the arguments mean, and the arguments that mean none, in order.

    A file that is named is always meant, even if it does not exist: reading it will say why not.
    In folders only files with a reader are meant, hidden ones and those excluded left out.
    """
    files: dict[str, None] = {}
    empty: list[str] = []
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            found = [str(file) for file in _walk(path) if not is_excluded(str(file))]
        elif not path.exists() and _MAGIC & set(argument):
            found = [
                name
                for name in sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 -- ** and absolute patterns
                if Path(name).is_file() and not is_excluded(name)
            ]
        else:
            found = [argument]
        if not found:
            empty.append(argument)
        files.update(dict.fromkeys(found))
    return list(files), empty


def _walk(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and not any(
            part.startswith(".") or part in _SKIPPED for part in file.relative_to(folder).parts
        )
        and file.is_file()
    )
