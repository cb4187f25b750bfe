"""What the cells of tables are of: the heads of their rows, and what stands beside those."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.table import split_rows
from claimcheck.notation.folding import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model.article import Block, Segmented

LABEL = 4
"""Words at most, of what a paragraph or a row is about: “Legs and back.”"""
# Heads of rows that say what is measured, and not of what.
MEASURES = regex(
    r"(?i)(?:(?:number of|time|typical|usual|full (?:effect|results?|course|recovery|price)|average"
    r"|how (?:long|many|often|much))\b.*"
    r"|(?:prices?|costs?|fees?|sessions?|treatments?|visits?|downtime|recovery|intervals?|pain"
    r"|results?|duration|onset|anaesthe\w+|spacing|lasts|gaps?|upkeep|maintenance|top-ups?"
    r"|(?:first|visible|early) (?:changes?|course|results?|regrowth|improvement)|appointments?"
    r"|(?:starting|initial|first|loading|active|second) (?:phase|stage|course)"
    r"|(?:off|back (?:at|to)) work|days? off|needles?|weeks? between|numbing|age)\b.*)",
)
# Heads of columns that hold whatever there is to say.
_PLAIN = regex(
    r"(?i)(?:(?:the )?(?:details?|information|info|answers?|values?|figures?|notes?|what to expect"
    r"|what you get|facts?|amount|in short|summary|our (?:clinic|advice)|guide|for you|per .*)|\W*)"
)
# Heads of columns whose cells say of what their row is, beside its head.
_SIDES = regex(
    r"(?i).*\b(?:areas?|zones?|regions?|parts?|where|sites?|sizes?|devices?|machines?|lasers?|options?"
    r"|types?|levels?|variants?|versions?|strengths?|skin|concerns?|for|who|products?|brands?)\b.*"
)
_MONEY = regex(r"[£$€¥]|(?i:\b(?:usd|aud|eur|gbp|sgd|hkd|from|poa)\b)")
_GOOD = regex(
    r"\b(?P<which>[A-Z][a-z]+) (?P<what>Peel|Facial|Lift|Glow|Drip|Booster|Wrap|Package|Plan)s?\b"
)
_NO_NAMES = frozenset(
    "The Our Your This That These Each Every All Any One Two Three A An No Book Try More My".split()
)


class Cell(NamedTuple):
    """What a cell is of: a thing, if it is known, and the words of its row that name it."""

    thing: str
    words: str


def cells_of(segmented: Segmented) -> dict[int, Cell]:
    """Return what the cells of an article's tables are of, by the indices of their blocks.

    It is the head of the row, with what stands between where several rows of a table have that
    head: “Peel, face”, “Peel, back”. Where rows say what is measured, it is the column, if that
    stands for a thing.
    """
    blocks, text = segmented.article.blocks, segmented.article.text
    found = {}
    for rows in _tables(segmented):
        heads = Counter(words_in(blocks[row[0][0]].row) for row in rows)
        for row in rows:
            head = blocks[row[0][0]].row
            is_shared = heads[words_in(head)] > 1
            sides: list[str] = []
            others: list[str] = []
            for cell in row:
                column = blocks[cell[0]].column
                name = " ".join([head, *(sides or others)]) if is_shared else head
                told = Cell(_thing_of(head, column, name), " ".join([head, *sides]))
                found.update(dict.fromkeys(cell, told))
                words = " ".join(blocks[at].span.of(text) for at in cell)
                if words != head and _MONEY.search(words) is None:
                    (sides if _SIDES.fullmatch(column) else others).append(words)
    return found


def _tables(segmented: Segmented) -> Iterator[list[list[list[int]]]]:
    """Yield the rows of each table, without headers: for each cell, the indices of its blocks."""
    text, every = segmented.article.text, segmented.article.blocks
    first = 0
    for is_table, some in groupby(every, key=_is_of_table):
        blocks = tuple(some)
        if is_table:
            rows = (
                [[first + at for at in cell] for cell in row if blocks[cell[0]].row]
                for row in split_rows(text, blocks)
            )
            yield [row for row in rows if row]
        first += len(blocks)


def _is_of_table(block: Block) -> bool:
    return bool(block.row) or block.kind is BlockKind.TABLE_HEADER


def row_heads(segmented: Segmented, cells: Mapping[int, Cell]) -> dict[str, str]:
    """Return the heads of table rows that name a thing in few words, by those words."""
    heads = {cell.thing for cell in cells.values()} - {""}
    by_words = {words_in(head): head for head in sorted(heads)}
    named = {
        words: row
        for words, row in by_words.items()
        if len(words.split()) <= LABEL and any(letter.isalpha() for letter in words)
    }
    return {**_by_one_word(named), **_goods(segmented.article.text), **named}


def _thing_of(head: str, column: str, name: str) -> str:
    if MEASURES.match(head) is None:
        return name
    is_thing = MEASURES.match(column) is None and _PLAIN.fullmatch(column) is None
    return column if is_thing else ""


def _goods(text: str) -> dict[str, str]:
    """Return what is sold under names of its own, by its words: Honey Peel and Maple Peel.

    They are names that end alike; a word with which many a sentence begins is none.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name in _GOOD.finditer(text):
        if name["which"] not in _NO_NAMES:
            found[name["what"]].add(name["which"])
    return {
        words_in(f"{which} {what}{plural}"): f"{which} {what}"
        for what, those in found.items()
        if len(those) > 1
        for which in sorted(those)
        for plural in ("", "s")
    }


def _by_one_word(named: Mapping[str, str]) -> dict[str, str]:
    """Return heads by their first word where that tells them apart: “the Signature”, “the Express”.

    They are heads of several words that end alike.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for words in named:
        first, _, rest = words.partition(" ")
        if rest and first.isalpha():
            alike[rest].append(first)
    return {
        f"the {first}": named[f"{first} {rest}"]
        for rest, firsts in alike.items()
        if len(firsts) > 1
        for first in firsts
    }
