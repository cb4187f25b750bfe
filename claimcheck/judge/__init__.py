"""From candidates to verdicts: what the context says of each, and what its rule makes of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.judge.answers import hear_affirmation, hear_denial, is_bare
from claimcheck.judge.context import Surroundings, hear_either, hear_punctuation, look_around
from claimcheck.judge.neighbours import hear_neighbours
from claimcheck.judge.reach import begins_anew, reaches
from claimcheck.judge.voices import has_marks, quotations
from claimcheck.judge.weigh import answered_once, weigh
from claimcheck.model.finding import HeardCue
from claimcheck.model.regex import regex
from claimcheck.model.rule import CueGroup, Qualifier
from claimcheck.model.text import WIDE, Span, is_wide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.judge.voices import Quotation
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Candidate, Verdict
    from claimcheck.model.rule import Cue


_PLAIN = Surroundings(said=(), quotes=(), is_quote=False)
_LEAD = regex(r"[\s\"'*-]*(?:q: |so,? |and |or |but )?")
_PARTS = regex(rf"(?<=[:;]) | - |(?<=,) (?=so )|(?<=[,:])(?=[{WIDE}]|$)")
_NO_OFFER = regex("[什甚那这怎多]么|呢|咩")  # such a pseudo cue only explains a word
_IF = regex(r"(?:only )?(?:if|though|should|were|had|unless|until|once|when|where)\b")
_ORDER = {qualifier: place for place, qualifier in enumerate(Qualifier)}


class FoundCue(NamedTuple):
    """A cue that stands in a sentence, from `start` to `end` in the article's text."""

    start: int
    end: int
    cue: Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a sentence holds that may say something of its candidates.

    `beyond` is what its neighbours say of it: a correction behind it, a heading over it.
    `affirmed` is the answer to a question that says yes to it.
    """

    around: Surroundings
    beyond: tuple[HeardCue, ...]
    affirmed: HeardCue | None
    cues: Mapping[Qualifier, list[FoundCue]]
    is_silent: bool


def judge(
    candidates: Sequence[Candidate],
    segmented: Segmented,
    rulebook: Rulebook,
) -> tuple[Verdict, ...]:
    """Return a verdict for each candidate, in the same order."""
    sentences: dict[int, Heard] = {}
    quoted: dict[int, tuple[Quotation, ...]] = {}
    verdicts = []
    for candidate in candidates:
        sentence = sentences.get(candidate.sentence)
        if sentence is None:
            sentence = listen(candidate.sentence, segmented, rulebook, quoted=quoted)
            sentences[candidate.sentence] = sentence
        verdicts.append(weigh(candidate, hear(candidate, sentence, segmented, rulebook)))
    return answered_once(verdicts)


def hear(
    candidate: Candidate,
    sentence: Heard,
    segmented: Segmented,
    rulebook: Rulebook,
) -> tuple[HeardCue, ...]:
    """Return each qualifier that the context gives a candidate, with its nearest cue."""
    either = hear_either(candidate.span, segmented.article.text)
    if sentence.is_silent:
        return either
    heard = [*either, *hear_punctuation(candidate.span, sentence.around, segmented.article.text)]
    if sentence.affirmed is not None and Qualifier.ASKED in candidate.rule.only:
        heard = [cue for cue in heard if cue.qualifier is not Qualifier.ASKED]
        heard.append(sentence.affirmed)
    present = {cue.qualifier for cue in heard}
    opening = segmented.sentences[candidate.sentence].span.start
    for cue in sentence.beyond:
        is_passed = opening < cue.span.start < candidate.span.end
        if cue.qualifier not in present and not is_passed:
            heard.append(cue)
            present.add(cue.qualifier)
    for qualifier, found in sentence.cues.items():
        if qualifier not in present:
            nearest = _nearest(candidate, found, segmented, rulebook)
            if nearest is not None:
                span = Span(nearest.start, nearest.end)
                text = span.of(segmented.article.text)
                heard.append(HeardCue(qualifier=qualifier, text=text, span=span))
    if len(heard) > 1:
        heard.sort(key=lambda cue: (_ORDER[cue.qualifier], cue.span))
    return tuple(heard)


def listen(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None = None,
    quoted: dict[int, tuple[Quotation, ...]] | None = None,
) -> Heard:
    """Return what a sentence holds, without the cues that a pseudo cue explains.

    The cue `without` is passed over, for those who ask whether it is needed. `quoted` keeps the
    quotations of blocks for other sentences of theirs.
    """
    span = segmented.sentences[ordinal].span
    found: dict[Qualifier, list[FoundCue]] = {}
    explained: set[Qualifier] = set()
    for cue, first, last in rulebook.cues_in(span.of(segmented.folded), without):
        member = FoundCue(span.start + first, span.start + last, cue)
        found.setdefault(cue.qualifier, []).append(member)
        if cue.group is CueGroup.PSEUDO:
            explained.add(cue.qualifier)
    is_selling = _sells(found.get(Qualifier.ASKED, ()), span, segmented)
    for qualifier in explained:
        found[qualifier] = _unexplained(found[qualifier])
    block = segmented.sentences[ordinal].block
    quotes = quoted.get(block) if quoted is not None else None
    if quotes is None:
        quotes = _quotes(ordinal, segmented, rulebook, without)
        if quoted is not None:
            quoted[block] = quotes
    around = look_around(ordinal, segmented, quotes)
    affirmed = None
    if any(cue.qualifier is Qualifier.ASKED for cue in around.said):
        affirmed = hear_affirmation(ordinal, segmented, rulebook, without)
        if is_selling or (affirmed is not None and is_bare(ordinal, affirmed, segmented)):
            said = tuple(cue for cue in around.said if cue.qualifier is not Qualifier.ASKED)
            around = replace(around, said=said)
    is_asked = any(cue.qualifier is Qualifier.ASKED for cue in around.said)
    if is_asked:
        denial = hear_denial(ordinal, segmented, rulebook, without)
        beyond = [] if denial is None else [denial]
    else:
        beyond = hear_neighbours(ordinal, segmented, rulebook, without)
        if "?" in span.of(segmented.folded)[-2:]:
            found.pop(Qualifier.ASKED, None)  # “Is it really painless? Yes.”
    is_silent = not found and not beyond and affirmed is None and around == _PLAIN
    return Heard(
        around=around,
        beyond=tuple(beyond),
        affirmed=affirmed,
        cues=found,
        is_silent=is_silent,
    )


def _sells(asked: Sequence[FoundCue], sentence: Span, segmented: Segmented) -> bool:
    """Say whether a question offers what it asks about: “Want it?”, not “Want to know …?”."""
    return any(
        cue.group is CueGroup.PSEUDO
        and _NO_OFFER.match(segmented.folded, start) is None
        and _LEAD.fullmatch(_PARTS.split(segmented.folded[sentence.start : start])[-1]) is not None
        for start, _, cue in asked
    ) and not any(cue.group is CueGroup.BEFORE for _, _, cue in asked)


def _quotes(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None,
) -> tuple[Quotation, ...]:
    """Return the quotations of the block of a sentence that do not speak for the clinic."""
    block = segmented.article.blocks[segmented.sentences[ordinal].block].span
    folded = block.of(segmented.folded)
    if not has_marks(folded):
        return ()
    staff = [
        Span(block.start + first, block.start + last)
        for cue, first, last in rulebook.cues_in(folded, without)
        if cue.qualifier is Qualifier.QUOTED and cue.group is CueGroup.PSEUDO
    ]
    return quotations(ordinal, segmented, staff)


def _unexplained(found: Sequence[FoundCue]) -> list[FoundCue]:
    """Return the cues that no pseudo cue overlaps."""
    pseudo = [(start, end) for start, end, cue in found if cue.group is CueGroup.PSEUDO]
    return [
        member
        for member in found
        if not any(start < member.end and member.start < end for start, end in pseudo)
    ]


def _nearest(
    candidate: Candidate,
    found: Sequence[FoundCue],
    segmented: Segmented,
    rulebook: Rulebook,
) -> FoundCue | None:
    """Return the cue that reaches a candidate from nearby, if any does."""
    target = candidate.span
    reaching = []
    ends = [
        (start, end) for start, end, cue in found if cue.group is CueGroup.TERMINATING and cue.reach
    ]
    for member in found:
        first, last, cue = member
        if cue.group is CueGroup.BEFORE and last <= target.start:
            gap = (last, target.start)
        elif cue.group is CueGroup.AFTER and cue.reach and target.end <= first:
            gap = (target.end, first)
        else:
            continue
        if gap[1] - gap[0] > _FAR:
            continue
        between = segmented.folded[gap[0] : gap[1]]
        if any(gap[0] < end and start < gap[1] for start, end in ends) or _is_cut_off(
            member, between, segmented.folded
        ):
            continue
        is_fronted = (
            cue.qualifier in _FRONTED
            and cue.group is CueGroup.BEFORE
            and (
                segmented.sentences[candidate.sentence].span.start == first
                or segmented.folded[first - 1] in _TIGHT
                or (is_wide(between) and (cue.qualifier is Qualifier.CITED or between[0] in ",:|"))
            )
        )
        if is_fronted:
            between = between.removeprefix(" - ")  # “Myth 4 - …”
        if reaches(between, cue.reach, rulebook.openers, is_fronted=is_fronted):
            reaching.append((gap[1] - gap[0], first - last, member))
    return min(reaching, key=lambda entry: (*entry[:2], entry[2][:2]))[2] if reaching else None


def _is_cut_off(member: FoundCue, between: str, folded: str) -> bool:
    """Say whether a colon ends a denial, or a comma one that stands close or rests on an “if”.

    A new clause ends it too, and what is said of something else: “and it is …”.
    """
    is_before = member.cue.group is CueGroup.BEFORE
    if is_before and member.cue.qualifier in _ENDING and begins_anew(between):
        return True
    if member.cue.qualifier is not Qualifier.NEGATED:
        return False
    is_wide_over = is_wide(between) and (":" in between or "|" in between)
    is_over = ": " in between or is_wide_over
    if is_over or ("," in between and not member.cue.reach):
        return True
    rests_on_it = is_before and "," in between
    return rests_on_it and _IF.match(folded, member.start) is not None


_FAR = 2000
"""Signs across which nothing reaches: its reach in words is never as long."""
_TIGHT = frozenset(",:、")
"""Marks that only Chinese writes without a space, after which a clause begins."""
# What speaks of its own clause, where it tells nothing: “The coffee is fresh and it is …”.
_ENDING = frozenset({Qualifier.NEGATED, Qualifier.OTHER_SUBJECT})
# What may be said ahead of a clause and still be said of it; a negation may not.
_FRONTED = frozenset(
    {Qualifier.HEDGED, Qualifier.CONDITIONAL, Qualifier.CITED, Qualifier.ATTRIBUTED},
)
