"""Facts that cannot both hold, in several articles of one site."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Related, Statement
from claimcheck.reconcile.conflicts import disagree, disagreements, sides, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.fact import Fact
    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Rule
    from claimcheck.reconcile.findings import Locator
    from claimcheck.reconcile.said import Said
    from claimcheck.reconcile.treatments import Subject

MOST = 12
"""Places that one finding names; a site may say the same on every page."""


class _Values(NamedTuple):
    """What articles say of one topic, by value: what promises, and what may deny it."""

    ones: dict[Fact, list[Statement]]
    others: dict[Fact, list[Statement]]


def statements_of(
    said: Said,
    subjects: Sequence[Subject],
    rulebook: Rulebook,
    locator: Locator,
) -> Iterator[Statement]:
    """Yield what an article says that another one may deny, each value once for each rule.

    What names no treatment is of the article's one treatment, what names no concern or area of
    those in the title. What is of no known treatment and no known concern is left out.
    """
    titled = _titled(said, locator, rulebook.groups)
    treatments = frozenset(s.term.id for s in subjects) if len(subjects) == 1 else frozenset()
    defaults = {"treatment": treatments, "concern": titled["concern"], "area": titled["area"]}

    def completed(fact: Fact) -> Fact:
        named = {rulebook.groups.get(name) for name in fact.subject}
        missing = (names for group, names in defaults.items() if group not in named)
        return replace(fact, subject=fact.subject.union(*missing))

    for of in rulebook.by_kind.get("conflict", ()):
        rule = rulebook.rules[of]
        ones, others = sides(rule, said)
        seen: dict[Fact, Statement] = {}
        for stated in (*ones, *others):
            fact = completed(stated.fact)
            if fact not in seen and _topics(fact, rulebook.groups):
                draft = locator.finding(rule, stated.span, severity=rule.severity, message="")
                seen[fact] = Statement(fact=fact, finding=draft)
        promising = {completed(stated.fact) for stated in ones}
        denying = {completed(stated.fact) for stated in others}
        for fact, statement in seen.items():
            yield statement._replace(promises=fact in promising, denies=fact in denying)


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
    """Yield a finding for each disagreement between articles of one site.

    It stands at a place that promises most, if possible in an article that does not deny it itself,
    and names the others; the order of the articles makes no difference.
    """
    said: dict[tuple[str, str], _Values] = defaultdict(lambda: _Values({}, {}))
    for statement in sorted(statements, key=_place):
        for topic in _topics(statement.fact, rulebook.groups):
            values = said[statement.finding.rule, topic]
            if statement.promises:
                values.ones.setdefault(statement.fact, []).append(statement)
            if statement.denies:
                values.others.setdefault(statement.fact, []).append(statement)
    seen: set[tuple[str, str, int]] = set()
    for (rule, _), values in sorted(said.items(), key=lambda entry: entry[0]):
        for finding in _disagreements(rulebook.by_id[rule], values, rulebook.groups):
            place = (finding.rule, finding.path, finding.span.start)
            if place not in seen:
                seen.add(place)
                yield finding


def _disagreements(rule: Rule, values: _Values, groups: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the findings about one topic; values are compared, not places."""
    pairs = disagreements(
        rule,
        [places[0] for places in values.ones.values()],
        [places[0] for places in values.others.values()],
        groups,
    )
    across = (
        (one, other)
        for one, other in pairs
        if len({s.path for s in (*values.ones[one.fact], *values.others[other.fact])}) > 1
    )
    for members in together(across):
        facts = dict.fromkeys(member.fact for member in members)
        places = dict.fromkeys(
            statement for side in values for fact in facts for statement in side.get(fact, ())
        )
        anchor = _anchor(rule, values.ones[members[0].fact], list(places))
        if anchor is not None:
            yield _finding(rule, anchor, sorted(places, key=_place))


def _anchor(
    rule: Rule,
    promising: Sequence[Statement],
    places: Sequence[Statement],
) -> Statement | None:
    """Return the first promise that only other articles deny, else one that another denies too."""
    denied = {
        one: {other.path for other in places if disagree(rule, one.fact, other.fact)}
        for one in promising
    }
    alone = (one for one, paths in denied.items() if paths and one.path not in paths)
    any_of = (one for one, paths in denied.items() if paths - {one.path})
    return next(alone, next(any_of, None))


def _finding(rule: Rule, anchor: Statement, places: Sequence[Statement]) -> Finding:
    denying = [
        place
        for place in places
        if place.path != anchor.path and disagree(rule, anchor.fact, place.fact)
    ]
    others = dict.fromkeys((*denying, *(p for p in places if p != anchor)))
    first = denying[0].finding
    more = len(others) - MOST
    return anchor.finding._replace(
        severity=rule.severity.lowered(),
        message=rule.message.format(left=anchor.finding.quote, right=first.quote)
        + f" The other is in {first.path}."
        + (f" {more} more places say one or the other." if more > 0 else ""),
        related=tuple(
            Related(
                path=other.path,
                quote=other.finding.quote,
                message=f"says “{other.finding.quote}”",
                start=other.finding.start,
                end=other.finding.end,
            )
            for other in list(others)[:MOST]
        ),
    )


def _topics(fact: Fact, groups: Mapping[str, str]) -> list[str]:
    """Return what two facts must share to be compared: a treatment or a concern."""
    return sorted(name for name in fact.subject if groups.get(name) in {"treatment", "concern"})


def _place(statement: Statement) -> tuple[str, int, str]:
    return statement.path, statement.span.start, statement.finding.rule
