"""`claimcheck scan`: tables of articles, a row each."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.inputs import (
    ADVERTISER,
    CACHE_DIR,
    CHANNEL,
    CONFIG,
    IGNORE,
    JURISDICTION,
    LANGUAGE,
    LEAST_SEVERITY,
    PACKS,
    SECOND_READER,
    SELECT,
    chosen_config,
    with_profile,
    with_second_reader,
)
from claimcheck.cli.loading import load_for
from claimcheck.config import NEVER
from claimcheck.errors import MissingExtraError
from claimcheck.model.finding import ACCEPTED
from claimcheck.model.rule import Severity
from claimcheck.project import check_prefixes
from claimcheck.report.look import plural, printable
from claimcheck.scan.wish import ENGINES, FORMATS, LOCAL, ROWS, Columns, Wish

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.scan.wish import Progress, Summary

_OFTEN = 0.2  # seconds between two states of the progress line
_MINUTE, _HOUR = 60, 3600


@click.command("scan")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write the findings here, part by part. The same command goes on where it was ended.",
)
@click.option("--text-column", default="text", show_default=True, help="What holds the article.")
@click.option("--id-column", help="What an article is called.  [default: its source and row]")
@click.option("--site-column", help="Rows that agree in this are compared with each other.")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["text", "markdown", "html"]),
    default="text",
    show_default=True,
    help="How the articles are written.",
)
@click.option(
    "--write",
    "written",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="How the findings are written.",
)
@click.option(
    "--part-rows",
    type=click.IntRange(min=1),
    default=ROWS,
    show_default=True,
    help="How many rows a part is made of, at most.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=LOCAL,
    show_default=True,
    help="Where rows are checked: here, with Ray Data, or with Spark.",
)
@SELECT
@IGNORE
@JURISDICTION
@CHANNEL
@ADVERTISER
@LEAST_SEVERITY
@LANGUAGE
@SECOND_READER
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    default=0,
    help="Processes of the engine `local`; 0 chooses.",
)
@CACHE_DIR
@CONFIG
@PACKS
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
def command(  # noqa: PLR0913 -- one argument for each option
    *,
    sources: tuple[str, ...],
    output: Path,
    text_column: str,
    id_column: str | None,
    site_column: str | None,
    format_: str,
    written: str,
    part_rows: int,
    engine: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jurisdictions: tuple[str, ...],
    channel: str | None,
    advertiser: str | None,
    second_reader: str | None,
    fail_on: str | None,
    message_lang: str | None,
    jobs: int,
    config: str | None,
    packs: tuple[str, ...],
    quiet: bool,
) -> int:
    """Check each row of tables, and write what is found as a table.

    SOURCE is a table (.jsonl, .ndjson, .parquet, .csv, .tsv), a folder or a glob of them, here or
    at an address such as s3://bucket/articles/.

    \b
    Examples:
      claimcheck scan articles.parquet --output found/ --text-column body --id-column url
      claimcheck scan "exports/*.jsonl" --output found/ --format html --site-column clinic
      claimcheck scan s3://bucket/articles/ --output found/ --engine ray --jurisdiction uk
    """  # noqa: D301 -- \b keeps click from filling the lines
    found = chosen_config(sources, config, select, ignore, packs)
    found = replace(found, message_lang=message_lang or found.message_lang)
    found = with_second_reader(found, second_reader)
    chosen = with_profile(found, jurisdictions, advertiser, channel)
    rulebook = load_for(chosen)
    check_prefixes(chosen, rulebook)
    wish = Wish(
        sources=sources,
        folder=output,
        columns=Columns(text=text_column, id=id_column or "", site=site_column or ""),
        config=chosen,
        format=format_,
        written=written,
        rows=part_rows,
        engine=engine,
        jobs=jobs,
    )
    try:
        from claimcheck.scan.work import scan  # noqa: PLC0415 -- needs an extra, unlike `--help`
    except ModuleNotFoundError as error:
        raise MissingExtraError("claimcheck scan", "scan") from error
    line = _Line(is_shown=not quiet and sys.stderr.isatty())
    try:
        summary = scan(wish, rulebook, line.show)
    finally:
        line.end()
    return _ending(summary, wish, chosen, fail_on)


def _ending(summary: Summary, wish: Wish, config: Config, fail_on: str | None) -> int:
    counts = summary.counts
    errors = plural(counts.get("error", 0), "error")
    warnings = plural(counts.get("warning", 0), "warning")
    accepted = "".join(f", {counts[name]} {name}" for name in ACCEPTED if name in counts)
    rows = plural(summary.rows, "row")
    said = f"{rows} scanned: {errors}, {warnings}, {counts.get('info', 0)} info{accepted}"
    click.echo(printable(f"{said}; see {wish.folder}"))
    if summary.failures:
        failed = plural(summary.failures, "row")
        click.echo(
            printable(f"claimcheck: {failed} could not be checked; the column `failure` says why"),
            err=True,
        )
        return Exit.INCOMPLETE
    threshold = fail_on or config.fail_on
    failing = summary.is_failing(None if threshold == NEVER else Severity(threshold))
    return Exit.FINDINGS if failing else Exit.CLEAN


class _Line:
    """The one line of a terminal that says how far a scan is."""

    def __init__(self, *, is_shown: bool) -> None:
        self._is_shown = is_shown
        self._began = self._shown_at = monotonic()
        self._is_there = False

    def show(self, progress: Progress) -> None:
        """Show how far the scan is, unless that was shown a moment ago."""
        now = monotonic()
        if not self._is_shown or now - self._shown_at < _OFTEN:
            return
        self._shown_at = now
        self._is_there = True
        click.echo(f"\r\x1b[K{progress_words(progress, now - self._began)}", nl=False, err=True)

    def end(self) -> None:
        """Leave the terminal clean."""
        if self._is_there:
            click.echo("\r\x1b[K", nl=False, err=True)


def progress_words(progress: Progress, seconds: float) -> str:
    """Return rows, rate and time left after some seconds; what an earlier run did costs none."""
    rate = (progress.rows - progress.known) / max(seconds, 0.001)
    mine = progress.share - progress.earlier
    left = seconds * (1 - progress.share) / mine if mine > 0 else 0.0
    return f"scanning: {progress.rows:,} rows, {rate:,.0f} a second, {_duration(left)} left"


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
