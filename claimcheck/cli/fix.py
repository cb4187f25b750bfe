"""`claimcheck fix`: terms put right, and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.files import write_whole
from claimcheck.cli.inputs import (
    CONFIG,
    IGNORE,
    NO_CACHE,
    PACKS,
    STDIN,
    chosen_config,
    files_at,
    select_option,
)
from claimcheck.cli.loading import load_for
from claimcheck.errors import ClaimcheckError
from claimcheck.fix import Fixed, fix_file
from claimcheck.fix.diff import diff
from claimcheck.model.report import Failure
from claimcheck.project import check_prefixes
from claimcheck.report.look import named, plural, printable

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command("fix")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--apply", "applies", is_flag=True, help="Write the files; without it, only show.")
@select_option("Only these categories or rules, such as terminology/undefined-acronym.")
@IGNORE
@NO_CACHE
@CONFIG
@PACKS
@click.option("--quiet", "-q", is_flag=True, help="No diff; only files that fail are named.")
def command(  # noqa: PLR0913, PLR0917 -- one argument for each option
    paths: tuple[str, ...],
    applies: bool,  # noqa: FBT001 -- click gives it by name
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    no_cache: bool,  # noqa: FBT001 -- click gives it by name
    config: str | None,
    packs: tuple[str, ...],
    quiet: bool,  # noqa: FBT001 -- click gives it by name
) -> int:
    """Put terms right: gloss foreign words, spell out letters, use the agreed term.

    Shows a diff and writes nothing, unless told to --apply. Claims are never touched. Each fix is
    read and checked again before it is kept; one that would raise anything new is left out.

    \b
    Exit codes: 0 nothing to fix, or all written; 1 there is something to fix;
    2 wrong use; 3 a file could not be read or written (the others still are).
    """  # noqa: D301 -- \b keeps click from filling the lines
    if STDIN in paths:
        raise click.UsageError("fix needs files: standard input cannot be written back")
    chosen = chosen_config(paths, config, select, ignore, packs)
    rulebook = load_for(chosen, cached=not no_cache)
    check_prefixes(chosen, rulebook)
    fixed: list[Fixed] = []
    failures: list[Failure] = []
    for name in sorted(files_at(paths or (".",), chosen, "fix")):
        result = fix_file(name, rulebook, chosen)
        if isinstance(result, Fixed) and result.edits:
            if not quiet:
                _show(diff(name, result.before, result.after))
            result = _written(result) if applies else result
            fixed += [result] if isinstance(result, Fixed) else []
        failures += [result] if isinstance(result, Failure) else []
    for failure in failures:
        click.echo(printable(f"claimcheck: {named(failure.path)}: {failure.reason}"), err=True)
    if not quiet:
        click.echo(_summary(fixed, applies=applies), err=True)
    if failures:
        return Exit.INCOMPLETE
    return Exit.FINDINGS if fixed and not applies else Exit.CLEAN


def _summary(fixed: list[Fixed], *, applies: bool) -> str:
    if not fixed:
        return "nothing to fix"
    terms = plural(sum(len(one.edits) for one in fixed), "term")
    where = plural(len(fixed), "file")
    if applies:
        return f"{terms} put right in {where}"
    return f"{terms} to put right in {where}; --apply writes"


def _show(lines: Iterable[str]) -> None:
    text = "".join(f"{printable(line)}\n" for line in lines)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _written(fixed: Fixed) -> Fixed | Failure:
    try:
        write_whole(fixed.path, fixed.data, expected=fixed.read)
    except ClaimcheckError as error:
        return Failure(path=fixed.path, reason=str(error))
    return fixed
