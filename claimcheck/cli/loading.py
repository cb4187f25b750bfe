"""The rules for a command, with a word to whoever waits while they are compiled."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimcheck.pipeline import load_packs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.kinds.rulebook import Rulebook


def load(folders: Sequence[str] = (), *, cached: bool = True) -> Rulebook:
    """Return the rules of the built-in packs and of other pack folders.

    Raises:
        PackError: with every mistake in the packs.
    """
    return load_packs(folders, cached=cached, on_compile=_say)


def _say() -> None:
    if sys.stderr.isatty():
        click.echo("claimcheck: compiling the rules, once; this takes some seconds", err=True)
