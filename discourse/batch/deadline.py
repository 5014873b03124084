"""A limit on the time of one analysis."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from discourse.batch.errors import WrongUse


class Late(BaseException):
    """The time is over. No Exception, so that nothing on the way takes it for its own."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise Late in the body after so many seconds of real time; 0 is no limit. For a process's main thread only."""
    if not seconds:
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def require_deadlines() -> None:
    """Raise WrongUse where the system has no such alarm."""
    if not hasattr(signal, "SIGALRM"):
        raise WrongUse("--timeout needs an alarm that this system does not have; leave it out")


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise Late
