"""How far a run is: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from discourse.batch.run import Progress

Report = Callable[["Progress"], None]

_SECONDS = 10.0


@contextmanager
def shown_progress() -> Iterator[Report]:
    """A function that shows what it is given, on standard error."""
    if not sys.stderr.isatty():
        yield PlainLines()
        return
    try:
        from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar
    except ImportError:
        yield PlainLines()
        return
    from rich.console import Console

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} %  {task.fields[counts]}  left"), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None, counts="")
        clock = Clock()

        def report(progress: Progress) -> None:
            rate = clock.rate(progress.documents)
            total = progress.all_bytes or None
            bar.update(task, total=total, completed=progress.bytes, counts=_counts(progress, rate))

        yield report


class Clock:
    """Documents a second, since the first report: what an earlier run did is not counted."""

    def __init__(self) -> None:
        self._start: tuple[float, int] | None = None

    def rate(self, documents: int) -> float:
        """The rate up to now."""
        now = time.monotonic()
        if self._start is None:
            self._start = (now, documents)
        began, before = self._start
        return (documents - before) / (now - began) if now > began else 0.0


class PlainLines:
    """A line every ten seconds."""

    def __init__(self) -> None:
        self._clock = Clock()
        self._next = time.monotonic() + _SECONDS

    def __call__(self, progress: Progress) -> None:
        """Print how far it is, where it is time to."""
        rate = self._clock.rate(progress.documents)
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _SECONDS
        share = f"{100 * progress.bytes // progress.all_bytes} % of the bytes, " if progress.all_bytes else ""
        click.echo(share + _counts(progress, rate), err=True)


def _counts(progress: Progress, rate: float) -> str:
    return f"{progress.documents:,} documents ({rate:,.0f} a second), {progress.errors:,} errors"
