"""Frames hold the rows of documents, each column with its type, whatever library makes them."""

from __future__ import annotations

import sys

import pytest
from material import corpus_cases

import discourse
from discourse.formats.extras import MissingExtra
from discourse.formats.frames import pandas_frame, polars_frame, to_frame
from discourse.model import Row

NAMED = [(case.id, discourse.analyze(case.text)) for case in corpus_cases("articles")[:6]]
ROWS = [{"document": name, **row} for name, document in NAMED for row in document.rows()]
COLUMNS = ["document", *Row.__annotations__]


@pytest.mark.extra
def test_polars_holds_the_rows() -> None:
    pytest.importorskip("polars", reason="polars is not installed")

    frame = polars_frame(NAMED)

    assert frame.columns == COLUMNS
    assert frame.to_dicts() == ROWS


def test_pandas_holds_the_rows() -> None:
    pytest.importorskip("pandas", reason="the extra frames is not installed")

    frame = pandas_frame(NAMED)
    found = [{**row, "parent": None if row["parent"] != row["parent"] else row["parent"]} for row in _records(frame)]

    assert list(frame.columns) == COLUMNS
    assert found == ROWS


def _records(frame: object) -> list[dict[str, object]]:
    rows = frame.astype({"parent": object}).where(frame.notna(), None).to_dict("records")  # type: ignore[attr-defined]
    return list(rows)


@pytest.mark.parametrize("text", ["", "Selon Léa, il pleut."])
def test_columns_have_their_types_however_few_rows_there_are(text: str) -> None:
    pytest.importorskip("pandas", reason="the extra frames is not installed")

    types = discourse.analyze(text).to_pandas().dtypes

    assert [str(types[name]) for name in ("sentence", "start", "end", "parent", "narrated")] == [
        "int64", "int64", "int64", "Int64", "bool",
    ]
    assert "document" not in types


def test_documents_without_names_are_numbered() -> None:
    pytest.importorskip("pandas", reason="the extra frames is not installed")

    frame = to_frame(document for _, document in NAMED)

    assert sorted(set(frame["document"])) == [str(number) for number, _ in enumerate(NAMED)]


def test_an_arrow_table_has_one_row_an_attribution() -> None:
    pytest.importorskip("pyarrow", reason="the extra batch is not installed")
    _, document = NAMED[0]

    table = document.to_arrow()

    assert [row["lemma"] for row in table.to_pylist()] == [found.lemma for found in document.attributions]
    assert "id" not in table.column_names


def test_where_neither_library_is_there_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(MissingExtra, match=r"pip install 'discourse-fr\[frames\]'"):
        to_frame([])
    with pytest.raises(MissingExtra, match=r"pip install 'discourse-fr\[frames\]'"):
        NAMED[0][1].to_pandas()


@pytest.mark.extra
def test_polars_is_taken_where_pandas_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    monkeypatch.setitem(sys.modules, "pandas", None)

    assert isinstance(to_frame(NAMED), polars.DataFrame)


