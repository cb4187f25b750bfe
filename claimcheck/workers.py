"""Files checked in other processes, of which one that dies or hangs costs only its own file."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from msgspec.msgpack import Decoder

from claimcheck.model.report import ArticleResult, Failure
from claimcheck.shelf import written_down
from claimcheck.single import check_file, check_together, too_slow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext
    from multiprocessing.process import BaseProcess

    from claimcheck.config import Config
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.limits import Limits
    from claimcheck.single import Result

    _Answer = list[Result] | str | None
    """What was found in files, why nothing was, or None: they stop each other."""
    _Sent = list[Result | bytes] | None
    """An answer on its way."""

_OF_MEMORY = frozenset({"SIGKILL", "SIGABRT", "SIGTRAP", "SIGILL", "SIGSEGV"})
"""How the system, or a library, ends a process for which there is no more memory."""
STARTS_WITHIN = 120.0
"""Seconds in which a process must have begun."""
MARGIN = 5.0
"""Seconds over the limit after which a process hangs where it hears no alarm."""
_DECODER = Decoder(ArticleResult)


def check_apart(
    tasks: Iterable[Sequence[str]],
    rulebook: Rulebook,
    config: Config,
    jobs: int,
) -> Iterator[tuple[str, Result]]:
    """Yield what is found in files, as each task of a few files is done.

    A file that brings a process down is a failure, and another process takes its place. Where no
    process can be started the files are checked in this one.
    """
    waiting = deque(tasks)
    crew: list[_Worker] = []
    try:
        while waiting or any(worker.is_busy for worker in crew):
            jobs = _staff(crew, jobs, rulebook, config) if waiting else jobs
            for worker in crew:
                if waiting and not worker.is_busy:
                    worker.give(waiting.popleft(), config.limits)
            if not crew:
                for name in waiting.popleft():
                    yield name, check_file(name, rulebook, config)
            for worker in _done(crew):
                names = worker.names
                answer = worker.answer(config.limits)
                if isinstance(answer, str):
                    crew.remove(worker)
                    jobs -= worker.is_new
                yield from zip(names, _results(names, answer), strict=False)
                waiting.extend(_again(names, answer))
    finally:
        for worker in crew:
            worker.end()


def _staff(crew: list[_Worker], jobs: int, rulebook: Rulebook, config: Config) -> int:
    """Start processes until there are as many as wanted, and return how many there can be."""
    while len(crew) < jobs:
        try:
            crew.append(_Worker.started(rulebook, config))
        except OSError:  # as many as there are must do
            return len(crew)
    return jobs


def _results(names: Sequence[str], answer: _Answer) -> list[Result]:
    if isinstance(answer, str) and len(names) == 1:
        return [Failure(path=names[0], reason=answer)]
    return answer if isinstance(answer, list) else []


def _again(names: Sequence[str], answer: _Answer) -> list[tuple[str]]:
    """Return as new tasks the files of which nobody knows which one is to blame."""
    return [(name,) for name in names] if len(names) > 1 and not isinstance(answer, list) else []


@dataclass(slots=True, kw_only=True)
class _Worker:
    """A process that checks what it is given.

    `names` are the files that it is busy with, until the time `until`. One that `is_new` is busy
    with nothing but its own beginning.
    """

    process: BaseProcess
    pipe: Connection
    until: float
    names: Sequence[str] = ()
    is_busy: bool = True
    is_new: bool = True

    @classmethod
    def started(cls, rulebook: Rulebook, config: Config) -> _Worker:
        context = _context()
        mine, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, rulebook, config), daemon=True)
        with _interrupts_held(context):
            process.start()
        theirs.close()  # so that its end is the end of the pipe
        return cls(process=process, pipe=mine, until=monotonic() + STARTS_WITHIN)

    def give(self, names: Sequence[str], limits: Limits) -> None:
        """Give it files to check."""
        self.names, self.is_busy = names, True
        self.until = monotonic() + limits.seconds + MARGIN if limits.seconds else float("inf")
        try:
            self.pipe.send(names)
        except OSError:  # it is gone, which its answer will say
            return

    def answer(self, limits: Limits) -> _Answer:
        """Return what it found in its files, None if they stop each other, or why it is gone."""
        if not self.pipe.poll():
            self.end()
            return too_slow(limits)
        try:
            sent: _Sent = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            why = _ending(self.process.exitcode or 0)
            self.end()
            return why
        self.is_busy = self.is_new = False
        return None if sent is None else [_unpacked(result) for result in sent]

    def end(self) -> None:
        """End it, whatever it is busy with."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def _context() -> ForkContext | SpawnContext:
    """Return how processes are started: by forking, ten times faster, where nothing forbids it.

    A fork copies one thread only, and with it whatever locks the others hold, and some libraries of
    other systems do not survive it.
    """
    threads = Path("/proc/self/task")
    can_fork = sys.platform == "linux" and threads.is_dir() and len(list(threads.iterdir())) == 1
    return get_context("fork") if can_fork else get_context("spawn")


def _done(crew: Sequence[_Worker]) -> list[_Worker]:
    """Wait, and return those that have answered, have died, or are late."""
    busy = [worker for worker in crew if worker.is_busy]
    if not busy:
        return []
    until = min(worker.until for worker in busy)
    pause = None if until == float("inf") else max(0.0, until - monotonic())
    heard = wait([worker.pipe for worker in busy], pause)
    now = monotonic()
    return [worker for worker in busy if worker.pipe in heard or worker.until <= now]


def _ending(code: int) -> str:
    """Return in words how a process ended."""
    how = f"exit code {code}"
    if code < 0:
        how = next((one.name for one in signal.Signals if one == -code), f"signal {-code}")
    memory = "; it may need more memory than there is" if how in _OF_MEMORY else ""
    return f"the process that checked it came to an end: {how}{memory}"


def _work(pipe: Connection, rulebook: Rulebook, config: Config) -> None:
    """Check what comes through a pipe until it closes."""
    # Whoever interrupts the run interrupts the parent, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _bound_memory(int(config.limits.memory))
    answer: list[Result] | None = []
    try:
        while True:
            pipe.send(None if answer is None else [_packed(result) for result in answer])
            answer = check_together(pipe.recv(), rulebook, config)
    except (EOFError, OSError):
        return


def _packed(result: Result) -> Result | bytes:
    """Return a result as plain data, which takes a fifth of the time that objects take."""
    return result if isinstance(result, Failure) else written_down(result) or result


def _unpacked(sent: Result | bytes) -> Result:
    return _DECODER.decode(sent) if isinstance(sent, bytes) else sent


def _bound_memory(most: int) -> None:
    """Let this process take so many bytes beside what it has; it ends where a library takes more.

    Only Linux says how much that is.
    """
    taken = Path("/proc/self/statm")
    if not most or not taken.is_file():
        return
    import resource  # noqa: PLC0415 -- not on Windows

    pages = int(taken.read_text(encoding="ascii").split()[0])
    bound = pages * resource.getpagesize() + most
    _, highest = resource.getrlimit(resource.RLIMIT_AS)
    if highest == resource.RLIM_INFINITY or bound < highest:
        resource.setrlimit(resource.RLIMIT_AS, (bound, highest))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _interrupts_held(context: ForkContext | SpawnContext) -> Iterator[None]:
    """Hold back an interrupt while a process starts, which until then would die of it loudly."""
    if sys.platform == "win32":
        yield
        return
    if context.get_start_method() == "spawn":
        from multiprocessing import resource_tracker  # noqa: PLC0415 -- not on Windows

        resource_tracker.ensure_running()  # beginning later, it would let interrupts in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
