"""What commands that read articles are given: which files, which rules, which configuration."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.config import (
    FAIL_ON,
    MESSAGE_LANG,
    Config,
    find_config,
    glob_of,
    load_config,
)
from claimcheck.model.law import Advertiser, Channel, Profile
from claimcheck.model.limits import LIMITS
from claimcheck.model.regex import regex
from claimcheck.model.second import MODES, Mode
from claimcheck.packs.cache import CACHE_VARIABLE
from claimcheck.read.discover import discover
from claimcheck.report import REPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

STDIN = "-"
_NUMBER = regex(r"\d{1,12}(?:\.\d{1,6})?", re.ASCII)


def _prefixes(
    ctx: click.Context,
    param: click.Parameter,
    values: Sequence[str],
) -> tuple[str, ...]:
    """Return prefixes; several may stand in one option, parted by commas."""
    del ctx, param
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _limits(
    ctx: click.Context,
    param: click.Parameter,
    values: Sequence[str],
) -> dict[str, float]:
    """Return limits by their names."""
    del ctx
    limits = {}
    for value in values:
        name, _, number = value.partition("=")
        if name not in LIMITS or not _NUMBER.fullmatch(number):
            known = ", ".join(LIMITS)
            raise click.BadParameter(f"“{value}” is not NAME=NUMBER (names: {known})", param=param)
        limits[name] = float(number)
    return limits


def select_option(help_: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return the option that says which rules count, with what it says of itself."""
    return click.option("--select", multiple=True, metavar="PREFIX", callback=_prefixes, help=help_)


SELECT = select_option(
    "Only these families, categories or rules, such as overclaim or overclaim/no-downtime."
)
IGNORE = click.option(
    "--ignore",
    multiple=True,
    metavar="PREFIX",
    callback=_prefixes,
    help="Not these; the longer prefix wins.",
)
NO_CACHE = click.option(
    "--no-cache", is_flag=True, help="Compile the rule packs and check every file again."
)


def _named_cache(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Let a folder stand in for the one in the environment, for other processes too."""
    del ctx, param
    if value:
        os.environ[CACHE_VARIABLE] = value


CACHE_DIR = click.option(
    "--cache-dir",
    metavar="FOLDER",
    expose_value=False,
    is_eager=True,
    callback=_named_cache,
    help="Keep compiled packs and results here, not in the user's folder.",
)
CONFIG = click.option(
    "--config", metavar="FILE", help="Use this configuration, not the nearest one above."
)
PACKS = click.option("--packs", multiple=True, metavar="FOLDER", help="Read these rule packs too.")
BASELINE = click.option(
    "--baseline",
    metavar="FILE",
    help="What was there before.  [default: claimcheck-baseline.json, if there is one]",
)
LIMIT = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=NUMBER",
    callback=_limits,
    help="What one file may take: seconds (30), bytes (200 million) or memory; 0 is no limit.",
)
JURISDICTION = click.option(
    "--jurisdiction",
    "jurisdictions",
    multiple=True,
    metavar="NAMES",
    callback=_prefixes,
    help="Whose law to lay over the findings, such as uk,au.",
)
CHANNEL = click.option(
    "--channel",
    type=click.Choice([one.value for one in Channel]),
    help="Where the articles appear.",
)
ADVERTISER = click.option(
    "--advertiser",
    type=click.Choice([one.value for one in Advertiser]),
    help="Who speaks in the articles.",
)
LEAST_SEVERITY = click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="The least severity that makes the exit code 1.  [default: error]",
)
LANGUAGE = click.option(
    "--message-lang",
    type=click.Choice(MESSAGE_LANG),
    help="The language of messages; auto tells of Chinese articles in Chinese.  [default: auto]",
)


SECOND_READER = click.option(
    "--second-reader",
    type=click.Choice(MODES),
    help="Let a model read what no rule explains, and suggest, or decide (gate) too.  [default: "
    "off; suggest for reviews, where it is installed]",
)


def with_second_reader(config: Config, asked: str | None, formats: Iterable[str] = ()) -> Config:
    """Return a configuration with what is asked of the second reader.

    Where nobody has said, it suggests in the formats of reviews, if it is installed.
    """
    mode = asked or config.second_reader
    if not mode and any(REPORTERS[name].is_review for name in formats):
        from claimcheck.second_reader.weights import is_installed  # noqa: PLC0415 -- reviews only

        mode = Mode.SUGGEST if is_installed() else Mode.OFF
    return replace(config, second_reader=mode)


def with_profile(
    config: Config,
    jurisdictions: Sequence[str],
    advertiser: str | None,
    channel: str | None,
) -> Config:
    """Return a configuration with what the command line says of for whom it is checked."""
    given = Profile(
        jurisdictions=tuple(dict.fromkeys(jurisdictions)) or config.profile.jurisdictions,
        advertiser=advertiser or config.profile.advertiser,
        channel=channel or config.profile.channel,
        audience=config.profile.audience,
        treatments=config.profile.treatments,
    )
    return replace(config, profile=given)


def chosen_config(  # noqa: PLR0913 -- one argument for each option
    paths: Sequence[str],
    file: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    packs: tuple[str, ...],
    *,
    baseline: str | None = None,
) -> Config:
    """Return the configuration that holds, with what the command line adds to it."""
    if file is not None and not Path(file).is_file():
        raise click.BadParameter(f"there is no file {file}", param_hint="--config")
    first = Path(paths[0]) if paths and paths[0] != STDIN else Path()
    start = (first if first.is_dir() else first.parent).resolve()
    found = Path(file) if file is not None else find_config(start)
    config = load_config(found) if found is not None else Config()
    if baseline is not None and not Path(baseline).is_file():
        raise click.BadParameter(f"there is no file {baseline}", param_hint="--baseline")
    return replace(
        config,
        select=select or config.select,
        ignore=(*config.ignore, *ignore),
        packs=(*config.packs, *packs),
        sites=config.sites
        or {path: (glob_of(path, config.root),) for path in paths if Path(path).is_dir()},
        records={**config.records, "baseline": baseline} if baseline else config.records,
    )


def files_at(paths: Iterable[str], config: Config, verb: str) -> list[str]:
    """Return the files at paths but those that the configuration excludes.

    Raises:
        click.UsageError: there is none at a path; `verb` says for what.
    """
    files, empty = discover(list(paths), config.excludes, config.includes)
    if empty:
        raise click.UsageError(f"no file to {verb} at {', '.join(empty)}")
    return files
