"""The site at a glance: findings by article and by category."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.rule import Severity
from claimcheck.report.categories import family_of, topic_of
from claimcheck.report.html.marks import ACCEPTED
from claimcheck.report.html.words import said
from claimcheck.report.look import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model.report import ArticleResult, Report
    from claimcheck.report.html.cards import Card


class Bar(NamedTuple):
    """A piece of a bar, in findings."""

    grade: str
    start: int
    width: int


class Counted(NamedTuple):
    """How many findings something has, in figures, in words and as a bar."""

    counts: Counter[str]
    words: str
    bars: tuple[Bar, ...]

    @property
    def open(self) -> int:
        """Return how many are open."""
        return sum(self.counts[severity] for severity in Severity)


class CategoryRow(NamedTuple):
    """A category with its findings; `first` is the number of one of them."""

    category: str
    topic: str
    family: str
    counted: Counted
    first: int


class FamilyCell(NamedTuple):
    """How many open findings of a family an article has, and the number of one of them."""

    family: str
    open: int
    first: int


class ArticleRow(NamedTuple):
    """An article with its findings."""

    number: int
    article: ArticleResult
    counted: Counted
    families: tuple[FamilyCell, ...]


class Overview(NamedTuple):
    """What the overview shows; bars are drawn on a scale of `most` and `most_in_article`.

    `folder` is what the paths of all articles begin with. `has_doubted` says whether the second
    reader doubts some of it.
    """

    folder: str
    families: tuple[str, ...]
    categories: tuple[CategoryRow, ...]
    articles: tuple[ArticleRow, ...]
    most: int
    most_in_article: int
    has_doubted: bool


def overview(
    report: Report,
    cards: Sequence[Sequence[Card]],
    *,
    chinese: bool = False,
) -> Overview:
    """Return the overview of a report."""
    by_category: dict[str, list[Card]] = {}
    for card in (card for some in cards for card in some):
        by_category.setdefault(card.finding.category, []).append(card)
    families = tuple(sorted({family_of(category) for category in by_category}))
    categories = sorted(
        (
            CategoryRow(
                category,
                topic_of(category, chinese=chinese),
                family_of(category),
                _counted(some, chinese=chinese),
                some[0].number,
            )
            for category, some in by_category.items()
        ),
        key=lambda row: (-sum(row.counted.counts.values()), row.category),
    )
    articles = tuple(
        ArticleRow(number, article, _counted(some, chinese=chinese), tuple(_cells(some, families)))
        for number, (article, some) in enumerate(zip(report.articles, cards, strict=True), 1)
    )
    return Overview(
        _folder([article.path for article in report.articles]),
        families,
        tuple(categories),
        articles,
        _most(row.counted for row in categories),
        _most(row.counted for row in articles),
        any(card.finding.is_doubted for some in cards for card in some),
    )


def _cells(cards: Sequence[Card], families: Iterable[str]) -> Iterable[FamilyCell]:
    for family in families:
        some = [card for card in cards if card.family == family and card.grade != ACCEPTED]
        yield FamilyCell(family, len(some), some[0].number if some else 0)


def _counted(cards: Iterable[Card], *, chinese: bool) -> Counted:
    counts = Counter(card.grade for card in cards)
    bars, at = [], 0
    for grade in (*map(str, Severity), ACCEPTED):
        if counts[grade]:
            bars.append(Bar(grade, at, counts[grade]))
            at += counts[grade]
    return Counted(counts, _words(counts, chinese=chinese), tuple(bars))


def _words(counts: Counter[str], *, chinese: bool) -> str:
    """Return counts in words, those that are none left out."""
    if chinese:
        grades = [grade for grade in (*map(str, Severity), ACCEPTED) if counts[grade]]
        told = "、".join(f"{counts[grade]} 個{said(grade, chinese=True)}" for grade in grades)
        return told or "沒有發現"
    named = (
        (counts[Severity.ERROR], plural(counts[Severity.ERROR], "error")),
        (counts[Severity.WARNING], plural(counts[Severity.WARNING], "warning")),
        (counts[Severity.INFO], f"{counts[Severity.INFO]} info"),
        (counts[ACCEPTED], f"{counts[ACCEPTED]} accepted"),
    )
    return ", ".join(words for count, words in named if count) or "nothing found"


def _most(several: Iterable[Counted]) -> int:
    return max((sum(counted.counts.values()) for counted in several), default=0) or 1


def _folder(paths: Sequence[str]) -> str:
    """Return the folder that holds all of several files; the empty one if there is none."""
    if len(paths) <= 1:
        return ""
    pairs = zip(min(paths), max(paths), strict=False)
    common = "".join(sign for sign, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return common[: max(common.rfind("/"), common.rfind("\\")) + 1]
