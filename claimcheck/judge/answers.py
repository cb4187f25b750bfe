"""What the answer to a question says of it: a bare yes claims it, and so may a denial."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.finding import HeardCue
from claimcheck.model.rule import CueGroup, Qualifier
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Cue

DENIED = "denied"
"""The effect of the cue that an answer gives, for rules that speak of what is denied."""

_BARE = 4  # words of an answer that only says yes
_OPENING = re.compile(r"[\s\"'*:-]*(?:a: ?)?")
_STOP = re.compile(r"[\"']?(?:[.,!:;…]| - |$)")
_DENYING = re.compile(r",? (?:not|no|none|never|nothing)\b")  # “Absolutely not.”
_END = re.compile(r"[\"']?(?:[.!…]|$)")
# What takes a denial back: “No, but it is warm.”
_YIELDING = re.compile(
    r"[\W_]*(?:but|though|although|however|yet|while|except|apart|other than|as long as|if|unless"
    r"|provided|only if|as a rule|usually|normally|generally|mostly|most|in most|for most|not)\b",
)


def is_affirmed(ordinal: int, segmented: Segmented, affirmations: tuple[str, ...]) -> bool:
    """Say whether what follows a question is a yes and little more.

    An answer that says more states the claim itself, and is judged where it stands.
    """
    place = _answer(ordinal, segmented)
    if place is None:
        return False
    answer = place.of(segmented.folded)
    if len(answer.split()) > _BARE:
        return False
    return any(
        answer.startswith(word)
        and not answer[len(word) : len(word) + 1].isalnum()
        and _DENYING.match(answer, len(word)) is None
        for word in affirmations
    )


def hear_denial(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None = None,
) -> HeardCue | None:
    """Return the words that open the answer to a question and deny it: “No.”, “Not at all”.

    They are the cues of no reach that negate what stands before them.
    """
    place = _answer(ordinal, segmented)
    if place is None:
        return None
    answer = place.of(segmented.folded)
    ends = [
        end
        for pattern, start, end in rulebook.cue_index.find(answer)
        if start == 0
        and (cue := rulebook.cues[pattern]) is not without
        and cue.qualifier is Qualifier.NEGATED
        and cue.group is CueGroup.AFTER
        and cue.reach == 0
        and _stops(answer, end)
        and not _YIELDING.match(answer, end)
    ]
    if not ends:
        return None
    span = Span(place.start, place.start + max(ends))
    return HeardCue(Qualifier.NEGATED, span.of(segmented.article.text), span, DENIED)


def _stops(answer: str, end: int) -> bool:
    """Say whether a denial ends there; after one word alone, “No, it …” goes on to say more."""
    return (_STOP if " " in answer[:end] else _END).match(answer, end) is not None


def _answer(ordinal: int, segmented: Segmented) -> Span | None:
    """Return the sentence after a question, without the marks and the label before its words."""
    if ordinal + 1 >= len(segmented.sentences):
        return None
    span = segmented.sentences[ordinal + 1].span
    opening = _OPENING.match(segmented.folded, span.start, span.end)
    return Span(opening.end() if opening else span.start, span.end)
