"""Many files: read in turn, sent through the stages together, in one process or in several."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config import Config, Override
from claimcheck.errors import ConfigError, Problem, ReadError, did_you_mean
from claimcheck.govern import govern
from claimcheck.model.article import Article
from claimcheck.model.report import ArticleResult, Failure, Report
from claimcheck.pipeline import check_article, check_articles, load_packs
from claimcheck.read import format_of, read_article
from claimcheck.reconcile.across import find_across
from claimcheck.reconcile.findings import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding, Statement

PARALLEL_FROM = 2_000_000
"""Bytes of input from which several processes are faster than one."""
TOGETHER = 32
"""Files that go through the stages together."""


def check_paths(
    paths: Iterable[str | Path],
    *,
    packs: Rulebook | None = None,
    config: Config | None = None,
    jobs: int = 0,
    on_done: Callable[[str], None] | None = None,
) -> Report:
    """Return the report of many files, in the order of their paths.

    A file that cannot be read, or on which a rule fails, is a failure in the report and costs no
    other file. `jobs` is the number of processes; 0 chooses by the size of the input. `on_done` is
    told each path when it is done.

    Raises:
        PackError: the packs have mistakes.
        ConfigError: the configuration names a rule that does not exist.
    """
    config = config or Config()
    rulebook = packs or load_packs(config.packs)
    check_prefixes(config, rulebook)
    names = sorted({str(path) for path in paths})
    if jobs == 0:
        jobs = _jobs_for(names)
    results: list[ArticleResult | Failure] = []
    for name, result in _run(names, rulebook, config, min(jobs, len(names))):
        results.append(result)
        if on_done is not None:
            on_done(name)
    return report_of(_compared(results, rulebook, config), rulebook)


def _compared(
    results: Sequence[ArticleResult | Failure],
    rulebook: Rulebook,
    config: Config,
) -> list[ArticleResult | Failure]:
    """Return the results with what the articles of each site say against each other."""
    sites: dict[str, list[Statement]] = defaultdict(list)
    for result in results:
        if isinstance(result, ArticleResult) and result.statements:
            sites[result.site] += result.statements
    found: dict[str, list[Finding]] = defaultdict(list)
    for statements in sites.values():
        for finding in find_across(statements, rulebook):
            found[finding.path].append(finding)
    return [
        _with(result, found[result.path], config) if isinstance(result, ArticleResult) else result
        for result in results
    ]


def _with(result: ArticleResult, found: Sequence[Finding], config: Config) -> ArticleResult:
    wishes = config.for_path(result.path)
    wanted = govern(found, select=wishes.select, ignore=wishes.ignore, severity=wishes.severity)
    findings = sorted((*result.findings, *wanted), key=in_order) if wanted else result.findings
    return replace(result, findings=tuple(findings), statements=())


def report_of(results: Iterable[ArticleResult | Failure], rulebook: Rulebook) -> Report:
    """Return a report of results, in the order of their paths."""
    ordered = sorted(results, key=lambda result: result.path)
    return Report(
        articles=tuple(result for result in ordered if isinstance(result, ArticleResult)),
        failures=tuple(result for result in ordered if isinstance(result, Failure)),
        packs=rulebook.packs,
        as_of=datetime.now(tz=UTC).date().isoformat(),
    )


def check_file(
    name: str,
    rulebook: Rulebook,
    config: Config,
    *,
    data: bytes | None = None,
) -> ArticleResult | Failure:
    """Return one file's findings, or why it has none. `data` stands in for the file's content."""
    read = _read(name, data)
    if isinstance(read, Failure):
        return read
    try:
        return check_article(read, rulebook, config)
    except Exception as error:  # noqa: BLE001 -- a rule that fails on one article must not cost the others
        return Failure(path=name, reason=f"a rule failed: {type(error).__name__}: {error}")


def check_files(
    names: Sequence[str],
    rulebook: Rulebook,
    config: Config,
) -> list[ArticleResult | Failure]:
    """Return the findings of a few files, as `check_file` does for each, in less time."""
    read = [_read(name, None) for name in names]
    articles = [article for article in read if isinstance(article, Article)]
    try:
        results = iter(check_articles(articles, rulebook, config))
    except Exception:  # noqa: BLE001 -- one article is to blame, and must not cost the others
        return [check_file(name, rulebook, config) for name in names]
    return [one if isinstance(one, Failure) else next(results) for one in read]


def _read(name: str, data: bytes | None) -> Article | Failure:
    try:
        content = Path(name).read_bytes() if data is None else data
        # What comes from a pipe without a name is plain text.
        form = None if data is None or format_of(name) else "text"
        return read_article(name, content, form)
    except Exception as error:  # noqa: BLE001 -- what stops a reader must not cost the other files
        return failure_of(name, error, "it cannot be read")


def failure_of(path: str, error: Exception, what: str) -> Failure:
    """Return why a file could not be dealt with; `what` is said of an error nobody foresaw."""
    match error:
        case ReadError():
            reason = error.why
        case OSError():
            reason = error.strerror or str(error)
        case _:
            reason = f"{what}: {type(error).__name__}: {error}"
    return Failure(path=path, reason=reason)


def _jobs_for(names: Sequence[str]) -> int:
    import os  # noqa: PLC0415 -- only to count

    size = 0
    for name in names:
        try:
            size += Path(name).stat().st_size
        except OSError:
            continue
    return os.cpu_count() or 1 if size >= PARALLEL_FROM else 1


def _run(
    names: Sequence[str],
    rulebook: Rulebook,
    config: Config,
    jobs: int,
) -> Iterator[tuple[str, ArticleResult | Failure]]:
    size = max(1, min(TOGETHER, len(names) // (jobs * 4)))
    several = [names[first : first + size] for first in range(0, len(names), size)]
    if jobs <= 1:
        for some in several:
            yield from zip(some, check_files(some, rulebook, config), strict=True)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- large runs only
    from multiprocessing import get_context  # noqa: PLC0415 -- large runs only

    with ProcessPoolExecutor(
        jobs,
        mp_context=get_context("spawn"),
        initializer=_prepare,
        initargs=(rulebook, config),
    ) as pool:
        for some, results in zip(several, pool.map(_check_prepared, several), strict=True):
            yield from zip(some, results, strict=True)


_prepared: list[tuple[Rulebook, Config]] = []


def _prepare(rulebook: Rulebook, config: Config) -> None:
    """Give a worker process what all its files share."""
    _prepared[:] = [(rulebook, config)]


def _check_prepared(names: Sequence[str]) -> list[ArticleResult | Failure]:
    rulebook, config = _prepared[0]
    return check_files(names, rulebook, config)


def check_prefixes(config: Config, rulebook: Rulebook) -> None:
    """Refuse wishes about rules that do not exist.

    Raises:
        ConfigError: with every unknown prefix and the nearest known one.
    """
    known = {
        "/".join(parts[:depth])
        for rule in rulebook.rules
        for parts in (rule.id.split("/"),)
        for depth in range(1, len(parts) + 1)
    } | {part for name in rulebook.categories for part in (name, name.partition("/")[0])}
    wishes: tuple[Config | Override, ...] = (config, *config.overrides)
    asked = {
        prefix.rstrip("/")
        for wish in wishes
        for prefix in (*wish.select, *wish.ignore, *wish.severity)
    }
    unknown = sorted(asked - known)
    if unknown:
        raise ConfigError(
            Problem(
                path=str(config.root),
                message=f"there is no rule or category `{prefix}`"
                f"{did_you_mean(prefix, sorted(known))}",
            )
            for prefix in unknown
        )
