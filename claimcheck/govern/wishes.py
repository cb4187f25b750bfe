"""From findings to what is asked for: which rules count, and how gravely."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Severity


def is_selected(rule: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Say whether a rule is wanted. Of the prefixes that fit, the longest decides; a tie ignores.

    A prefix is a family, a category or a rule id. Without `select` everything is wanted.
    """
    wanted = max((len(p) for p in select if names(p, rule)), default=-1 if select else 0)
    unwanted = max((len(p) for p in ignore if names(p, rule)), default=-1)
    return wanted > unwanted


def names(prefix: str, rule: str) -> bool:
    """Say whether a rule id is meant by itself, its category or its family."""
    return rule == prefix or rule.startswith(prefix.rstrip("/") + "/")


def wanted(
    findings: Iterable[Finding],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, Severity] | None = None,
) -> tuple[Finding, ...]:
    """Return the wanted findings, with the severities that the configuration gives them."""
    if not (select or ignore or severity):
        return tuple(findings)
    chosen = severity or {}
    kept = []
    for finding in findings:
        if not is_selected(finding.rule, select, ignore):
            continue
        prefixes = [prefix for prefix in chosen if names(prefix, finding.rule)]
        if prefixes:
            kept.append(finding._replace(severity=chosen[max(prefixes, key=len)]))
        else:
            kept.append(finding)
    return tuple(kept)
