"""Parquet, compressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    import pyarrow as pa


def write_parquet(rows: pa.Table, file: BinaryIO) -> None:
    """All rows, in the order given, with their types."""
    from pyarrow.parquet import write_table

    write_table(rows.combine_chunks(), file, compression="zstd")
