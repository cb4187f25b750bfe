"""`claimcheck check`: the main job."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.files import write_whole
from claimcheck.cli.inputs import (
    ADVERTISER,
    BASELINE,
    CACHE_DIR,
    CHANNEL,
    CONFIG,
    IGNORE,
    JURISDICTION,
    LANGUAGE,
    LEAST_SEVERITY,
    LIMIT,
    NO_CACHE,
    PACKS,
    SECOND_READER,
    SELECT,
    chosen_config,
    with_profile,
    with_second_reader,
)
from claimcheck.cli.loading import check_at, load_for
from claimcheck.config import CHINESE, NEVER
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.model.rule import Severity
from claimcheck.report import REPORTERS, render_each, render_parts
from claimcheck.report.look import Look, named, printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from claimcheck.model.report import Report


def _reports(
    ctx: click.Context,
    param: click.Parameter,
    values: Sequence[str],
) -> tuple[tuple[str, str], ...]:
    """Return `FORMAT=FILE` pairs."""
    del ctx
    pairs = []
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file or name not in REPORTERS:
            known = ", ".join(REPORTERS)
            raise click.BadParameter(
                f"“{value}” is not FORMAT=FILE (formats: {known})", param=param
            )
        pairs.append((name, file))
    return tuple(pairs)


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(list(REPORTERS)),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option(
    "--output", "-o", metavar="FILE", help="Write the report to FILE, not to the terminal."
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=_reports,
    help="Write another report from the same run; may be repeated. A docx report to FOLDER/ is a "
    "commented copy of each Word file, and a review of all.",
)
@SELECT
@IGNORE
@JURISDICTION
@CHANNEL
@ADVERTISER
@LEAST_SEVERITY
@LANGUAGE
@click.option(
    "--diff",
    "ref",
    metavar="REF",
    help="Report only what was not found at a commit, branch or tag of Git, such as main.",
)
@BASELINE
@SECOND_READER
@click.option(
    "--stdin-filename",
    metavar="NAME",
    help="What to call the text that is read from “-”; its suffix says how to read it.",
)
@click.option("--jobs", "-j", type=click.IntRange(min=0), default=0, help="Processes; 0 chooses.")
@LIMIT
@NO_CACHE
@CACHE_DIR
@CONFIG
@PACKS
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours in the text report.",
)
@click.option(
    "--quiet", "-q", is_flag=True, help="Only places and messages, no reasons; no progress."
)
@click.option(
    "--show-waived",
    is_flag=True,
    help="List what was waived, approved or baselined too, with who accepted it and why.",
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 -- the options of the contract
    ctx: click.Context,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    reports: tuple[tuple[str, str], ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jurisdictions: tuple[str, ...],
    channel: str | None,
    advertiser: str | None,
    fail_on: str | None,
    message_lang: str | None,
    ref: str | None,
    baseline: str | None,
    second_reader: str | None,
    stdin_filename: str | None,
    jobs: int,
    limits: dict[str, float],
    no_cache: bool,  # noqa: FBT001 -- click gives it by name
    config: str | None,
    packs: tuple[str, ...],
    color: str,
    quiet: bool,  # noqa: FBT001 -- click gives it by name
    show_waived: bool,  # noqa: FBT001 -- click gives it by name
) -> int:
    """Check articles and report what is wrong with them.

    PATHS are files, folders and globs; “-” reads standard input. Without PATHS the current folder
    is checked.

    \b
    Examples:
      claimcheck check article.md
      claimcheck check site/ --fail-on warning
      claimcheck check "drafts/**/*.html" --report markdown=review.md
      claimcheck check site/ --diff main
      claimcheck check site/ --jurisdiction uk,au --advertiser clinic
      cat post.md | claimcheck check - --stdin-filename post.md
    """  # noqa: D301 -- \b keeps click from filling the lines
    del ctx
    if output is None and REPORTERS[format_].is_binary:
        raise click.UsageError(f"a report in {format_} needs a file: --output FILE")
    found = chosen_config(paths, config, select, ignore, packs, baseline=baseline)
    found = replace(
        found,
        message_lang=message_lang or found.message_lang,
        limits=found.limits.changed(limits),
    )
    formats = (format_, *(name for name, _ in reports))
    found = with_second_reader(found, second_reader, formats)
    chosen = with_profile(found, jurisdictions, advertiser, channel)
    rulebook = load_for(chosen, cached=not no_cache)
    report = check_at(
        paths or (".",),
        chosen,
        rulebook,
        stdin_filename=stdin_filename,
        ref=ref,
        jobs=jobs,
        cached=not no_cache,
        quiet=quiet,
    )
    colour = color == "always" or (color == "auto" and output is None and sys.stdout.isatty())
    plain = Look(
        detail=not quiet,
        shows_accepted=show_waived,
        chinese=chosen.message_lang == CHINESE,
        original=_original,
    )
    look = replace(plain, width=_width(), colour=colour)
    for name, file in ((format_, output), *reports):
        if file is None:
            _print(render_parts(name, report, look))
        else:
            _write(name, report, plain, file)
    if report.failures:
        for failure in report.failures:
            click.echo(printable(f"claimcheck: {named(failure.path)}: {failure.reason}"), err=True)
        return Exit.INCOMPLETE
    threshold = fail_on or chosen.fail_on
    failing = report.is_failing(None if threshold == NEVER else Severity(threshold))
    return Exit.FINDINGS if failing else Exit.CLEAN


def _width() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 -- only here

    return max(40, min(get_terminal_size((80, 24)).columns, 120))


def _original(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ReadError(path, f"it is not at hand: {error.strerror or error}") from error


def _print(content: Iterable[bytes]) -> None:
    for piece in content:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _write(name: str, report: Report, look: Look, file: str) -> None:
    """Write a report into a file, or into a folder where its format has a file for each input."""
    checked = [article.path for article in report.articles]
    checked += [failure.path for failure in report.failures]
    inputs = {os.path.realpath(path) for path in checked}
    is_folder = file.endswith(("/", os.sep)) or Path(file).is_dir()
    files = render_each(name, report, look) if is_folder else None
    if files is None:
        pieces = render_parts(name, report, look)
        begun = next(pieces)  # what keeps a report from being made is said before a file is touched
        _write_file(Path(file), chain((begun,), pieces), inputs)
        return
    for part, content in files.items():
        _write_file(Path(file, part), (content,), inputs, is_inside=True)


def _write_file(
    file: Path, content: Iterable[bytes], inputs: Collection[str], *, is_inside: bool = False
) -> None:
    if os.path.realpath(file) in inputs:
        raise ClaimcheckError(f"{file}: is one of the files that were checked; it is left as it is")
    try:
        if is_inside:
            file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(str(file), content)
    except OSError as error:
        raise ClaimcheckError(f"{file}: cannot be written: {error.strerror}") from error
    except ClaimcheckError as error:
        raise ClaimcheckError(f"{file}: {error}") from error
