"""What an article tells apart without a name that we know: rows of tables, and paragraphs."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.rule import CONCERNS
from claimcheck.model.text import count_words
from claimcheck.notation.folding import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
# Labels that say of what stage or side of it a paragraph is, and not of which thing.
TOPICS = regex(
    r"(?i)(?:(?:the|your|my|our|a|on|in|getting|going|before|after|during|small)\b.*)?"
    r"\b(?:before|beforehand|during|after|afterwards?|aftercare|day|days|morning|night|week|weeks|hour"
    r"|phase|stage|visit|room|chair|calendar|diary|idea|price|prices|money|cost|costs|fees?|time|times|timing"
    r"|comfort|feeling|recovery|healing|back to (?:normal|work)|results?|danger|risks?|hazards?"
    r"|safety|side effects|small print|questions?|numbers?|figures|facts|itself|home|next)[.:]?"
    r"|(?:what|how|who|when|where|why|is|does|will|can|am)\b.*"
)
# Heads of columns that hold whatever there is to say.
_PLAIN = regex(
    r"(?i)(?:(?:the )?(?:details?|information|info|answers?|values?|figures?|notes?|what to expect"
    r"|what you get|facts?|amount|in short|summary|our (?:clinic|advice)|guide|for you|per .*)|\W*)"
)
# Few words that say or answer something, and name nothing: “Very little.”, “Please arrive shaved.”
SAYS = regex(
    r"(?i)(?:no|yes|not|never|none|nothing|nope|sure|very|please|sorry|maybe|perhaps|absolutely"
    r"|usually|often|sometimes|always|hardly|barely|almost|quite|only|just|it|we|you|i|they|there"
    r"|this|that|so|and|but|if|when|come|call|ask|book|wear|avoid|bring|tell|keep|use|take)\b"
    r"|.*\b(?:is|are|was|were|do|does|did|don['’]t|can|will|won['’]t|has|have|should|must|matters"
    r"|depends|varies|helps|works|counts|comes|goes|feels|looks|means|needs)\b"
)
# What a script says to whoever films it: “[Graphic: a calendar]”, “Cut to the clinic.”
_STAGED = regex(
    r"(?i)[\[(]|(?:cut (?:to|back)|graphic|voice-?over|vo|scene|shot|music|title card|on[- ]screen"
    r"|b-?roll|sfx|close-?up|fade (?:in|out|to)|lower third|super|caption)\b"
)
# What sections may each be about.
_THINGS = CONCERNS | {"treatment"}
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
_LABEL = regex(r"([a-z][a-z' -]{1,24}):\s")
_FIGURE = regex(
    r"([a-z][\w', /-]{2,36}):\s(?:[a-z]+ ){0,2}(?:[£$€]?\d|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|twelve|an?|once|twice|every|half)\b"
)
SECTION = "§ "
"""What the names of sections begin with; one article's are not those of another."""
_LABELS = 16  # that are looked at, of one section
_SHARED = 2  # labels of one section that another has too, when both tell of two things alike
_SORT = regex(
    r"(?:\d+[.)] )?(?:the |our )?(?!(?:before|after|during|about|your|what|how|why|choosing|is)\b)"
    r"[a-z0-9][\w'’-]*(?: [\w'’-]+)? (?P<what>peel|laser|package|filler|facial|thread|programme"
    r"|option|course|plan|injection|treatment|hair|vein|scar|tattoo|booster|machine)s?"
)
_FOR = regex(r"(?P<what>[\w -]{2,30}?) (?:for|on) (?:the |your )?[\w -]{2,24}")

_GOOD = regex(
    r"\b(?P<which>[A-Z][a-z]+) (?P<what>Peel|Facial|Lift|Glow|Drip|Booster|Wrap|Package|Plan)s?\b"
)
_NO_NAMES = frozenset(
    "The Our Your This That These Each Every All Any One Two Three A An No Book Try More My".split()
)


def row_heads(segmented: Segmented) -> dict[str, str]:
    """Return the heads of table rows that name a thing in few words, by those words."""
    heads = {thing_of(block) for block in segmented.article.blocks} - {""}
    by_words = {words_in(head): head for head in sorted(heads)}
    named = {
        words: row
        for words, row in by_words.items()
        if len(words.split()) <= LABEL and any(letter.isalpha() for letter in words)
    }
    return {**_by_one_word(named), **_goods(segmented.article.text), **named}


def thing_of(block: Block) -> str:
    """Return what the cell of a table is of: the head of its row, or else that of its column.

    Where rows say what is measured, columns stand for things, if they do.
    """
    if not block.row or MEASURES.match(block.row) is None:
        return block.row
    is_thing = MEASURES.match(block.column) is None and _PLAIN.fullmatch(block.column) is None
    return block.column if is_thing else ""


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


def parts(
    segmented: Segmented,
    terms: Mapping[int, frozenset[str]],
    groups: Mapping[str, str],
) -> dict[int, str]:
    """Return what blocks are about that stand side by side, by their index.

    They are paragraphs that begin alike, each with another sort of one thing, and sections with the
    same labels in them, with headings that are alike, or that name different treatments or
    concerns. One of them alone is about what the article is about. `terms` gives for each sentence
    the ids of the terms that it names, and `groups` says what each is.
    """
    sorts: dict[str, dict[int, str]] = defaultdict(dict)
    for of, block in enumerate(segmented.article.blocks):
        if block.kind in _PROSE:
            found = _OPENING.match(block.span.of(segmented.folded))
            if found is not None:
                sorts[found["what"]][of] = found[0]
    told = {
        of: opening
        for openings in sorts.values()
        if len(set(openings.values())) > 1
        for of, opening in openings.items()
    }
    return {**_named(segmented, terms, groups), **_sections(segmented), **told}


