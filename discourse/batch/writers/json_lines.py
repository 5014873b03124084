"""JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import msgspec

if TYPE_CHECKING:
    import pyarrow as pa


def write_json_lines(rows: pa.Table, file: BinaryIO) -> None:
    """One object a row, with the columns of the table as its keys; ``metadata`` is an object."""
    for batch in rows.to_batches(max_chunksize=1000):
        for row in batch.to_pylist(maps_as_pydicts="lossy"):
            file.write(msgspec.json.encode(row) + b"\n")
