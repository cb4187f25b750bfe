"""`claimcheck cache`: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.inputs import CACHE_DIR
from claimcheck.errors import ClaimcheckError
from claimcheck.packs.cache import cache_folder, compiled_in
from claimcheck.packs.programs import programs_in
from claimcheck.report.look import plural
from claimcheck.results import MOST, kept_in, results_in

if TYPE_CHECKING:
    from pathlib import Path

_MEGABYTE = 1024 * 1024


@click.group("cache")
def command() -> None:
    """Show or clear what is kept between runs: compiled rule packs, and results of files.

    Results hold the text of what was checked. They are used again only for the same content,
    path, rules and configuration; when a file was changed plays no part.
    """


@command.command("info")
@CACHE_DIR
def info() -> int:
    """Say where the cache is, what it holds and how large it may grow."""
    folder = cache_folder()
    packs = compiled_in(folder)
    rules = _size([*packs, *programs_in(folder)])
    count, size = kept_in(folder)
    click.echo(f"Folder    {folder}")
    click.echo(f"Packs     {plural(len(packs), 'compiled set')}, {_megabytes(rules)}")
    click.echo(
        f"Results   {plural(count, 'file')}, {_megabytes(size)} of at most {_megabytes(MOST)}"
    )
    return Exit.CLEAN


@command.command("clear")
@CACHE_DIR
def clear() -> int:
    """Remove compiled packs and results. Nothing else in the folder is touched."""
    folder = cache_folder()
    files = [*compiled_in(folder), *programs_in(folder), *results_in(folder)]
    size = _size(files)
    try:
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise ClaimcheckError(f"{folder}: {error.strerror or error}") from error
    click.echo(f"Removed {_megabytes(size)} from {folder}")
    return Exit.CLEAN


def _size(files: list[Path]) -> int:
    return sum(file.stat().st_size for file in files)


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB"
