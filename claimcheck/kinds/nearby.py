"""Amounts whose kind is told by the words near them, where no pattern has both."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.kinds.amount import read_amount, stated
from claimcheck.model.article import BlockKind
from claimcheck.model.fact import FactKind
from claimcheck.model.regex import regex
from claimcheck.model.rule import ASIDES
from claimcheck.model.text import Span
from claimcheck.notation.clause import clause_bounds
from claimcheck.notation.index import LABEL
from claimcheck.notation.stretches import (
    HOUR_WORDS,
    MONEY_WORDS,
    RATE_WORDS,
    TIME_WORDS,
    VISIT_WORDS,
    counts_in,
    plainly,
    prices_in,
    rates_in,
    times_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.kinds.amount import Amount
    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule

NEAR = "near"
_CELLS = frozenset({BlockKind.TABLE_HEADER, BlockKind.TABLE_CELL})
_HOW_LONG = regex(r"\W*(?:q\d*[.:] ?|\d+[.)] |and |so )?(?:how (?:long|soon|quickly|fast)|when)\b")
_HOW_MANY = regex(r"\W*(?:q\d*[.:] ?|\d+[.)] |and |so )?how (?:many|often)\b")
# What a line of a price list sells, in the few words before its price.
_LISTED = regex(
    r"[\s,;:.|/\u00b7\u2022-]*(?:and |or )?(?P<what>[a-z0-9].{1,58}?)[\s:.–—(-]*(?:from )?$"
)
_LEADER = regex(r" \.{3,} ?(?:from )?$")  # dots that lead from what is sold to its price
_BARS = regex(r" ?[|/;\u00b7\u2022] ")
_SENTENCE = regex(
    r"\b(?:is|are|was|were|be|will|can|costs?|charge|pay|priced|starts?|you|your|we|our|the|it|at"
    r"|for|of|to|comes?|sets?|buys?|now|sold|expect)\b"
)
_ASKED_BY = {FactKind.SESSIONS: _HOW_MANY, FactKind.MAINTENANCE: _HOW_MANY}
_REACH = 70  # characters between an amount and the words that tell its kind
_SOLD = 24  # between what is sold beside a treatment and its price
_HOUR = 1 / 24
# Of these it takes more than a point in time: on day two there is swelling, but for how long?
_STRETCHES = frozenset({FactKind.SYMPTOM_DURATION, FactKind.RECOVERY, FactKind.EFFECT_DURATION})
_POINT = regex(
    r"(?:(?:about|around|roughly) )?(?:day|week|month|year)s? \d*"
    r"|the [a-z ]*(?:day|week|month|morning)\b"
)
_UNTIL = regex(
    r"\b(?:until|till|to|by|before|through|within|past|beyond)"
    r" (?:the (?:end|evening|morning) of )?$"
)
# What begins a clause whose subject is that of the one before: “swelling peaks on day two and has
# gone within a week”.
_GOES_ON = regex(
    r" ?(?:is|are|was|were|has|have|had|goes|go|fades?|settles?|lasts?|takes?|needs?|can|may|will"
    r"|should|then|usually|normally|often)\b"
)
# So does one with an amount and little before it: “a long day, typically six to eight hours”.
_BARE = regex(
    r" ?(?:(?:and|or|typically|usually|normally|often|generally|mostly|perhaps|sometimes|for|so"
    r"|taking|lasting|say|probably|possibly) )+"
)
# How long something of a kind may last, in days; what is longer or shorter is of another kind.
_LIKELY = {
    FactKind.PROCEDURE_TIME: (1 / 1440, 12 * _HOUR),
    FactKind.RECOVERY: (0.5, 400.0),
    FactKind.SYMPTOM_DURATION: (_HOUR / 4, 400.0),
    FactKind.RETURN_TO_ACTIVITY: (_HOUR / 6, 200.0),
    FactKind.RESTRICTION: (_HOUR, 200.0),
    FactKind.INTERVAL: (2.0, 200.0),
    FactKind.EFFECT_DURATION: (20.0, inf),
    FactKind.ONSET: (_HOUR / 6, 200.0),
    FactKind.ONSET_FULL: (1.0, 800.0),
    FactKind.SESSIONS: (2.0, 40.0),
    FactKind.MAINTENANCE: (0.2, 26.0),  # times a year
}
_FOUND_BY = {
    FactKind.SESSIONS: counts_in,
    FactKind.MAINTENANCE: rates_in,
    FactKind.PRICE: prices_in,
}
_TOLD_BY = {
    FactKind.SESSIONS: VISIT_WORDS,
    FactKind.MAINTENANCE: RATE_WORDS,
    FactKind.PRICE: MONEY_WORDS,
    FactKind.PROCEDURE_TIME: HOUR_WORDS,
}


def amount_words(rule: Rule) -> frozenset[str]:
    """Return of which words a sentence must have one for the `near` patterns of a rule to matter.

    A label or the head of a table, which need no amount, has a sign of its own.
    """
    kind = FactKind(rule.setting("fact"))
    return _TOLD_BY.get(kind, TIME_WORDS) | {LABEL}


def near_words(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield a candidate for each amount that has words of a rule near it, in its own clause.

    Of the `except` patterns none may stand in that clause.
    """
    segmented = context.segmented
    kind = FactKind(rule.setting("fact"))
    find = _FOUND_BY.get(kind, times_in)
    around = _in_line if kind is FactKind.PRICE else _in_clause
    for ordinal, together in groupby(hits, key=attrgetter("sentence")):
        members = list(together)
        if kind is FactKind.PRICE and _is_cell(ordinal, context):
            continue  # what a cell holds its column says
        span = segmented.sentences[ordinal].span
        folded = span.of(segmented.folded)
        for start, end in find(folded):
            if kind is FactKind.PRICE and not folded[:start].strip(". "):
                continue  # of what is it the price?
            at = Span(span.start + start, span.start + end)
            inside = around(members, folded, Span(start, end), span.start)
            if not inside or any(hit.role != NEAR for hit in inside):
                continue
            nearest = min(inside, key=lambda hit: (_between(hit.span, at), hit.ordinal))
            if kind in _STRETCHES and _is_point(folded, start, end):
                continue
            amount = read_amount(rule, plainly(folded[start:end]))
            if amount is None or _between(nearest.span, at) > _REACH:
                continue
            if is_likely(kind, amount):
                whole = Span(min(nearest.span.start, at.start), max(nearest.span.end, at.end))
                pattern = rule.patterns[NEAR][nearest.ordinal]
                subject = context.subject_of(ordinal, at) - _beyond(context, ordinal, whole)
                if kind is FactKind.PRICE:
                    subject |= line_of(folded, start) | _sold(context, ordinal, at)
                yield stated(rule, whole, ordinal, amount, pattern, subject, at)


