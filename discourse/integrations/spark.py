"""Spark frames in, Spark frames out, by the very function that ``discourse batch`` runs.

Needs pyspark: ``pip install 'discourse-fr[spark]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from discourse.batch.frames import record_batch
from discourse.batch.readers.form import Form
from discourse.batch.readers.rows import row_record
from discourse.batch.transform import Settings, Transform, row_schema

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"


def analyze(frame: DataFrame, settings: Settings | None = None, form: Form | None = None, batch: int = 64) -> DataFrame:
    """A frame with one row an attribution (or a document: `Settings`) from one with a document a row.

    ``form`` names the columns of the text and the id; all others go, as text, into ``metadata``. A document with a
    problem gives one row whose ``error`` says which; all other rows have none. At most ``batch`` documents are held at
    a time by a process: the session's ``spark.sql.execution.arrow.maxRecordsPerBatch`` is set to it. A grammar folder
    that ``settings`` names must be there on every machine.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    wanted = settings or Settings()
    frame.sparkSession.conf.set(_BATCH, str(batch))
    return frame.mapInArrow(RowsOfBatches(wanted, form or Form()), from_arrow_schema(row_schema(wanted.rows)))


@dataclass(frozen=True)
class RowsOfBatches:
    """The function that Spark sends to its machines; it builds the analyzer there, once a process."""

    settings: Settings = field(default_factory=Settings)
    form: Form = field(default_factory=Form)

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The rows of each batch."""
        transform = _transform(self.settings)
        return transform(self._records(batch) for batch in batches)

    def _records(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        return record_batch([row_record("", values, 0, self.form) for values in batch.to_pylist()])


@lru_cache(maxsize=1)
def _transform(settings: Settings) -> Transform:
    return Transform(settings)
