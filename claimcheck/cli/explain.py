"""`claimcheck explain`: what a rule says, what a word means, why a line was flagged or was not."""

from __future__ import annotations

from heapq import nlargest
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from claimcheck.cli.inputs import (
    CONFIG,
    PACKS,
    SECOND_READER,
    chosen_config,
    with_second_reader,
)
from claimcheck.cli.loading import load_for
from claimcheck.cli.rules import describe, find_rule
from claimcheck.kinds import KINDS
from claimcheck.kinds.kind import Level
from claimcheck.model.fields import USUAL
from claimcheck.model.regex import regex
from claimcheck.model.second import Mode
from claimcheck.model.text import PlaceIndex
from claimcheck.pipeline import examine
from claimcheck.read import read_article
from claimcheck.read.files import content_of
from claimcheck.report.look import effect_of, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.config import Config
    from claimcheck.kinds.glossary import Entry, Glossary
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding, Verdict
    from claimcheck.pipeline import Examined

_PLACE = regex(r"(?P<file>.+):(?P<line>\d+)$")
_MARKETS = MappingProxyType(
    {
        "zh_tw": "Taiwan",
        "zh_hk": "Hong Kong",
        "zh_cn": "mainland China",
        "ja": "Japan",
        "ko": "Korea",
    },
)


@click.command("explain")
@click.argument("what", metavar="RULE | FILE:LINE | WORD")
@SECOND_READER
@CONFIG
@PACKS
def command(
    what: str, second_reader: str | None, config: str | None, packs: tuple[str, ...]
) -> None:
    """Say what a rule looks for, or why a line of an article was flagged or was not.

    Of a word of another script, or its English, say what the glossary has.

    \b
      claimcheck explain overclaim/no-downtime/stated
      claimcheck explain drafts/pico.md:12
      claimcheck explain 皮秒
    """  # noqa: D301 -- \b keeps click from filling the lines
    place = _PLACE.fullmatch(what)
    found = chosen_config((place["file"],) if place is not None else (), config, (), (), packs)
    chosen = with_second_reader(found, second_reader)
    rulebook = load_for(chosen)
    if place is None:
        click.echo("\n".join(_described(what, rulebook)))
        return
    path = Path(place["file"])
    if not path.is_file():
        raise click.UsageError(f"there is no file {path}")
    click.echo("\n".join(map(printable, _explain(path, int(place["line"]), rulebook, chosen))))


def _described(what: str, rulebook: Rulebook) -> Iterator[str]:
    entries = () if what in rulebook.by_id else rulebook.glossary.entries_of(what)
    if not entries and not what.isascii():
        entries = _parts(what, rulebook.glossary)
        yield f"{what} is not in the glossary as a whole, but parts of it are."
        yield ""
    if not entries:
        yield describe(find_rule(rulebook, what)).removesuffix("\n")
    for ordinal, entry in enumerate(entries):
        yield from ("",) if ordinal else ()
        yield from _entry(entry)


def _parts(word: str, glossary: Glossary) -> tuple[Entry, ...]:
    found = glossary.parts(word)
    if not found:
        raise click.UsageError(f"the glossary has no {word}, nor any part of it")
    return found


def _entry(entry: Entry) -> Iterator[str]:
    yield entry.english
    yield ""
    by_market = {
        name: " | ".join(word for market, word in entry.names if market == key)
        for key, name in _MARKETS.items()
    }
    if by_market["Taiwan"]:
        by_market["Hong Kong"] = by_market["Hong Kong"] or f"as in Taiwan, {by_market['Taiwan']}"
    pairs = (
        *by_market.items(),
        ("sort", entry.domain),
        ("certainty", entry.certainty),
        ("source", entry.source),
        ("note", entry.note),
    )
    yield from (f"  {label:<14} {words}" for label, words in pairs if words)


def _explain(path: Path, line: int, rulebook: Rulebook, config: Config) -> Iterator[str]:
    article = read_article(
        str(path), content_of(path, config.limits), fields=config.fields or USUAL
    )
    examined = examine(article, rulebook)
    answers = _answers(examined, config)
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
        yield from answers(ordinal)
        yield ""
    for finding in examined.findings:
        if finding.start.number == line and KINDS[_kind(finding, rulebook)].level is Level.ARTICLE:
            yield f"{finding.severity}: {finding.rule}: {finding.message}"


def _answers(examined: Examined, config: Config) -> Callable[[int], Iterator[str]]:
    """Return what tells of a sentence, by its index, what the second reader makes of it."""
    if not config.reads_twice:
        return lambda _: iter(())
    from claimcheck.second_reader import second_reader  # noqa: PLC0415 -- where it is asked for
    from claimcheck.second_reader.sentences import explained_by, to_read  # noqa: PLC0415 -- same

    reader = second_reader()
    explained = explained_by(examined.verdicts)
    fewest = reader.weights.fewest_words
    read = to_read(examined.segmented, examined.verdicts, fewest)
    pairs = {pair.sentence: pair for pair in read}

    def told(ordinal: int) -> Iterator[str]:
        yield "  second reader"
        if ordinal not in pairs:
            said = "this is not English, or has few words"
            if ordinal in explained:
                said = "a rule says what this is"
            yield f"    so       not read: {said}"
            return
        pair = pairs[ordinal]
        answer = reader.read(pair.before, pair.text)
        for category, probability in nlargest(2, answer.probabilities.items(), key=itemgetter(1)):
            levels = reader.weights.levels_of(category)
            yield f"    reads    {category} {probability:.2f}; {levels.words()}"
        for near in reader.nearest(answer.vector):
            yield f"    like     “{near.text}” ({', '.join(near.labels) or 'no claim'})"
        mode = Mode(config.second_reader)
        found = reader.raises(answer, mode, only_sure=pair.only_sure)
        raised = [category for category, _, _ in found]
        yield f"    so       {'raised as ' + ', '.join(raised) if raised else 'nothing is raised'}"

    return told


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
