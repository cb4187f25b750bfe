"""Exit codes: what a gate may rely on."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a run came to."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_USE = 2
    INCOMPLETE = 3
    INTERRUPTED = 130
