"""Regular expressions, each made ready when it is first used.

Compiling an expression takes about two hundred times as long as making it ready from what it was
compiled to, its program, and an article with claims needs hundreds. Python offers no way to keep
what it compiles; this module does so by the parts that `re` itself is built of, for the one version
of Python that a program is of.
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
    from collections.abc import Callable, Sequence

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
"""For which Python programs are: another one may not read them."""


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """Return an expression that is ready for use."""
    return re.compile(regex)


def program_of(regex: str) -> bytes | None:
    """Return what an expression without groups and flags is compiled to, where `re` shows it."""
    if _ENGINE is None:
        return None
    _, compiler, parser = _ENGINE
    return array(_WORD, compiler._code(parser.parse(regex), 0)).tobytes()  # noqa: SLF001 -- see above


def ready(program: bytes) -> re.Pattern[str]:
    """Return an expression from its program, which the engine checks.

    Raises:
        ValueError: it is no program for this Python.
    """
    if _ENGINE is None:
        raise ValueError("this Python takes no programs")
    code = array(_WORD)
    code.frombytes(program)
    try:
        found: re.Pattern[str] = _ENGINE[0].compile("", re.UNICODE, code.tolist(), 0, {}, (None,))
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    return found


class Regexes(dict[int, re.Pattern[str]]):
    """Expressions by number, which holds those that were used before."""

    __slots__ = ("_make", "_texts")

    def __init__(
        self,
        texts: Sequence[str | memoryview],
        make: Callable[[str], re.Pattern[str]] = compiled,
    ) -> None:
        """Keep expressions, as text or packed by zlib; `make` makes one ready for use."""
        super().__init__()
        self._texts = texts
        self._make = make

    def __missing__(self, number: int) -> re.Pattern[str]:
        """Make an expression ready for use."""
        found = self[number] = self._make(self._text(number))
        return found

    def __reduce__(self) -> tuple[type[Regexes], tuple[list[str], Callable[[str], Any]]]:
        """Leave out what is ready: Python writes an expression as its text, which is not there."""
        return Regexes, (self.texts(), self._make)

    def texts(self) -> list[str]:
        """Return each expression as it is written."""
        return [self._text(number) for number in range(len(self._texts))]

    def _text(self, number: int) -> str:
        text = self._texts[number]
        return text if isinstance(text, str) else zlib.decompress(text).decode()
