"""Facts that cannot both hold, in several articles of one site."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from claimcheck.kinds.parallel import SECTION
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Statement
from claimcheck.model.text import is_wide
from claimcheck.reconcile.alike import same_subject
from claimcheck.reconcile.disagree import way_of
from claimcheck.reconcile.findings import MOST, and_more, finding_at, related_at, says
from claimcheck.reconcile.pairs import components, disagreements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.fact import Fact
    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Rule
    from claimcheck.model.text import Span
    from claimcheck.reconcile.conflicts import Sides
    from claimcheck.reconcile.findings import Locator
    from claimcheck.reconcile.said import Said, Stated
    from claimcheck.reconcile.treatments import Subject

V = TypeVar("V")

KEPT = 16
"""Places at which one value is remembered; of more, these are the first."""


class _Values(NamedTuple):
    """What articles say of one topic, by value: what promises, and what may deny it.

    `more` counts the places of a value that are not remembered.
    """

    ones: dict[Fact, list[Statement]]
    others: dict[Fact, list[Statement]]
    more: Counter[Fact]


class Gathered:
    """What the articles of a site say, in whatever order they come.

    What a site says over and over takes no more room than what it says now and then.
    """

    def __init__(self, groups: Mapping[str, str]) -> None:
        """Begin with nothing; `groups` says which names are treatments and concerns."""
        self._groups = groups
        self._said: dict[tuple[str, str], _Values] = defaultdict(lambda: _Values({}, {}, Counter()))
        self._same: dict[object, object] = {}

    def add(self, statement: Statement) -> None:
        """Add what one article says once."""
        statement = statement._replace(
            fact=self._once(statement.fact),
            promising=self._once(statement.promising),
            denying=self._once(statement.denying),
        )
        for topic in _topics(statement.fact, self._groups):
            for rule in statement.promising | statement.denying:
                values = self._said[rule, topic]
                dropped = [
                    _remember(side.setdefault(statement.fact, []), statement)
                    for side, rules in (
                        (values.ones, statement.promising),
                        (values.others, statement.denying),
                    )
                    if rule in rules
                ]
                values.more[statement.fact] += any(dropped)

    def _once(self, value: V) -> V:
        """Return the first of equal values, so that they take the room of one."""
        return cast("V", self._same.setdefault(value, value))

    def findings(self, rulebook: Rulebook) -> Iterator[Finding]:
        """Yield a finding for each disagreement between articles.

        It stands at a place that promises most, if possible in an article that does not deny it
        itself, and names the others; the order of the articles makes no difference.
        """
        seen: set[tuple[str, str, int]] = set()
        for (rule, _), values in sorted(self._said.items(), key=lambda entry: entry[0]):
            for finding in _disagreements(rulebook.by_id[rule], values, rulebook.groups):
                place = (finding.rule, finding.path, finding.span.start)
                if place not in seen:
                    seen.add(place)
                    yield finding


def _remember(places: list[Statement], statement: Statement) -> bool:
    """Put a statement among the first of its value, and say whether one had to go."""
    insort(places, statement, key=_place)
    if len(places) <= KEPT:
        return False
    places.pop()
    return True


def statements_of(
    compared: Iterable[tuple[Rule, Sides]],
    said: Said,
    subjects: Sequence[Subject],
    rulebook: Rulebook,
    locator: Locator,
) -> Iterator[Statement]:
    """Yield what an article says that another one may deny, each value once for each rule.

    `compared` holds what the rules compare within the article.
    What names no treatment is of the article's one treatment, what names no concern or area of
    those in the title. What is of no known treatment and no known concern is left out.
    """
    titled = _titled(said, locator, rulebook.groups)
    treatments = frozenset(s.term.id for s in subjects) if len(subjects) == 1 else frozenset()
    defaults = {"treatment": treatments, "concern": titled["concern"], "area": titled["area"]}

    def completed(fact: Fact) -> Fact:
        named = {rulebook.groups.get(name) for name in fact.subject}
        missing = (names for group, names in defaults.items() if group not in named)
        subject = fact.subject.union(*missing)
        return fact._replace(subject=frozenset(n for n in subject if not n.startswith(SECTION)))

    first: dict[Fact, Stated] = {}
    rules: dict[Fact, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for rule, sides in compared:
        for of_side, side in enumerate(sides):
            for stated in side:
                first.setdefault(stated.fact, stated)
                rules[stated.fact][of_side].add(rule.id)
    for said_fact, stated in first.items():
        fact = completed(said_fact)
        if _topics(fact, rulebook.groups):
            yield Statement(
                fact=fact,
                spot=locator.spot(stated.span),
                promising=frozenset(rules[said_fact][0]),
                denying=frozenset(rules[said_fact][1]),
            )


def _titled(
    said: Said, locator: Locator, groups: Mapping[str, str]
) -> Mapping[str, frozenset[str]]:
    """Return the concerns and areas that the title or the first heading names."""
    segmented = locator.segmented
    titles = [
        names
        for ordinal, names in sorted(said.named.items())
        for block in (segmented.article.blocks[segmented.sentences[ordinal].block],)
        if block.kind is BlockKind.TITLE or block.level == 1
    ]
    named = {
        group: [frozenset(n for n in names if groups.get(n) == group) for names in titles]
        for group in ("concern", "area")
    }
    return {group: next(filter(None, found), frozenset()) for group, found in named.items()}


def find_across(statements: Iterable[Statement], rulebook: Rulebook) -> Iterator[Finding]:
    """Yield a finding for each disagreement between the articles that say so much."""
    gathered = Gathered(rulebook.groups)
    for statement in statements:
        gathered.add(statement)
    yield from gathered.findings(rulebook)


def _disagreements(rule: Rule, values: _Values, groups: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the findings about one topic; values are compared, not places."""
    disagree = way_of(rule)
    pairs = disagreements(
        rule,
        [places[0] for places in values.ones.values()],
        [places[0] for places in values.others.values()],
        groups,
    )
    promising, denying = (
        {fact: frozenset(place.path for place in places) for fact, places in side.items()}
        for side in (values.ones, values.others)
    )
    across = [
        (one.fact, other.fact)
        for one, other in pairs
        if len(promising[one.fact] | denying[other.fact]) > 1
    ]
    for facts in components(across):
        places = dict.fromkeys(
            statement
            for side in (values.ones, values.others)
            for fact in facts
            for statement in side.get(fact, ())
        )
        most = min(
            (fact for fact, _ in across if fact in facts),
            key=lambda fact: (fact.asks, _place(values.ones[fact][0])),
        )
        promises = values.ones[most]
        fact = promises[0].fact
        denials = [
            place
            for place in sorted(places, key=_place)
            if disagree(fact, place.fact) and same_subject(fact, place.fact, groups)
        ]
        anchor = _anchor(promises, denials)
        if anchor is not None:
            elsewhere = [place for place in denials if place.path != anchor.path]
            rest = sorted((p for p in places if p != anchor), key=_place)
            more = sum(values.more[fact] for fact in facts)
            yield _finding(rule, anchor, dict.fromkeys((*elsewhere, *rest)), more)


