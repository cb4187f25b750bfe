"""The page that says how good the reader is: `docs/reader.md`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from training.calibrate import TARGETS
from training.judge import ARTICLES, READ, by_category, claims_in
from training.measure import BINS, curve, truth
from training.together import WORTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from training.data import Sentence
    from training.judge import Judged

_RECALLS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
_WORST = 15
_CONFUSED = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A row of the comparison: a model and its figures on both sides."""

    name: str
    figures: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """How embeddings rank sentences that say the same and sentences that deny it."""

    query: str
    before: Sequence[tuple[str, float]]
    after: Sequence[tuple[str, float]]


def page(  # noqa: PLR0913 -- the parts of one page
    *,
    judged: Judged,
    sides: Mapping[str, Sequence[Sentence]],
    compared: Sequence[Compared],
    ranking: Ranking,
    repeated: Mapping[str, int],
    facts: Sequence[str],
) -> str:
    """Return the page in Markdown."""
    sections: list[tuple[str, Iterable[str]]] = [
        ("", _beginning(sides)),
        ("Against others", _comparison(compared)),
        ("Precision over recall", _curve(judged, sides)),
        ("In whole articles", _articles(compared[0].figures[ARTICLES], sides[ARTICLES])),
        ("By category", _categories(judged, sides)),
        ("Calibration", _calibration(judged, sides)),
        ("Traps", _traps(judged, sides)),
        ("What is taken for what", _confusions(judged, sides)),
        ("The worst errors", _worst(judged, sides)),
        ("What lies near", _ranking(ranking)),
        ("Near-duplicates across the sides", _repeated(repeated)),
        ("Size and speed", [f"- {fact}" for fact in facts]),
    ]
    lines = ["# How well the second reader does", ""]
    for title, body in sections:
        lines += [f"## {title}", ""] if title else []
        lines += [*body, ""]
    return "\n".join(lines).rstrip() + "\n"


