"""Data frames, one row an attribution: pandas or polars (extra ``frames`` brings pandas).

The columns are ``document`` and those of `discourse.Row`, with fixed types: ``sentence``, ``start`` and ``end`` are
integers, ``parent`` an integer or nothing, ``narrated`` true or false, all others text, empty where there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from discourse.formats.extras import missing
from discourse.model import Document, Row

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Documents = Iterable[Document | tuple[str, Document]]
_INTEGERS = ("sentence", "start", "end")


def to_frame(documents: Documents) -> pd.DataFrame | pl.DataFrame:
    """The attributions of many documents as one frame: of pandas where it is installed, else of polars.

    ``documents`` are documents, or pairs of a name and a document. The column ``document`` holds the name, or the
    position in the order given, as text. Raises MissingExtra where neither is installed.

    >>> import discourse
    >>> frame = discourse.to_frame([("a.txt", discourse.analyze("Selon Léa, il pleut."))])
    >>> frame[["document", "speaker", "quote"]].values.tolist()
    [['a.txt', 'Léa', 'il pleut']]
    """
    try:
        return pandas_frame(documents)
    except ImportError:
        return polars_frame(documents)


def pandas_frame(documents: Documents) -> pd.DataFrame:
    """As `to_frame`, with pandas; ``parent`` has the type ``Int64``, which can hold nothing."""
    try:
        import pandas as pd
    except ImportError:
        raise missing("pandas", "frames") from None

    columns = _columns(documents)
    return pd.DataFrame({name: pd.Series(values, dtype=_pandas_type(name)) for name, values in columns.items()})


def polars_frame(documents: Documents) -> pl.DataFrame:
    """As `to_frame`, with polars."""
    try:
        import polars as pl
    except ImportError:
        raise missing("neither pandas nor polars", "frames") from None

    kinds = {"Int64": pl.Int64, "int64": pl.Int64, "bool": pl.Boolean, "str": pl.String}
    columns = _columns(documents)
    return pl.DataFrame(columns, schema={name: kinds[_pandas_type(name)] for name in columns})


def _pandas_type(name: str) -> str:
    if name in _INTEGERS:
        return "int64"
    return {"parent": "Int64", "narrated": "bool"}.get(name, "str")


def _columns(documents: Documents) -> dict[str, list[object]]:
    columns: dict[str, list[object]] = {name: [] for name in ("document", *Row.__annotations__)}
    for number, item in enumerate(documents):
        name, document = item if isinstance(item, tuple) else (str(number), item)
        for row in document.rows():
            columns["document"].append(name)
            for key, value in row.items():
                columns[key].append(value)
    return columns
