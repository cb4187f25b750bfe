"""What the second reader learns from: labelled sentences, examples of rules, annotated articles."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.evaluate.gold import find_gold, load_gold, locate
from claimcheck.packs.load import load_rulebook
from claimcheck.read import read_article
from claimcheck.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from claimcheck.evaluate.gold import Gold
    from claimcheck.kinds.rulebook import Rulebook

FAMILIES = ("overclaim", "promotion")
SENTENCES = "sentences"
"""The corpus folder of sentences; it holds no articles."""
UNSCORED = frozenset({"sites", "chinese", "zh", "phrases", SENTENCES})
"""Corpus folders whose articles are not English or have no labels of sentences."""
_SHORTEST = 2
"""Words of the shortest stretch of an article that is worth reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with what a reviewer would raise in it.

    `known` holds the categories about which anything is known; a sentence teaches nothing about
    the others. `hand` is who wrote it, or what it was taken from.
    """

    id: str
    hand: str
    before: str
    text: str
    labels: frozenset[str]
    known: frozenset[str]
    trap: str = ""
    form: str = ""


def labels_of(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the categories that the second reader knows, in the order of the taxonomy."""
    return tuple(name for name in rulebook.categories if name.partition("/")[0] in FAMILIES)


def read_rules(root: Path) -> Rulebook:
    """Return the rules with their examples, which the compiled packs leave out."""
    return load_rulebook([root / "rules"])


def from_hands(root: Path, labels: Sequence[str]) -> list[Sentence]:
    """Return the sentences that hands wrote, in the order of the files."""
    known = frozenset(labels)
    return [
        Sentence(
            id=row["id"],
            hand=path.stem,
            before=row["before"],
            text=row["text"],
            labels=frozenset(row["labels"]) & known,
            known=known,
            trap=row["trap"] or "",
            form=row["form"],
        )
        for path in sorted((root / "corpus" / SENTENCES).glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for row in [json.loads(line)]
    ]


def from_rules(rulebook: Rulebook, labels: Sequence[str]) -> list[Sentence]:
    """Return the examples of the English rules; each knows its own rule's category only.

    What a rule should find or leave but does not yet, its `todo` lists, is left out: the second
    reader is first measured on it.
    """
    wanted = frozenset(labels)
    found = []
    for rule in rulebook.rules:
        if rule.language != "en" or rule.category not in wanted:
            continue
        for number, example in enumerate(rule.examples, start=1):
            if example.list not in {"flag", "pass"}:
                continue
            own = frozenset({rule.category})
            found.append(
                Sentence(
                    id=f"{rule.id}-{example.list}-{number}",
                    hand="rules",
                    before="",
                    text=example.text,
                    labels=own if example.list == "flag" else frozenset(),
                    known=own,
                    trap="" if example.list == "flag" else example.because,
                ),
            )
    return found


def from_articles(root: Path, rulebook: Rulebook, labels: Sequence[str]) -> list[Sentence]:
    """Return the sentences of the annotated English articles, each with the one before it.

    A sentence without a label is clean in the families that its article's annotators labelled
    completely; nothing is known of it in the others.
    """
    found: list[Sentence] = []
    for gold_path, path in find_gold(root / "corpus"):
        if UNSCORED & set(gold_path.relative_to(root / "corpus").parts):
            continue
        gold = load_gold(gold_path, path, rulebook.categories)
        found += _of_article(path, gold, labels)
    return found


def _of_article(path: Path, gold: Gold, labels: Sequence[str]) -> Iterator[Sentence]:
    article = read_article(str(path), path.read_bytes())
    if article.language != "en":
        return
    complete = {label for label in labels if label.partition("/")[0] in gold.exhaustive}
    marks = [
        (span, label.category)
        for label in gold.findings
        if label.category in labels
        and (span := locate(label.quote, article.text, label.nth)) is not None
    ]
    cut = segment(article)
    texts = [cut.sentence_text(sentence) for sentence in cut.sentences]
    for number, (before, text) in enumerate(pairwise(["", *texts])):
        if len(text.split()) < _SHORTEST:
            continue
        span = cut.sentences[number].span
        own = frozenset(category for mark, category in marks if mark.overlaps(span))
        yield Sentence(
            id=f"{path.stem}-{number + 1}",
            hand="articles",
            before=before,
            text=text,
            labels=own,
            known=own | complete,
        )


def after_others(sentences: Sequence[Sentence], seed: int) -> list[Sentence]:
    """Return the sentences, those that stood alone now after another one of the same hand.

    What they say did not hang on anything, so their labels stay, whatever the other one claims.
    """
    drawn = random.Random(seed)  # noqa: S311 -- a choice of examples, not a secret
    by_hand: dict[str, list[str]] = {}
    for sentence in sentences:
        by_hand.setdefault(sentence.hand, []).append(sentence.text)
    return [
        one if one.before else replace(one, before=drawn.choice(by_hand[one.hand]))
        for one in sentences
    ]
