"""Where the batches of a scan are checked: in this process, or in several beside it."""

from __future__ import annotations

import os
import signal
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ReadError
from claimcheck.scan.check import check_table
from claimcheck.scan.job import rulebook_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    import pyarrow as pa

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.scan.batches import Batch
    from claimcheck.scan.job import Job

_AHEAD = 2  # batches for each process that are read before one is done


class Done(NamedTuple):
    """A batch that was checked, and what came of it."""

    batch: Batch
    outcome: pa.Table


def check_here(batches: Iterable[Batch], job: Job, rulebook: Rulebook) -> Iterator[Done]:
    """Yield what comes of each batch, in their order."""
    for batch in batches:
        yield Done(batch, check_table(batch.articles, job, rulebook))


def check_beside(batches: Iterable[Batch], job: Job, jobs: int) -> Iterator[Done]:
    """Yield what comes of each batch, as soon as one of the processes is done with it.

    Raises:
        ReadError: a process was ended from outside.
    """
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_prepare, initargs=(job,)
    )
    waiting: dict[Future[pa.Table], Batch] = {}
    try:
        for batch in batches:
            waiting[pool.submit(_check, batch.articles)] = batch
            if len(waiting) >= jobs * _AHEAD:
                yield from _ready(waiting)
        while waiting:
            yield from _ready(waiting)
    except BrokenProcessPool as error:
        why = "a process that checked rows was ended, maybe for want of memory"
        raise ReadError("scan", f"{why}; run the same command again to go on") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _ready(waiting: dict[Future[pa.Table], Batch]) -> Iterator[Done]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield Done(waiting.pop(future), future.result())


_prepared: list[Job] = []


def _prepare(job: Job) -> None:
    """Give a process what all its batches share, and let it end with the one that began it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the one that began this one to end
    _prepared[:] = [job]
    Thread(target=_end_with_parent, daemon=True).start()
    rulebook_of(job)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # nobody waits for what this process makes


def _check(articles: pa.Table) -> pa.Table:
    return check_table(articles, _prepared[0])
