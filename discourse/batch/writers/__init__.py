"""One writer a form of output: the rows of a part into a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from discourse.batch.writers.csv_rows import write_csv, write_safe_csv
from discourse.batch.writers.json_lines import write_json_lines
from discourse.batch.writers.parquet import write_parquet

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = ("parquet", "jsonl", "csv")


def writer_of(form: str, safe_csv: bool) -> Callable[[pa.Table, BinaryIO], None]:
    """The writer of a form; a safe one keeps a spreadsheet from computing a cell."""
    if form == "parquet":
        return write_parquet
    if form == "jsonl":
        return write_json_lines
    return write_safe_csv if safe_csv else write_csv
