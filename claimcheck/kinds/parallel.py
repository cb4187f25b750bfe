"""What an article tells apart without a name that we know: rows of tables, and paragraphs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.notation.folding import words_in

if TYPE_CHECKING:
    from claimcheck.model.article import Segmented

LABEL = 4
"""Words at most, of what a paragraph or a row is about: “Legs and back.”"""
# Heads of rows that say what is measured, and not of what.
MEASURES = regex(
    r"(?i)(?:(?:number of|time|typical|usual|full (?:effect|results?|course|recovery|price)|average"
    r"|how (?:long|many|often|much))\b.*"
    r"|(?:prices?|costs?|fees?|sessions?|treatments?|visits?|downtime|recovery|intervals?|pain"
    r"|results?|duration|onset|anaesthe\w+|spacing|lasts)\b.*)",
)
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
# What a paragraph begins with that tells it from its neighbours: “The mandelic peel is …”.
_OPENING = regex(
    r"(?:with |for )?(?:the|our) "
    r"(?!(?:first|second|third|last|next|same|whole|usual|actual|new|other|entire|one|each|every|this"
    r"|your|result\w*|effect\w*|following|main)\b)"
    r"(?P<which>[a-z0-9][a-z0-9.%-]*"
    r"(?: (?!(?:is|are|of|and|or|from|with|in|on|to|for|by|can|will)\b)[a-z0-9][a-z0-9.%-]*)?)"
    r" (?P<what>peel|laser|package|cartridge|machine|device|filler|cream|serum|handpiece|programme"
    r"|option|version|facial|tray|setting|mask|plan|tip|lamp|gel|implant|thread)s?\b"
)


def row_heads(segmented: Segmented) -> dict[str, str]:
    """Return the heads of table rows that name a thing in few words, by those words."""
    heads = {block.row for block in segmented.article.blocks if block.row}
    by_words = {words_in(row): row for row in sorted(heads) if MEASURES.match(row) is None}
    return {
        words: row
        for words, row in by_words.items()
        if len(words.split()) <= LABEL and any(letter.isalpha() for letter in words)
    }


def parts(segmented: Segmented) -> dict[int, str]:
    """Return what paragraphs are about that begin alike, each with another sort of one thing.

    They are given by the index of their block. One such paragraph alone is about what the article
    is about.
    """
    sorts: dict[str, dict[int, str]] = defaultdict(dict)
    for of, block in enumerate(segmented.article.blocks):
        if block.kind in _PROSE:
            found = _OPENING.match(block.span.of(segmented.folded))
            if found is not None:
                sorts[found["what"]][of] = found[0]
    return {
        of: opening
        for openings in sorts.values()
        if len(set(openings.values())) > 1
        for of, opening in openings.items()
    }
