"""`claimcheck suggest`: goes through the findings of one article with the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.files import write_whole
from claimcheck.cli.inputs import CONFIG, IGNORE, NO_CACHE, PACKS, chosen_config, select_option
from claimcheck.cli.loading import check_at, load_for
from claimcheck.errors import ReadError
from claimcheck.fix.chosen import edit_for
from claimcheck.fix.diff import diff
from claimcheck.fix.encoded import in_references, write_edits
from claimcheck.model.fields import USUAL
from claimcheck.model.finding import OPEN, Replaces
from claimcheck.read import encoding_in, format_of, read_article
from claimcheck.read.files import content_of
from claimcheck.report.look import plural, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.fix.edits import Edit
    from claimcheck.model.article import Article
    from claimcheck.model.finding import Finding, Suggestion

_SKIP, _STOP = "s", "q"


@click.command("suggest")
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@select_option("Only these families, categories or rules.")
@IGNORE
@NO_CACHE
@CONFIG
@PACKS
def command(  # noqa: PLR0913, PLR0917 -- one argument for each option
    path: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    no_cache: bool,  # noqa: FBT001 -- click gives it by name
    config: str | None,
    packs: tuple[str, ...],
) -> int:
    """Go through the findings of FILE, one after the other, and choose what to write instead.

    Nothing is written before everything chosen was shown as a diff and you said yes.
    """
    chosen = chosen_config((path,), config, select, ignore, packs)
    rulebook = load_for(chosen, cached=not no_cache)
    data = content_of(path, chosen.limits)
    report = check_at((path,), chosen, rulebook)
    if report.failures:
        raise ReadError(path, report.failures[0].reason)
    encoding_in(path, data, format_of(path) or "text")  # a file that is no text is refused at once
    fields = chosen.fields or USUAL
    article = read_article(path, data, fields=fields)
    findings = [finding for finding in report.findings if finding.status == OPEN]
    if not findings:
        click.echo(f"{path}: nothing to change")
        return Exit.CLEAN
    edits = _chosen(article, findings)
    if not edits:
        click.echo("Nothing was chosen, nothing is written.")
        return Exit.CLEAN
    new = write_edits(path, data, article, in_references(path, data, article, edits))
    after = read_article(path, new, fields=fields)
    click.echo()
    for line in diff(path, article.source, after.source):
        click.echo(printable(line))
    if not click.confirm(f"\nWrite {plural(len(edits), 'change')} to {path}?", default=False):
        click.echo("Nothing is written.")
        return Exit.CLEAN
    write_whole(path, new, expected=data)
    left = check_at((path,), chosen, rulebook)
    still = sum(finding.status == OPEN for finding in left.findings)
    click.echo(f"Written. {plural(still, 'finding')} left of {len(findings)}.")
    return Exit.CLEAN


def _chosen(article: Article, findings: Sequence[Finding]) -> list[Edit]:
    """Ask about each finding and return the edits that were chosen; none overlap."""
    edits: list[Edit] = []
    for number, finding in enumerate(findings, start=1):
        click.echo()
        for line in _shown(finding, f"{number} of {len(findings)}"):
            click.echo(printable(line))
        offers = [
            (suggestion, edit)
            for suggestion in finding.suggestions
            if (edit := edit_for(article, finding, suggestion)) is not None
            and not any(_clashes(edit, other) for other in edits)
        ]
        for at, (suggestion, _) in enumerate(offers, start=1):
            click.echo(printable(f"  {at}  {_offer(suggestion, finding)}"))
        if not offers:
            click.echo("     (to be changed by hand)")
        keys = [*map(str, range(1, len(offers) + 1)), _SKIP, _STOP]
        answer = click.prompt(
            "  choose; s skips, q stops asking",
            type=click.Choice(keys),
            default=_SKIP,
            show_choices=False,
        )
        if answer == _STOP:
            break
        if answer != _SKIP:
            edits.append(offers[int(answer) - 1][1])
    return edits


def _clashes(edit: Edit, other: Edit) -> bool:
    """Say whether two edits change the same words; what is put in between words never does."""
    if edit.span.start == edit.span.end or other.span.start == other.span.end:
        return edit.span.start < other.span.end and other.span.start < edit.span.end
    return edit.span.overlaps(other.span)


def _shown(finding: Finding, number: str) -> list[str]:
    lines = [
        f"{number}  {finding.start}  {finding.severity}: {finding.rule}",
        f"     “{finding.sentence}”",
        f"     {finding.message}",
        f"     Why: {finding.why}",
    ]
    lines += [
        f"     See {related.path}, {related.start}: {related.message}"
        for related in finding.related
    ]
    return [*lines, f"     Write: {finding.advice}"]


def _offer(suggestion: Suggestion, finding: Finding) -> str:
    match suggestion.replaces:
        case Replaces.NOTHING:
            return f"add: “{suggestion.text}”"
        case Replaces.SENTENCE if suggestion.text:
            return f"“{suggestion.text}” in place of the sentence"
        case Replaces.SENTENCE:
            return "leave the sentence out"
        case _ if suggestion.text:
            return f"“{suggestion.text}” in place of “{finding.quote}”"
        case _:
            return f"leave “{finding.quote}” out"
