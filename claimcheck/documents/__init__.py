"""Files that are no text, taken apart: what readers and writers of copies of them share."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from claimcheck.errors import MissingExtraError


def library(name: str, extra: str, what: str) -> Any:  # noqa: ANN401 -- any module
    """Return a module of a library that the optional `extra` brings; `what` is what needs it.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtraError(what, extra) from error
