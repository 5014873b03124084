"""Parquet: one record a row, a few rows in memory at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator

from discourse.batch.readers.form import Form
from discourse.batch.readers.rows import row_record
from discourse.batch.records import Problem, Record, broken
from discourse.formats.arrow import import_arrow

_ROWS = 64


def read_parquet(path: str, form: Form) -> Iterator[Record]:
    """One record a row; a row without text gives its problem."""
    arrow = import_arrow()
    from pyarrow.parquet import ParquetFile

    size = os.path.getsize(path)
    row = 0
    try:
        with ParquetFile(path) as file:
            if form.text not in file.schema_arrow.names:
                problem = Problem("no_text", f"no column `{form.text}`; name it with --text")
                yield broken(path, path, size, problem)
                return
            total = max(file.metadata.num_rows, 1)
            for batch in file.iter_batches(batch_size=_ROWS):
                for values in batch.to_pylist():
                    row += 1
                    yield row_record(f"{path}:{row}", values, size * row // total, form)
    except (arrow.ArrowException, OSError) as error:
        if row == 0 and isinstance(error, FileNotFoundError | PermissionError):
            raise
        problem = Problem("damaged", f"no Parquet that can be read ({str(error).splitlines()[0]})")
        yield broken(f"{path}:{row + 1}", f"{path}:{row + 1}", size, problem)
