"""A process that does jobs one after another, and is ended where one takes too long."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discourse.web.jobs import Job

_FORGOTTEN = 5
"""Seconds that an ended process has to go."""


class JobError(Exception):
    """A job that was not done: one line that says why and what to do."""


class FormRefused(JobError):
    """A file of a form that cannot hold the text."""


class Worker:
    """Does jobs in a process of its own, made at the first job and again after one that went wrong."""

    def __init__(self, grammars: Mapping[str, Path | None], corpus: Path | None) -> None:
        self._desk = dict(grammars), corpus
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def do(self, job: Job, seconds: float) -> bytes:
        """The answer to a job; jobs wait for one another.

        Raises JobError after so many seconds, and FormRefused.
        """
        if not self._lock.acquire(timeout=seconds):
            raise JobError("the server is busy; try again in a moment")
        try:
            pipe = self._started()
            pipe.send(job)
            if not pipe.poll(seconds):
                self.stop()
                raise JobError(f"this took more than {seconds:g} seconds and was ended; try a shorter text")
            answer = pipe.recv()
        except (EOFError, OSError):
            self.stop()
            raise JobError("this ended its process, perhaps for want of memory; try a shorter text") from None
        finally:
            self._lock.release()
        if isinstance(answer, bytes):
            return answer
        if isinstance(answer, FormRefused):
            raise answer
        raise JobError(f"this went wrong ({answer}); please report it with the text")

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join(_FORGOTTEN)
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _started(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, *self._desk), daemon=True)
        self._process.start()
        other.close()
        return self._pipe


def _work(pipe: Connection, grammars: Mapping[str, Path | None], corpus: Path | None) -> None:
    """Answer jobs until the other end is closed; a job that fails is answered with the name of its error."""
    from discourse.formats.errors import FormatError
    from discourse.web.jobs import Desk

    desk = Desk(grammars, corpus)
    while True:
        try:
            job: Job = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            pipe.send(job.answer(desk))
        except FormatError as error:
            pipe.send(FormRefused(str(error)))
        except Exception as error:
            pipe.send(type(error).__name__)
