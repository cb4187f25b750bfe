"""The bytes of a file, if it is one and not too large."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ReadError
from claimcheck.model.limits import Limits, raised_by

if TYPE_CHECKING:
    from typing import BinaryIO


def content_of(path: str | Path, limits: Limits | None = None) -> bytes:
    """Return what is in a file; one that would have to be waited for, or never ends, is none.

    Raises:
        OSError: it cannot be opened or read.
        ReadError: it is no file, such as a pipe or a device, or larger than the limits allow.
    """
    limits = limits or Limits()
    mode = Path(path).stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise ReadError(str(path), "it is a pipe or a device, no file; give it to `check -`")
    with Path(path).open("rb") as file:
        return within(str(path), file, limits)


def within(path: str, file: BinaryIO, limits: Limits) -> bytes:
    """Return what is in an open file, of which no more is read than the limits allow.

    Raises:
        ReadError: there is more.
    """
    most = limits.most_bytes
    content = file.read(most + 1) if most >= 0 else file.read()
    if 0 <= most < len(content):
        raise ReadError(path, f"it has more than {most:,} bytes ({raised_by('bytes')})")
    return content
