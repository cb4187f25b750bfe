"""What people accepted, laid over the results of a run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from unicodedata import normalize

from claimcheck.govern.accept import accept
from claimcheck.govern.wishes import is_selected, names
from claimcheck.model.second import Mode, is_second

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from claimcheck.config import Config
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.record import Records
    from claimcheck.model.report import ArticleResult, Notice


def accepted_in(
    results: Sequence[ArticleResult],
    records: Records,
    rulebook: Rulebook,
    config: Config,
) -> tuple[list[ArticleResult], tuple[Notice, ...]]:
    """Return results with what people accepted, as of today, and what is amiss with that.

    What is only suggested can be accepted too, but nothing is said of that: a run with suggestions
    ends as one without.
    """
    laid = partial(
        accept,
        records=records,
        today=today(),
        unwaivable=rulebook.unwaivable,
        jurisdictions=rulebook.chosen,
        name_of=config.name_of,
        is_there=lambda name: any(
            (config.root / normalize(form, name)).exists() for form in ("NFC", "NFD")
        ),
        is_asked=lambda path, prefix: is_asked(path, prefix, rulebook, config),
    )
    return accepted_apart(results, laid)


def accepted_apart(
    results: Sequence[ArticleResult],
    laid: Callable[[Sequence[ArticleResult]], tuple[list[ArticleResult], tuple[Notice, ...]]],
) -> tuple[list[ArticleResult], tuple[Notice, ...]]:
    """Return what `laid` makes of results, of what is only suggested by itself, unnoticed."""
    if all(finding.is_binding for result in results for finding in result.findings):
        return laid(results)
    binding, notices = laid([_only(result, is_binding=True) for result in results])
    others, _ = laid([_only(result, is_binding=False) for result in results])
    return [_together(*three) for three in zip(results, binding, others, strict=True)], notices


def is_asked(path: str, prefix: str, rulebook: Rulebook, config: Config) -> bool:
    """Say whether all that a rule or a category means is looked for in the file at `path`.

    A rule of the second reader is where that decides; a category means it no less without.
    """
    decides = config.second_reader == Mode.GATE
    if is_second(prefix) and not decides:
        return False
    wishes = config.for_path(path)
    return all(
        is_selected(rule, wishes.select, wishes.ignore)
        for rule in rulebook.by_id
        if names(prefix, rule) and (decides or not is_second(rule))
    )


def _only(result: ArticleResult, *, is_binding: bool) -> ArticleResult:
    chosen = tuple(one for one in result.findings if one.is_binding is is_binding)
    return replace(result, findings=chosen)


def _together(
    result: ArticleResult, binding: ArticleResult, others: ArticleResult
) -> ArticleResult:
    """Return a result with its findings as they were accepted in two parts, in their order."""
    first, second = iter(binding.findings), iter(others.findings)
    findings = [next(first if one.is_binding else second) for one in result.findings]
    return replace(result, findings=tuple(findings))


def today() -> str:
    """Return the day, such as 2026-01-31."""
    return datetime.now(tz=UTC).date().isoformat()
