"""Batches in this process, in others beside it, and in waves."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from claimcheck.errors import ReadError
from claimcheck.pipeline import load_packs
from claimcheck.scan.batches import Batch
from claimcheck.scan.check import check_table
from claimcheck.scan.engines import check_beside, check_here
from claimcheck.scan.job import make_job
from claimcheck.scan.waves import check_in_waves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXTS = ("There is no downtime.", "Wear sunscreen.", "The peel is painless.", "Hello.", "We cure.")


def _batches() -> list[Batch]:
    """Return batches of two rows and one."""
    batches = []
    for number, first in enumerate(range(0, len(TEXTS), 2)):
        texts = TEXTS[first : first + 2]
        rows = pa.array(range(first, first + len(texts)), pa.int64())
        batches.append(Batch(number, first, pa.table({"row": rows, "text": texts}), 0.0))
    return batches


def test_processes_find_what_one_finds() -> None:
    job = make_job()
    here = list(check_here(_batches(), job, load_packs()))
    beside = sorted(check_beside(_batches(), job, 2), key=lambda done: done.batch.number)
    assert [done.batch.number for done in beside] == [0, 1, 2]
    assert [done.outcome.to_pylist() for done in beside] == [
        done.outcome.to_pylist() for done in here
    ]
    assert here[0].outcome["row"].to_pylist() == [0]


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    def batches() -> Iterator[Batch]:
        first, second, third = _batches()
        yield first
        for child in multiprocessing.active_children():
            child.kill()
        yield second
        yield third

    with pytest.raises(ReadError) as ended:
        list(check_beside(batches(), make_job(), 1))
    assert str(ended.value) == (
        "scan: a process that checked rows was ended, maybe for want of memory; "
        "run the same command again to go on"
    )


@pytest.mark.parametrize(("size", "waves"), [(1, [1, 1, 1]), (1_000_000, [3]), (100, [2, 1])])
def test_what_comes_of_a_wave_in_any_order_is_told_apart(size: int, waves: list[int]) -> None:
    job, rules = make_job(), load_packs()
    sizes = []

    def run(tables: Sequence[pa.Table]) -> pa.Table:
        sizes.append(len(tables))
        return pa.concat_tables([check_table(table, job, rules) for table in reversed(tables)])

    done = list(check_in_waves(_batches(), run, size))
    assert sizes == waves
    assert [one.batch.number for one in done] == [0, 1, 2]
    assert [one.outcome.to_pylist() for one in done] == [
        one.outcome.to_pylist() for one in check_here(_batches(), job, rules)
    ]
