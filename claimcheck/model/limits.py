"""How much of a machine one file may take."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may take: seconds to be read and checked, bytes to be read. 0 is no limit.

    `memory` is how many bytes a process of its own may take for it beside what it begins with.
    """

    seconds: float = 30
    bytes: float = 200_000_000
    memory: float = 4_000_000_000

    def changed(self, given: Mapping[str, float]) -> Limits:
        """Return these limits with others in the place of those of the same names."""
        return replace(self, **given)

    @property
    def most_bytes(self) -> int:
        """Return how many bytes may be read; below 0 when any number may."""
        return int(self.bytes) or -1


LIMITS = tuple(field.name for field in fields(Limits))
"""The names of the limits."""


def raised_by(name: str) -> str:
    """Return how to raise a limit, in words."""
    return (
        f"to allow more: --limit {name}=NUMBER, or `limits: {{{name}: NUMBER}}` in claimcheck.yaml"
    )
