"""CSV: one attribution a row, its fields as texts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from discourse.formats.csv_table import cell
from discourse.formats.dicts import AttributionDict
from discourse.model import Row

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = ("id", "index", *Row.__annotations__, "metadata")


def write_csv(rows: pa.Table, file: BinaryIO) -> None:
    """The columns of `discourse.model.Row`, between ``id``, ``index`` and ``metadata``, an object in JSON."""
    _write(rows, file, _plain)


def write_safe_csv(rows: pa.Table, file: BinaryIO) -> None:
    """As `write_csv`, with an apostrophe before each cell that a spreadsheet would compute."""
    _write(rows, file, cell)


def _write(rows: pa.Table, file: BinaryIO, shown: Callable[[object], str]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    for batch in rows.to_batches(max_chunksize=1000):
        for row in batch.to_pylist(maps_as_pydicts="lossy"):
            lines.writerow(map(shown, _cells(row)))
    text.detach()


def _cells(row: Mapping[str, object]) -> Iterator[object]:
    flat = {**row, **_fields(row)}  # type: ignore[arg-type]  # a row of `schema` has the keys of an attribution
    yield from (flat[name] for name in COLUMNS[:-1])
    yield json.dumps(row["metadata"], ensure_ascii=False) if row["metadata"] else ""


def _fields(row: AttributionDict) -> dict[str, object]:
    quote = row["quote"]
    source = row["speaker"] or row["reporter"]
    entity: object = source and source["entity"]
    return {
        "cue": row["cue"] and row["cue"]["text"],
        "speaker": row["speaker"] and row["speaker"]["text"],
        "reporter": row["reporter"] and row["reporter"]["text"],
        "quote": quote["text"],
        "type": quote["type"],
        "narrated": quote["narrated"],
        "hedges": "; ".join(f"{hedge['kind']}: {hedge['text']}" for hedge in row["hedges"]),
        "entity": entity["name"] if isinstance(entity, dict) else None,
        "start": quote["spans"][0]["start"],
        "end": quote["spans"][-1]["end"],
    }


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
