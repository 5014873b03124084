"""CSV with a line of column names; a stray quotation mark costs one record, not the rest of the file."""

from __future__ import annotations

import csv
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.batch.readers.form import Form
from discourse.batch.readers.metadata import metadata
from discourse.batch.readers.streams import Damaged, Line, Stream, lines, opened
from discourse.batch.records import Problem, Record, broken

_MOST_LINES = 10_000
"""How many lines a record may have; an opened quotation mark that is never closed is given up there."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one record and its first line, or what is wrong with it."""

    number: int
    position: int
    cells: Sequence[str] = ()
    problem: Problem | None = None


def read_csv(path: str, form: Form) -> Iterator[Record]:
    """One record a row; a row that does not fit the column names gives its problem."""
    csv.field_size_limit(sys.maxsize)
    with opened(path) as stream:
        rows = _rows(stream, form)
        head = next(rows, None)
        if head is None:
            return
        names = [cell.strip() for cell in head.cells]
        if head.problem or form.text not in names:
            missing = Problem("no_text", f"no column `{form.text}` in the first line; name it with --text")
            yield broken(path, f"{path}:1", stream.position, head.problem or missing)
            return
        for row in rows:
            yield _record(f"{path}:{row.number}", row, names, form)


def _record(place: str, row: _Row, names: Sequence[str], form: Form) -> Record:
    if row.problem:
        return broken(place, place, row.position, row.problem)
    if len(row.cells) != len(names):
        detail = f"{len(row.cells)} cells where the first line names {len(names)}"
        return broken(place, place, row.position, Problem("bad_row", detail))
    cells = dict(zip(names, row.cells, strict=True))
    text, name = cells.pop(form.text), cells.pop(form.id, "") or place
    return Record(name, place, text, metadata(cells.items()), row.position)


def _rows(stream: Stream, form: Form) -> Iterator[_Row]:
    """The rows; behind a row that cannot be read, reading goes on with the line after its first one."""
    feed = _feed(stream, form)
    waiting: deque[Line | _Row] = deque()
    while True:
        taken: list[Line] = []
        first = waiting.popleft() if waiting else next(feed, None)
        if first is None:
            return
        if isinstance(first, _Row):
            yield first
            continue
        if not first.data.strip():
            continue
        taken.append(first)
        row = _row(taken, waiting, feed, form)
        if row.problem:
            waiting.extendleft(reversed(taken[1:]))
        yield row


def _row(taken: list[Line], waiting: deque[Line | _Row], feed: Iterator[Line | _Row], form: Form) -> _Row:
    """One row; the lines that it took are added to ``taken``."""
    encoding = form.encoding or "utf-8"
    size = 0

    def texts() -> Iterator[str]:
        nonlocal size
        yield taken[0].data.decode(encoding).removeprefix("\ufeff") + "\n"
        while len(taken) < _MOST_LINES and (form.max_bytes is None or size < form.max_bytes):
            following = waiting.popleft() if waiting else next(feed, None)
            if following is None:
                return
            if isinstance(following, _Row):
                waiting.appendleft(following)
                return
            taken.append(following)
            size += len(following.data)
            yield following.data.decode(encoding) + "\n"

    number, position = taken[0].number, taken[0].position
    try:
        return _Row(number, taken[-1].position, next(csv.reader(texts(), strict=True)))
    except UnicodeDecodeError as error:
        return _Row(number, position, problem=Problem("not_utf8", f"byte {error.start + 1} does not fit {encoding}"))
    except csv.Error as error:
        return _Row(number, position, problem=Problem("bad_row", f"a stray quotation mark? ({error})"))


def _feed(stream: Stream, form: Form) -> Iterator[Line | _Row]:
    """The lines, and a row with its problem for each that is too long, and where the file is damaged."""
    last = 0
    try:
        for line in lines(stream, form.max_bytes):
            last = line.number
            if line.whole:
                yield line
            else:
                detail = f"the line has over {form.max_bytes:,} bytes"
                yield _Row(line.number, line.position, problem=Problem("too_long", detail))
    except Damaged as error:
        yield _Row(last + 1, stream.position, problem=Problem("damaged", str(error)))
