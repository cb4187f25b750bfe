"""The annotated English articles as the second reader is given them, and what the rules find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.config import Config
from claimcheck.evaluate.gold import find_gold, load_gold, locate
from claimcheck.model.second import FAMILIES
from claimcheck.pipeline import examine
from claimcheck.read import read_article
from claimcheck.second_reader.sentences import explained_by, is_careful, pairs_of
from training.data import ARTICLE, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from claimcheck.evaluate.gold import Gold
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.text import Span
    from claimcheck.pipeline import Examined

UNSCORED = frozenset({"sites", "chinese", "zh", "phrases", "sentences"})
"""Corpus folders whose articles are not English or have no labels of sentences."""
EXACT, NEAR = 1.0, 0.5
"""What a label and a finding that overlap are worth, of one category and of two."""


class Mark(NamedTuple):
    """A label of an article, and how well a rule has found it (0 to 1)."""

    category: str
    found: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of an article as the product reads it, with the numbers of its labels.

    What a rule explains is not given to the second reader; of headings and cells, and in careful
    copy, `only_sure` is raised what is sure.
    """

    sentence: Sentence
    marks: tuple[int, ...]
    only_sure: bool
    is_explained: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article's lines and labels, and what each finding of a rule in it is worth."""

    name: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    findings: tuple[float, ...]

    @property
    def sentences(self) -> list[Sentence]:
        """Return the sentences of all lines."""
        return [line.sentence for line in self.lines]


def annotated(root: Path, rulebook: Rulebook, labels: Sequence[str]) -> list[Annotated]:
    """Return the English articles of the corpus whose claims and promotion are all labelled."""
    found = []
    corpus = root / "corpus"
    for gold_path, path in find_gold(corpus):
        if UNSCORED & set(gold_path.relative_to(corpus).parts):
            continue
        gold = load_gold(gold_path, path, rulebook.categories)
        article = read_article(str(path), path.read_bytes())
        if gold.exhaustive.issuperset(FAMILIES) and article.language == "en":
            name = path.relative_to(corpus).with_suffix("").as_posix()
            found.append(_of(name, gold, examine(article, rulebook, Config()), labels))
    return found


def _of(name: str, gold: Gold, examined: Examined, labels: Sequence[str]) -> Annotated:
    text = examined.segmented.article.text
    places = [
        (span, label.category)
        for label in gold.findings
        if label.category in labels and (span := locate(label.quote, text, label.nth)) is not None
    ]
    findings = [each for each in examined.findings if each.quote and each.category in labels]
    raised = [(finding.span, finding.category) for finding in findings]
    return Annotated(
        name=name,
        lines=tuple(_lines(name, places, examined, labels)),
        marks=tuple(Mark(category, _worth(span, category, raised)) for span, category in places),
        findings=tuple(_worth(span, category, places) for span, category in raised),
    )


def _worth(span: Span, category: str, others: Iterable[tuple[Span, str]]) -> float:
    """Return how well a stretch and its category are met by one of the others."""
    met = [EXACT if other == category else NEAR for at, other in others if at.overlaps(span)]
    return max(met, default=0.0)


def _lines(
    name: str, places: Sequence[tuple[Span, str]], examined: Examined, labels: Sequence[str]
) -> Iterator[Line]:
    explained = explained_by(examined.verdicts)
    careful = is_careful(examined.segmented, examined.verdicts)
    for pair in pairs_of(examined.segmented):
        span = examined.segmented.sentences[pair.sentence].span
        marks = tuple(number for number, (at, _) in enumerate(places) if at.overlaps(span))
        sentence = Sentence(
            id=f"{name}-{pair.sentence + 1}",
            hand=ARTICLE,
            before=pair.before,
            text=pair.text,
            labels=frozenset(places[number][1] for number in marks),
            known=frozenset(labels),
        )
        yield Line(
            sentence=sentence,
            marks=marks,
            only_sure=pair.only_sure or careful,
            is_explained=pair.sentence in explained,
        )
