"""Facts that cannot both hold, in one article."""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.kinds.conflict import Disagree
from claimcheck.kinds.required import SATISFIED, WEAK
from claimcheck.model.fact import FactKind, Modality
from claimcheck.model.regex import regex
from claimcheck.model.text import Span
from claimcheck.reconcile.alike import narrowed, same_subject
from claimcheck.reconcile.disagree import way_of
from claimcheck.reconcile.findings import MOST, and_more, says
from claimcheck.reconcile.pairs import disagreements, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.model.fact import Fact
    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Rule
    from claimcheck.reconcile.findings import Locator
    from claimcheck.reconcile.said import Said, Stated

_NUMBERS = {Disagree.RANGES, Disagree.PRICES, Disagree.LEAST}
_TURN = regex(r"\b(?:though|although|but|yet|however)\b")
_PROMISED = 2  # sessions at most, where they are promised and not counted


class Sides(NamedTuple):
    """What a rule compares: what promises, and what may deny it."""

    ones: Sequence[Stated]
    others: Sequence[Stated]


def find_conflicts(
    rule: Rule,
    compared: Sides,
    groups: Mapping[str, str],
    locator: Locator,
) -> Iterator[Finding]:
    """Yield a finding for all places of an article that disagree with each other.

    It stands at the place that promises most, and names the others. `groups` says for each term
    whether it is a treatment, a concern or an area.
    """
    text = locator.segmented.article.text
    disagreeing = list(disagreements(rule, *compared, groups))
    if not disagreeing:
        return
    pairs = _unless_one_agrees(rule, disagreeing, compared, groups)
    # What is said twice in two ways in one breath is said of two things.
    turns = [turn.start() for turn in _TURN.finditer(text)]
    pairs = ((one, other) for one, other in pairs if not _in_one_breath(one, other, turns))
    if rule.setting("disagree") in _NUMBERS or FactKind.EXTRA_COST in rule.words("facts"):
        pairs = ((one, other) for one, other in pairs if not _side_by_side(one, other, locator))
    for anchor, denial, others in together(pairs):
        left, right = anchor.span.of(text), denial.span.of(text)
        yield locator.finding(
            rule,
            anchor.span,
            severity=rule.severity,
            message=rule.message.format(left=left, right=right)
            + and_more(rule, len(others) + 1 - MOST),
            cues=anchor.verdict.cues,
            related=tuple(
                locator.related(stated.span, says(rule, stated.span.of(text)))
                for stated in islice((denial, *others), MOST)
            ),
        )


def _unless_one_agrees(
    rule: Rule,
    pairs: Sequence[tuple[Stated, Stated]],
    compared: Sides,
    groups: Mapping[str, str],
) -> Iterator[tuple[Stated, Stated]]:
    """Yield the pairs but those of a figure in general that agrees with one of another thing.

    Where a table says three of freckles and six of scars, “six sessions” denies neither.
    """
    if rule.setting("disagree") == Disagree.PRICES:
        yield from _but_of_lists(pairs, compared, groups)
        return
    if rule.setting("disagree") != Disagree.RANGES:
        yield from pairs
        return
    disagree = way_of(rule)
    narrow = {
        stated.fact: things
        for stated in chain(*compared)
        if (things := narrowed(stated.fact, groups))
    }
    for one, other in pairs:
        if (one.fact in narrow) != (other.fact in narrow):
            wide, named = sorted((one.fact, other.fact), key=narrow.__contains__)
            if any(
                narrow[named] != of and not disagree(wide, fact) and not disagree(fact, wide)
                for fact, of in narrow.items()
                if fact.kind == wide.kind and fact.unit == wide.unit
            ):
                continue
        yield one, other


def _but_of_lists(
    pairs: Iterable[tuple[Stated, Stated]], compared: Sides, groups: Mapping[str, str]
) -> Iterator[tuple[Stated, Stated]]:
    """Yield the pairs but those of a price of nothing in particular and one of many in a list."""
    listed = [one.fact for one in compared.others if narrowed(one.fact, groups)]

    @cache
    def is_of_many(plain: Fact) -> bool:
        return len({fact.low for fact in listed if same_subject(plain, fact, groups)}) > 1

    for one, other in pairs:
        if one.fact.modality is Modality.ABSOLUTE:  # it is said to be that of them all
            yield one, other
            continue
        plain = [stated.fact for stated in (one, other) if not narrowed(stated.fact, groups)]
        if len(plain) != 1 or not is_of_many(plain[0]):
            yield one, other


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings but those whose places a graver or fuller one of the category names."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.severity.rank, -len(f.related))):
        places = _stretches(finding)
        others = (_stretches(other) for other in kept if other.category == finding.category)
        if not any(all(any(p.overlaps(q) for q in other) for p in places) for other in others):
            kept.append(finding)
    return kept


def _stretches(finding: Finding) -> list[Span]:
    """Return where the places of a finding stand in the source."""
    places = [(finding.start, finding.end)]
    places += [(related.start, related.end) for related in finding.related]
    return [Span(start.offset, end.offset) for start, end in places]


def sides(rule: Rule, said: Said) -> Sides:
    """Return what a rule compares: figures and claims, against figures and caveats."""
    kinds = rule.words("facts")
    amount = math.inf if rule.setting("disagree") == Disagree.ENDLESS_AND_ENDING else 0
    return Sides(
        [
            *said.facts_of(kinds),
            *said.claims(rule.words("claims"), kinds[0], amount, rule.words("but")),
        ],
        [
            *said.facts_of(rule.words("against") or kinds),
            *said.denials(rule.words("denied"), kinds[0]),
            *said.caveats(rule.words("caveats"), SATISFIED, kinds[0]),
            *said.caveats(rule.words("weak-caveats"), WEAK, kinds[0]),
        ],
    )


def _in_one_breath(one: Stated, other: Stated, turns: Sequence[int]) -> bool:
    """Say whether one sentence states both, and does not turn round between two figures.

    `turns` are where sentences do, in order.
    """
    if one.verdict.candidate.sentence != other.verdict.candidate.sentence:
        return False
    first, last = sorted((one.span, other.span))
    is_figure = one.verdict.candidate.fact is not None
    return not is_figure or bisect_left(turns, first.end) == bisect_left(turns, last.start)


def _side_by_side(one: Stated, other: Stated, locator: Locator) -> bool:
    """Say whether two figures stand in neighbouring sentences of a paragraph.

    “The laser takes five minutes. You will be here for an hour.” Of one or two sessions, the first
    figure is often the promise, and the second what it takes.
    """
    is_promise = min(one.fact.most, other.fact.most) <= _PROMISED
    if one.fact.kind is FactKind.SESSIONS and is_promise:
        return False
    sentences = locator.segmented.sentences
    first, last = sorted((one.verdict.candidate.sentence, other.verdict.candidate.sentence))
    return last - first == 1 and sentences[first].block == sentences[last].block
