"""Many values in order, most of them packed, so that very many of them fit into memory."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload
from zlib import compress, decompress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T")
S = TypeVar("S")

LOOSE = 1_000
"""Values that stay as they are; those of a usual run are at hand without unpacking."""
_FAST = 1  # of zlib's levels


class Shelf(Sequence[T], Generic[T]):
    """Values of which the first stay as they are, and each other one is made anew when looked at.

    What is packed here is unpacked here: nothing of it comes from elsewhere.
    """

    __slots__ = ("_loose", "_values")

    def __init__(self, values: Iterable[T] = (), loose: int = LOOSE) -> None:
        """Begin with some values; `loose` of them at most stay as they are."""
        self._loose = loose
        self._values: list[T | bytes] = []
        for value in values:
            self.append(value)

    def append(self, value: T) -> None:
        """Add a value at the end; it is no bytes."""
        self._values.append(self._packed(value, len(self._values)))

    def _packed(self, value: T, at: int) -> T | bytes:
        return value if at < self._loose else compress(pickle.dumps(value), _FAST)

    def in_order(self, keys: Sequence[str]) -> Shelf[T]:
        """Return the values in the order of their keys, which are given in the order of now."""
        ordered: Shelf[T] = Shelf(loose=self._loose)
        ordered._values = [
            self._values[at] for at in sorted(range(len(keys)), key=keys.__getitem__)
        ]
        return ordered

    def of(self, kind: type[S]) -> Shelf[S]:
        """Return the values of one kind."""
        chosen: Shelf[S] = Shelf(loose=self._loose)
        pairs = zip(self._values, self, strict=True)
        chosen._values = [kept for kept, value in pairs if isinstance(value, kind)]  # type: ignore[misc]
        return chosen

    def changed(self, others: Mapping[int, T]) -> Shelf[T]:
        """Return the values with others in the places of some."""
        made: Shelf[T] = Shelf(loose=self._loose)
        made._values = list(self._values)
        for at, other in others.items():
            made._values[at] = self._packed(other, at)
        return made

    def __eq__(self, other: object) -> bool:
        """Say whether another sequence holds the same values."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        """Return how many values there are."""
        return len(self._values)

    def __iter__(self) -> Iterator[T]:
        """Yield each value, one at a time."""
        return map(_unpacked, self._values)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Return a value, or some of them."""
        if isinstance(at, slice):
            return tuple(_unpacked(value) for value in self._values[at])
        return _unpacked(self._values[at])


def _unpacked(value: T | bytes) -> T:
    if not isinstance(value, bytes):
        return value
    made: T = pickle.loads(decompress(value))  # noqa: S301 -- packed above, in this process
    return made
