"""Rows gathered into parts, and parts into files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from discourse.batch.cuts import Slice
from discourse.batch.files import write_whole
from discourse.batch.manifest import Part
from discourse.formats.arrow import import_arrow

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(slots=True)
class _Open:
    """A part of which some slices are analyzed."""

    rows: dict[int, pa.RecordBatch] = field(default_factory=dict)
    documents: int = 0
    last: Slice | None = None


class Parts:
    """Takes slices in any order, and writes each part when its last slice is there."""

    def __init__(self, folder: Path, ending: str, write: Callable[[pa.Table, BinaryIO], None]) -> None:
        self._folder, self._ending, self._write_rows = folder, ending, write
        self._open: dict[int, _Open] = {}

    def add(self, item: Slice, rows: pa.RecordBatch) -> Part | None:
        """Keep the rows of a slice; the part where that made it whole. Raises BatchError where it cannot be written."""
        part = self._open.setdefault(item.part, _Open())
        part.rows[item.number] = rows
        part.documents += len(item.records)
        part.last = item if item.last else part.last
        if part.last is None or len(part.rows) <= part.last.number:
            return None
        del self._open[item.part]
        return self._written(part, part.last)

    def _written(self, part: _Open, last: Slice) -> Part:
        arrow = import_arrow()
        rows = arrow.Table.from_batches([part.rows[number] for number in range(last.number + 1)])
        good = rows.filter(rows["error"].is_null()).drop_columns(["error"])
        bad = rows.filter(rows["error"].is_valid()).select(["id", "error"]).to_pylist()
        file, errors_file = f"part-{last.part:05}.{self._ending}", f"errors-{last.part:05}.jsonl"
        errors_sha256 = None
        if bad:
            errors_sha256 = write_whole(self._folder / errors_file, lambda opened: _write_errors(bad, opened))
        return Part(
            part=last.part,
            input=last.digest,
            documents=part.documents,
            rows=good.num_rows,
            errors=len(bad),
            file=file,
            sha256=write_whole(self._folder / file, lambda opened: self._write_rows(good, opened)),
            errors_file=errors_file if bad else None,
            errors_sha256=errors_sha256,
        )


def _write_errors(rows: list[dict[str, dict[str, str]]], file: BinaryIO) -> None:
    for row in rows:
        file.write(msgspec.json.encode({"id": row["id"], **row["error"]}) + b"\n")
