"""CSV: one attribution a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from discourse.model import Document, Row

COLUMNS = ("file", *Row.__annotations__)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CsvWriter:
    """Comma-separated rows of ``Document.rows`` after a ``file`` column; lines end with a line feed."""

    def head(self) -> str:
        """The column names."""
        return csv_line(COLUMNS)

    def document(self, name: str, document: Document) -> str:
        """The rows of one document; none where nothing was found."""
        return "".join(csv_line(map(cell, (name, *row.values()))) for row in document.rows())

    def tail(self) -> str:
        """Nothing."""
        return ""


def cell(value: object) -> str:
    """A value as a cell; an apostrophe keeps a spreadsheet from computing it.

    >>> cell("=1+1"), cell(True), cell(None), cell(12)
    ("'=1+1", 'true', '', '12')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_line(cells: Iterable[str]) -> str:
    """One line, with its end."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
