"""The batches of a scan, checked with Spark."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pyarrow as pa

from claimcheck.errors import MissingExtraError
from claimcheck.scan.check import check_table
from claimcheck.scan.waves import WAVE, check_in_waves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.scan.batches import Batch
    from claimcheck.scan.engines import Done
    from claimcheck.scan.job import Job

_AT_ONCE = "1000"  # rows that a worker is handed at a time
_TASK = 1024 * 1024
"""Bytes of articles of one task: what is found is ten times as much, and Spark holds it whole."""


def for_spark(job: Job) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return `check_table` in the shape that `mapInArrow` takes."""

    def check(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from check_table(pa.Table.from_batches([batch]), job).to_batches()

    return check


def check_on_spark(batches: Iterable[Batch], job: Job) -> Iterator[Done]:
    """Yield what comes of each batch.

    The session is the one that is there, else one as Spark's own configuration says; without any
    it is this machine. Its workers need claimcheck too.

    Raises:
        MissingExtraError: PySpark is not installed.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 -- an extra, slow to import
        from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 -- the same
    except ModuleNotFoundError as error:
        raise MissingExtraError("the engine `spark`", "spark") from error
    # Else workers on this machine would be of whatever Python comes first.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = (
        SparkSession.builder.appName("claimcheck")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", _AT_ONCE)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    schema = from_arrow_schema(job.schema)

    def run(tables: Sequence[pa.Table]) -> pa.Table:
        together = pa.concat_tables(tables)
        tasks = max(session.sparkContext.defaultParallelism, together.nbytes // _TASK)
        articles = session.createDataFrame(together).repartition(tasks)
        found: pa.Table = articles.mapInArrow(for_spark(job), schema).toArrow()
        return found.cast(job.schema)

    return check_in_waves(batches, run, WAVE // 4)
