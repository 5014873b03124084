"""CSV: one attribution a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from discourse.formats.writer import Writer
from discourse.model import Document, Row
from discourse.text import Unit, offset_map

COLUMNS = ("file", *Row.__annotations__)
PLACES = ("start", "end")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


class CsvWriter(Writer):
    """Comma-separated rows of ``Document.rows`` after a ``file`` column; lines end with a line feed.

    Where offsets are no code points, their columns are named after the unit: ``start_utf16``, ``end_utf16``.
    """

    def __init__(self, unit: Unit = "codepoint") -> None:
        self._unit: Unit = unit

    def head(self) -> str:
        """The column names."""
        return csv_line(name + self._suffix if name in PLACES else name for name in COLUMNS)

    @property
    def _suffix(self) -> str:
        return "" if self._unit == "codepoint" else f"_{self._unit}"

    def pieces(self, name: str, document: Document) -> Iterator[str]:
        """The rows of one document; none where nothing was found."""
        at = offset_map(document.text, self._unit)
        for row in document.rows():
            values = {**row, "start": at(row["start"]), "end": at(row["end"])}
            yield csv_line(map(cell, (name, *values.values())))

    def tail(self) -> str:
        """Nothing."""
        return ""


def cell(value: object) -> str:
    """A value as a cell; an apostrophe keeps a spreadsheet from computing it.

    What starts with apostrophes before such a sign gets one more, so that each cell can be read back.

    >>> cell("=1+1"), cell("'=1+1"), cell(True), cell(None), cell(12)
    ("'=1+1", "''=1+1", 'true', '', '12')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def uncelled(written: str) -> str:
    """The text of a cell that `cell` wrote.

    >>> uncelled("'=1+1"), uncelled("'a'")
    ('=1+1', "'a'")
    """
    return written[1:] if written.startswith("'") and _FORMULA.match(written) else written


def csv_line(cells: Iterable[str]) -> str:
    """One line, with its end."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
