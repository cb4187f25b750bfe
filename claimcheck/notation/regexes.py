"""Regular expressions, each made ready when it is first used.

Compiling an expression takes about two hundred times as long as making it ready from what it was
compiled to, and an article with claims needs hundreds. Python offers no way to keep what it
compiles; this module does so by the parts that `re` itself is built of, for the one version of
Python that a cache is written for. Where they are missing, the expressions themselves are kept.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = "I"  # the engine's unit: 32 bits


def _engine() -> tuple[Any, Any, Any] | None:
    """Return the engine, compiler and parser of `re`, where they are as this module knows them."""
    try:
        engine, compiler, parser = map(import_module, ("_sre", "re._compiler", "re._parser"))
    except ImportError:
        return None
    is_known = (
        array(_WORD).itemsize == engine.CODESIZE
        and engine.MAGIC == compiler.MAGIC
        and hasattr(compiler, "_code")
    )
    return (engine, compiler, parser) if is_known else None


_ENGINE = _engine()
BUILD = "-".join(
    (str(sys.implementation.cache_tag), sys.byteorder, str(_ENGINE[0].MAGIC if _ENGINE else 0)),
)
"""For which Python kept expressions are: that of another one may not read them."""


class Regexes(dict[int, re.Pattern[str]]):
    """Expressions by number, which holds those that were used before.

    Each is kept as it is written, or as what it was compiled to.
    """

    __slots__ = ("_kept",)

    def __init__(self, kept: Sequence[str | bytes | memoryview]) -> None:
        """Keep expressions for later."""
        super().__init__()
        self._kept = kept

    def __missing__(self, number: int) -> re.Pattern[str]:
        """Make an expression ready for use."""
        kept = self._kept[number]
        ready = self[number] = _compiled(kept) if isinstance(kept, str) else _unpacked(kept)
        return ready

    def __reduce__(self) -> tuple[type[Regexes], tuple[list[str | bytes]]]:
        """Leave out what is ready: Python writes an expression as its text, which is not there."""
        return Regexes, ([one if isinstance(one, str) else bytes(one) for one in self._kept],)

    def pack(self) -> list[bytes]:
        """Return each expression as bytes from which `BUILD` makes it ready quickly."""
        return [_packed(kept) if isinstance(kept, str) else bytes(kept) for kept in self._kept]


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def _packed(regex: str) -> bytes:
    if _ENGINE is None:
        return zlib.compress(regex.encode())
    _, compiler, parser = _ENGINE
    code = array(_WORD, compiler._code(parser.parse(regex), 0))  # noqa: SLF001 -- see above
    return zlib.compress(code.tobytes(), 1)


def _unpacked(packed: bytes | memoryview) -> re.Pattern[str]:
    """Return an expression from its bytes; none of ours has groups or flags."""
    unpacked = zlib.decompress(packed)
    if _ENGINE is None:
        return _compiled(unpacked.decode())
    code = array(_WORD)
    code.frombytes(unpacked)
    pattern: re.Pattern[str] = _ENGINE[0].compile("", re.UNICODE, code.tolist(), 0, {}, (None,))
    return pattern
