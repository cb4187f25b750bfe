"""Many values in order, most of them packed, so that very many of them fit into memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, cast, overload
from zlib import compress, decompress

from msgspec.msgpack import Decoder, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T")

LOOSE = 1_000
"""Values that stay as they are; those of a usual run are at hand without unpacking."""
_FAST = 1  # of zlib's levels


def written_down(value: object) -> bytes | None:
    """Return a value as plain data; None where half a character pair cannot be written down."""
    try:
        return encode(value)
    except UnicodeEncodeError:
        return None


class Shelf(Sequence[T], Generic[T]):
    """Values of which the first stay as they are, and each other one is made anew when looked at.

    Those of one kind are packed, as plain data; what cannot be written as such stays as it is.
    """

    __slots__ = ("_decoder", "_kind", "_loose", "_values")

    def __init__(self, values: Iterable[T], kind: type, loose: int = LOOSE) -> None:
        """Begin with some values; `loose` of them at most stay as they are, and no other `kind`."""
        self._kind = kind
        self._loose = loose
        self._decoder: Decoder[T] = Decoder(kind)
        self._values: list[T | bytes] = []
        for value in values:
            self.append(value)

    def append(self, value: T) -> None:
        """Add a value at the end; it is no bytes."""
        self._values.append(self._packed(value, len(self._values)))

    def _packed(self, value: T, at: int) -> T | bytes:
        if at < self._loose or not isinstance(value, self._kind):
            return value
        written = written_down(value)
        return value if written is None else compress(written, _FAST)

    def _unpacked(self, value: T | bytes) -> T:
        if not isinstance(value, bytes):
            return value
        return self._decoder.decode(decompress(value))

    def _with(self, values: Iterable[T | bytes]) -> Shelf[T]:
        return Shelf(cast("Iterable[T]", values), self._kind, self._loose)

    def in_order(self, keys: Sequence[str]) -> Shelf[T]:
        """Return the values in the order of their keys, which are given in the order of now."""
        return self._with(self._values[at] for at in sorted(range(len(keys)), key=keys.__getitem__))

    def of_kind(self) -> Shelf[T]:
        """Return the values of the kind that is packed."""
        return self._with(v for v in self._values if isinstance(v, (self._kind, bytes)))

    def changed(self, others: Mapping[int, T]) -> Shelf[T]:
        """Return the values with others in the places of some."""
        return self._with(others.get(at, value) for at, value in enumerate(self._values))

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
        return map(self._unpacked, self._values)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Return a value, or some of them."""
        if isinstance(at, slice):
            return tuple(self._unpacked(value) for value in self._values[at])
        return self._unpacked(self._values[at])
