"""Which sentences of an article the second reader is given, and what stands before each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.second import FAMILIES
from claimcheck.model.text import is_mostly_wide, is_wide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Verdict

_ALONE = frozenset(
    {BlockKind.TITLE, BlockKind.DESCRIPTION, BlockKind.ALT, BlockKind.LABEL},
)
"""The parts that are read without what is written before them, and are not before anything."""
_CELLS = frozenset({BlockKind.TABLE_CELL, BlockKind.TABLE_HEADER})
_FRAGMENTS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.LABEL}) | _CELLS
_WORD = regex(r"[A-Za-z]{2}")
_PHRASE = regex(r"(?:[A-Za-z][a-z'’-]*[ ,;:.!?]+){2}")  # three words of a foreign page are English
_OF_OTHER_SCRIPTS = frozenset({"zh", "ja", "ko"})
_LONG = 20
"""Sentences of the shortest article of which it can be said that it is careful."""
_SELDOM = 15
"""In one of more sentences than this a rule finds something, where copy is careful."""


class Pair(NamedTuple):
    """A sentence to read, by its index, with the sentence or heading before it, if any.

    In a heading, a label or a cell, which say less than a sentence, `only_sure` is to be raised
    what is sure.
    """

    sentence: int
    before: str
    text: str
    only_sure: bool


def pairs_of(segmented: Segmented) -> Iterator[Pair]:
    """Yield each English sentence of an article with what stands before it.

    That is the sentence before it in the article, wherever it stands; of the cell of a table, the
    head of its row or else of its column. Titles, descriptions and labels stand alone.
    """
    article = segmented.article
    last = ""
    for ordinal, sentence in enumerate(segmented.sentences):
        block = article.blocks[sentence.block]
        text = sentence.span.of(article.text).strip()
        before = last
        if block.kind in _ALONE:
            before = ""
        elif block.kind in _CELLS:
            before = next((head for head in (block.row, block.column) if head != text), "")
        else:
            last = text
        if is_english(text, block.language or article.language):
            yield Pair(ordinal, before, text, block.kind in _FRAGMENTS)


def is_english(text: str, language: str) -> bool:
    """Say whether a text with words is English, in a block or article of a language."""
    primary = language.partition("-")[0]
    if primary in {"", "en"}:
        return _WORD.search(text) is not None and not is_mostly_wide(text)
    return primary in _OF_OTHER_SCRIPTS and not is_wide(text) and _PHRASE.search(text) is not None


def explained_by(verdicts: Iterable[Verdict]) -> frozenset[int]:
    """Return the sentences, by index, of which a rule has said what they are.

    A rule kept what it found there, or dropped it for what the context says.
    """
    return frozenset(
        verdict.candidate.sentence
        for verdict in verdicts
        if verdict.candidate.rule.family in FAMILIES
        and (verdict.kept or any(cue.effect == "dropped" for cue in verdict.cues))
    )


def is_careful(segmented: Segmented, verdicts: Iterable[Verdict]) -> bool:
    """Say whether an article is long, and rules find next to nothing in it."""
    found = {
        (verdict.candidate.sentence, verdict.candidate.rule.category)
        for verdict in verdicts
        if verdict.candidate.rule.family in FAMILIES and verdict.kept
    }
    sentences = len(segmented.sentences)
    return sentences >= _LONG and len(found) * _SELDOM < sentences


def to_read(
    segmented: Segmented, verdicts: Sequence[Verdict], fewest_words: int = 0
) -> Iterator[Pair]:
    """Yield the English sentences that nothing explains and that are long enough.

    In careful copy only what is sure is to be raised anywhere.
    """
    explained = explained_by(verdicts)
    careful = is_careful(segmented, verdicts)
    for pair in pairs_of(segmented):
        if pair.sentence not in explained and has_words(pair.text, fewest_words):
            yield pair._replace(only_sure=pair.only_sure or careful)


def has_words(text: str, fewest: int) -> bool:
    """Say whether a text has so many words; a few are like many things: “One visit.”."""
    return len(text.split()) >= fewest
