"""A corpus → its scores: every article checked, every finding beside its label."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config import Config
from claimcheck.errors import GoldError
from claimcheck.evaluate.align import Outcome, align, align_site
from claimcheck.evaluate.gold import SITE, find_gold, load_gold, load_site
from claimcheck.evaluate.score import Score, score
from claimcheck.notation.document import Fields, Reader
from claimcheck.pipeline import examine
from claimcheck.read import read_article
from claimcheck.read.discover import discover
from claimcheck.run import check_paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.errors import Problem
    from claimcheck.kinds.rulebook import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The outcomes and scores of a corpus. `unread` are articles in a language without a pack."""

    articles: int
    unread: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    flagged: tuple[Outcome, ...]
    allowed: int
    scores: tuple[Score, ...]


def evaluate(
    folder: Path,
    rulebook: Rulebook,
    on_done: Callable[[], None] = lambda: None,
) -> Evaluation:
    """Return how the rules do on a corpus.

    Raises:
        GoldError: with every mistake of every gold file.
        ReadError: an article cannot be read.
    """
    problems: list[Problem] = []
    outcomes: list[Outcome] = []
    flagged: list[Outcome] = []
    unread: list[str] = []
    articles = allowed = 0
    for gold_path, path in find_gold(folder):
        on_done()
        try:
            gold = load_gold(gold_path, path, rulebook.categories)
            article = read_article(str(path), path.read_bytes())
            if not rulebook.reads(article.language):
                unread.append(str(path))
                continue
            aligned = align(gold, article, examine(article, rulebook).findings)
        except GoldError as error:
            problems += error.problems
            continue
        articles += 1
        allowed += len(gold.allowed)
        outcomes += aligned.outcomes
        flagged += aligned.flagged
    for path in sorted(folder.rglob(SITE)):
        site = load_site(path, rulebook.categories)
        config = Config(sites={path.parent.name: ("*",)}, root=path.parent)
        pages, _ = discover([str(path.parent)])
        report = check_paths(pages, packs=rulebook, config=config, jobs=1)
        read = {Path(page).name: read_article(page, Path(page).read_bytes()) for page in pages}
        outcomes += align_site(site, read, report.findings)
    if problems:
        raise GoldError(problems)
    return Evaluation(
        articles=articles,
        unread=tuple(unread),
        outcomes=tuple(outcomes),
        flagged=tuple(flagged),
        allowed=allowed,
        scores=tuple(score(outcomes)),
    )


def load_floors(path: Path) -> dict[str, dict[str, float]]:
    """Return the least precision and recall of each category or family.

    Raises:
        GoldError: with every mistake in the file.
    """
    reader = Reader(str(path))
    root = reader.parse(path.read_text(encoding="utf-8"))
    floors: dict[str, dict[str, float]] = {}
    if isinstance(root, Fields):
        for name, node in root.values.items():
            fields = reader.fields(node, f"`{name}`", optional=("precision", "recall"))
            floors[name] = {key: reader.number(value, key, 0.0) for key, value in fields.items()}
    elif root is not None:
        reader.report(root, "a floor file must be a mapping of categories")
    if reader.problems:
        raise GoldError(reader.problems)
    return floors


def below(scores: tuple[Score, ...], floors: dict[str, dict[str, float]]) -> list[str]:
    """Return a sentence for each floor that is not reached; an unmeasured one is not."""
    by_name = {entry.name: entry for entry in scores}
    sentences = []
    for name, floor in floors.items():
        for key, least in floor.items():
            entry = by_name.get(name)
            value = getattr(entry, key) if entry is not None else None
            if value is None:
                sentences.append(f"{name}: {key} cannot be measured")
            elif value < least:
                sentences.append(f"{name}: {key} {value:.2f} is below {least:.2f}")
    return sentences
