"""Records as Arrow batches, in the form that `Transform` takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from discourse.batch.records import Record
from discourse.formats.arrow import import_arrow

if TYPE_CHECKING:
    import pyarrow as pa

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def record_schema() -> pa.Schema:
    """Columns ``id``, ``place``, ``text``, ``metadata``; ``reason`` and ``detail`` are empty but for a problem.

    >>> record_schema().names
    ['id', 'place', 'text', 'metadata', 'reason', 'detail']
    """
    arrow = import_arrow()
    return arrow.schema(
        [
            arrow.field("id", arrow.string()),
            arrow.field("place", arrow.string()),
            arrow.field("text", arrow.large_string()),
            arrow.field("metadata", arrow.map_(arrow.string(), arrow.string())),
            arrow.field("reason", arrow.string()),
            arrow.field("detail", arrow.string()),
        ]
    )


def record_batch(records: Sequence[Record]) -> pa.RecordBatch:
    """The records in their order; lone surrogates become ``U+FFFD``, so that every offset still holds."""
    columns: list[list[object]] = [
        [encodable(record.id) for record in records],
        [encodable(record.place) for record in records],
        [encodable(record.text) for record in records],
        [[(encodable(name), value and encodable(value)) for name, value in record.metadata] for record in records],
        [record.problem and record.problem.reason for record in records],
        [record.problem and encodable(record.problem.detail) for record in records],
    ]
    arrow, wanted = import_arrow(), record_schema()
    arrays = [arrow.array(column, field.type) for column, field in zip(columns, wanted, strict=True)]
    return arrow.RecordBatch.from_arrays(arrays, schema=wanted)


def encodable(text: str) -> str:
    """A text that UTF-8 can carry.

    >>> encodable("a" + chr(0xD800)) == "a" + chr(0xFFFD)
    True
    """
    return text if text.isascii() else _LONE_SURROGATES.sub("\ufffd", text)
