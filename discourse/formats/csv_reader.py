"""CSV back to rows. A table holds no text, so that no document can be made of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import msgspec

from discourse.formats.csv_table import COLUMNS, PLACES, uncelled
from discourse.formats.errors import FormatError
from discourse.model import Row


def read_csv(source: str, path: str) -> Iterator[tuple[str, Row]]:
    """The file and the row of each line that ``discourse analyze --format csv`` wrote, whatever its unit.

    Raises FormatError, with the line, for other columns and for a value that does not fit its column.

    >>> import discourse
    >>> from discourse.formats.csv_table import CsvWriter
    >>> document, writer = discourse.analyze("Selon Léa, il pleut."), CsvWriter()
    >>> [(file, row)] = read_csv(writer.head() + writer.document("a.txt", document), "a.csv")
    >>> file, row == document.rows()[0]
    ('a.txt', True)
    """
    reader = csv.reader(io.StringIO(source, newline=""))
    head = tuple(next(reader, ()))
    if tuple(map(_plain_name, head)) != COLUMNS:
        raise FormatError(path, "1", f"no table of ours; its columns are {', '.join(COLUMNS)}")
    for cells in reader:
        values = dict(zip(COLUMNS, map(uncelled, cells), strict=False))
        row: dict[str, object] = {**values, "parent": values.get("parent") or None}
        try:
            yield values["file"], msgspec.convert(row, Row, strict=False)
        except (msgspec.ValidationError, KeyError) as error:
            raise FormatError(path, str(reader.line_num), f"this row does not fit its columns ({error})") from None


def _plain_name(name: str) -> str:
    before, _, unit = name.partition("_")
    return before if before in PLACES and unit in ("utf16", "utf8") else name