def _named(
    segmented: Segmented,
    terms: Mapping[int, frozenset[str]],
    groups: Mapping[str, str],
) -> dict[int, str]:
    """Return the headings of sections that each name what no title and no other section does."""
    blocks = segmented.article.blocks
    apart = _apart(segmented, terms, groups)
    found: dict[int, str] = {}
    level, name = 0, ""  # of the section that a block is in
    for of, block in enumerate(blocks):
        if of in apart:
            level, name = block.level, SECTION + blocks[apart[of]].span.of(segmented.folded).strip()
        elif block.kind is BlockKind.HEADING and block.level <= level:
            name = ""
        elif name:
            found[of] = name
    return found


def _apart(
    segmented: Segmented,
    terms: Mapping[int, frozenset[str]],
    groups: Mapping[str, str],
) -> dict[int, int]:
    """Return the headings that are about different things; of one thing the first stands for all.

    What stands between two of them is another one, whose name we do not know.
    """
    blocks = segmented.article.blocks

    def things_in(of: int) -> frozenset[str]:
        named = (terms.get(sentence, ()) for sentence in range(*segmented.by_block[of]))
        return frozenset(n for names in named for n in names if groups.get(n) in _THINGS)

    titles = (of for of, b in enumerate(blocks) if b.kind is BlockKind.TITLE or b.level == 1)
    title = frozenset[str]().union(*map(things_in, titles))
    told: dict[int, frozenset[str]] = {}
    for of, block in enumerate(blocks):
        text = block.span.of(segmented.folded).strip()
        if block.kind is BlockKind.HEADING and block.level != 1 and _is_thing(text):
            told[of] = things_in(of) - title
    first: dict[str, int] = {}
    apart: dict[int, int] = {}
    for of, names in told.items():
        if names:
            apart[of] = min((apart[first[name]] for name in names if name in first), default=of)
            for name in names:
                first.setdefault(name, of)
    if len(set(apart.values())) < _SHARED:
        return {}
    levels = {blocks[of].level for of in apart}
    between = range(min(apart), max(apart))
    return {of: of for of in told if of in between and blocks[of].level in levels} | apart


def _is_thing(heading: str) -> bool:
    return not heading.endswith("?") and TOPICS.fullmatch(heading) is None


def _sections(segmented: Segmented) -> dict[int, str]:
    """Return the headings of sections side by side, by the blocks under them."""
    blocks = segmented.article.blocks
    inside: dict[int, list[int]] = defaultdict(list)
    for of, above in enumerate(segmented.headings):
        if (
            above is not None
            and blocks[above].level != 1
            and blocks[of].kind is not BlockKind.HEADING
        ):
            inside[above].append(of)
    titles = {of: blocks[of].span.of(segmented.folded).strip() for of in inside}
    alike: dict[object, set[int]] = defaultdict(set)
    labelled: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for of, title in titles.items():
        if found := _FOR.fullmatch(title) or _SORT.fullmatch(title):
            alike[found["what"]].add(of)
        for shared in combinations(_labels_in(segmented, inside[of]), _SHARED):
            labelled[shared].add(of)
    alike[None].update(*(together for together in labelled.values() if len(together) > 1))
    return {
        under: titles[of]
        for together in alike.values()
        if len({titles[of] for of in together}) > 1
        for of in together
        for under in inside[of]
    }


def is_label(sentence: str) -> bool:
    """Say whether a sentence may label the paragraph that it begins: “Legs and back.”."""
    return (
        sentence[-1] in ".:。："
        and count_words(sentence) <= LABEL
        and SAYS.match(sentence) is None
        and _STAGED.match(sentence) is None
    )


def labels(segmented: Segmented) -> frozenset[int]:
    """Return the first sentences of paragraphs side by side that are labels: “Light.”, “Deep.”."""
    alike: dict[object, list[int]] = defaultdict(list)
    for of, (first, end) in enumerate(segmented.by_block):
        if end - first > 1 and is_label(segmented.sentence_text(segmented.sentences[first])):
            alike[segmented.headings[of], segmented.article.blocks[of].kind].append(first)
    return frozenset(
        first for together in alike.values() if len(together) > 1 for first in together
    )


def lines(segmented: Segmented) -> dict[int, str]:
    """Return the labels of sentences side by side that give each of several things its figure.

    “Tired skin: three sessions. Acne scars: five.” They are given by the index of the sentence; a
    label that comes again is somebody who speaks.
    """
    told: dict[int | None, dict[int, str]] = defaultdict(dict)
    for of, sentence in enumerate(segmented.sentences):
        text = sentence.span.of(segmented.folded)
        found = _FIGURE.match(text)
        if found is not None and MEASURES.match(text) is None and SAYS.match(found[1]) is None:
            told[segmented.headings[sentence.block]][of] = found[1]
    return {
        of: label
        for together in told.values()
        if len(together) > 1 and len(set(together.values())) == len(together)
        for of, label in together.items()
    }


def _labels_in(segmented: Segmented, blocks: Iterable[int]) -> list[str]:
    """Return labels with which sentences of some blocks begin: “How many: …”."""
    texts = (
        sentence.span.of(segmented.folded)
        for of in blocks
        for sentence in segmented.sentences[slice(*segmented.by_block[of])]
    )
    found = {label[1] for text in texts if (label := _LABEL.match(text)) is not None}
    return sorted(found)[:_LABELS]
