"""A limit on the time that a piece of work may take."""

from __future__ import annotations

import re
import signal
import threading
import time
from contextlib import suppress

import pytest

from claimcheck import clock
from claimcheck.clock import TimeUpError, time_limit


@pytest.fixture(params=[True, False], ids=["timer", "thread"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go both ways: by the timer of the system, and by a thread where there is none."""
    monkeypatch.setattr(clock, "_HAS_TIMER", request.param)


def _turn_round() -> None:
    while True:
        pass


def _drop_the_first() -> None:
    with suppress(TimeUpError):
        _turn_round()
    _turn_round()


@pytest.mark.usefixtures("_way")
def test_work_without_end_is_stopped() -> None:
    with pytest.raises(TimeUpError), time_limit(0.05):
        _turn_round()


def test_a_regular_expression_without_end_is_stopped() -> None:
    with pytest.raises(TimeUpError), time_limit(0.05):
        re.match(r"(a*)*b", "a" * 40)


@pytest.mark.usefixtures("_way")
def test_an_alarm_that_is_dropped_rings_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_AGAIN", 0.05)
    with pytest.raises(TimeUpError), time_limit(0.05):
        _drop_the_first()


@pytest.mark.usefixtures("_way")
def test_work_that_ends_in_time_leaves_no_alarm_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(0.05):
        done = True
    time.sleep(0.1)
    assert done
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_without_a_limit_no_alarm_is_set() -> None:
    with time_limit(0):
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_the_alarm_of_somebody_else_stays() -> None:
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_REAL, 100)
    try:
        with time_limit(5):
            assert signal.getsignal(signal.SIGALRM) is signal.SIG_IGN
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 5
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_outside_of_the_main_thread_work_goes_on_without_a_limit() -> None:
    done: list[str] = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
        done.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["done"]


def test_nothing_takes_the_end_of_the_time_for_an_error() -> None:
    assert not issubclass(TimeUpError, Exception)
