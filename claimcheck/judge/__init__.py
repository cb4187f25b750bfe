"""From candidates to verdicts: what the context says of each, and what its rule makes of that."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.judge.context import Surroundings, hear_punctuation, look_around
from claimcheck.judge.reach import reaches
from claimcheck.model.finding import HeardCue, Verdict
from claimcheck.model.rule import CueGroup, Qualifier
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Candidate
    from claimcheck.model.rule import Cue, Rule


_ORDER = {qualifier: place for place, qualifier in enumerate(Qualifier)}


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue that stands in a sentence."""

    cue: Cue
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a sentence holds that may say something of its candidates."""

    around: Surroundings
    cues: Mapping[Qualifier, list[FoundCue]]


def judge(
    candidates: Sequence[Candidate],
    segmented: Segmented,
    rulebook: Rulebook,
) -> tuple[Verdict, ...]:
    """Return a verdict for each candidate, in the same order."""
    sentences: dict[int, Heard] = {}
    verdicts = []
    for candidate in candidates:
        if candidate.sentence not in sentences:
            sentences[candidate.sentence] = listen(candidate.sentence, segmented, rulebook)
        heard = hear(candidate, sentences[candidate.sentence], segmented, rulebook)
        verdicts.append(weigh(candidate, heard))
    return tuple(verdicts)


def hear(
    candidate: Candidate,
    sentence: Heard,
    segmented: Segmented,
    rulebook: Rulebook,
) -> tuple[HeardCue, ...]:
    """Return each qualifier that the context gives a candidate, with its nearest cue."""
    heard = list(hear_punctuation(candidate.span, sentence.around, segmented.article.text))
    present = {cue.qualifier for cue in heard}
    for qualifier, found in sentence.cues.items():
        if qualifier not in present:
            heard += _nearest(candidate.span, found, segmented, rulebook)
    if len(heard) > 1:
        heard.sort(key=lambda cue: (_ORDER[cue.qualifier], cue.span))
    return tuple(heard)


def listen(
    ordinal: int,
    segmented: Segmented,
    rulebook: Rulebook,
    without: Cue | None = None,
) -> Heard:
    """Return what a sentence holds, without the cues that a pseudo cue explains.

    The cue `without` is passed over, for those who ask whether it is needed.
    """
    span = segmented.sentences[ordinal].span
    found: dict[Qualifier, list[FoundCue]] = defaultdict(list)
    for pattern, start, end in rulebook.cue_index.search(segmented.folded, span.start, span.end):
        cue = rulebook.cues[pattern]
        if cue is not without:
            found[cue.qualifier].append(FoundCue(cue, Span(start, end)))
    for qualifier, members in found.items():
        pseudo = [member.span for member in members if member.cue.group is CueGroup.PSEUDO]
        found[qualifier] = [
            member
            for member in members
            if member.cue.group is CueGroup.PSEUDO
            or not any(span.overlaps(member.span) for span in pseudo)
        ]
    around = look_around(ordinal, segmented, rulebook.affirmations)
    return Heard(around=around, cues=found)


def _nearest(
    target: Span,
    found: Sequence[FoundCue],
    segmented: Segmented,
    rulebook: Rulebook,
) -> Iterator[HeardCue]:
    """Yield the cue that reaches the target from nearby, if any does."""
    ends = [member.span for member in found if member.cue.group is CueGroup.TERMINATING]
    reaching = []
    for member in found:
        gap = _gap(member, target)
        if gap is None or any(gap.overlaps(end) for end in ends):
            continue
        if reaches(
            gap.of(segmented.folded),
            member.cue.reach,
            rulebook.openers,
            is_fronted=_is_fronted(member, target, segmented),
        ):
            reaching.append((gap.end - gap.start, member.span.start - member.span.end, member))
    if reaching:
        _, _, nearest = min(reaching, key=lambda entry: (entry[0], entry[1], entry[2].span))
        yield HeardCue(
            qualifier=nearest.cue.qualifier,
            text=nearest.span.of(segmented.article.text),
            span=nearest.span,
        )


# What may be said ahead of a clause and still be said of it; a negation may not.
_FRONTED = frozenset(
    {Qualifier.HEDGED, Qualifier.CONDITIONAL, Qualifier.CITED, Qualifier.ATTRIBUTED},
)


def _is_fronted(member: FoundCue, target: Span, segmented: Segmented) -> bool:
    """Say whether a cue opens the sentence of its target, as “in most cases” may."""
    if member.cue.qualifier not in _FRONTED or member.span.end > target.start:
        return False
    at = bisect_right(segmented.sentences, target.start, key=lambda s: s.span.start) - 1
    return at >= 0 and segmented.sentences[at].span.start == member.span.start


def _gap(member: FoundCue, target: Span) -> Span | None:
    """Return what lies between a cue and its target; None when it is on the wrong side."""
    if member.cue.group is CueGroup.BEFORE and member.span.end <= target.start:
        return Span(member.span.end, target.start)
    if member.cue.group is CueGroup.AFTER and target.end <= member.span.start:
        return Span(target.end, member.span.start)
    return None


def weigh(candidate: Candidate, heard: tuple[HeardCue, ...]) -> Verdict:
    """Return what the rule makes of the cues: a rule only ever drops or lowers."""
    rule = candidate.rule
    if not heard:
        severity = candidate.severity or rule.severity
        return Verdict(candidate=candidate, cues=(), kept=not rule.only, severity=severity)
    cues = tuple(replace(cue, effect=_effect(cue.qualifier, rule)) for cue in heard)
    steps = sum(cue.effect == "lowered" for cue in cues)
    severity = candidate.severity or rule.severity
    speaks = not rule.only or any(cue.qualifier in rule.only for cue in heard)
    return Verdict(
        candidate=candidate,
        cues=cues,
        kept=speaks and not any(cue.effect == "dropped" for cue in cues),
        severity=severity.lowered(min(steps, 1)),
    )


def _effect(qualifier: Qualifier, rule: Rule) -> str:
    if qualifier in rule.drop:
        return "dropped"
    return "lowered" if qualifier in rule.lower else "none"