def _beginning(sides: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    hands = {side: sorted({one.hand for one in sides[side]}) for side in sides}
    yield "Written by `python -m training`; what was tried, and why this was kept, is told in"
    yield "[decision 17](decisions/0017-second-reader.md)."
    yield ""
    for side, use in (
        ("train", "it learns from them"),
        ("dev", "they choose, calibrate and set the thresholds"),
        ("test", "they measure; nothing is chosen by them"),
    ):
        yield f"- {side}: {len(sides[side]):,} sentences of hands {', '.join(hands[side])}: {use}"
    yield ""
    yield "“One threshold” is the probability with the best F1 on the development side. “Any label”"
    yield "counts what is raised as right when the sentence has any label, and a sentence as found"
    yield "when anything is raised in it. Figures are over all fifteen overclaim categories."


def _comparison(compared: Sequence[Compared]) -> Iterator[str]:
    yield "| model | side | precision at recall 0.80 | recall at precision 0.85 | area | one threshold: P | R | F1 | traps flagged | any label: P | R |"  # noqa: E501
    yield "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for row in compared:
        for side in READ:
            own = row.figures[side]
            point = own["point"]
            cells = (
                own["precision_at_recall_0.80"],
                own["recall_at_precision_0.85"],
                own["average_precision"],
                point["precision"],
                point["recall"],
                point["f1"],
                point["traps_flagged"],
                point["loose_precision"],
                point["loose_recall"],
            )
            yield f"| {row.name} | {side} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |"


def _curve(judged: Judged, sides: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    yield "| recall | " + " | ".join(f"{recall:.2f}" for recall in _RECALLS) + " |"
    yield "|---|" + "--:|" * len(_RECALLS)
    for side in READ:
        right = truth(sides[side], judged.labels)[:, : claims_in(judged.labels)]
        precisions, recalls, _ = curve(judged.claims(side), right)
        best = [precisions[recalls >= recall].max(initial=0.0) for recall in _RECALLS]
        yield f"| {side}: precision | " + " | ".join(f"{each:.2f}" for each in best) + " |"


def _articles(own: Mapping[str, Any], lines: Sequence[Sentence]) -> Iterator[str]:
    labelled = sum(bool(one.labels) for one in lines)
    yield f"{len(lines):,} lines of annotated articles that it did not learn from (the blind rounds"
    yield f"5, 6 and 8); {labelled} have labels. Half of the hands' sentences do, so more of what"
    yield "is raised is wrong here. It reads what no rule explains and what has five words. These"
    yield "articles set the thresholds, so unseen ones come out a little worse."
    yield ""
    yield "A label counts whole if it is met by its own category, half if by another; so does a"
    yield "finding. All categories, promotion too."
    yield ""
    yield "| mode | rules alone: R | P | with the reader: R | P | raised | worth | clean flagged |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for mode in TARGETS:
        row = own[mode]
        cells = [f"{row[each]:.3f}" for each in ("rules_recall", "rules_precision")]
        cells += [f"{row[each]:.3f}" for each in ("recall", "precision")]
        cells += [f"{row['added']:.0f}"]
        cells += [f"{row[each]:.3f}" for each in ("added_precision", "clean_flagged")]
        yield f"| {mode} | " + " | ".join(cells) + " |"


def _categories(judged: Judged, sides: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    modes = tuple(TARGETS)
    yield "A threshold lies where the development side reaches the precision that a mode asks for"
    targets = ", ".join(f"{mode} {TARGETS[mode]:.2f}" for mode in modes)
    yield f"({targets}; a dash: nowhere), but not below that from which on what it raises beside"
    worths = ", ".join(f"{mode} {WORTH[mode]:.2f}" for mode in modes)
    yield f"the rules in whole articles is worth enough ({worths})."
    yield ""
    head = [f"{mode}: from | {mode}: P | {mode}: R" for mode in modes]
    yield "| category | labels | " + " | ".join(head) + " |"
    yield "|---|--:|" + "--:|" * (3 * len(modes))
    tables = {mode: by_category(judged, "test", sides["test"], mode) for mode in modes}
    for label in judged.labels:
        cells = []
        for mode in modes:
            counts, least = tables[mode][label], judged.thresholds[label][mode]
            cells += (
                ["–", "–", "–"]
                if least is None
                else [f"{least:.2f}", f"{counts.precision:.2f}", f"{counts.recall:.2f}"]
            )
        labels = tables[modes[0]][label].right + tables[modes[0]][label].missed
        yield f"| {label} | {labels} | " + " | ".join(cells) + " |"


def _calibration(judged: Judged, sides: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    yield "Cells of the test side (a sentence and an overclaim category) by the probability stated."
    yield ""
    yield "| stated | cells | mean stated | share that is right | |"
    yield "|---|--:|--:|--:|---|"
    right = truth(sides["test"], judged.labels)[:, : claims_in(judged.labels)]
    stated = judged.claims("test")
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    for bin_ in range(BINS):
        inside = bins == bin_
        if inside.any():
            share = right[inside].mean()
            bar = "█" * round(20 * share)
            yield (
                f"| {bin_ / BINS:.1f}–{(bin_ + 1) / BINS:.1f} | {inside.sum():,} | "
                f"{stated[inside].mean():.2f} | {share:.2f} | {bar} |"
            )


def _traps(judged: Judged, sides: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    yield "Traps of the test side in which anything is raised, by what makes them one."
    yield ""
    yield "| trap | sentences | one threshold | " + " | ".join(TARGETS) + " |"
    yield "|---|--:|--:|" + "--:|" * len(TARGETS)
    raised = {mode: judged.raised("test", mode).any(axis=1) for mode in ("point", *TARGETS)}
    kinds = np.array([one.trap for one in sides["test"]])
    for kind in sorted(set(kinds) - {""}):
        cells = " | ".join(str(int(raised[mode][kinds == kind].sum())) for mode in raised)
        yield f"| {kind} | {(kinds == kind).sum()} | {cells} |"


def _confusions(judged: Judged, sides: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    yield "On the test side at one threshold: raised where the sentence has another label, or none."
    yield ""
    yield "| labelled | raised | sentences |"
    yield "|---|---|--:|"
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence, cells in zip(sides["test"], judged.raised("test", "point"), strict=True):
        for column in np.flatnonzero(cells):
            label = judged.labels[column]
            if label not in sentence.labels:
                pairs[" + ".join(sorted(sentence.labels)) or "nothing", label] += 1
    for (labelled, raised), times in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[
        :_CONFUSED
    ]:
        yield f"| {labelled} | {raised} | {times} |"


def _worst(judged: Judged, sides: Mapping[str, Sequence[Sentence]]) -> Iterator[str]:
    yield "On the development side; only their numbers, since these hands measure the rules too."
    yield ""
    yield "| surest of what is wrong | stated | surest that nothing is | stated |"
    yield "|---|--:|---|--:|"
    stated = judged.probabilities["dev"]
    right = truth(sides["dev"], judged.labels).astype(bool)
    wrong = np.argsort(np.where(right, 1.0, -stated), axis=None, kind="stable")[:_WORST]
    missed = np.argsort(np.where(right, stated, 2.0), axis=None, kind="stable")[:_WORST]
    for first, second in zip(wrong, missed, strict=True):
        cells = []
        for place in (first, second):
            row, column = np.unravel_index(place, stated.shape)
            cells += [
                f"{sides['dev'][row].id} {judged.labels[column]}",
                f"{stated[row, column]:.2f}",
            ]
        yield "| " + " | ".join(cells) + " |"


def _ranking(ranking: Ranking) -> Iterator[str]:
    yield f"What lies nearest to “{ranking.query}”, by the cosine of embeddings."
    yield "A cross marks what says the opposite or something else."
    yield ""
    yield "| untuned | cosine | trained | cosine |"
    yield "|---|--:|---|--:|"
    for (old, near), (new, nearer) in zip(ranking.before, ranking.after, strict=True):
        yield f"| {old} | {near:.2f} | {new} | {nearer:.2f} |"


def _repeated(repeated: Mapping[str, int]) -> Iterator[str]:
    yield "Pairs that share at least seven tenths of their pairs of words (MinHash, then counted)."
    yield ""
    for sides, pairs in repeated.items():
        yield f"- {sides}: {pairs}"
