"""Many files: read in turn, sent through the stages together, in one process or in several."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config import RECORDS, Config, Override
from claimcheck.errors import ConfigError, Problem, ReadError, did_you_mean
from claimcheck.govern.baseline import new_since
from claimcheck.govern.law import profile_problems
from claimcheck.model.article import Article
from claimcheck.model.fields import USUAL
from claimcheck.model.law import treatment_names
from claimcheck.model.record import Records
from claimcheck.model.report import ArticleResult, Failure, Report
from claimcheck.pipeline import (
    accepted_in,
    check_article,
    check_articles,
    governed,
    load_packs,
    today,
)
from claimcheck.read import format_of, read_article
from claimcheck.reconcile.across import find_across
from claimcheck.reconcile.findings import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding, Statement

PARALLEL_FROM = 2_000_000
"""Bytes of input from which several processes are faster than one."""
TOGETHER = 32
"""Files that go through the stages together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What files were at an earlier state of a project.

    `changed` gives, for each file that is not what it was, what it was; None where there was none.
    `gone` are the files that are no longer there.
    """

    changed: Mapping[str, bytes | None]
    gone: Mapping[str, bytes]


_Result = ArticleResult | Failure


def check_paths(  # noqa: PLR0913 -- what a run depends on
    paths: Iterable[str | Path],
    *,
    packs: Rulebook | None = None,
    config: Config | None = None,
    records: Records | None = None,
    given: Mapping[str, bytes] | None = None,
    earlier: Earlier | None = None,
    jobs: int = 0,
    on_done: Callable[[str], None] | None = None,
) -> Report:
    """Return the report of many files, in the order of their paths.

    A file that cannot be read, or on which a rule fails, is a failure in the report and costs no
    other file. `given` are more articles, not read from files. `records` stand in for those that
    the configuration names. With an `earlier` state only what was not found then is reported.
    `jobs` is the number of processes; 0 chooses by the size of the input. `on_done` is told each
    path when it is done.

    Raises:
        PackError: the packs have mistakes.
        ConfigError: the configuration names a rule or a jurisdiction that does not exist, or a
            file of records has mistakes.
    """
    config = config or Config()
    rulebook = packs or load_packs(config.packs, glossary=config.glossary)
    check_prefixes(config, rulebook)
    rulebook = rulebook.under(config.profile.jurisdictions)
    records = records_of(config) if records is None else records
    names = sorted({str(path) for path in paths})
    if jobs == 0:
        jobs = _jobs_for(names)
    results: list[_Result] = [
        check_file(name, rulebook, config, data=data) for name, data in (given or {}).items()
    ]
    for name, result in _run(names, rulebook, config, min(jobs, len(names))):
        results.append(result)
        if on_done is not None:
            on_done(name)
    compared = _compared(results, rulebook, config)
    report = _report(compared, records, rulebook, config)
    if earlier is None:
        return report
    before = _compared(_before(results, earlier, rulebook, config), rulebook, config)
    new = _report(new_since(before, compared, config.name_of), records, rulebook, config)
    # A waiver of what there was before is needed still.
    return replace(new, notices=tuple(one for one in new.notices if one in report.notices))


def records_of(config: Config) -> Records:
    """Return what the files of records hold that a configuration names, or that lie beside it.

    Raises:
        ConfigError: with every mistake in them.
    """
    files = {name: config.record_file(name) for name in RECORDS}
    if not any(files.values()):
        return Records()
    from claimcheck.govern.records import load_records  # noqa: PLC0415 -- most runs have none

    return load_records(**files)


def _before(
    results: Iterable[_Result],
    earlier: Earlier,
    rulebook: Rulebook,
    config: Config,
) -> list[_Result]:
    """Return what was found at an earlier state; what did not change is not looked at again."""
    before = [result for result in results if result.path not in earlier.changed]
    for name, data in (*earlier.changed.items(), *earlier.gone.items()):
        if data is not None:
            before.append(check_file(name, rulebook, config, data=data))
    return before


def _compared(
    results: Sequence[_Result],
    rulebook: Rulebook,
    config: Config,
) -> list[_Result]:
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
        _with(result, found[result.path], rulebook, config)
        if isinstance(result, ArticleResult)
        else result
        for result in results
    ]


def _with(
    result: ArticleResult, found: Sequence[Finding], rulebook: Rulebook, config: Config
) -> ArticleResult:
    subjects = [rulebook.treatments[id_] for id_ in result.treatments]
    asked = governed(found, result.path, subjects, rulebook, config)
    findings = sorted((*result.findings, *asked), key=in_order) if asked else result.findings
    return replace(result, findings=tuple(findings), statements=())


def _report(
    results: Iterable[_Result],
    records: Records,
    rulebook: Rulebook,
    config: Config,
) -> Report:
    """Return a report of results, in the order of their paths, with what people accepted.

    What could not be read of an article that could is a failure too.
    """
    ordered = sorted(results, key=lambda result: result.path)
    articles, notices = accepted_in(
        [result for result in ordered if isinstance(result, ArticleResult)],
        records,
        rulebook,
        config,
    )
    failures = [result for result in ordered if isinstance(result, Failure)]
    failures += [part for article in articles for part in article.unread]
    own = (notice for article in articles for notice in article.notices)
    return Report(
        articles=tuple(articles),
        failures=tuple(sorted(failures, key=lambda failure: failure.path)),
        packs=rulebook.packs,
        as_of=today(),
        notices=tuple(sorted((*own, *notices), key=lambda n: (n.path, n.line, n.message))),
        profile=config.profile,
        law=rulebook.jurisdictions,
    )


def check_file(
    name: str,
    rulebook: Rulebook,
    config: Config,
    *,
    data: bytes | None = None,
) -> ArticleResult | Failure:
    """Return one file's findings, or why it has none. `data` stands in for the file's content."""
    read = _read(name, data, config)
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
    read = [_read(name, None, config) for name in names]
    articles = [article for article in read if isinstance(article, Article)]
    try:
        results = iter(check_articles(articles, rulebook, config))
    except Exception:  # noqa: BLE001 -- one article is to blame, and must not cost the others
        return [check_file(name, rulebook, config) for name in names]
    return [one if isinstance(one, Failure) else next(results) for one in read]


def _read(name: str, data: bytes | None, config: Config) -> Article | Failure:
    try:
        content = Path(name).read_bytes() if data is None else data
        # What comes from a pipe without a name is plain text.
        form = None if data is None or format_of(name) else "text"
        return read_article(name, content, form, config.fields or USUAL)
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
    size = max(1, min(TOGETHER, len(names) // max(1, jobs * 4)))
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
    """Refuse wishes about rules, jurisdictions and treatments that do not exist.

    Raises:
        ConfigError: with every unknown name and the nearest known one.
    """
    wishes: tuple[Config | Override, ...] = (config, *config.overrides)
    asked = {
        prefix.rstrip("/")
        for wish in wishes
        for prefix in (*wish.select, *wish.ignore, *wish.severity)
    }
    wrong = [
        f"there is no rule or category `{prefix}`{did_you_mean(prefix, sorted(rulebook.names))}"
        for prefix in sorted(asked - rulebook.names)
    ]
    treatments = treatment_names(rulebook.treatments.values()) if config.profile.treatments else ()
    wrong += profile_problems(config.profile, rulebook.law, treatments)
    if wrong:
        raise ConfigError(Problem(path=str(config.root), message=message) for message in wrong)
