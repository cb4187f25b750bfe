"""Everything that is read before anything is learnt."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.articles import annotated
from training.data import from_hands, from_pages, from_rules, labels_of, read_rules
from training.judge import ARTICLES
from training.split import is_taught, split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from training.articles import Annotated
    from training.data import Sentence
    from training.recipe import Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Sentences of hands by side, examples of rules, pages, and articles on both sides."""

    labels: tuple[str, ...]
    sides: Mapping[str, Sequence[Sentence]]
    """The hands' sentences, and under `articles` the lines of articles that measure."""
    rules: Sequence[Sentence]
    pages: Sequence[Sentence]
    articles: Sequence[Sentence]
    """The lines of articles that are learnt from."""
    measuring: Sequence[Annotated]

    def taught(self, recipe: Recipe) -> list[Sentence]:
        """Return what a recipe learns from."""
        train = self.sides["train"]
        if recipe.hands < 1:
            drawn = random.Random(recipe.seed)  # noqa: S311 -- a choice of examples, not a secret
            train = drawn.sample(train, round(recipe.hands * len(train)))
        return [
            *train,
            *(self.rules if recipe.rules else ()),
            *(self.pages if recipe.pages else ()),
            *(self.articles if recipe.articles else ()),
        ]


def read_material(root: Path) -> Material:
    """Return everything that is read: sentences, the rules' examples, articles and pages."""
    rulebook = read_rules(root)
    labels = labels_of(rulebook)
    articles = annotated(root, rulebook, labels)
    measuring = [one for one in articles if not is_taught(one.name)]
    unseen = [sentence for one in measuring for sentence in one.sentences]
    return Material(
        labels=labels,
        sides={**split(from_hands(root, labels)), ARTICLES: unseen},
        rules=from_rules(rulebook, labels),
        pages=from_pages(root, labels),
        articles=[each for one in articles if is_taught(one.name) for each in one.sentences],
        measuring=measuring,
    )