def _is_cell(sentence: int, context: Context) -> bool:
    segmented = context.segmented
    return segmented.article.blocks[segmented.sentences[sentence].block].kind in _CELLS


def line_of(folded: str, at: int) -> frozenset[str]:
    """Return what a line of a price list is about whose price begins at a place.

    “Face laser, cheeks or nose: £140” is about face lasers, “It costs £140” about nothing.
    """
    before = max((end for _, end in prices_in(folded) if end <= at), default=0)
    bar = max((mark.end() for mark in _BARS.finditer(folded, before, at)), default=before)
    found = _LISTED.fullmatch(folded, bar, at)
    if found is None:
        return frozenset()
    is_listed = _LEADER.search(folded, bar, at) is not None
    if not is_listed and _SENTENCE.search(found["what"]) is not None:
        return frozenset()
    return frozenset({found["what"]})


def _is_point(folded: str, start: int, end: int) -> bool:
    """Say whether an amount is a point in time up to which nothing is said to go on."""
    return _POINT.match(folded, start, end) is not None and not _UNTIL.search(folded, 0, start)


def is_likely(kind: FactKind, amount: Amount) -> bool:
    """Say whether something of a kind may be as long, or as many, as an amount."""
    shortest, longest = _LIKELY.get(kind, (0.0, inf))
    return shortest <= (amount.low or amount.high) <= longest


class Naming(NamedTuple):
    """Words for a kind in the head of a row or column or before a colon, and in questions."""

    heads: list[Hit]
    asked: list[Hit]


def naming(rule: Rule, hits: Sequence[Hit], context: Context) -> Naming:
    """Return the `near` hits that say what a value is that stands apart from them."""
    segmented = context.segmented
    if rule.setting("fact") == FactKind.PRICE:
        return Naming([], [])  # a sum is no name for another
    barred = {hit.sentence for hit in hits if hit.role != NEAR}
    asks = _ASKED_BY.get(FactKind(rule.setting("fact")), _HOW_LONG)
    heads, asked = [], []
    for hit in hits:
        if hit.role == NEAR and hit.sentence not in barred:
            sentence = segmented.sentences[hit.sentence]
            text = sentence.span.of(segmented.folded)
            if asks.match(text):
                asked.append(hit)
            elif segmented.article.blocks[sentence.block].kind in _CELLS or ":" in text:
                heads.append(hit)
    return Naming(heads, asked)


