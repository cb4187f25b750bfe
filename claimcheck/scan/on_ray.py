"""The batches of a scan, checked with Ray Data."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pyarrow as pa

from claimcheck.errors import MissingExtraError
from claimcheck.scan.check import check_table
from claimcheck.scan.waves import check_in_waves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.scan.batches import Batch
    from claimcheck.scan.engines import Done
    from claimcheck.scan.job import Job


def check_on_ray(batches: Iterable[Batch], job: Job) -> Iterator[Done]:
    """Yield what comes of each batch.

    The cluster is the one that the environment names (`RAY_ADDRESS`), else this machine. Its
    workers need claimcheck too.

    Raises:
        MissingExtraError: Ray Data is not installed.
    """
    try:
        import ray  # noqa: PLC0415 -- an extra, slow to import
        import ray.data  # noqa: PLC0415 -- the same
    except ModuleNotFoundError as error:
        raise MissingExtraError("the engine `ray`", "ray") from error
    if not ray.is_initialized():
        ray.init(log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False

    def run(tables: Sequence[pa.Table]) -> pa.Table:
        articles = ray.data.from_arrow(list(tables))
        found = articles.map_batches(
            check_table, batch_size=None, batch_format="pyarrow", fn_kwargs={"job": job}
        )
        parts = found.iter_batches(batch_size=None, batch_format="pyarrow")
        # What has no rows may have lost its columns on the way.
        return pa.concat_tables(
            [part.cast(job.schema) for part in parts if part.num_rows] or [job.schema.empty_table()]
        )

    return check_in_waves(batches, run)