def _anchor(promises: Sequence[Statement], denials: Sequence[Statement]) -> Statement | None:
    """Return the first promise that only other articles deny, else one that another denies too."""
    paths = {denial.path for denial in denials}
    alone = (promise for promise in promises if paths and promise.path not in paths)
    any_of = (promise for promise in promises if paths - {promise.path})
    return next(alone, next(any_of, None))


def _finding(rule: Rule, anchor: Statement, others: Collection[Statement], unnamed: int) -> Finding:
    """Return what is reported at a promise; the first of the others denies it.

    So many more places as `unnamed` say one or the other.
    """
    first = next(iter(others)).spot
    message = rule.message.format(left=anchor.spot.quote, right=first.quote)
    message += (
        f"另一處在 {first.path}。" if is_wide(rule.message) else f" The other is in {first.path}."
    )
    message += and_more(rule, len(others) - MOST + unnamed)
    return finding_at(
        anchor.spot,
        rule,
        severity=rule.severity.lowered(),
        message=message,
        related=tuple(
            related_at(other.spot, says(rule, other.spot.quote)) for other in islice(others, MOST)
        ),
    )


def _topics(fact: Fact, groups: Mapping[str, str]) -> list[str]:
    """Return what two facts must share to be compared: a treatment or a concern."""
    return sorted(name for name in fact.subject if groups.get(name) in {"treatment", "concern"})


def _place(statement: Statement) -> tuple[str, Span]:
    return statement.path, statement.span
