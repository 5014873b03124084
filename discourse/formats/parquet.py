"""Parquet (extra ``batch``): one attribution a row, with the columns of `discourse.formats.arrow`."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from discourse.formats.arrow import import_arrow, plain, rows_of, schema
from discourse.formats.offsets import moved_to
from discourse.model import Document
from discourse.text import Unit

if TYPE_CHECKING:
    import pyarrow as pa


def table_of(documents: Iterable[tuple[str, Document]], unit: Unit = "codepoint") -> pa.Table:
    """The table of documents and their names; the metadata ``offsets`` of its schema names the unit.

    >>> import discourse
    >>> table = table_of([("a.txt", discourse.analyze("Selon Léa, il pleut."))], "utf16")
    >>> table.schema.metadata, table.column("cue").to_pylist()[0]["text"]
    ({b'offsets': b'utf16'}, 'Selon')
    """
    named = schema().with_metadata({"offsets": unit})
    rows = [
        {"id": name, **row}
        for name, document in documents
        for row in rows_of(moved_to(plain(document), unit))
    ]
    table: pa.Table = import_arrow().Table.from_pylist(rows, named)
    return table


def parquet_of(documents: Iterable[tuple[str, Document]], unit: Unit = "codepoint") -> bytes:
    """The table as a Parquet file."""
    table = table_of(documents, unit)
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(table, file, compression="zstd")
    return file.getvalue()
