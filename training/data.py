"""What the second reader learns from, sentence by sentence: those of hands, examples of rules."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.model.second import FAMILIES
from claimcheck.packs.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

SENTENCES = "sentences"
"""The corpus folder of sentences."""
PAGES = "pages"
"""Its folder of pages, whose lines stand in their order; also the hand of these sentences."""
ARTICLE = "articles"
"""The hand of what is from articles of the corpus."""
RULES = "rules"
"""The hand of rules' examples."""
AS_THEY_ARE = frozenset({PAGES, ARTICLE, RULES})
"""Hands whose sentences come with what really stands before them, if anything."""


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
    folder = root / "corpus" / SENTENCES
    return [one for path in sorted(folder.glob("*.jsonl")) for one in _of(path, path.stem, labels)]


def from_pages(root: Path, labels: Sequence[str]) -> list[Sentence]:
    """Return the lines of pages: headings, cells, captions and cues among the sentences."""
    folder = root / "corpus" / SENTENCES / PAGES
    return [one for path in sorted(folder.glob("*.jsonl")) for one in _of(path, PAGES, labels)]


def _of(path: Path, hand: str, labels: Sequence[str]) -> list[Sentence]:
    known = frozenset(labels)
    return [
        Sentence(
            id=row["id"],
            hand=hand,
            before=row["before"],
            text=row["text"],
            labels=frozenset(row["labels"]) & known,
            known=known,
            trap=row["trap"] or "",
            form=row["form"],
        )
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
                    hand=RULES,
                    before="",
                    text=example.text,
                    labels=own if example.list == "flag" else frozenset(),
                    known=own,
                    trap="" if example.list == "flag" else example.because,
                ),
            )
    return found


def after_others(sentences: Sequence[Sentence], alone: float, seed: int) -> list[Sentence]:
    """Return the sentences, most that stood alone now after another one of the same hand.

    What they say did not hang on anything, so their labels stay, whatever the other one claims.
    The share `alone` of them stays as it was, as does what is from pages and articles.
    """
    drawn = random.Random(seed)  # noqa: S311 -- a choice of examples, not a secret
    by_hand: dict[str, list[str]] = {}
    for sentence in sentences:
        by_hand.setdefault(sentence.hand, []).append(sentence.text)
    return [
        one
        if one.before or one.hand in AS_THEY_ARE or drawn.random() < alone
        else replace(one, before=drawn.choice(by_hand[one.hand]))
        for one in sentences
    ]
