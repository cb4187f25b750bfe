"""What an article tells apart without a name that we know: paragraphs, sections and lines."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from claimcheck.kinds.rows import LABEL, MEASURES
from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.rule import CONCERNS
from claimcheck.model.text import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.model.article import Segmented

# Labels that say of what stage or side of it a paragraph is, and not of which thing.
TOPICS = regex(
    r"(?i)(?:(?:the|your|my|our|a|on|in|getting|going|before|after|during|small)\b.*)?"
    r"\b(?:before|beforehand|during|after|afterwards?|aftercare|day|days|morning|night|week|weeks|hour"
    r"|phase|stage|visit|room|chair|calendar|diary|idea|price|prices|money|cost|costs|fees?|time|times|timing"
    r"|comfort|feeling|recovery|healing|back to (?:normal|work)|results?|danger|risks?|hazards?"
    r"|safety|side effects|small print|questions?|numbers?|figures|facts|itself|home|next)[.:]?"
    r"|(?:what|how|who|when|where|why|is|does|will|can|am)\b.*"
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
# What is too general to name one of several things, at the start of a sentence.
_ANY = (
    r"(?!(?:it|this|that|these|those|they|there|you|we|i|he|she|who|which|what|each|every|any|all"
    r"|some|most|many|more|other|first|second|third|last|next|same|whole|full|one|two|three|both"
    r"|either|neither|your|my|his|her|their|no|not|now|then|but|and|so|if|when|as|in|on|at|by|to"
    r"|with|after|before|for|from|best|longer|typical|usual|average|follow-up|how|people|patients"
    r"|clients|recovery|healing|results?|visits?|sessions?|treatments?|appointments?|procedures?"
    r"|courses?|swelling|redness|bruising|crusts?|numbing|everything)(?![\w-]))"
)
# “After leg injections you …”, “For a one-off glow, …”, “A spot treatment takes …”
_OPENED = regex(
    rf"(?:with|after|following|for|on) (?:the |our |an? )?(?P<with>{_ANY}[a-z-]+ (?:laser|light"
    r"|injections?|peels?|facials?|fillers?|needling|threads?|surgery|tips?|settings?|pass|passes)"
    r")\b,? (?:you|we|the|there|it|they|most|your|expect|allow|plan|no|an?|some|people|clients"
    r"|patients)\b"
    rf"|for (?:the |an? )?(?P<for>{_ANY}[a-z'-]+(?:,? [a-z'-]+){{0,5}}), "
    rf"|(?:the |our |an? )?(?P<what>{_ANY}[a-z-]+(?: [a-z-]+){{0,2}}?)"
    r" (?:takes?|costs?|lasts?|needs?) "
)
# A line of a price list: “New trays £90”
_PRICED = regex(
    r"(?P<label>(?!.*\b(?:is|are|was|costs?|starts?|pay|charge|now|then|only|save|worth)\b)"
    r"[a-z][^£$€¥.!?]{2,60}?)[ :–-]+(?:from |about |only )?[a-z]{0,3}[£$€¥] ?\d[\d,.]*"
    r"(?: (?:per|a|each)\b[\w ]{0,20})?\W*"
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
    if sum(groups.get(name) == "treatment" for name in title) >= _SHARED:
        title = frozenset()  # it announces what the sections tell apart
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
    label that comes again is somebody who speaks. In one paragraph the openings “After leg
    injections you …” and “With facial laser you …” are labels, too, and so are the lines of a list
    of prices.
    """
    figures: dict[int | None, dict[int, str]] = defaultdict(dict)
    prices: dict[int | None, dict[int, str]] = defaultdict(dict)
    openings: dict[int, dict[int, str]] = defaultdict(dict)
    for of, sentence in enumerate(segmented.sentences):
        text = sentence.span.of(segmented.folded)
        heading = segmented.headings[sentence.block]
        found = _FIGURE.match(text)
        if found is not None and MEASURES.match(text) is None and SAYS.match(found[1]) is None:
            figures[heading][of] = found[1]
        elif (begun := _OPENED.match(text)) is not None:
            openings[sentence.block][of] = next(filter(None, begun.groups()))
        elif segmented.article.blocks[sentence.block].kind in _PROSE:
            priced = _PRICED.fullmatch(text)
            if priced is not None:
                prices[heading][of] = priced["label"]
    once = (
        together
        for together in (*figures.values(), *prices.values())
        if len(set(together.values())) == len(together)
    )
    return {
        of: label
        for together in (*once, *openings.values())
        if len(set(together.values())) > 1
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
