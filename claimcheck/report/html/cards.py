"""A finding as the desk shows it: its words, its places, and what to do about it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.finding import OPEN, Replaces
from claimcheck.report.categories import family_of, topic_of
from claimcheck.report.html.marks import ACCEPTED
from claimcheck.report.html.places import Whereabouts, unlocated
from claimcheck.report.html.shown import excerpt, where_words
from claimcheck.report.look import (
    accepted_by,
    cue_words,
    is_conflict,
    is_missing,
    reason_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.finding import Citation, Finding, Related, Suggestion
    from claimcheck.model.report import Report
    from claimcheck.model.text import Span
    from claimcheck.report.html.shown import Excerpt

_BASES = {
    "read": "read in the text itself",
    "official": "the regulator's own advice",
    "secondary": "from a secondary source",
}
_INSTEAD = {
    Replaces.QUOTE: "in place of the marked words",
    Replaces.SENTENCE: "in place of the sentence",
    Replaces.NOTHING: "to add",
}


class There(NamedTuple):
    """Another place of a finding; `article` and `anchor` lead there, if it is in the report."""

    path: str
    article: int
    anchor: str
    where: str
    excerpt: Excerpt
    message: str


class Wording(NamedTuple):
    """A text to use, and in place of what; an empty one leaves that out."""

    text: str
    how: str


class Clause(NamedTuple):
    """A clause; `url` is empty unless it is an address of the web."""

    ref: str
    jurisdiction: str
    url: str
    basis: str


class Card(NamedTuple):
    """A finding, ready to be shown. Numbers of findings and articles count from 1."""

    number: int
    article: int
    finding: Finding
    grade: str
    sort: str
    family: str
    topic: str
    where: str
    excerpt: Excerpt
    cues: tuple[str, ...]
    like: tuple[str, ...]
    clauses: tuple[Clause, ...]
    wordings: tuple[Wording, ...]
    related: tuple[There, ...]
    accepted: str


class Desk(NamedTuple):
    """All findings, and for each article the stretches that other findings lead to."""

    cards: tuple[tuple[Card, ...], ...]
    spots: tuple[tuple[tuple[Span, str], ...], ...]


def desk(report: Report, *, chinese: bool = False) -> Desk:
    """Return the cards of each article of a report."""
    numbers = {article.path: number for number, article in enumerate(report.articles, 1)}
    ways = {article.path: Whereabouts(article) for article in report.articles}
    spots: Mapping[str, list[tuple[Span, str]]] = defaultdict(list)
    cards: list[tuple[Card, ...]] = []
    number = 0
    for article in report.articles:
        made = []
        for finding in article.findings:
            number += 1
            there = []
            for at, related in enumerate(finding.related, 1):
                way = ways.get(related.path)
                span = way.span(related) if way else None
                anchor = ""
                if way and span:
                    anchor = f"s{number}-{at}"
                    spots[related.path].append((span, anchor))
                words = way.excerpt(span) if way and span else unlocated(related)
                there.append(
                    _there(related, numbers.get(related.path, 0), anchor, words, chinese=chinese)
                )
            made.append(
                _card(number, numbers[article.path], finding, tuple(there), chinese=chinese)
            )
        cards.append(tuple(made))
    return Desk(tuple(cards), tuple(tuple(spots[one.path]) for one in report.articles))


def _grade(finding: Finding) -> str:
    return str(finding.severity) if finding.status == OPEN else ACCEPTED


def _card(
    number: int,
    article: int,
    finding: Finding,
    related: tuple[There, ...],
    *,
    chinese: bool,
) -> Card:
    return Card(
        number=number,
        article=article,
        finding=finding,
        grade=_grade(finding),
        sort=_sort(finding),
        family=family_of(finding.category),
        topic=topic_of(finding.category, chinese=chinese),
        where=where_words(finding.start, chinese=chinese),
        excerpt=excerpt(finding.sentence, finding.within),
        cues=tuple(cue_words(finding, chinese=chinese)),
        like=tuple(reason_words(finding)),
        clauses=tuple(map(_clause, finding.citations)),
        wordings=tuple(map(_wording, finding.suggestions)),
        related=related,
        accepted=_accepted(finding),
    )


def _sort(finding: Finding) -> str:
    if is_missing(finding):
        return "missing"
    return "conflict" if is_conflict(finding) and finding.related else "wording"


def _there(related: Related, article: int, anchor: str, words: Excerpt, *, chinese: bool) -> There:
    where = where_words(related.start, chinese=chinese)
    return There(related.path, article, anchor, where, words, related.message)


def _clause(citation: Citation) -> Clause:
    known = _BASES.get(citation.basis, citation.basis)
    basis = ", ".join(filter(None, (known, citation.as_of and f"as of {citation.as_of}")))
    # Packs may be anybody's: an address that is none of the web's could run a script.
    is_web = citation.url.startswith(("https://", "http://"))
    return Clause(citation.ref, citation.jurisdiction, citation.url if is_web else "", basis)


def _wording(suggestion: Suggestion) -> Wording:
    how = _INSTEAD[suggestion.replaces]
    if not suggestion.text:
        left_out = "sentence" if suggestion.replaces is Replaces.SENTENCE else "marked words"
        how = f"Leave the {left_out} out."
    return Wording(suggestion.text, how)


def _accepted(finding: Finding) -> str:
    """Return how a finding was accepted, in words; empty when it is open."""
    if finding.status == OPEN:
        return ""
    said = finding.acceptance
    if said is None:
        return f"{finding.status}."
    where = f" ({said.where})" if said.where else ""
    return f"{accepted_by(finding)}: {said.reason or 'no reason given'}{where}"
