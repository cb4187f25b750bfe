"""What the answer to a question says of it: an outright yes claims it, and so may a denial."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.finding import HeardCue
from claimcheck.model.regex import regex
from claimcheck.model.rule import CueGroup, Qualifier
from claimcheck.model.text import Span, count_words

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Cue

_BARE = 4  # words of an answer that only says yes
_OPENING = regex(
    r"[\s\"'*:-]*(?:[a-z]+(?: [a-z]+)?: |a:|答(?:案)?: ?|简短回答: ?)?[\"'「]?"
)  # “A: …”, “Short answer: …”
_STOP = regex(r"[\"'」]?(?:[.,!:;…]| - |$)")
_DENYING = regex(r",? (?:not|no|none|never|nothing)\b|不|没|无")  # “Absolutely not.”
_END = regex(r"[\"'」]?(?:[.!…]|$)")
_GAP = regex(r"^[\W_]+")
_CLAUSE = regex(r"[\u4e00-\u9fff][,;]")  # what ends a clause within a Chinese sentence
# After one of these alone “No, it …” goes on to say more, and may say anything.
_GOES_ON = frozenset(
    "no nope nah never yes yep yeah sure 不 不会 没有 不用 不需要 会 可以 有 是 是的 对".split()
)
_LEAD = regex(r"(?:yes|yep|yeah|sure),? ")  # “Yes, for ever.”


class _Answer(NamedTuple):
    """The first sentence of an answer from its first word on, and the sentence behind it."""

    place: Span
    text: str
    after: str


def hear_affirmation(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None = None,
) -> HeardCue | None:
    """Return the words that open the answer to a question and affirm it: “Yes.”, “Everyone.”."""
    answer = _answer(ordinal, segmented)
    if answer is None:
        return None
    lead = _LEAD.match(answer.text)
    starts = (0, lead.end()) if lead else (0,)
    ends = [
        start + len(word)
        for start in starts
        for word in rulebook.affirmations
        if _affirms(answer.text[start:], word)
    ]
    is_short = count_words(answer.text) <= _BARE
    ends = [end for end in ends if _stops(answer.text, end, is_short=is_short)]
    span = _outright(answer, ends, rulebook, without)
    if span is None:
        return None
    return HeardCue(Qualifier.ASKED, span.of(segmented.article.text), span, answers=True)


def is_bare(ordinal: int, affirmation: HeardCue, segmented: Segmented) -> bool:
    """Say whether an answer is its affirmation and little more.

    An answer that says more states the claim itself, and is judged where it stands.
    """
    end = segmented.sentences[ordinal + 1].span.end
    return count_words(segmented.folded[affirmation.span.start : end]) <= _BARE


def hear_denial(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None = None,
) -> HeardCue | None:
    """Return the words that open the answer to a question and deny it: “No.”, “Not at all”.

    They are the cues of no reach that negate what stands before them.
    """
    answer = _answer(ordinal, segmented)
    if answer is None:
        return None
    ends = [
        end
        for end in _opening_cues(answer.text, CueGroup.AFTER, rulebook, without)
        if _stops(answer.text, end)
    ]
    span = _outright(answer, ends, rulebook, without)
    if span is None:
        return None
    return HeardCue(Qualifier.NEGATED, span.of(segmented.article.text), span, answers=True)


def _affirms(answer: str, word: str) -> bool:
    return (
        answer.startswith(word)
        and not answer[len(word) : len(word) + 1].isalnum()
        and _DENYING.match(answer, len(word)) is None
    )


def _outright(
    answer: _Answer,
    ends: list[int],
    rulebook: Rulebook,
    without: Cue | None,
) -> Span | None:
    """Return the longest opening of an answer, unless what comes next takes it back."""
    if not ends:
        return None
    end = max(ends)
    rest = _GAP.sub("", answer.text[end:]) or _GAP.sub("", answer.after)
    if _opening_cues(rest, CueGroup.TERMINATING, rulebook, without):
        return None
    return Span(answer.place.start, answer.place.start + end)


def _opening_cues(
    text: str,
    group: CueGroup,
    rulebook: Rulebook,
    without: Cue | None,
) -> list[int]:
    """Return where the cues of no reach end that open a text and say how it is answered.

    What takes an answer back may open a later clause of a Chinese sentence, which has many.
    """
    return [
        end
        for cue, start, end in rulebook.cues_in(text, without)
        if (
            start == 0
            or (group is CueGroup.TERMINATING and _CLAUSE.fullmatch(text, start - 2, start))
        )
        and cue.qualifier is Qualifier.NEGATED
        and cue.group is group
        and cue.reach == 0
    ]


def _stops(answer: str, end: int, *, is_short: bool = False) -> bool:
    """Say whether what opens an answer ends there; what goes on after “No, …” may say anything.

    Little can: a short “Yes, it is.” ends there.
    """
    goes_on = not is_short and answer[:end] in _GOES_ON
    return (_END if goes_on else _STOP).match(answer, end) is not None


def _answer(ordinal: int, segmented: Segmented) -> _Answer | None:
    """Return the answer to a question, without the marks and the label before its words."""
    first = ordinal + 1
    if first >= len(segmented.sentences):
        return None
    sentence = segmented.sentences[first]
    opening = _OPENING.match(segmented.folded, sentence.span.start, sentence.span.end)
    place = Span(opening.end() if opening else sentence.span.start, sentence.span.end)
    after = ""
    if first + 1 < segmented.by_block[sentence.block][1]:
        after = segmented.sentences[first + 1].span.of(segmented.folded)
    return _Answer(place, place.of(segmented.folded), after)
