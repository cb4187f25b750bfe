"""`claimcheck eval`: how well the rules do on a corpus."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.loading import load
from claimcheck.evaluate.corpus import Evaluation, below, evaluate, load_floors
from claimcheck.evaluate.gold import find_gold
from claimcheck.evaluate.score import interval_words, share_words
from claimcheck.report.look import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.evaluate.align import Outcome
    from claimcheck.evaluate.score import Score

_HEADS = ("category", "labels", "recall", "95 %", "precision", "95 %", "F1")


@click.command("eval")
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", is_flag=True, help="Show every miss and every false alarm in context.")
@click.option("--select", default="", metavar="PREFIX", help="Only these categories.")
@click.option(
    "--floor",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Exit with 1 when a category is below its least precision or recall.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How the table is written.",
)
@click.option("--packs", multiple=True, metavar="FOLDER", help="Read these rule packs too.")
def command(  # noqa: PLR0913, PLR0917 -- one argument for each option
    corpus: Path,
    errors: bool,  # noqa: FBT001 -- click gives it by name
    select: str,
    floor: Path | None,
    format_: str,
    packs: tuple[str, ...],
) -> int:
    """Compare findings with the gold files of CORPUS.

    A finding hits a label of its category whose span it overlaps. Precision counts only families
    that a gold file says are labelled completely.
    """
    rulebook = load(packs)
    if sys.stderr.isatty():
        with click.progressbar(length=len(find_gold(corpus)), file=sys.stderr) as bar:
            result = evaluate(corpus, rulebook, lambda: bar.update(1))
    else:
        result = evaluate(corpus, rulebook)
    shown = [
        entry for entry in result.scores if entry.name.startswith(select) or entry.name == "all"
    ]
    if format_ == "json":
        click.echo(json.dumps([_plain(entry) for entry in shown], indent=1))
    else:
        click.echo("\n".join(table(shown, markdown=format_ == "markdown")))
    if format_ == "text":
        click.echo("\n".join(_notes(result)))
    if errors:
        click.echo("\n".join(_errors(result, select)))
    if floor is not None:
        failures = below(result.scores, load_floors(floor))
        for failure in failures:
            click.echo(failure, err=True)
        return Exit.FINDINGS if failures else Exit.CLEAN
    return Exit.CLEAN


def _cells(entry: Score) -> tuple[str, ...]:
    return (
        entry.name,
        str(entry.support),
        share_words(entry.recall),
        interval_words(entry.hit, entry.support),
        share_words(entry.precision),
        interval_words(entry.right, entry.right + entry.false),
        share_words(entry.f1),
    )


def table(scores: list[Score], *, markdown: bool) -> Iterator[str]:
    """Yield the lines of a table of scores, for a terminal or as Markdown."""
    rows = [_cells(entry) for entry in scores]
    if markdown:
        yield f"| {' | '.join(_HEADS)} |"
        yield "|---|" + "--:|" * (len(_HEADS) - 1)
        yield from (f"| {' | '.join(row)} |" for row in rows)
        return
    widths = [max(len(row[n]) for row in (_HEADS, *rows)) for n in range(len(_HEADS))]
    for row in (_HEADS, *rows):
        first, *rest = row
        cells = [f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True)]
        yield f"{first:<{widths[0]}}  {'  '.join(cells)}"


def _plain(entry: Score) -> dict[str, object]:
    return {
        "name": entry.name,
        "support": entry.support,
        "recall": entry.recall,
        "precision": entry.precision,
        "f1": entry.f1,
    }


def _notes(result: Evaluation) -> Iterator[str]:
    yield ""
    yield (
        f"{plural(result.articles, 'article')}; {len(result.flagged)} of "
        f"{plural(result.allowed, 'allowed span')} flagged"
    )
    if result.unread:
        yield f"not scored, for want of a pack in their language: {len(result.unread)}"


def _errors(result: Evaluation, select: str) -> Iterator[str]:
    chosen = [outcome for outcome in result.outcomes if outcome.category.startswith(select)]
    yield ""
    yield "Missed:"
    yield from (_line(o) for o in chosen if o.labelled and not o.found)
    yield ""
    yield "False alarms:"
    yield from (_line(o) for o in chosen if not o.labelled and o.counts)
    yield ""
    yield "Allowed, and flagged:"
    yield from (_line(o) for o in result.flagged if o.category.startswith(select))


def _line(outcome: Outcome) -> str:
    context = f"\n      {outcome.context}" if outcome.context else ""
    return f"  {outcome.category}  {outcome.path}:{outcome.line}  “{outcome.quote}”{context}"
