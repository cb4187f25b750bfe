"""What stands beside a sentence and is said of it: a correction after it, a heading over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.judge.reach import reaches
from claimcheck.judge.shapes import denies_list
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import HeardCue
from claimcheck.model.regex import regex
from claimcheck.model.rule import CueGroup, Qualifier
from claimcheck.model.text import Span, count_words, is_wide
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Cue

_TELLING = 4  # words of a correction that needs no stop behind it
_FAR = 30  # words that a correction reaches which may stand some sentences away
_SENTENCES = 3  # sentences after a claim in which it is taken back
_OPENING = regex(r"[\s\"'*-]*(?:a: ?|答(?:案)?: ?|(?:真相|事实|正解|破解|解答): ?)?")
_MARKED = regex(r"[\s\"'*-]*")
_CLOSED = regex(r"\w[.,!?]?(?:\"(?=[ :,-]|[\u4e00-\u9fff])[ :,-]*|[」』][ :,?-]*(?=\w))")
_STOP = regex(r"[\"'」]?(?:[.,!?:;…]| - |$)")
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.QUESTION, BlockKind.LABEL})
_TITLED = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.QUESTION})
_LABEL = 3  # words of a heading that is a label of what follows


def hear_neighbours(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None = None,
) -> list[HeardCue]:
    """Return what the next sentences and the headings say of every candidate of a sentence.

    They speak in the cues of no reach that stand after what they correct, or before what they head.
    A correction that names what it corrects, “None of this is true”, may come some sentences later:
    its cue has a reach of many words.
    """
    return [
        *_corrected(ordinal, segmented, rulebook, without),
        *_headed(ordinal, segmented, rulebook, without),
    ]


def _corrected(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None,
) -> list[HeardCue]:
    """Return the correction of a sentence, or of a quotation in it: “…” Wrong.

    Few words must stand alone, since “Wrong settings burn.” corrects nothing.
    """
    sentence = segmented.sentences[ordinal].span
    places = [
        Span(closing.end(), sentence.end)
        for closing in _CLOSED.finditer(segmented.folded, sentence.start, sentence.end)
    ]
    following = _following(ordinal, segmented)
    later = [] if following is None else _same_block(following, segmented)[:_SENTENCES]
    for place in (*places, *later):
        is_next = place in places or place == later[0]
        gap = 0 if is_next else count_words(segmented.folded[sentence.end : place.start])
        opening = _correction(place.of(segmented.folded), rulebook, without, gap)
        if opening is not None:
            between = later[: later.index(place)] if place in later else []
            if any(_poses(passed.of(segmented.folded), rulebook) for passed in between):
                return []  # it corrects another claim
            cue, start, end = opening
            return [_heard(cue, segmented, Span(place.start + start, place.start + end))]
    return []


def _correction(
    text: str,
    rulebook: Rulebook,
    without: Cue | None,
    gap: int,
) -> tuple[Cue, int, int] | None:
    """Return the correction that opens a text; `gap` is the words before it, 0 when it is next."""
    # 事實：… corrects by its label as well as by what follows it.
    firsts = {found.end() for found in (_OPENING.match(text), _MARKED.match(text)) if found}
    beginning = rulebook.cue_index.beginning
    if not any(beginning(text, first) & rulebook.corrections for first in firsts):
        return None
    for cue, start, end in rulebook.cues_in(text, without):
        is_far = _FAR <= cue.reach >= gap
        if (
            start in firsts
            and cue.corrects
            and (is_far or cue.reach == gap == 0)
            and (is_far or _STOP.match(text, end) or count_words(text[start:end]) >= _TELLING)
        ):
            return cue, start, end
    return None


def _poses(text: str, rulebook: Rulebook) -> bool:
    """Say whether a sentence tells of what others say."""
    return any(
        cue.qualifier is Qualifier.ATTRIBUTED and cue.group is CueGroup.BEFORE
        for cue, _, _ in rulebook.cues_in(text)
    )


def _same_block(first: int, segmented: Segmented) -> list[Span]:
    """Return the sentences of a block from one of them on."""
    end = segmented.by_block[segmented.sentences[first].block][1]
    return [sentence.span for sentence in segmented.sentences[first:end]]


def _following(ordinal: int, segmented: Segmented) -> int | None:
    """Return the sentence behind a sentence, or behind the quotation that it is a part of.

    It is of the same block, or of the next one when the sentence ends a heading.
    """
    index = segmented.sentences[ordinal].block
    block = segmented.article.blocks[index]
    end = segmented.by_block[index][1]
    for last in range(ordinal, end):
        said = segmented.folded[block.span.start : segmented.sentences[last].span.end]
        if said.count('"') % 2 == 0:
            is_there = last + 1 < (len(segmented.sentences) if block.kind in _HEADINGS else end)
            return last + 1 if is_there else None
    return None


def _headed(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None,
) -> list[HeardCue]:
    """Return what a heading says of the members of its list: Myths, Red flags."""
    index = segmented.sentences[ordinal].block
    block = segmented.article.blocks[index]
    if segmented.by_block[index][0] != ordinal:
        return []
    is_titled = block.kind in _TITLED
    if block.column:
        over = _heading_cue(fold(block.column), rulebook, without)
        if over is not None or not is_wide(block.column):
            return [] if over is None else [_heard(over, segmented, block.span, block.column)]
        is_titled = True
    lead = _lead_in(index, segmented)
    if lead is not None:
        leading = _leading_cue(lead, segmented, rulebook, without)
        if leading is not None:
            return [leading]
    for above in _headings_over(index, segmented):
        span = segmented.article.blocks[above].span
        folded = span.of(segmented.folded)
        is_label = above == index - 1 and count_words(folded) <= _LABEL
        if is_label or is_titled:
            over = _heading_cue(folded, rulebook, without)
            if over is not None:
                return [_heard(over, segmented, span)]
    return []


def _lead_in(index: int, segmented: Segmented) -> int | None:
    """Return the last sentence of the paragraph that leads a list with a colon, for its members."""
    blocks = segmented.article.blocks
    if blocks[index].kind is not BlockKind.LIST_ITEM:
        return None
    above = index - 1
    while above >= 0 and blocks[above].kind is BlockKind.LIST_ITEM:
        above -= 1
    if above < 0 or not blocks[above].span.of(segmented.folded).rstrip('"').endswith(":"):
        return None
    return segmented.by_block[above][1] - 1


def _leading_cue(
    lead: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None,
) -> HeardCue | None:
    """Return what a sentence that leads a list says of its members: “Some salons promise:”.

    It may deny them, too: “What it can't do:”, 我們不會對您說：
    """
    place = segmented.sentences[lead].span
    folded = place.of(segmented.folded)
    if denies_list(folded):
        return HeardCue(Qualifier.NEGATED, place.of(segmented.article.text).strip(), place)
    found = [
        (cue, start, end)
        for cue, start, end in rulebook.cues_in(folded, without)
        if cue.qualifier is Qualifier.ATTRIBUTED
        or (cue.qualifier is Qualifier.NEGATED and is_wide(folded))
    ]
    explained = [(start, end) for cue, start, end in found if cue.group is not CueGroup.BEFORE]
    for cue, start, end in found:
        if (
            cue.group is CueGroup.BEFORE
            and not any(start < last and first < end for first, last in explained)
            and (cue.reach == 0 or reaches(folded[end:-1], cue.reach, rulebook.openers))
        ):
            return _heard(cue, segmented, Span(place.start + start, place.start + end))
    return None


def _headings_over(index: int, segmented: Segmented) -> list[int]:
    """Return the headings that a block stands under, the nearest first."""
    found = []
    above = segmented.headings[index]
    while above is not None:
        found.append(above)
        above = segmented.headings[above]
    return found


def _heading_cue(folded: str, rulebook: Rulebook, without: Cue | None) -> Cue | None:
    return next(
        (
            cue
            for cue, _, _ in rulebook.cues_in(folded, without)
            if cue.group is CueGroup.BEFORE
            and cue.reach == 0
            and cue.qualifier is Qualifier.ATTRIBUTED
        ),
        None,
    )


def _heard(cue: Cue, segmented: Segmented, span: Span, text: str = "") -> HeardCue:
    words = text or span.of(segmented.article.text)
    return HeardCue(qualifier=cue.qualifier, text=words, span=span)
