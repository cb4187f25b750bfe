"""A limit on the time that a piece of work may take."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_AGAIN = 1.0
"""Seconds after which an alarm rings again: Python drops an error that a destructor raises."""
_ALARM = signal.Signals["SIGALRM" if hasattr(signal, "SIGALRM") else "SIGBREAK"]
"""The signal that stops the work: the second is there on Windows, which has no alarms."""
_HAS_TIMER = hasattr(signal, "setitimer")


class TimeUpError(BaseException):
    """Work that takes too long. It is no `Exception`: nothing on the way may mistake it for one."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop the work inside with a TimeUpError after some seconds; 0 is no limit.

    What runs in Python is stopped, and regular expressions where the system has a timer, but not
    one long call of another native library. There is no limit outside of the main thread, nor where
    an alarm is set already.

    Raises:
        TimeUpError: the work took longer.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not seconds or not is_main or (_HAS_TIMER and signal.getitimer(signal.ITIMER_REAL)[0]):
        yield
        return
    is_open = True

    def ring(number: int, frame: FrameType | None) -> None:
        del number, frame
        if is_open:
            raise TimeUpError

    before = signal.signal(_ALARM, ring)
    try:
        with _timer(seconds) if _HAS_TIMER else _thread(seconds):
            # An alarm between the end of the work and the next line is an alarm all the same.
            try:
                yield
            finally:
                is_open = False
    finally:
        signal.signal(_ALARM, before)


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def _thread(seconds: float) -> Iterator[None]:
    """Ring from a thread, where the system has no timer that does."""
    from _thread import interrupt_main  # noqa: PLC0415 -- only where there is no timer

    stopped = threading.Event()

    def wait() -> None:
        pause = seconds
        while not stopped.wait(pause):
            interrupt_main(_ALARM)
            pause = _AGAIN

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    try:
        yield
    finally:
        stopped.set()
        waiting.join()
