"""Where the packs lie, which files they are, and which version of them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import claimcheck
from claimcheck.errors import PackError, Problem
from claimcheck.model.report import Pack

if TYPE_CHECKING:
    from collections.abc import Sequence

PACK_VERSION = "1"
_SUFFIXES = (".yaml", ".tsv")


def builtin_packs() -> Path:
    """Return the folder of the packs that come with claimcheck, installed or in a checkout."""
    package = Path(claimcheck.__file__).parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def pack_files(folder: Path) -> list[Path]:
    """Return the files of a pack folder, in the order in which they are read.

    Raises:
        PackError: there is no such folder.
    """
    if not folder.is_dir():
        raise PackError([Problem(path=str(folder), message="there is no pack folder here")])
    return sorted(
        Path(parent, name)
        for parent, _, names in os.walk(folder)
        for name in names
        if name.endswith(_SUFFIXES) and os.path.isfile(os.path.join(parent, name))  # noqa: PTH113, PTH118 -- half as slow
    )


def versions(folders: Sequence[Path]) -> tuple[Pack, ...]:
    """Return each folder's languages as packs, with the hash of the files."""
    found: dict[str, hashlib._Hash] = {}
    for folder in folders:
        for path in pack_files(folder):
            name = _pack_of(path, folder)
            digest = found.setdefault(name, hashlib.sha256())
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
    return tuple(
        Pack(id=name, version=PACK_VERSION, sha256=digest.hexdigest())
        for name, digest in sorted(found.items())
    )


def _pack_of(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder).parts
    return parts[0] if len(parts) > 1 else "base"
