"""Files that commands write: the whole of one, or nothing of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(path: str, data: bytes | Iterable[bytes], *, expected: bytes | None = None) -> None:
    """Put data in the place of a file at once, or leave the file as it is.

    The new file is written beside the old one, has its mode, and takes its name when it is whole. A
    link stays a link; a device or a pipe is written to. With `expected` nothing is written unless
    the file still holds that.

    Raises:
        ClaimcheckError: it cannot be written, or holds something else than expected.
    """
    beside: Path | None = None
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        if Path(path).exists() and not Path(path).is_file():
            with Path(path).open("wb") as file:  # a pipe that has no name cannot be resolved
                file.writelines(pieces)
            return
        target = Path(path).resolve()
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_mask()
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            beside = Path(file.name)
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        if expected is not None and target.read_bytes() != expected:
            raise ClaimcheckError("it changed meanwhile")
        beside.replace(target)
        beside = None
    except OSError as error:
        raise ClaimcheckError(f"cannot be written: {error.strerror or error}") from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _mask() -> int:
    """Return the rights that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
