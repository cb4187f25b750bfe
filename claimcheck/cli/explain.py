"""`claimcheck explain`: what a rule says, or why a line was flagged or was not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.loading import load
from claimcheck.cli.rules import describe, find_rule
from claimcheck.kinds import KINDS
from claimcheck.kinds.kind import Level
from claimcheck.model.text import PlaceIndex
from claimcheck.pipeline import examine
from claimcheck.read import read_article
from claimcheck.report.look import effect_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding, Verdict
    from claimcheck.pipeline import Examined

_PLACE = re.compile(r"(?P<file>.+):(?P<line>\d+)$")


@click.command("explain")
@click.argument("what", metavar="RULE | FILE:LINE")
@click.option("--packs", multiple=True, metavar="FOLDER", help="Read these rule packs too.")
def command(what: str, packs: tuple[str, ...]) -> None:
    """Say what a rule looks for, or why a line of an article was flagged or was not.

    \b
      claimcheck explain overclaim/no-downtime/stated
      claimcheck explain drafts/pico.md:12
    """  # noqa: D301 -- \b keeps click from filling the lines
    rulebook = load(packs)
    place = _PLACE.fullmatch(what)
    if place is None:
        click.echo(describe(find_rule(rulebook, what)), nl=False)
        return
    path = Path(place["file"])
    if not path.is_file():
        raise click.UsageError(f"there is no file {path}")
    click.echo("\n".join(_explain(path, int(place["line"]), rulebook)))


def _explain(path: Path, line: int, rulebook: Rulebook) -> Iterator[str]:
    article = read_article(str(path), path.read_bytes())
    examined = examine(article, rulebook)
    index = PlaceIndex(article.source, article.division)

    def is_on_line(start: int, end: int) -> bool:
        first, last = index.place(start), index.place(max(start, end - 1))
        return first.number <= line <= last.number

    segmented = examined.segmented
    sentences = {}
    for ordinal, sentence in enumerate(segmented.sentences):
        source = article.source_map.span(sentence.span)
        if is_on_line(source.start, source.end):
            sentences[ordinal] = segmented.sentence_text(sentence)
    if not sentences:
        yield f"{path}:{line}: there is nothing here that a reader sees."
        return
    for ordinal, text in sentences.items():
        yield f"“{text}”"
        mine = [v for v in examined.verdicts if v.candidate.sentence == ordinal]
        if not mine:
            yield "  no pattern matches here"
        for verdict in mine:
            yield from _verdict(verdict, examined)
        yield ""
    for finding in examined.findings:
        if finding.start.number == line and KINDS[_kind(finding, rulebook)].level is Level.ARTICLE:
            yield f"{finding.severity}: {finding.rule}: {finding.message}"


def _kind(finding: Finding, rulebook: Rulebook) -> str:
    return rulebook.by_id[finding.rule].kind


def _verdict(verdict: Verdict, examined: Examined) -> Iterator[str]:
    candidate = verdict.candidate
    text = examined.segmented.article.text
    yield f"  {candidate.rule.id}"
    found = f"“{candidate.span.of(text)}” by {candidate.role} {candidate.pattern}"
    yield f"    found    {found}".rstrip()
    if candidate.fact is not None:
        fact = candidate.fact
        subject = ", ".join(sorted(fact.subject)) or "the article's subject"
        amount = f"{fact.kind} {fact.low:g}..{fact.high:g} {fact.unit}".rstrip()
        yield f"    reads    {amount} ({fact.modality}) of {subject}"
    for cue in verdict.cues:
        effect = effect_of(cue) or "the rule does not ask for it"
        yield f"    cue      {cue.qualifier} by “{cue.text}”: {effect}"
    if not verdict.cues:
        yield "    cue      none in reach"
    yield f"    so       {_conclusion(verdict, examined)}"


def _conclusion(verdict: Verdict, examined: Examined) -> str:
    candidate = verdict.candidate
    if not verdict.kept:
        return "dropped"
    if KINDS[candidate.rule.kind].level is Level.ARTICLE:
        return f"counts as {candidate.role}"
    if candidate.fact is not None:
        return "kept as a fact, to be compared with the others"
    same = [
        finding
        for finding in examined.findings
        if finding.category == candidate.rule.category and finding.span.overlaps(candidate.span)
    ]
    if any(f.rule == candidate.rule.id and f.span == candidate.span for f in same):
        return f"reported as {verdict.severity}"
    other = same[0].rule if same else "another finding"
    return f"covered by {other}"
