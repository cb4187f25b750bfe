"""The rules for a command and the run over its files, with a word to whoever waits for either."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

import click

from claimcheck.cli.inputs import STDIN, files_at
from claimcheck.packs.cache import cache_folder
from claimcheck.pipeline import load_packs
from claimcheck.project import check_prefixes
from claimcheck.read.files import within
from claimcheck.run import check_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.config import Config
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.record import Records
    from claimcheck.model.report import Report

_MANY = 10  # files from which looking up what is known is quicker than checking
_SLOW = 20  # files from which a progress line is worth its place


def load(folders: Sequence[str] = (), *, cached: bool = True) -> Rulebook:
    """Return the rules of the built-in packs and of other pack folders.

    Raises:
        PackError: with every mistake in the packs.
    """
    return load_packs(folders, cached=cached, on_compile=_say)


def load_for(config: Config, *, cached: bool = True) -> Rulebook:
    """Return the rules of a project, with the terms of its own glossary.

    Raises:
        PackError: with every mistake in the packs, or in the glossary.
    """
    return load_packs(config.packs, cached=cached, glossary=config.glossary, on_compile=_say)


def _say() -> None:
    if sys.stderr.isatty():
        click.echo("claimcheck: compiling the rules, once; this takes some seconds", err=True)


def check_at(  # noqa: PLR0913 -- what a run depends on
    paths: Sequence[str],
    config: Config,
    rulebook: Rulebook,
    *,
    records: Records | None = None,
    stdin_filename: str | None = None,
    ref: str | None = None,
    jobs: int = 0,
    cached: bool = True,
    quiet: bool = False,
) -> Report:
    """Return the report of files, folders, globs and standard input.

    `records` stand in for those of the project; with a `ref` of Git only what was not found there
    is reported. When `cached`, results of a larger run are kept for the next one.

    Raises:
        ClaimcheckError: the configuration, a file of records, or the place in Git is wrong.
    """
    check_prefixes(config, rulebook)
    files = files_at([path for path in paths if path != STDIN], config, "check")
    given = {}
    if STDIN in paths:
        name = stdin_filename or "<stdin>"
        given[name] = within(name, sys.stdin.buffer, config.limits)
    earlier = None
    if ref is not None:
        from claimcheck.cli.changes import changes_since  # noqa: PLC0415 -- most runs ask for none

        earlier = changes_since(ref, files, paths, config, given)
    show = not quiet and len(files) >= _SLOW and sys.stderr.isatty()
    began = monotonic()

    def rate(done: int | None) -> str:
        return f"{done / (monotonic() - began):.1f} files/s" if done else ""

    with click.progressbar(
        length=len(files),
        label="checking",
        file=sys.stderr,
        hidden=not show,
        show_pos=True,
        item_show_func=rate,
    ) as bar:
        return check_paths(
            files,
            packs=rulebook,
            config=config,
            records=records,
            given=given,
            earlier=earlier,
            jobs=jobs,
            on_done=lambda _: bar.update(1, bar.pos + 1),
            cache=cache_folder() if cached and len(files) >= _MANY else None,
        )
