"""The files in which people say what they accept, read together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claimcheck.errors import ConfigError, Problem
from claimcheck.govern.baseline import read_baseline
from claimcheck.govern.register import read_claims
from claimcheck.govern.waivers import read_waivers
from claimcheck.model.record import Records

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model.record import Known
    from claimcheck.notation.document import Node, Reader


def load_records(*, waivers: str, claims: str, baseline: str) -> Records:
    """Return what the files at three paths hold; an empty path is no file.

    Raises:
        ConfigError: with every mistake in them.
    """
    problems: list[Problem] = []
    loaded_waivers = _read(waivers, read_waivers, problems) if waivers else ()
    loaded_claims = _read(claims, read_claims, problems) if claims else ()
    known: tuple[Known, ...] = ()
    if baseline:
        try:
            known = read_baseline(baseline, _bytes(baseline))
        except ConfigError as error:
            problems += error.problems
    if problems:
        raise ConfigError(problems)
    return Records(
        waivers=loaded_waivers,
        claims=loaded_claims,
        baseline=known,
        waivers_file=waivers,
        claims_file=claims,
        baseline_file=baseline,
    )


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise ConfigError([Problem(path=path, message=message)]) from error


_Entry = TypeVar("_Entry")


def _read(
    path: str,
    decode: Callable[[Reader, Node | None], tuple[_Entry, ...]],
    problems: list[Problem],
) -> tuple[_Entry, ...]:
    from claimcheck.notation.document import Reader  # noqa: PLC0415 -- needs YAML; most runs do not

    reader = Reader(path)
    try:
        source = _bytes(path).decode("utf-8-sig")
    except ConfigError as error:
        problems += error.problems
        return ()
    except UnicodeDecodeError as error:
        problems.append(Problem(path=path, message=f"is not UTF-8: {error}"))
        return ()
    root = reader.parse(source)
    entries = decode(reader, root) if root is not None else ()
    problems += reader.problems
    return entries
