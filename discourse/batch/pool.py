"""Slices through as many processes as wanted; results come as they are ready."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from discourse.batch.cuts import Slice
from discourse.batch.frames import record_batch
from discourse.batch.records import Problem, Record, broken
from discourse.batch.transform import Settings, Transform
from discourse.formats.arrow import import_arrow

if TYPE_CHECKING:
    import pyarrow as pa

_AHEAD = 3
"""Slices a process that are read ahead; what bounds the memory."""

Result = tuple[Slice, "pa.RecordBatch"]


def analyzed(slices: Iterable[Slice], settings: Settings, processes: int) -> Iterator[Result]:
    """Each slice with its rows; in this process where one is enough, else in any order."""
    if processes <= 1:
        transform = Transform(settings)
        for item in slices:
            yield item, _once(transform, record_batch(item.records))
        return
    yield from _Pool(settings, processes).results(iter(slices))


class _Pool:
    """Processes that analyze slices, and new ones for those that were killed."""

    def __init__(self, settings: Settings, processes: int) -> None:
        self._settings, self._processes = settings, processes
        self._executor = self._start(processes)
        self._running: dict[Future[pa.RecordBatch], Slice] = {}

    def results(self, slices: Iterator[Slice]) -> Iterator[Result]:
        try:
            while True:
                for item in islice(slices, self._processes * _AHEAD - len(self._running)):
                    self._running[self._submitted(item)] = item
                if not self._running:
                    return
                ready = wait(self._running, return_when=FIRST_COMPLETED).done
                if any(isinstance(future.exception(), BrokenProcessPool) for future in ready):
                    yield from self._rescued()
                    continue
                for future in ready:
                    yield self._running.pop(future), future.result()
        finally:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _submitted(self, item: Slice) -> Future[pa.RecordBatch]:
        try:
            return self._executor.submit(_in_worker, record_batch(item.records))
        except BrokenProcessPool as error:
            future: Future[pa.RecordBatch] = Future()
            future.set_exception(error)
            return future

    def _rescued(self) -> Iterator[Result]:
        """What was under way when a process was killed, record by record, so that the one that kills is found."""
        wait(self._running)
        under_way, self._running = self._running, {}
        self._executor.shutdown()
        self._executor = self._start(1)
        for future, item in under_way.items():
            if future.exception() is None:
                yield item, future.result()
            else:
                yield item, import_arrow().concat_batches([self._alone(record) for record in item.records])
        self._executor.shutdown()
        self._executor = self._start(self._processes)

    def _alone(self, record: Record) -> pa.RecordBatch:
        try:
            return self._executor.submit(_in_worker, record_batch([record])).result()
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = self._start(1)
        problem = Problem("crashed", "the process that analyzed it was killed, perhaps for want of memory")
        lost = broken(record.id, record.place, record.position, problem)
        return self._executor.submit(_in_worker, record_batch([lost])).result()

    def _start(self, processes: int) -> ProcessPoolExecutor:
        # Arrow has threads of its own, which a forked process would lose
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(processes, context, _start_worker, (self._settings,))


_worker: dict[str, Transform] = {}


def _start_worker(settings: Settings) -> None:
    # the interrupt of a terminal reaches every process; the first one ends the others
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import_arrow().set_cpu_count(1)
    _worker["transform"] = Transform(settings)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _in_worker(batch: pa.RecordBatch) -> pa.RecordBatch:
    return _once(_worker["transform"], batch)


def _once(transform: Transform, batch: pa.RecordBatch) -> pa.RecordBatch:
    [rows] = transform([batch])
    return rows
