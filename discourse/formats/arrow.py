"""Arrow tables of analyzed documents: one row an attribution, or one a document, with typed, nested columns.

Needs pyarrow: ``pip install 'discourse-fr[batch]'``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, TypedDict, cast

from discourse.formats.dicts import AttributionDict, DocumentDict, EntityDict, MentionDict
from discourse.formats.slices import slices
from discourse.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

Named = tuple[str, Document]
"""A document and the name that its rows carry in the column ``id``."""

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class ArrowError(Exception):
    """What stands in the way of a table: one line with the remedy."""


class DocumentRow(TypedDict):
    """One document as a row; see `document_schema`."""

    id: str
    characters: int
    sentences: int
    attributions: list[dict[str, object]]
    hedges: Sequence[object]
    entities: Sequence[object]
    warnings: Sequence[object]
    grammar_version: str


def schema() -> pa.Schema:
    """The columns of a table with one row an attribution.

    ``id`` names the document and ``index`` the attribution in it; the others are those of `Attribution`. ``start`` and
    ``end`` are code points of the text, half-open. A mention's ``entity`` holds the entity itself and its index.

    >>> schema().names[:6]
    ['id', 'index', 'cue', 'speaker', 'reporter', 'quote']
    """
    arrow = import_arrow()
    return arrow.schema([arrow.field("id", arrow.string(), nullable=False), *_attribution_fields()])


def document_schema() -> pa.Schema:
    """The columns of a table with one row a document, its attributions in a list.

    >>> document_schema().names
    ['id', 'characters', 'sentences', 'attributions', 'hedges', 'entities', 'warnings', 'grammar_version']
    """
    arrow = import_arrow()
    return arrow.schema(
        [
            arrow.field("id", arrow.string(), nullable=False),
            arrow.field("characters", arrow.int64()),
            arrow.field("sentences", arrow.int64()),
            arrow.field("attributions", arrow.list_(arrow.struct(_attribution_fields()))),
            arrow.field("hedges", arrow.list_(_hedge())),
            arrow.field("entities", arrow.list_(arrow.struct([*_entity_fields(), _indexes("mentions")]))),
            arrow.field("warnings", arrow.list_(_with_span("code", "message"))),
            arrow.field("grammar_version", arrow.string()),
        ]
    )


def attribution_batch(documents: Iterable[Named]) -> pa.RecordBatch:
    """One row an attribution, in the order of the documents and their texts. Lone surrogates become ``U+FFFD``.

    >>> import discourse
    >>> found = attribution_batch([("a.txt", discourse.analyze("Selon Léa Brun, le lac monte."))])
    >>> found.column("speaker").to_pylist()[0]["entity"]["name"]
    'Léa Brun'
    """
    rows = (
        {"id": name, **row} for name, document in documents for some in attribution_rows(document) for row in some
    )
    return import_arrow().RecordBatch.from_pylist([*rows], schema())


def document_batch(documents: Iterable[Named]) -> pa.RecordBatch:
    """One row a document, in their order. Lone surrogates become ``U+FFFD``.

    >>> import discourse
    >>> document_batch([("a.txt", discourse.analyze("Il pleut."))]).column("characters").to_pylist()
    [9]
    """
    rows = [document_row(name, plain(document)) for name, document in documents]
    return import_arrow().RecordBatch.from_pylist(rows, document_schema())


def plain(document: Document) -> DocumentDict:
    """``Document.to_dict`` in characters that Arrow can hold; every offset still holds."""
    return cast(DocumentDict, _clean(document.to_dict(), _is_odd(document)))


def _is_odd(document: Document) -> bool:
    return _LONE_SURROGATES.search(document.text) is not None


def _clean(values: object, odd: bool) -> object:
    """Plain values without the lone surrogates of an odd text."""
    return json.loads(_LONE_SURROGATES.sub("\ufffd", json.dumps(values, ensure_ascii=False))) if odd else values


def attribution_rows(document: Document) -> Iterator[list[dict[str, object]]]:
    """The attributions of a document without its name, one row each, some of them at a time; see `schema`."""
    odd = _is_odd(document)
    entities = cast(list[EntityDict], _clean([each for some in slices(document, "entities") for each in some], odd))
    index = 0
    for some in slices(document, "attributions"):
        attributions = cast(list[AttributionDict], _clean(some, odd))
        yield _rows(attributions, entities, index)
        index += len(attributions)


def rows_of(document: DocumentDict) -> list[dict[str, object]]:
    """The same, all at once, from plain values."""
    return _rows(document["attributions"], document["entities"], 0)


def _rows(found: Sequence[AttributionDict], entities: Sequence[EntityDict], first: int) -> list[dict[str, object]]:
    return [
        {
            **one,
            "index": index,
            "speaker": _mention_row(one["speaker"], entities),
            "reporter": _mention_row(one["reporter"], entities),
        }
        for index, one in enumerate(found, first)
    ]


def document_row(name: str, document: DocumentDict) -> DocumentRow:
    """A document as one row; see `document_schema`."""
    return DocumentRow(
        id=name,
        characters=len(document["text"]),
        sentences=len(document["sentences"]),
        attributions=rows_of(document),
        hedges=document["hedges"],
        entities=[{**entity, "index": index} for index, entity in enumerate(document["entities"])],
        warnings=document["warnings"],
        grammar_version=document["grammar_version"],
    )


def import_arrow() -> ModuleType:
    """The package pyarrow; ArrowError where it is not installed."""
    try:
        return import_module("pyarrow")
    except ImportError:
        raise ArrowError("tables need pyarrow; install it with pip install 'discourse-fr[batch]'") from None


def _mention_row(mention: MentionDict | None, entities: Sequence[EntityDict]) -> dict[str, object] | None:
    if mention is None:
        return None
    index = mention["entity"]
    return {**mention, "entity": None if index is None else {**entities[index], "index": index}}


def _attribution_fields() -> list[pa.Field]:
    arrow = import_arrow()
    quote = [_spans(), *_texts("type"), arrow.field("narrated", arrow.bool_()), *_texts("text")]
    return [
        arrow.field("index", arrow.int32()),
        arrow.field("cue", _with_span()),
        arrow.field("speaker", _mention()),
        arrow.field("reporter", _mention()),
        arrow.field("quote", arrow.struct(quote)),
        arrow.field("hedges", arrow.list_(_hedge())),
        *_texts("kind", "status", "commitment", "lemma", "rule", "confidence"),
        arrow.field("sentence", arrow.int64()),
        arrow.field("parent", arrow.int32()),
        *_texts("missing_source"),
    ]


def _with_span(*more: str) -> pa.DataType:
    arrow = import_arrow()
    return arrow.struct([*_place(), *_texts("text", *more)])


def _mention() -> pa.DataType:
    arrow = import_arrow()
    entity = arrow.field("entity", arrow.struct(_entity_fields()))
    return arrow.struct([*_place(), *_texts("text"), arrow.field("head", _with_span()), entity, *_texts("unresolved")])


def _hedge() -> pa.DataType:
    arrow = import_arrow()
    return arrow.struct([*_place(), *_texts("text", "kind"), arrow.field("scope", _with_span()), *_texts("rule")])


def _entity_fields() -> list[pa.Field]:
    arrow = import_arrow()
    texts = _texts("name", "kind", "gender", "number", "role")
    return [arrow.field("index", arrow.int32()), *texts, arrow.field("anonymous", arrow.bool_())]


def _spans() -> pa.Field:
    arrow = import_arrow()
    return arrow.field("spans", arrow.list_(_with_span()))


def _indexes(name: str) -> pa.Field:
    arrow = import_arrow()
    return arrow.field(name, arrow.list_(arrow.int32()))


def _texts(*names: str) -> list[pa.Field]:
    arrow = import_arrow()
    return [arrow.field(name, arrow.string()) for name in names]


def _place() -> list[pa.Field]:
    arrow = import_arrow()
    return [arrow.field("start", arrow.int64()), arrow.field("end", arrow.int64())]
