"""`claimcheck baseline`: accept what is there today, so that only what is new is reported."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.files import write_whole
from claimcheck.cli.inputs import CONFIG, NO_CACHE, PACKS, STDIN, chosen_config
from claimcheck.cli.loading import check_at, load_for
from claimcheck.config import RECORDS
from claimcheck.errors import ClaimcheckError
from claimcheck.govern.baseline import known_of, write_baseline
from claimcheck.model.finding import OPEN
from claimcheck.project import records_of
from claimcheck.report.look import named, plural, printable


@click.command("baseline")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="The file to write.  [default: claimcheck-baseline.json beside the configuration]",
)
@NO_CACHE
@CONFIG
@PACKS
def command(
    paths: tuple[str, ...],
    output: str | None,
    no_cache: bool,  # noqa: FBT001 -- click gives it by name
    config: str | None,
    packs: tuple[str, ...],
) -> int:
    """Accept everything that is found today; `check` then reports only what is new.

    A finding is known again by its rule and its sentence, wherever they move; one whose sentence is
    edited is reported. Run it again when findings were mended, and the file gets shorter. What
    waivers and the register accept is not in it, nor what nobody can accept.
    """
    if STDIN in paths:
        raise click.UsageError("a baseline is of files, not of standard input")
    chosen = chosen_config(paths, config, (), (), packs)
    rulebook = load_for(chosen, cached=not no_cache)
    records = records_of(chosen)._replace(baseline=())
    report = check_at(paths or (".",), chosen, rulebook, records=records, cached=not no_cache)
    still_open = [finding for finding in report.findings if finding.status == OPEN]
    kept = [finding for finding in still_open if finding.rule not in rulebook.unwaivable]
    known = known_of((chosen.name_of(finding.path), finding) for finding in kept)
    file = output or chosen.records.get("baseline") or str(chosen.root / RECORDS["baseline"])
    try:
        write_whole(file, write_baseline(known, report.as_of))
    except ClaimcheckError as error:
        raise ClaimcheckError(f"{file}: {error}") from error
    where = plural(len(report.articles), "article")
    click.echo(f"Wrote {Path(file)}: {plural(len(kept), 'finding')} in {where}.")
    if left := len(still_open) - len(kept):
        click.echo(f"{plural(left, 'finding')} that nobody can accept stayed open.")
    for failure in report.failures:
        click.echo(printable(f"claimcheck: {named(failure.path)}: {failure.reason}"), err=True)
    return Exit.INCOMPLETE if report.failures else Exit.CLEAN
