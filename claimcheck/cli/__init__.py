"""The command line: one file for each command, each imported when it is asked for."""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module
from types import MappingProxyType

import click

from claimcheck import __version__
from claimcheck.cli.exits import Exit
from claimcheck.errors import ClaimcheckError, ReadError

COMMANDS = MappingProxyType(
    {
        "check": "claimcheck.cli.check",
        "scan": "claimcheck.cli.scan",
        "fix": "claimcheck.cli.fix",
        "suggest": "claimcheck.cli.suggest",
        "baseline": "claimcheck.cli.baseline",
        "decide": "claimcheck.cli.decide",
        "claims": "claimcheck.cli.claims",
        "explain": "claimcheck.cli.explain",
        "rules": "claimcheck.cli.rules",
        "eval": "claimcheck.cli.evaluate",
        "reader": "claimcheck.cli.reader",
        "cache": "claimcheck.cli.cache",
        "init": "claimcheck.cli.init",
        "completion": "claimcheck.cli.completion",
    },
)
"""For each command the module whose `command` it is."""


class _Commands(click.Group):
    """A group that imports a command's module only when that command runs or is described."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; None when there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="Exit codes: 0 nothing found at or above --fail-on; 1 findings; 2 wrong use, "
    "configuration or rule pack; 3 something could not be read (the rest is still reported).",
)
@click.version_option(__version__, "-V", "--version", prog_name="claimcheck")
def cli() -> None:
    """Find overclaims, contradictions and missing disclosures in medical marketing copy.

    \b
      claimcheck check article.md          what is wrong with it, and what to write instead
      claimcheck check site/ --format json for programs
      claimcheck fix article.md            terms put right, shown as a diff
      claimcheck explain article.md:12     why a line was flagged, or was not
    """  # noqa: D301 -- \b keeps click from filling the lines


def main() -> None:
    """Run the command line and leave with one of the exit codes."""
    # What a run makes is kept until it is reported, and hardly holds circles: looking for garbage
    # after every few hundred values would only cost a tenth of the time.
    gc.set_threshold(5_000_000)
    atexit.register(gc.freeze)  # nor is there any at the end
    try:
        code = cli.main(prog_name="claimcheck", standalone_mode=False)
    except click.UsageError as error:
        click.UsageError(_harmless(error.format_message()), error.ctx).show()
        sys.exit(Exit.WRONG_USE)
    except (click.Abort, KeyboardInterrupt) as error:
        # The library makes one error of an interrupt and of an end of the input.
        if isinstance(error.__cause__ or error.__context__ or error, EOFError):
            click.echo("Aborted.", err=True)
            sys.exit(Exit.INCOMPLETE)
        click.echo("claimcheck: interrupted", err=True)
        sys.exit(Exit.INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.INCOMPLETE)
    except ReadError as error:
        click.echo(_harmless(f"claimcheck: {error}"), err=True)
        sys.exit(Exit.INCOMPLETE)
    except ClaimcheckError as error:
        click.echo(_harmless(f"claimcheck: {error}"), err=True)
        sys.exit(Exit.WRONG_USE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(Exit.INCOMPLETE)
    except OSError as error:
        what = error.filename or "the report cannot be written"
        click.echo(_harmless(f"claimcheck: {what}: {error.strerror or error}"), err=True)
        sys.exit(Exit.INCOMPLETE)
    except Exception as error:  # noqa: BLE001 -- a crash must never look like findings
        said = f"claimcheck: internal error: {type(error).__name__}: {error}"
        click.echo(_harmless(said), err=True)
        sys.exit(Exit.INCOMPLETE)
    sys.exit(code if isinstance(code, int) else Exit.CLEAN)


def _harmless(said: str) -> str:
    """Return what was said, which may quote a stranger's file, as a terminal may be given it."""
    from claimcheck.report.look import printable  # noqa: PLC0415 -- only when something is wrong

    return "\n".join(map(printable, said.split("\n")))
