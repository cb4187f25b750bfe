"""Which files are meant: files, folders and globs → paths."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.read import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SUFFIXES = frozenset(suffix for format_ in FORMATS.values() for suffix in format_.suffixes)
_CONTENT = frozenset(
    suffix for format_ in FORMATS.values() if format_.has_fields for suffix in format_.suffixes
)
"""The suffixes of files that may as well be a program's."""
_SKIPPED = frozenset({"node_modules", "__pycache__"})
_LOCK = "~$"  # Word puts a file “~$draft.docx” beside each one that is open
_MAGIC = frozenset("*?[")


def discover(
    arguments: Iterable[str],
    is_excluded: Callable[[str], bool] = lambda _: False,
    is_included: Callable[[str], bool] = lambda _: False,
) -> tuple[list[str], list[str]]:
    """Return the files that the arguments mean, and the arguments that mean none, in order.

    A file that is named is always meant, even if it does not exist: reading it will say why not.
    In folders only files with a reader are meant, hidden ones and those excluded left out, and
    content files such as JSON only if they are included. A file that is meant twice counts once, as
    it was written first.
    """
    files: dict[str, str] = {}
    empty: list[str] = []
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            found = [
                name
                for name in map(str, _walk(path))
                if not is_excluded(name)
                and (Path(name).suffix.lower() not in _CONTENT or is_included(name))
            ]
        elif not path.exists() and _MAGIC & set(argument):
            found = [name for name in _expand(argument) if not is_excluded(name)]
        else:
            found = [argument]
        if not found:
            empty.append(argument)
        for name in found:
            files.setdefault(os.path.realpath(name), name)
    return list(files.values()), empty


def _expand(pattern: str) -> list[str]:
    """Return the files that a glob means; folders of tools only if it names them."""
    skipped = _SKIPPED.difference(Path(pattern).parts)
    return [
        name
        for name in sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 -- ** and absolute patterns
        if skipped.isdisjoint(Path(name).parts)
        and Path(name).is_file()
        and not Path(name).name.startswith(_LOCK)
    ]


def _walk(folder: Path) -> list[Path]:
    """Return the files with a reader under a folder, without entering what is left out."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_left_out(name)]
        found += [
            file
            for name in names
            if not _is_left_out(name)
            and (file := Path(place, name)).suffix.lower() in SUFFIXES
            and file.is_file()
        ]
    return sorted(found)


def _is_left_out(name: str) -> bool:
    return name.startswith((".", _LOCK)) or name in _SKIPPED
