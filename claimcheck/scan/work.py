"""A whole scan: sources in, a folder of findings out, from where an earlier run left off."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.model.finding import OPEN
from claimcheck.model.rule import Severity
from claimcheck.model.second import Mode, is_second
from claimcheck.pipeline import weights_stamp
from claimcheck.scan.batches import batches_of
from claimcheck.scan.cells import NOTICE
from claimcheck.scan.engines import check_beside, check_here
from claimcheck.scan.folder import Folder
from claimcheck.scan.job import make_job, rulebook_of
from claimcheck.scan.sites import compare_sites, findings_in, told_in
from claimcheck.scan.sources import find_sources, state_of
from claimcheck.scan.tables import check_columns
from claimcheck.scan.wish import Progress, Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.scan.batches import Batch
    from claimcheck.scan.engines import Done
    from claimcheck.scan.job import Job
    from claimcheck.scan.sources import Source
    from claimcheck.scan.wish import Wish

SCHEMA = "claimcheck-scan/1"
PARALLEL_FROM = 2_000_000
"""Bytes of input from which several processes are faster than one."""


def scan(
    wish: Wish,
    rulebook: Rulebook | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Check every row of tables, and write what is found into a folder, part by part.

    A part that stands is not made again: a scan that was ended is finished by the same wish.
    `rulebook` stands in for that of the configuration, in this process.

    Raises:
        ReadError: a source cannot be read, or not to its end.
        ClaimcheckError: a column is missing, the folder holds another scan or cannot be written.
        MissingExtraError: the engine is not installed.
        WeightsError: the second reader is asked for, and is not there.
    """
    weights_stamp(wish.config)  # what is missing is said before anything is read
    sources = find_sources(wish.sources, wish.folder)
    for source in sources:
        check_columns(source, wish.columns)
    job = make_job(wish.config, format=wish.format, sites=bool(wish.columns.site))
    rules = rulebook or rulebook_of(job)
    rules = rules.under(job.config.profile.jurisdictions)
    folder = Folder(wish.folder, wish.written)
    begun = folder.begin(_plan(wish, sources, job, rules))
    job = replace(job, as_of=begun["as_of"])
    count = _Count(folder.standing(is_told=job.sites))
    batches = count.missing(batches_of(sources, wish.columns, wish.rows))
    for done in _checked(batches, wish, sources, job, rules):
        if job.sites:
            folder.write(folder.told(done.batch.number), told_in(done.outcome))
        folder.write(folder.part(done.batch.number), findings_in(done.outcome))
        on_progress(count.added(done.batch))
    if job.sites:
        compare_sites(folder, range(count.parts), job, rules)
    folder.tidy()
    return _summary(folder, count.rows, suggests=job.config.second_reader == Mode.SUGGEST)


def _plan(wish: Wish, sources: Iterable[Source], job: Job, rulebook: Rulebook) -> dict[str, Any]:
    """Return what the findings of a scan depend on, as `scan.json` holds it."""
    config, profile = job.config, job.config.profile
    records = blake2b(repr(job.records).encode("utf-8", "replace"), digest_size=16).hexdigest()
    glossary = Path(config.glossary).read_bytes() if config.glossary else b""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "as_of": job.as_of,
        "sources": [state_of(source) for source in sources],
        "columns": wish.columns._asdict(),
        "format": wish.format,
        "written_as": wish.written,
        "rows_of_a_part": wish.rows,
        "rules": [f"{pack.id} {pack.sha256}" for pack in rulebook.packs],
        "glossary": blake2b(glossary, digest_size=16).hexdigest(),
        "accepted": records,
        "wishes": {
            "select": list(config.select),
            "ignore": list(config.ignore),
            "severity": {name: severity.value for name, severity in config.severity.items()},
            "message_lang": config.message_lang,
            "second_reader": config.second_reader or Mode.OFF.value,
        },
        "weights": weights_stamp(config),
        "profile": {
            "jurisdictions": list(profile.jurisdictions),
            "advertiser": profile.advertiser,
            "channel": profile.channel,
            "audience": profile.audience,
            "treatments": list(profile.treatments),
        },
    }


def _checked(
    batches: Iterable[Batch],
    wish: Wish,
    sources: Sequence[Source],
    job: Job,
    rulebook: Rulebook,
) -> Iterator[Done]:
    """Return what comes of each batch, wherever it is checked."""
    if wish.engine == "ray":
        from claimcheck.scan.on_ray import check_on_ray  # noqa: PLC0415 -- an extra of its own

        return check_on_ray(batches, job)
    if wish.engine == "spark":
        from claimcheck.scan.on_spark import check_on_spark  # noqa: PLC0415 -- an extra of its own

        return check_on_spark(batches, job)
    jobs = wish.jobs or _jobs_for(sources)
    return check_here(batches, job, rulebook) if jobs == 1 else check_beside(batches, job, jobs)


def _jobs_for(sources: Iterable[Source]) -> int:
    size = sum(source.size for source in sources)
    return os.cpu_count() or 1 if size >= PARALLEL_FROM else 1


class _Count:
    """Counts the rows of batches as they go by."""

    def __init__(self, standing: set[int]) -> None:
        self.rows = self.parts = 0
        self._standing = standing
        self._known = self._new = 0
        self._share = self._earlier = 0.0

    def missing(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """Yield the batches whose parts are not there."""
        before = 0.0
        for batch in batches:
            rows = batch.articles.num_rows
            self.rows += rows
            self.parts += 1
            if batch.number in self._standing:
                self._known += rows
                self._earlier += batch.done - before
            else:
                yield batch
            before = batch.done

    def added(self, batch: Batch) -> Progress:
        """Return how far the scan is when a batch is done."""
        self._new += batch.articles.num_rows
        self._share = max(self._share, batch.done)
        return Progress(self._known + self._new, self._known, self._share, self._earlier)


def _summary(folder: Folder, rows: int, *, suggests: bool) -> Summary:
    """Return what all parts hold together, those of earlier runs too.

    What the second reader only `suggests` is counted, but is never the worst.
    """
    found: Counter[tuple[str, str]] = Counter()
    binding: set[tuple[str, str]] = set()
    failures = 0
    for table in folder.tables(["row", "rule", "severity", "status", "failure"]):
        failed = set()
        columns = (column.to_pylist() for column in table.columns)
        for row, rule, severity, status, failure in zip(*columns, strict=True):
            if failure is None:
                found[severity, status] += 1
                if not (suggests and is_second(rule or "")):
                    binding.add((severity, status))
            else:
                failed.add(row)
        failures += len(failed)  # a row is in one part only
    counts: Counter[str] = Counter()
    for (severity, status), number in found.items():
        counts[severity if status == OPEN else status] += number
    grave = [Severity(severity) for severity, status in binding if status in {OPEN, NOTICE}]
    worst = min(grave, key=lambda severity: severity.rank, default=None)
    return Summary(rows=rows, failures=failures, counts=dict(counts), worst=worst)
