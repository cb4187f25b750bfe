"""`claimcheck reader`: what the second reader is, what it finds alone, and what it can learn."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.files import write_whole
from claimcheck.cli.inputs import CONFIG, PACKS, chosen_config, files_at, select_option
from claimcheck.cli.loading import load_for
from claimcheck.documents.tracker import read_tracker
from claimcheck.errors import ReadError
from claimcheck.evaluate.clusters import Cluster, Sighting, clusters
from claimcheck.evaluate.lessons import lessons
from claimcheck.govern.wishes import is_selected
from claimcheck.model.fields import USUAL
from claimcheck.model.second import Mode
from claimcheck.model.text import PlaceIndex
from claimcheck.pipeline import examine
from claimcheck.project import check_prefixes
from claimcheck.read import read_article
from claimcheck.read.files import content_of
from claimcheck.report.look import plural, printable
from claimcheck.second_reader import second_reader
from claimcheck.second_reader.sentences import pairs_of, to_read
from claimcheck.second_reader.weights import weights_at
from claimcheck.segment import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.config import Config
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Article

_SHOWN = 5  # sentences of a cluster in the text


@click.group("reader")
def command() -> None:
    """Say what the second reader is, what it finds that no rule does, and teach it.

    It is asked for with `claimcheck check --second-reader suggest`.
    """


@command.command("info")
def show_info() -> None:
    """Say which weights are installed, and whether they are whole."""
    weights = weights_at()
    pairs = (
        ("version", weights.version),
        ("folder", str(weights.folder)),
        ("base", f"{weights.base.name} ({weights.base.licence})"),
        *((name, f"sha256 {digest}") for name, digest in sorted(weights.files.items())),
    )
    for label, words in pairs:
        click.echo(f"  {label:<17} {printable(words)}")
    for category in weights.labels:
        click.echo(f"  {category:<36} {weights.levels_of(category).words()}")


@command.command("clusters")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@select_option("Only these families or categories.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the clusters are written.",
)
@click.option(
    "--least", type=click.IntRange(min=1), default=1, show_default=True, help="Sentences of each."
)
@CONFIG
@PACKS
def list_clusters(  # noqa: PLR0913, PLR0917 -- one argument for each option
    paths: tuple[str, ...],
    select: tuple[str, ...],
    format_: str,
    least: int,
    config: str | None,
    packs: tuple[str, ...],
) -> int:
    """List what the second reader raises in PATHS and no rule does, in groups that are alike.

    Each group is a candidate for a rule: what it says in several places, in words that no pattern
    has. The exit code is 3 when a file could not be read.
    """
    weights_at()
    chosen = chosen_config(paths, config, select, (), packs)
    rulebook = load_for(chosen)
    check_prefixes(chosen, rulebook)
    files = files_at(paths or (".",), chosen, "read")
    sightings: list[Sighting] = []
    failed = 0
    with click.progressbar(
        files, label="reading", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        for name in bar:
            try:
                sightings += _sightings(name, rulebook, chosen)
            except (ReadError, OSError) as error:
                click.echo(printable(f"claimcheck: {error}"), err=True)
                failed += 1
    found = [cluster for cluster in clusters(sightings) if len(cluster.members) >= least]
    if format_ == "json":
        click.echo(json.dumps([_plain(one) for one in found], indent=1, ensure_ascii=False))
    else:
        click.echo("\n".join(map(printable, _shown(found, len(files)))))
    return Exit.INCOMPLETE if failed else Exit.CLEAN


def _sightings(name: str, rulebook: Rulebook, config: Config) -> Iterator[Sighting]:
    article = _article(name, config)
    examined = examine(article, rulebook)
    segmented = examined.segmented
    index = PlaceIndex(article.source, article.division)
    reader = second_reader()
    wishes = config.for_path(name)
    for pair in to_read(segmented, examined.verdicts, reader.weights.fewest_words):
        answer = reader.read(pair.before, pair.text)
        raised = reader.raises(answer, Mode.SUGGEST, only_sure=pair.only_sure)
        for category, probability, _ in raised:
            if is_selected(category, wishes.select, wishes.ignore):
                source = article.source_map.span(segmented.sentences[pair.sentence].span)
                yield Sighting(
                    category=category,
                    where=f"{name}:{index.place(source.start).number}",
                    before=pair.before,
                    text=pair.text,
                    probability=probability,
                    neighbours=reader.nearest(answer.vector),
                    vector=answer.vector,
                )


def _article(name: str, config: Config) -> Article:
    return read_article(name, content_of(name, config.limits), fields=config.fields or USUAL)


def _shown(found: Sequence[Cluster], files: int) -> Iterator[str]:
    for one in found:
        words = f": {', '.join(one.words)}" if one.words else ""
        yield f"{one.category}, {plural(len(one.members), 'sentence')}{words}"
        for member in one.members[:_SHOWN]:
            yield f"  {member.probability:.2f}  {member.where}  “{member.text}”"
        if len(one.members) > _SHOWN:
            yield f"  and {len(one.members) - _SHOWN} more; --format json has all"
        near = one.members[0].neighbours[0]
        yield f"  like  “{near.text}” ({', '.join(near.labels) or 'no claim'})"
        yield ""
    sentences = sum(len(one.members) for one in found)
    yield (
        f"{plural(files, 'file')}: {plural(sentences, 'sentence')} that no rule explains, in "
        f"{plural(len(found), 'group')}"
    )


def _plain(one: Cluster) -> dict[str, object]:
    return {
        "category": one.category,
        "words": one.words,
        "sentences": [
            {
                "where": member.where,
                "before": member.before,
                "text": member.text,
                "probability": member.probability,
                "neighbours": [near._asdict() for near in member.neighbours],
            }
            for member in one.members
        ],
    }


@command.command("export")
@click.argument(
    "trackers", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True)
)
@click.option("--output", "-o", metavar="FILE", help="Write to FILE, not to the terminal.")
@click.option(
    "--hand",
    default="reviewers",
    show_default=True,
    help="Who decided; the ids of the sentences begin with it.",
)
@CONFIG
def export(trackers: tuple[str, ...], output: str | None, hand: str, config: str | None) -> int:
    """Write the decisions of reviewers in FILEs as labelled sentences, for training.

    FILEs are what `claimcheck decide` takes. “fix” gives a sentence its category as a label,
    “waive” none; “approve” is left out, since such a wording is a claim, and a proven one. The
    sentences are written as those in corpus/sentences are, a line each.
    """
    decisions = [one for file in trackers for one in read_tracker(file, Path(file).read_bytes())]
    paths = tuple(dict.fromkeys(one.path for one in decisions))
    chosen = chosen_config(paths, config, (), (), ())
    taught = lessons(decisions, hand, _before_in(chosen))
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in taught.rows)
    if output is None:
        click.echo(lines, nl=False)
    else:
        write_whole(output, lines.encode())
    left = "".join(f", {count} {why}" for why, count in sorted(taught.left.items()))
    said = f"{plural(len(taught.rows), 'sentence')} of {plural(len(decisions), 'decision')}{left}"
    click.echo(printable(said), err=True)
    return Exit.CLEAN


def _before_in(config: Config) -> Callable[[str, str], str]:
    """Return what gives the sentence before another one of a file; empty where that is gone."""
    known: dict[str, dict[str, str]] = {}

    def before(path: str, text: str) -> str:
        if path not in known:
            known[path] = {}
            with suppress(ReadError, OSError):
                for pair in pairs_of(segment(_article(path, config))):
                    known[path].setdefault(" ".join(pair.text.split()), pair.before)
        return known[path].get(text, "")

    return before
