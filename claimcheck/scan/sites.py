"""What the rows of a site say against each other: told by row, sorted into buckets, compared."""

from __future__ import annotations

import shutil
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import replace
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from claimcheck.model.report import ArticleResult
from claimcheck.pipeline import governed
from claimcheck.reconcile.across import find_across
from claimcheck.reconcile.findings import in_order
from claimcheck.scan.cells import Cells, Key, finding_cells
from claimcheck.scan.check import accepted_in_row
from claimcheck.scan.folder import TOLD as FOLDER
from claimcheck.scan.schema import FINDINGS, OUTCOMES, TOLD, table_of
from claimcheck.scan.told import Told, read_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding
    from claimcheck.scan.folder import Folder
    from claimcheck.scan.job import Job

BUCKET = 32 * 1024 * 1024
"""Bytes of what rows tell that a bucket is to hold; a larger site still has one to itself."""
_MOST = 128  # buckets, each of which is a file that is open while rows are sorted into them
_SCHEMA = pa.schema([OUTCOMES.field(name) for name in ("row", "id", "site", TOLD)])


class _Teller(NamedTuple):
    key: Key
    told: Told


def told_in(outcome: pa.Table) -> pa.Table:
    """Return the rows of an outcome that tell something, for the comparison of sites."""
    return outcome.filter(outcome[TOLD].is_valid()).select(_SCHEMA.names)


def findings_in(outcome: pa.Table) -> pa.Table:
    """Return the findings of an outcome without what rows tell."""
    if TOLD not in outcome.column_names:
        return outcome
    return outcome.filter(outcome[TOLD].is_null()).select(FINDINGS.names)


def compare_table(told: pa.Table, job: Job, rulebook: Rulebook) -> pa.Table:
    """Return what rows of one site say against each other, as a table of findings.

    `told` has what each row of any sites tells. Findings are by site, then by row. Rows of one site
    with the same id count as one article.
    """
    told = told.sort_by([("site", "ascending"), ("row", "ascending")]).combine_chunks()
    found = [FINDINGS.empty_table()]
    first = 0
    for site, of_site in groupby(told["site"].to_pylist()):
        count = sum(1 for _ in of_site)
        rows = told.slice(first, count).to_pylist()
        first += count
        tellers = [_Teller(Key(row["row"], row["id"], site), read_told(row[TOLD])) for row in rows]
        found.append(table_of(list(_compared(tellers, job, rulebook)), FINDINGS))
    return pa.concat_tables(found).combine_chunks()


def _compared(tellers: Sequence[_Teller], job: Job, rulebook: Rulebook) -> Iterator[Cells]:
    """Yield the findings of a site."""
    if len(tellers) < 2:  # noqa: PLR2004 -- a row alone has nobody to deny it
        return
    plain = replace(job, sites=False)  # nothing more is told
    found: dict[str, list[Finding]] = defaultdict(list)
    statements = [one for teller in tellers for one in teller.told.statements]
    told = rulebook.in_chinese if job.config.tells_in_chinese("") else rulebook
    for finding in find_across(statements, told):
        found[finding.path].append(finding)
    first: dict[str, _Teller] = {}
    for teller in tellers:
        first.setdefault(teller.key.id, teller)
    for id_, teller in first.items():
        if id_ in found:
            for finding in _accepted(found[id_], teller, plain, rulebook):
                yield finding_cells(teller.key, finding, plain)


def _accepted(
    found: Sequence[Finding], teller: _Teller, job: Job, rulebook: Rulebook
) -> list[Finding]:
    """Return the findings at a row as they are asked for, with what people accepted."""
    told = teller.told
    subjects = [rulebook.treatments[id_] for id_ in told.treatments]
    asked = governed(found, teller.key.id, subjects, rulebook, job.config)
    result = ArticleResult(
        path=teller.key.id,
        format=job.format,
        language="",
        treatments=told.treatments,
        words=0,
        source="",
        text=told.text,
        blocks=(),
        findings=tuple(sorted(asked, key=in_order)),
        allowances=told.allowances,
    )
    return list(accepted_in_row(result, job, rulebook)[0].findings)


def compare_sites(
    folder: Folder,
    parts: Iterable[int],
    job: Job,
    rulebook: Rulebook,
    size: int = BUCKET,
) -> None:
    """Write what the rows of each site say against each other, bucket by bucket.

    `parts` are the numbers of all parts; each has told before it stood. What an earlier run wrote
    stays. A bucket holds about `size` bytes.

    Raises:
        ClaimcheckError: something cannot be written.
    """
    files = [folder.told(number) for number in sorted(parts)]
    # The size of a compressed file would do as well, if all compressed alike.
    count = min(_MOST, 1 + sum(_told_size(file) for file in files) // size)
    missing = [bucket for bucket in range(count) if not folder.sites(bucket).exists()]
    if not missing:
        return
    sorted_ = folder.path / FOLDER / "buckets"
    shutil.rmtree(sorted_, ignore_errors=True)  # of a run that was killed while it sorted
    sorted_.mkdir()
    _sort(files, sorted_, count)
    for bucket in missing:
        with pa.OSFile(str(_bucket(sorted_, bucket))) as file:
            told = pa.ipc.open_stream(file).read_all()
        folder.write(folder.sites(bucket), compare_table(told, job, rulebook))
    shutil.rmtree(sorted_, ignore_errors=True)


def _told_size(file: Path) -> int:
    metadata = pq.read_metadata(file)
    return sum(metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups))


def _bucket(folder: Path, bucket: int) -> Path:
    return folder / f"{bucket:06}.arrow"


def _sort(files: Iterable[Path], folder: Path, count: int) -> None:
    """Put what rows tell into the bucket of their site."""
    with ExitStack() as stack:
        writers = []
        for bucket in range(count):
            file = stack.enter_context(pa.OSFile(str(_bucket(folder, bucket)), "wb"))
            writers.append(stack.enter_context(pa.ipc.new_stream(file, _SCHEMA)))
        for file in files:
            table = pq.read_table(file)
            places: dict[int, list[int]] = defaultdict(list)
            for at, site in enumerate(table["site"].to_pylist()):
                places[_bucket_of(site, count)].append(at)
            for bucket, rows in places.items():
                writers[bucket].write_table(table.take(rows))


def _bucket_of(site: str, count: int) -> int:
    return int.from_bytes(blake2b(site.encode(), digest_size=8).digest()) % count
