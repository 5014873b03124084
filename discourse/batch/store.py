"""The parts of a run as tables of DuckDB, which reads them where they are.

Needs duckdb: ``pip install 'discourse-fr[query]'``.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from discourse.batch.errors import BatchError, WrongUse
from discourse.batch.manifest import Head, read_manifest

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Rows = Iterator[Sequence[object]]

_ROWS_AT_ONCE = 1000
_NO_ERRORS = "SELECT ''::VARCHAR AS id, ''::VARCHAR AS place, ''::VARCHAR AS reason, ''::VARCHAR AS detail WHERE false"
_ERROR_COLUMNS = "{id: 'VARCHAR', place: 'VARCHAR', reason: 'VARCHAR', detail: 'VARCHAR'}"
_SOURCE = "coalesce(speaker.entity.name, speaker.text, reporter.entity.name, reporter.text) AS source"


class Store:
    """The tables ``attributions`` and ``errors`` of a folder that ``discourse batch`` wrote, and ``documents`` where
    its rows are documents.

    ``attributions`` has the columns of `discourse.formats.arrow.schema`, ``metadata``, and ``source``: the name of the
    speaker's entity, else the speaker's words, else the same of the reporter. Raises WrongUse for a folder that holds
    no Parquet parts, BatchError where duckdb is not installed.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        head = self._head()
        self._connection = _connect()
        parts = f"read_parquet({self._files('part-*.parquet')})"
        if head.settings.rows == "document":
            self._view("documents", f"SELECT * FROM {parts}")
            nested = "SELECT id, metadata, unnest(attributions) AS found FROM documents"
            parts = f"(SELECT id, metadata, found.* FROM ({nested}))"
        self._view("attributions", f"SELECT *, {_SOURCE} FROM {parts}")
        errors = f"SELECT * FROM read_json({self._files('errors-*.jsonl')}, columns = {_ERROR_COLUMNS})"
        self._view("errors", errors if any(self._folder.glob("errors-*.jsonl")) else _NO_ERRORS)

    def query(self, sql: str, values: Mapping[str, object] | None = None) -> pa.Table:
        """The rows that a query gives; ``values`` stand in for its ``$names``. Raises WrongUse for a broken query.

        ``.to_pandas()`` of the table, or ``polars.from_arrow``, gives a data frame.
        """
        with _told():
            return self._connection.sql(sql, params=dict(values or {})).to_arrow_table()

    def rows(self, sql: str, values: Mapping[str, object] | None = None) -> tuple[Sequence[str], Rows]:
        """The names of the columns, and the rows one after another."""
        with _told():
            result = self._connection.execute(sql, dict(values or {}))
        return [column[0] for column in result.description or ()], _fetched(result)

    def _head(self) -> Head:
        found = read_manifest(self._folder)
        if found is None:
            raise WrongUse(f"{self._folder}: not a folder that `discourse batch` wrote; name its --out")
        head, parts = found
        if head.format != "parquet":
            raise WrongUse(f"{self._folder}: written as {head.format}; only Parquet can be asked, the default of batch")
        if not parts:
            raise WrongUse(f"{self._folder}: no part is written yet")
        return head

    def _files(self, pattern: str) -> str:
        path = f"{glob.escape(str(self._folder))}/{pattern}"
        return "'" + path.replace("'", "''") + "'"

    def _view(self, name: str, select: str) -> None:
        self._connection.execute(f"CREATE VIEW {name} AS {select}")


def _connect() -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
    except ImportError:
        raise BatchError("queries need duckdb; install it with pip install 'discourse-fr[query]'") from None
    # without these, DuckDB may fetch extensions from the network
    return duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})


@contextmanager
def _told() -> Iterator[None]:
    """What DuckDB says of a broken query, as ours."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise WrongUse(f"the query cannot be run: {' '.join(str(error).split())}") from None


def _fetched(result: duckdb.DuckDBPyConnection) -> Rows:
    with _told():
        while rows := result.fetchmany(_ROWS_AT_ONCE):
            yield from rows