def _in_line(hits: Iterable[Hit], folded: str, amount: Span, offset: int) -> list[Hit]:
    """Return the hits in what stands between bars, slashes and semicolons around a price."""
    first = max((mark.end() for mark in _BARS.finditer(folded, 0, amount.start)), default=0)
    bar = _BARS.search(folded, amount.end)
    last = bar.start() if bar is not None else len(folded)
    return [hit for hit in hits if offset + first <= hit.span.start < offset + last]


def _in_clause(hits: Iterable[Hit], folded: str, amount: Span, offset: int) -> list[Hit]:
    """Return the hits that begin in the clauses over which an amount goes."""
    clauses = [Span(*bounds) for bounds in clause_bounds(folded)]
    mine = [clause for clause in clauses if clause.overlaps(amount)]
    first, last = offset + mine[0].start, offset + mine[-1].end
    is_bare = _BARE.fullmatch(folded, mine[0].start, amount.start) is not None
    if mine[0].start and (is_bare or _GOES_ON.match(folded, mine[0].start)):
        first = offset + clauses[clauses.index(mine[0]) - 1].start
    return [hit for hit in hits if first <= hit.span.start < last]


def _beyond(context: Context, sentence: int, whole: Span) -> frozenset[str]:
    """Return the asides that a sentence names elsewhere than near an amount."""
    places = [
        (place, name)
        for place, name in context.places.get(sentence, ())
        if context.groups.get(name) in ASIDES
    ]
    inside = {name for place, name in places if place.overlaps(whole)}
    return frozenset(name for _, name in places) - inside


def _sold(context: Context, sentence: int, amount: Span) -> frozenset[str]:
    """Return what is sold beside the treatment of which a price is, named right before it."""
    return frozenset(
        name
        for place, name in context.places.get(sentence, ())
        if context.groups.get(name) == "service" and 0 <= amount.start - place.end <= _SOLD
    )


def later_asides(context: Context, sentence: int, span: Span) -> frozenset[str]:
    """Return the asides that a sentence names behind a place, if it has others up to there."""
    places = [
        (place.start < span.end, name)
        for place, name in context.places.get(sentence, ())
        if context.groups.get(name) in ASIDES
    ]
    before = {name for is_before, name in places if is_before}
    return frozenset(name for _, name in places if name not in before)


def _between(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def settled(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates without the amounts read by near words that something else reads.

    A pattern that holds an amount knows better, and so do words that are nearer to it. What keeps
    the effect up every six months is no interval of the course.
    """
    loose = [
        candidate
        for candidate in candidates
        if candidate.at is not None or _is_of(candidate, FactKind.INTERVAL)
    ]
    if not loose:
        return list(candidates)
    by_sentence: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.fact is not None:
            by_sentence[candidate.sentence].append(candidate)
    passed = {
        id(candidate)
        for candidate in loose
        for other in by_sentence[candidate.sentence]
        if _is_passed(candidate, other)
    }
    return [candidate for candidate in candidates if id(candidate) not in passed]


def _is_passed(candidate: Candidate, other: Candidate) -> bool:
    """Say whether what `other` states is a better reading of a candidate's amount."""
    if _is_of(candidate, FactKind.INTERVAL) and _is_of(other, FactKind.MAINTENANCE):
        return other.span.overlaps(candidate.at or candidate.span)
    if candidate.at is None:
        return False
    if other.at is None:  # a count may stand beside a time: four 30-minute visits
        is_of_one = _is_of(candidate, FactKind.PRICE) or _unit(other) == _unit(candidate)
        return other.span.overlaps(candidate.at) and is_of_one
    if other is candidate or not other.at.overlaps(candidate.at):
        return False
    return _rank(other) < _rank(candidate)


def _is_of(candidate: Candidate, kind: FactKind) -> bool:
    return candidate.fact is not None and candidate.fact.kind is kind


def _unit(candidate: Candidate) -> str | None:
    return candidate.fact.unit if candidate.fact is not None else None


def _rank(candidate: Candidate) -> tuple[int, str]:
    """Return what is lower the nearer the words are to the amount."""
    return candidate.span.end - candidate.span.start, candidate.rule.id
