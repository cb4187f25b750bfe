"""`claimcheck scan --engine`: on Ray and on Spark the same findings as here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from test_cli_scan import _many, _words

if TYPE_CHECKING:
    from pathlib import Path

_HAS = {
    "ray": find_spec("ray") is not None,
    "spark": find_spec("pyspark") is not None and shutil.which("java") is not None,
}
_ENGINES = [
    pytest.param(
        engine,
        marks=pytest.mark.skipif(
            not is_there, reason=f"the extra `{engine}`, or Java for it, is not installed"
        ),
    )
    for engine, is_there in _HAS.items()
]
_PURE = {
    "ray": """
import ray
ray.init(num_cpus=1, log_to_driver=False, include_dashboard=False)
found = ray.data.from_arrow(articles).map_batches(
    check_table, batch_format="pyarrow", fn_kwargs={"job": job}
)
rows = found.take_all()
""",
    "spark": """
import os
os.environ["PYSPARK_PYTHON"] = sys.executable
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from claimcheck.scan.on_spark import for_spark
session = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
found = session.createDataFrame(articles).mapInArrow(for_spark(job), from_arrow_schema(job.schema))
rows = found.toArrow().to_pylist()
""",
}
_SCRIPT = """
import sys
import pyarrow as pa
from claimcheck.scan.check import check_table
from claimcheck.scan.job import make_job
articles = pa.table({{"row": [0, 1], "text": ["There is no downtime.", "Wear sunscreen."]}})
job = make_job()
{engine}
here = check_table(articles, job).to_pylist()
assert [(row["row"], row["quote"]) for row in rows] == [(0, "no downtime")], rows
assert rows == here, rows
"""


def _done(words: list[str]) -> int:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 3}, done.stderr
    return done.returncode


def _tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    return {path.name: pq.read_table(path).to_pylist() for path in folder.glob("*.parquet")}


@pytest.mark.parametrize("engine", _ENGINES)
def test_an_engine_finds_what_is_found_here(tmp_path: Path, engine: str) -> None:
    table = tmp_path / "a.jsonl"
    _many(table, 60)
    for name, options in (("here", ()), ("there", ("--engine", engine))):
        assert _done(_words(table, tmp_path / name, *options)) == 3
    assert _tables(tmp_path / "there") == _tables(tmp_path / "here")


@pytest.mark.parametrize("engine", _ENGINES)
def test_an_engine_goes_on_where_another_was_ended(tmp_path: Path, engine: str) -> None:
    table, out = tmp_path / "a.jsonl", tmp_path / "out"
    _many(table, 60)
    _done(_words(table, out))
    whole = _tables(out)
    for part in ("part-000001.parquet", "sites-000000.parquet"):
        (out / part).unlink()
    _done(_words(table, out, "--engine", engine))
    assert _tables(out) == whole


@pytest.mark.parametrize("engine", _ENGINES)
def test_the_core_runs_in_a_pipeline_of_ones_own(engine: str) -> None:
    script = _SCRIPT.format(engine=_PURE[engine])
    assert _done([sys.executable, "-W", "ignore", "-c", script]) == 0
