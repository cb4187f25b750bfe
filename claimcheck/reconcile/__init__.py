"""From verdicts to findings: what only shows when the whole article is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reconcile.conflicts import find_conflicts
from claimcheck.reconcile.disclosures import find_missing
from claimcheck.reconcile.findings import Locator
from claimcheck.reconcile.said import Said
from claimcheck.reconcile.statements import find_statements
from claimcheck.reconcile.treatments import Subject, find_subjects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Finding, Verdict


def reconcile(
    verdicts: Sequence[Verdict],
    named: Mapping[int, frozenset[str]],
    segmented: Segmented,
    rulebook: Rulebook,
) -> tuple[tuple[Finding, ...], tuple[Subject, ...]]:
    """Return the findings of an article by place, and the treatments that it is about.

    `named` gives for each sentence the ids of the terms that it names.
    """
    locator = Locator(segmented)
    subjects = find_subjects(segmented, named, rulebook.treatments)
    findings = list(find_statements(verdicts, locator))
    said = Said.of(verdicts, segmented, named)
    if subjects and rulebook.reads(segmented.article.language):
        for of in rulebook.by_kind.get("required", ()):
            findings += find_missing(rulebook.rules[of], said, subjects, locator)
    for of in rulebook.by_kind.get("conflict", ()):
        findings += find_conflicts(rulebook.rules[of], said, rulebook.groups, locator)
    findings.sort(key=lambda f: (f.start.offset, f.end.offset, f.rule, f.message))
    return tuple(findings), subjects
