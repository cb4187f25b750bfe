"""Many files: read in turn, sent through the stages together, in one process or in several."""

from __future__ import annotations

from collections import defaultdict
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from claimcheck.accepted import accepted_in, today
from claimcheck.config import Config
from claimcheck.govern.baseline import new_since
from claimcheck.model.report import ArticleResult, Failure, Report
from claimcheck.pipeline import governed, load_packs, weights_stamp
from claimcheck.project import check_prefixes, records_of
from claimcheck.read import is_native
from claimcheck.reconcile.across import Gathered
from claimcheck.reconcile.findings import in_order
from claimcheck.shelf import Shelf
from claimcheck.single import Result, check_file, check_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding
    from claimcheck.model.record import Records
    from claimcheck.model.report import Notice
    from claimcheck.results import Results

PARALLEL_FROM = 2_000_000
"""Bytes of input from which several processes are faster than one."""
TOGETHER = 32
"""Files that go through the stages together."""
BYTES_TOGETHER = 1_000_000
"""Bytes of files that go through the stages together, if they are more than one."""
TWICE = 20
"""How many times as long a file takes that the second reader reads too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What files were at an earlier state of a project.

    `changed` gives, for each file that is not what it was, what it was; None where there was none.
    `gone` are the files that are no longer there.
    """

    changed: Mapping[str, bytes | None]
    gone: Mapping[str, bytes]


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
        WeightsError: the second reader is asked for, and is not there.
    """
    config = config or Config()
    rulebook = packs or load_packs(config.packs, glossary=config.glossary)
    check_prefixes(config, rulebook)
    weights_stamp(config)  # what is missing is said before anything is read
    rulebook = rulebook.under(config.profile.jurisdictions)
    records = records_of(config) if records is None else records
    names = sorted({str(path) for path in paths})
    more = (given or {}).items()
    results = _shelf(check_file(name, rulebook, config, data=data) for name, data in more)
    with _kept(cache, rulebook, config) as kept:
        for name, result in _run(names, rulebook, config, jobs, kept):
            results.append(result)
            on_done(name)
    compared = _compared(results, rulebook, config)
    report = _report(compared, records, rulebook, config)
    if earlier is None:
        return report
    before = _compared(_before(results, earlier, rulebook, config), rulebook, config)
    since = _shelf(new_since(before, compared, config.name_of))
    new = _report(since, records, rulebook, config)
    # A waiver of what there was before is needed still.
    return replace(new, notices=tuple(one for one in new.notices if one in report.notices))


def _shelf(results: Iterable[Result]) -> Shelf[Result]:
    return Shelf(results, ArticleResult)


def _before(
    results: Iterable[Result],
    earlier: Earlier,
    rulebook: Rulebook,
    config: Config,
) -> Shelf[Result]:
    """Return what was found at an earlier state; what did not change is not looked at again."""
    before = _shelf(result for result in results if result.path not in earlier.changed)
    for name, data in (*earlier.changed.items(), *earlier.gone.items()):
        if data is not None:
            before.append(check_file(name, rulebook, config, data=data))
    return before


def _compared(results: Shelf[Result], rulebook: Rulebook, config: Config) -> Shelf[Result]:
    """Return the results with what the articles of each site say against each other."""
    sites: dict[str, Gathered] = defaultdict(lambda: Gathered(rulebook.groups))
    languages: dict[str, set[str]] = defaultdict(set)
    places: dict[str, int] = {}
    for at, result in enumerate(results if config.sites else ()):
        if isinstance(result, ArticleResult) and result.statements:
            places[result.path] = at
            languages[result.site].add(result.language)
            for statement in result.statements:
                sites[result.site].add(statement)
    found: dict[str, list[Finding]] = defaultdict(list)
    for site, gathered in sites.items():
        in_chinese = all(map(config.tells_in_chinese, languages[site]))
        for finding in gathered.findings(rulebook.in_chinese if in_chinese else rulebook):
            found[finding.path].append(finding)
    return results.changed(
        {
            at: _with(cast("ArticleResult", results[at]), found[path], rulebook, config)
            for path, at in places.items()
            if path in found
        }
    )


def _with(
    result: ArticleResult, found: Sequence[Finding], rulebook: Rulebook, config: Config
) -> ArticleResult:
    subjects = [rulebook.treatments[id_] for id_ in result.treatments]
    asked = governed(found, result.path, subjects, rulebook, config)
    findings = sorted((*result.findings, *asked), key=in_order) if asked else result.findings
    return replace(result, findings=tuple(findings))


def _report(
    results: Shelf[Result],
    records: Records,
    rulebook: Rulebook,
    config: Config,
) -> Report:
    """Return a report of results, in the order of their paths, with what people accepted.

    What could not be read of an article that could is a failure too.
    """
    paths: list[str] = []
    failures: list[Failure] = []
    notices: list[Notice] = []
    has_allowances = False
    for result in results:
        paths.append(result.path)
        if isinstance(result, Failure):
            failures.append(result)
        else:
            failures += result.unread
            notices += result.notices
            has_allowances = has_allowances or bool(result.allowances)
    ordered = results.in_order(paths).of_kind()
    articles: Sequence[ArticleResult] = cast("Shelf[ArticleResult]", ordered)
    about: tuple[Notice, ...] = ()
    if has_allowances or any(records):
        articles, about = accepted_in(articles, records, rulebook, config)
    return Report(
        articles=articles,
        failures=tuple(sorted(failures, key=lambda failure: failure.path)),
        packs=rulebook.packs,
        as_of=today(),
        notices=tuple(sorted((*notices, *about), key=lambda n: (n.path, n.line, n.message))),
        profile=config.profile,
        law=rulebook.jurisdictions,
    )


def _jobs_for(names: Sequence[str], weight: int) -> int:
    import os  # noqa: PLC0415 -- only to count

    is_much = sum(map(_size_of, names)) * weight >= PARALLEL_FROM
    return os.cpu_count() or 1 if is_much else 1


def _size_of(name: str) -> int:
    """Return how many bytes a file has; none if it cannot be asked."""
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0


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
) -> Iterator[tuple[str, Result]]:
    """Yield the result of each file: first those that are known, then those that must be found."""
    if kept is None:
        yield from _checked(names, rulebook, config, jobs)
        return
    keys = {name: key for name in names if (key := kept.key_of(name)) is not None}
    known = set()
    for name, result in kept.find(keys):
        known.add(name)
        yield name, result
    found: list[tuple[bytes, ArticleResult]] = []
    unknown = [name for name in names if name not in known]
    for name, checked in _checked(unknown, rulebook, config, jobs):
        # A file that changed meanwhile may have been read before or after.
        if isinstance(checked, ArticleResult) and kept.key_of(name) == keys.get(name, b""):
            found.append((keys[name], checked))
        if len(found) >= TOGETHER:
            kept.keep(found)
            found.clear()
        yield name, checked
    kept.keep(found)


def _checked(
    names: Sequence[str],
    rulebook: Rulebook,
    config: Config,
    jobs: int,
) -> Iterator[tuple[str, Result]]:
    """Yield what is found in files, in any order."""
    weight = TWICE if config.reads_twice else 1
    jobs = min(jobs or _jobs_for(names, weight), len(names))
    apart = [name for name in names if jobs > 1 or is_native(name)]
    here = [name for name in names if jobs <= 1 and not is_native(name)]
    for some in _portions(here, TOGETHER, weight):
        results = check_together(some, rulebook, config)
        if results is None:
            results = [check_file(name, rulebook, config) for name in some]
        yield from zip(some, results, strict=True)
    if apart:
        from claimcheck.workers import check_apart  # noqa: PLC0415 -- large runs and PDF only

        most = min(TOGETHER, len(apart) // (max(1, jobs) * 4))
        tasks = _portions(apart, most, weight)
        yield from check_apart(tasks, rulebook, config, max(1, min(jobs, len(tasks))))


def _portions(names: Sequence[str], most: int, weight: int) -> list[list[str]]:
    """Return files in portions that are small enough to share the time of one file.

    `weight` says how much longer than usual each takes.
    """
    portions: list[list[str]] = []
    room = 0
    for name in names:
        size = _size_of(name)
        if not portions or len(portions[-1]) >= most or size > room:
            portions.append([])
            room = BYTES_TOGETHER // weight
        portions[-1].append(name)
        room -= size
    return portions
