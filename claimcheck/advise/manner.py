"""How the stretch that a finding stands in is written, and so how to write what replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.rule import Manner, Qualifier

if TYPE_CHECKING:
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Finding

_PROSE = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ANSWER, BlockKind.QUESTION},
)
_FIXED = frozenset({BlockKind.QUOTE, BlockKind.ALT})
_SENTENCE = 8
"""Words of a list item, caption or description that is more than a label."""
_TOLD = "promotion/testimonial"
_FIRST_PERSON = regex(
    r"\b(?:I(?:['’](?:m|ve|d|ll)\b| (?!to\b|and\b|or\b)[a-z])|[Mm](?:e|y|ine|yself)\b)"
)
_CLOSING = {"”": "“", "’": "‘", "»": "«", "」": "「"}
_SPEAKER = regex(r"[A-Z][A-Z0-9 .'’()/-]{1,40}: ")


def manner_of(finding: Finding, segmented: Segmented) -> Manner:
    """Return how a finding's sentence is written."""
    ordinal = segmented.sentence_at(finding.span.start)
    index = segmented.sentences[ordinal].block
    block = segmented.article.blocks[index]
    before = segmented.folded[block.span.start : finding.span.start]
    if (
        block.kind in _FIXED
        or finding.category == _TOLD
        or before.count('"') % 2
        or before.endswith("#")
        or _is_told(index, segmented)
        or any(cue.qualifier is Qualifier.QUOTED for cue in finding.cues)
    ):
        return Manner.FIXED
    if block.kind in _PROSE or _is_sentence(finding.sentence.strip(), block.kind):
        return Manner.PROSE
    return Manner.HEADING


def _is_sentence(text: str, kind: BlockKind) -> bool:
    """Say whether a line outside of paragraphs is written as a sentence, as list items may be."""
    is_long = kind is not BlockKind.HEADING and len(text.split()) >= _SENTENCE
    return kind is not BlockKind.TITLE and (is_long or text.endswith("."))


def _is_told(block: int, segmented: Segmented) -> bool:
    """Say whether a patient or a presenter speaks in a block, apart from what a reader asks."""
    first, last = segmented.by_block[block]
    texts = (segmented.sentence_text(sentence) for sentence in segmented.sentences[first:last])
    return any(_FIRST_PERSON.search(text) for text in texts if not text.rstrip().endswith("?"))


def speaker_of(sentence: str) -> str:
    """Return the label that says who speaks in a script: “TASHA: ”; empty when there is none."""
    found = _SPEAKER.match(sentence)
    return found.group() if found else ""


def closing_of(sentence: str) -> str:
    """Return the mark that ends a quotation which began in an earlier sentence; empty if none."""
    last = sentence.rstrip()[-1:]
    if last == '"':
        ends_another = sentence.count(last) % 2 == 1
    else:
        ends_another = last in _CLOSING and sentence.count(last) > sentence.count(_CLOSING[last])
    return last if ends_another else ""
