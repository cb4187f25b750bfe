"""Many files: read in turn, sent through the stages together, in one process or in several."""

from __future__ import annotations

from collections import defaultdict
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config import Config
from claimcheck.errors import ReadError
from claimcheck.govern.baseline import new_since
from claimcheck.model.article import Article
from claimcheck.model.fields import USUAL
from claimcheck.model.report import ArticleResult, Failure, Report
from claimcheck.pipeline import (
    accepted_in,
    check_article,
    check_articles,
    governed,
    load_packs,
    today,
)
from claimcheck.project import check_prefixes, records_of
from claimcheck.read import format_of, read_article
from claimcheck.reconcile.across import find_across
from claimcheck.reconcile.findings import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding, Statement
    from claimcheck.model.record import Records
    from claimcheck.results import Results

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
    on_done: Callable[[str], None] = lambda _: None,
    cache: Path | None = None,
) -> Report:
    """Return the report of many files, in the order of their paths.

    A file that cannot be read, or on which a rule fails, is a failure in the report and costs no
    other file. `given` are more articles, not read from files. `records` stand in for those that
    the configuration names. With an `earlier` state only what was not found then is reported.
    `jobs` is the number of processes; 0 chooses by the size of the input. `on_done` is told each
    path when it is done. In the folder `cache` results are kept, so that a file that stays as it is
    is not checked again; without one nothing is.

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
    results: list[_Result] = [
        check_file(name, rulebook, config, data=data) for name, data in (given or {}).items()
    ]
    with _kept(cache, rulebook, config) as kept:
        for result in _run(names, rulebook, config, jobs, kept):
            results.append(result)
            on_done(result.path)
    compared = _compared(results, rulebook, config)
    report = _report(compared, records, rulebook, config)
    if earlier is None:
        return report
    before = _compared(_before(results, earlier, rulebook, config), rulebook, config)
    new = _report(new_since(before, compared, config.name_of), records, rulebook, config)
    # A waiver of what there was before is needed still.
    return replace(new, notices=tuple(one for one in new.notices if one in report.notices))


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


def _kept(
    cache: Path | None, rulebook: Rulebook, config: Config
) -> AbstractContextManager[Results | None]:
    if cache is None:
        return nullcontext()
    from claimcheck.results import Results  # noqa: PLC0415 -- a few files are checked sooner without

    return Results(cache, rulebook, config)


def _run(
    names: Sequence[str],
    rulebook: Rulebook,
    config: Config,
    jobs: int,
    kept: Results | None,
) -> Iterator[_Result]:
    """Yield the result of each file: first those that are known, then those that must be found."""
    if kept is None:
        yield from _checked(names, rulebook, config, jobs)
        return
    keys = {name: key for name in names if (key := kept.key_of(name)) is not None}
    known = kept.find(keys)
    yield from known.values()
    found: list[tuple[bytes, ArticleResult]] = []
    for result in _checked([name for name in names if name not in known], rulebook, config, jobs):
        # A file that changed meanwhile may have been read before or after.
        if isinstance(result, ArticleResult) and kept.key_of(result.path) == keys[result.path]:
            found.append((keys[result.path], result))
        if len(found) >= TOGETHER:
            kept.keep(found)
            found.clear()
        yield result
    kept.keep(found)


def _checked(
    names: Sequence[str], rulebook: Rulebook, config: Config, jobs: int
) -> Iterator[_Result]:
    jobs = min(jobs or _jobs_for(names), len(names))
    size = max(1, min(TOGETHER, len(names) // max(1, jobs * 4)))
    several = [names[first : first + size] for first in range(0, len(names), size)]
    if jobs <= 1:
        for some in several:
            yield from check_files(some, rulebook, config)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- large runs only
    from multiprocessing import get_context  # noqa: PLC0415 -- large runs only

    with ProcessPoolExecutor(
        jobs,
        mp_context=get_context("spawn"),
        initializer=_prepare,
        initargs=(rulebook, config),
    ) as pool:
        for results in pool.map(_check_prepared, several):
            yield from results


_prepared: list[tuple[Rulebook, Config]] = []


def _prepare(rulebook: Rulebook, config: Config) -> None:
    """Give a worker process what all its files share."""
    _prepared[:] = [(rulebook, config)]


def _check_prepared(names: Sequence[str]) -> list[ArticleResult | Failure]:
    rulebook, config = _prepared[0]
    return check_files(names, rulebook, config)
