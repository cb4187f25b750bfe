"""From verdicts to findings: what only shows when the whole article is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.rule import ASIDES
from claimcheck.reconcile.across import statements_of
from claimcheck.reconcile.conflicts import find_conflicts, sides, without_repeats
from claimcheck.reconcile.disclosures import find_missing
from claimcheck.reconcile.findings import Locator, in_order, told_apart
from claimcheck.reconcile.said import Said
from claimcheck.reconcile.statements import find_statements
from claimcheck.reconcile.treatments import Subject, find_subjects, titled, topic_of
from claimcheck.reconcile.unusual import find_unusual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Finding, Statement, Verdict
    from claimcheck.model.text import Span


class Reconciled(NamedTuple):
    """What an article comes to: findings by place, treatments, and what others may deny."""

    findings: tuple[Finding, ...]
    subjects: tuple[Subject, ...]
    statements: tuple[Statement, ...]


def reconcile(  # noqa: PLR0913 -- what an article comes to depends on
    verdicts: Sequence[Verdict],
    named: Mapping[int, frozenset[str]],
    segmented: Segmented,
    rulebook: Rulebook,
    *,
    places: Mapping[int, Sequence[tuple[Span, str]]] | None = None,
    subject_of: Callable[[int, Span], frozenset[str]] | None = None,
    is_of_site: bool = False,
) -> Reconciled:
    """Return what an article comes to as a whole.

    `named` gives for each sentence the ids of the terms that it names, and `places` where;
    `subject_of` says what a place in one speaks of, where that is more than it names.
    Statements are there when the article is of a site, whose other articles may deny them.
    """
    locator = Locator(segmented)
    subjects = find_subjects(segmented, named, rulebook.treatments)
    findings = list(find_statements(verdicts, locator, rulebook.categories))
    asides = {
        of: [place for place in found if rulebook.groups.get(place[1]) in ASIDES]
        for of, found in (places or {}).items()
    }
    title = titled(segmented, named)
    topic = topic_of(subjects, rulebook.treatments, rulebook.groups, title)
    by_name = subject_of or (lambda sentence, _: named.get(sentence, frozenset()))
    said = Said.of(verdicts, segmented, named, by_name, asides, topic)
    if subjects and rulebook.reads(segmented.article.language):
        findings += _find_missing(said, subjects, rulebook, locator)
    conflicts = (rulebook.rules[of] for of in rulebook.by_kind.get("conflict", ()))
    compared = [(rule, sides(rule, said)) for rule in conflicts]
    findings += without_repeats(
        finding
        for rule, both in compared
        if both.ones and both.others
        for finding in find_conflicts(rule, both, rulebook.groups, locator)
    )
    for of in rulebook.by_kind.get("unusual", ()):
        rule = rulebook.rules[of]
        findings += find_unusual(rule, said, subjects, rulebook.treatments, locator)
    findings.sort(key=in_order)
    statements = statements_of(compared, said, subjects, rulebook, locator) if is_of_site else ()
    return Reconciled(told_apart(findings), subjects, tuple(statements))


def _find_missing(
    said: Said,
    subjects: Sequence[Subject],
    rulebook: Rulebook,
    locator: Locator,
) -> Iterable[Finding]:
    """Return at most one finding for each disclosure, the gravest that a rule of it comes to.

    The rules of a category want one disclosure; what only some law wants is one of its own.
    """
    gravest: dict[str, Finding] = {}
    language = locator.segmented.article.language
    for of in rulebook.by_kind.get("required", ()):
        rule = rulebook.rules[of]
        if not rulebook.is_of(rule, language):
            continue
        name = rule.id if rule.jurisdictions else rule.category
        for finding in find_missing(rule, said, subjects, locator):
            other = gravest.setdefault(name, finding)
            if finding.severity.rank < other.severity.rank:
                gravest[name] = finding
    return gravest.values()
