"""Rows of a table for other programs: CSV that a spreadsheet may open, JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from discourse.formats.csv_table import cell

Value = str | int | float


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """A line of names, then the rows; a cell that a spreadsheet would compute starts with an apostrophe.

    >>> as_csv(["word", "n"], [["=1+1", 2]])
    "word,n\\n'=1+1,2\\n"
    """
    written = io.StringIO(newline="")
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows(
        [cell(value) if isinstance(value, str) else value for value in row] for row in rows
    )
    return written.getvalue()


def as_json(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """A list of objects, one a line.

    >>> as_json(["word", "n"], [["oui", 2]])
    '[\\n{"word": "oui", "n": 2}\\n]\\n'
    """
    objects = [json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) for row in rows]
    return "[" + ",".join(f"\n{one}" for one in objects) + "\n]\n"
