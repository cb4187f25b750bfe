"""How the stretch that a finding stands in is written, and so how to write what replaces it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.rule import Manner, Qualifier

if TYPE_CHECKING:
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Finding

_PROSE = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.ANSWER, BlockKind.QUESTION},
)
_FIXED = frozenset({BlockKind.QUOTE, BlockKind.ALT})
_TOLD = "promotion/testimonial"
_SPEAKER = re.compile(r"[A-Z][A-Z0-9 .'’()/-]{1,40}: ")


def manner_of(finding: Finding, segmented: Segmented) -> Manner:
    """Return how a finding's sentence is written."""
    ordinal = segmented.sentence_at(finding.span.start)
    block = segmented.article.blocks[segmented.sentences[ordinal].block]
    before = segmented.folded[block.span.start : finding.span.start]
    if (
        block.kind in _FIXED
        or finding.category == _TOLD
        or before.count('"') % 2
        or any(cue.qualifier is Qualifier.QUOTED for cue in finding.cues)
    ):
        return Manner.FIXED
    return Manner.PROSE if block.kind in _PROSE else Manner.HEADING


def speaker_of(sentence: str) -> str:
    """Return the label that says who speaks in a script: “TASHA: ”; empty when there is none."""
    found = _SPEAKER.match(sentence)
    return found.group() if found else ""
