"""Change an input a little, or make another one of words and signs, by a seed."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from seeds import BYTES, CLAIMS, ODD, SIGNS
from word import archive, unpacked

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

_TOKENS = tuple(text.encode("utf-8", "surrogatepass") for text in (*SIGNS.split(), *ODD, *CLAIMS))
_MOST = 400  # times that something is repeated


def mutated(
    data: bytes, rng: random.Random, others: Sequence[bytes], words: Sequence[str]
) -> bytes:
    """Return an input like `data`; `others` are good ones, `words` those that it may be made of."""
    if data.startswith(b"PK") and rng.random() < 0.95:
        return _mutated_archive(data, rng, others, words)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        data = rng.choice(_CHANGES)(data, rng, others, words)
    return data


def _mutated_archive(
    data: bytes, rng: random.Random, others: Sequence[bytes], words: Sequence[str]
) -> bytes:
    try:
        parts = unpacked(data)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        return rng.choice(others)
    except Exception:  # noqa: BLE001 -- zlib has errors of its own
        return rng.choice(others)
    if not parts:
        return rng.choice(others)
    # What holds the text is looked at first.
    main = [name for name in parts if name.endswith(("document.xml", "slide1.xml"))]
    name = rng.choice(main if main and rng.random() < 0.6 else sorted(parts))
    content = parts[name]
    for _ in range(rng.choice((1, 1, 2, 4))):
        content = rng.choice(_CHANGES)(content, rng, [content], words)
    parts[name] = content
    if rng.random() < 0.02:
        del parts[rng.choice(sorted(parts))]
    return archive(parts)


def _place(data: bytes, rng: random.Random) -> int:
    """Return a place, mostly one at which something begins or ends."""
    if rng.random() < 0.5 and data:
        at = rng.randrange(len(data))
        edge = min((p for p in (data.find(s, at) for s in _EDGES) if p >= 0), default=at)
        return edge + rng.randrange(2)
    return rng.randint(0, len(data))


_EDGES = (b" ", b"\n", b"<", b">", b'"', b":", b"[", b"{", b"(")


def _stretch(data: bytes, rng: random.Random) -> tuple[int, int]:
    start = _place(data, rng)
    return start, min(len(data), start + rng.choice((1, 2, 4, 10, 30, 100)))


def _take_out(data: bytes, rng: random.Random, *_: object) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + data[end:]


def _put_in(data: bytes, rng: random.Random, _: object, words: Sequence[str]) -> bytes:
    at = _place(data, rng)
    return data[:at] + _piece(rng, words) + data[at:]


def _put_in_place(data: bytes, rng: random.Random, _: object, words: Sequence[str]) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + _piece(rng, words) + data[end:]


def _repeat(data: bytes, rng: random.Random, *_: object) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + data[start:end] * rng.choice((2, 2, 3, 5, 20, 120, _MOST)) + data[end:]


def _move(data: bytes, rng: random.Random, *_: object) -> bytes:
    start, end = _stretch(data, rng)
    rest = data[:start] + data[end:]
    at = _place(rest, rng)
    return rest[:at] + data[start:end] + rest[at:]


def _turn_bit(data: bytes, rng: random.Random, *_: object) -> bytes:
    if not data:
        return b"a"
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]


def _cut(data: bytes, rng: random.Random, *_: object) -> bytes:
    at = _place(data, rng)
    return data[:at] if rng.random() < 0.5 else data[at:]


def _splice(data: bytes, rng: random.Random, others: Sequence[bytes], _: object) -> bytes:
    other = rng.choice(others)
    return data[: _place(data, rng)] + other[_place(other, rng) :]


def _make(_: bytes, rng: random.Random, others: Sequence[bytes], words: Sequence[str]) -> bytes:
    """Return pieces one after the other, perhaps behind the head of a good file."""
    other = rng.choice(others)
    head = other[: _place(other, rng)] if rng.random() < 0.5 else b""
    gap = rng.choice((b"", b" ", b" ", b"\n"))
    return head + gap.join(_piece(rng, words) for _ in range(rng.choice((1, 3, 8, 20, 60))))


def _recode(data: bytes, rng: random.Random, *_: object) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        rng.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32", "gb18030")), "replace"
    )


def _piece(rng: random.Random, words: Sequence[str]) -> bytes:
    if words and rng.random() < 0.5:
        return rng.choice(words).encode("utf-8", "surrogatepass")
    if rng.random() < 0.03:
        return rng.choice(BYTES)
    piece = rng.choice(_TOKENS)
    return piece * (rng.choice((2, 10, _MOST)) if rng.random() < 0.05 else 1)


_CHANGES: tuple[Callable[..., bytes], ...] = (
    *(_take_out, _put_in, _put_in, _put_in, _put_in_place, _put_in_place, _repeat, _move) * 3,
    *(_turn_bit, _turn_bit, _cut, _splice, _splice, _make, _make),
    _recode,
)
