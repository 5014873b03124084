"""Tables of a grammar folder: comment lines, one line of column names, rows apart by tabs, ``-`` for empty."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from discourse.reading.errors import GrammarError, Mistake
from discourse.reading.folder import Folder

_PART = re.compile(r"\[([^\]]*)\]|\(([^)]*)\)|([^\[\](]+)")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its cells by column name, and where it stands."""

    path: str
    line: int
    columns: tuple[str, ...]
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells[self.columns.index(column)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it is written: the numbers and cells of its rows, and what is wrong with its form.

    Rows with too many or too few cells are left out, all rows where the column names are wrong.
    """

    path: str
    lines: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    mistakes: tuple[Mistake, ...]

    def mistake(
        self, line: int, column: str, code: str, message: str, within: tuple[int, int] | None = None
    ) -> Mistake:
        """A mistake in a cell, or in a stretch of it: from where, and how wide."""
        source = self.lines[line - 1]
        cells = source.split("\t")
        at = self.columns.index(column)
        start, width = within or (0, max(1, len(cells[at])))
        return Mistake(self.path, line, sum(map(len, cells[:at])) + at + start + 1, code, message, source, width)


def read_table(folder: Folder, path: str, columns: tuple[str, ...]) -> Iterator[TableRow]:
    """The rows of a table that must have at least these columns; `-` reads as an empty cell.

    Raises GrammarError for a table that is missing, lacks a column, or has a row with too many or too few cells.
    """
    sheet = read_sheet(folder, path, columns)
    if sheet.mistakes:
        raise GrammarError(sheet.mistakes)
    for number, cells in sheet.rows:
        yield TableRow(sheet.path, number, sheet.columns, tuple("" if cell == "-" else cell for cell in cells))


def read_sheet(folder: Folder, path: str, columns: tuple[str, ...]) -> Sheet:
    """Read a table that must have at least these columns. Raises GrammarError where it is missing."""
    return read_lines(folder.place(path), folder.read(path), columns)


def read_lines(place: str, text: str, columns: tuple[str, ...]) -> Sheet:
    """Read the text of such a table; ``place`` is what errors call it."""
    lines = tuple(text.split("\n"))
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not filled:
        message = f"the table has no line of column names; write: {', '.join(columns)}, apart by tabs"
        return Sheet(place, lines, (), (), (Mistake(place, 1, 1, "no-columns", message),))
    (first, head), *below = filled
    names = tuple(head.split("\t"))
    wrong = tuple(_wrong_columns(place, first, head, names, columns))
    if wrong:
        return Sheet(place, lines, names, (), wrong)
    rows: list[tuple[int, tuple[str, ...]]] = []
    mistakes: list[Mistake] = []
    for number, line in below:
        cells = tuple(line.split("\t"))
        if len(cells) == len(names):
            rows.append((number, cells))
        else:
            mistakes.append(_wrong_count(place, number, line, cells, names))
    return Sheet(place, lines, names, tuple(rows), tuple(mistakes))


def _wrong_columns(
    place: str, number: int, head: str, names: tuple[str, ...], columns: tuple[str, ...]
) -> Iterator[Mistake]:
    """What is wrong with the line of column names."""
    missing = [column for column in columns if column not in names]
    if len(missing) == len(columns):
        message = f"this is no line of column names; write: {', '.join(columns)}, apart by tabs"
        yield Mistake(place, number, 1, "no-columns", message, head, len(head))
        return
    others = [name for name in names if name not in columns]
    for column in missing:
        near = get_close_matches(column, others, n=1)
        if near:
            at = head.split("\t").index(near[0])
            start = len("\t".join(names[:at])) + (at > 0) + 1
            message = f'"{near[0]}" is no column of this table; did you mean "{column}"?'
            yield Mistake(place, number, start, "unknown-column", message, head, len(near[0]))
        else:
            message = f'the line of column names lacks "{column}"; it needs: {", ".join(columns)}'
            yield Mistake(place, number, 1, "missing-column", message, head, len(head))


def _wrong_count(place: str, number: int, line: str, cells: tuple[str, ...], names: tuple[str, ...]) -> Mistake:
    """A row with too few cells, marked at its end, or with too many, marked at the first of these."""
    if len(cells) == 1 and len(names) > 1:
        message = f"there is no tab in this row; its cells are apart by tabs: {', '.join(names)}"
        return Mistake(place, number, 1, "cell-count", message, line, len(line))
    if len(cells) < len(names):
        missing = ", ".join(names[len(cells) :])
        message = f"{_cells(len(cells))}, but there are {len(names)} columns; missing: {missing} (- for an empty cell)"
        return Mistake(place, number, len(line) + 1, "cell-count", message, line)
    start = len("\t".join(cells[: len(names)])) + 1
    message = f"{_cells(len(cells))}, but there are {len(names)} columns: {', '.join(names)}"
    return Mistake(place, number, start + 1, "cell-count", message, line, max(1, len(line) - start))


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def expand(phrase: str) -> list[str]:
    """All readings of a phrase with alternatives ``[a|b]`` and optional words ``(a)``.

    >>> expand("de l'avis (même) [de|du]")
    ["de l'avis même de", "de l'avis même du", "de l'avis de", "de l'avis du"]
    """
    options: list[list[str]] = []
    for alternatives, optional, plain in _PART.findall(phrase):
        if alternatives:
            options.append(alternatives.split("|"))
        elif optional:
            options.append([optional, ""])
        else:
            options.append([plain])
    return list(dict.fromkeys(" ".join("".join(reading).split()) for reading in itertools.product(*options)))
