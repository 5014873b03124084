"""The mistakes of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discourse.checking.cells import Complaint
from discourse.checking.columns import Column, Table
from discourse.checking.known import Known
from discourse.reading.errors import Mistake
from discourse.reading.tables import Sheet

_STRAY = re.compile(r"(?:^|\t) | (?:\t|$)", re.MULTILINE)
_EMPTY = ("", "-")


def table_mistakes(sheet: Sheet, table: Table, known: Known) -> Iterator[Mistake]:
    """What is wrong with the form of a table, with its cells, with whole rows, and rows that stand twice."""
    yield from sheet.mistakes
    yield from _stray_spaces(sheet)
    for at, name in enumerate(sheet.columns):
        if name in table.columns:
            yield from _column_mistakes(sheet, at, table.columns[name], known)
    if all(name in sheet.columns for name in table.columns):
        yield from _doubles(sheet, table.key)
        if table.row is not None:
            for line, cells in sheet.rows:
                for column, found in table.row(dict(zip(sheet.columns, cells, strict=True)), known):
                    yield _mistake(sheet, line, column, found)


def _column_mistakes(sheet: Sheet, at: int, column: Column, known: Known) -> Iterator[Mistake]:
    """Each value is looked at once, however many rows have it."""
    name = sheet.columns[at]
    wrong = {}
    for value in {cells[at] for _, cells in sheet.rows}:
        found = [*_complaints(value, name, column, known)]
        if found:
            wrong[value] = found
    if wrong:
        for line, cells in sheet.rows:
            for complaint in wrong.get(cells[at], ()):
                yield _mistake(sheet, line, name, complaint)


def _complaints(value: str, name: str, column: Column, known: Known) -> Iterator[Complaint]:
    if value in _EMPTY:
        if not column.empty:
            yield Complaint(0, max(1, len(value)), "empty-cell", f'the column "{name}" must not be empty')
    elif column.check is not None and value == value.strip():
        yield from column.check(value, known)


def _doubles(sheet: Sheet, key: tuple[str, ...]) -> Iterator[Mistake]:
    places = [sheet.columns.index(name) for name in key]
    first: dict[tuple[str, ...], int] = {}
    for line, cells in sheet.rows:
        values = tuple(cells[at] for at in places)
        before = first.setdefault(values, line)
        if before != line:
            told = " ".join(value for value in values if value != "-")
            yield sheet.mistake(line, key[0], "row-twice", f'"{told}" stands twice, the first time at line {before}')


def _stray_spaces(sheet: Sheet) -> Iterator[Mistake]:
    if not any(map(_STRAY.search, sheet.lines)):
        return
    for line, cells in sheet.rows:
        for name, cell in zip(sheet.columns, cells, strict=True):
            if cell != cell.strip():
                within = (0, 1) if cell[0].isspace() else (len(cell.rstrip()), 1)
                yield sheet.mistake(line, name, "stray-space", "a space at the edge of a cell: take it out", within)


def _mistake(sheet: Sheet, line: int, column: str, found: Complaint) -> Mistake:
    return sheet.mistake(line, column, found.code, found.message, (found.start, max(1, found.width)))
