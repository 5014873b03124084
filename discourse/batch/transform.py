"""Batches of records in, batches of rows out: the one function that local processes and clusters run."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from discourse.analyzer import Analyzer
from discourse.batch.deadline import Late, deadline
from discourse.batch.records import Problem
from discourse.formats.arrow import attribution_rows, document_row, document_schema, import_arrow, plain, schema
from discourse.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

Rows = Literal["attribution", "document"]
Found = list[dict[str, object]]
_ROWS = 5000
"""How many rows are there as objects of Python, which take some ten times what they take in a table."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides how one text is analyzed and written: one row an attribution or a document, the grammar folder, the
    longest text in characters and the longest time in seconds (0: no limit).
    """

    rows: Rows = "attribution"
    grammar: str | None = None
    max_chars: int = 10_000_000
    timeout: float = 0.0


class Transform:
    """Analyzes batches of the form of `frames.record_schema`; a document with a problem gives a row with ``error``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._analyzer = Analyzer(settings.grammar)
        self._schema = row_schema(settings.rows)

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """One batch for each batch, its rows in the order of the records."""
        return map(self._batch, batches)

    def _batch(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        arrow = import_arrow()
        columns = [batch.column(name) for name in ("id", "place", "text", "reason", "detail")]
        try:
            return self._built(batch, map(self._rows, *columns))
        except (arrow.ArrowException, MemoryError) as error:
            # a text whose rows are more than a table holds
            if batch.num_rows > 1:
                return arrow.concat_batches([self._batch(batch.slice(row, 1)) for row in range(batch.num_rows)])
            problem = Problem("failed", f"no table holds its rows ({error})")
            name, place = (column[0].as_py() for column in columns[:2])
            return self._built(batch, [[[_problem_row(name, place, problem)]]])

    def _built(self, batch: pa.RecordBatch, found: Iterable[Iterable[Found]]) -> pa.RecordBatch:
        """The rows of each record as one batch, with the record's metadata."""
        arrow = import_arrow()
        numbers, made, waiting = array("q"), list["pa.RecordBatch"](), Found()
        for number, rows in enumerate(found):
            for some in rows:
                numbers.extend([number] * len(some))
                waiting += some
                if len(waiting) >= _ROWS:
                    made.append(self._packed(waiting))
                    waiting = []
        made.append(self._packed(waiting))
        return self._with_metadata(batch, arrow.concat_batches(made) if len(made) > 1 else made[0], numbers)

    def _packed(self, rows: Found) -> pa.RecordBatch:
        return import_arrow().RecordBatch.from_pylist(rows, self._schema.remove(1))

    def _with_metadata(self, batch: pa.RecordBatch, made: pa.RecordBatch, numbers: array[int]) -> pa.RecordBatch:
        """The rows with the metadata of the records that have these numbers."""
        arrow = import_arrow()
        origins = arrow.array(numbers, arrow.int64())
        columns = [made.column(0), batch.column("metadata").take(origins), *made.columns[1:]]
        return arrow.RecordBatch.from_arrays(columns, schema=self._schema)

    def _rows(
        self, name: pa.Scalar, place: pa.Scalar, text: pa.Scalar, reason: pa.Scalar, detail: pa.Scalar
    ) -> Iterator[Found]:
        """The rows of one record, some of them at a time."""
        problem = Problem(reason.as_py(), detail.as_py()) if reason.is_valid else None
        found = problem or self._analyzed(text.as_py() or "")
        if isinstance(found, Problem):
            yield [_problem_row(name.as_py(), place.as_py(), found)]
        elif self._settings.rows == "document":
            yield [{**document_row(name.as_py(), plain(found))}]
        else:
            for some in attribution_rows(found):
                yield [{"id": name.as_py(), **row} for row in some]

    def _analyzed(self, text: str) -> Document | Problem:
        most = self._settings.max_chars
        if most and len(text) > most:
            return Problem("too_long", f"{len(text):,} characters, more than {most:,}")
        try:
            with deadline(self._settings.timeout):
                return self._analyzer.analyze(text)
        except Late:
            return Problem("timeout", f"took longer than {self._settings.timeout:g} s")
        except Exception as error:
            # a text must not end a run of days; the record tells what to report
            return Problem("failed", f"the analysis failed ({type(error).__name__}: {error})")


def _problem_row(name: str, place: str | None, problem: Problem) -> dict[str, object]:
    return {"id": name, "error": {"place": place, "reason": problem.reason, "detail": problem.detail}}


def row_schema(rows: Rows) -> pa.Schema:
    """The columns that `Transform` gives: those of the table, ``metadata`` as the second, ``error`` as the last.

    >>> row_schema("document").names[:3], row_schema("attribution").names[-1]
    (['id', 'metadata', 'characters'], 'error')
    """
    arrow = import_arrow()
    table = document_schema() if rows == "document" else schema()
    error = arrow.struct([arrow.field(name, arrow.string()) for name in ("place", "reason", "detail")])
    metadata = arrow.field("metadata", arrow.map_(arrow.string(), arrow.string()))
    return table.insert(1, metadata).append(arrow.field("error", error))
