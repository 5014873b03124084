"""Plain values (what JSON gives) to a document, with every label, index and place checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from discourse.formats.errors import FormatError
from discourse.model import Document, Mention, Span


def document_from(plain: object, path: str = "document") -> Document:
    """The document that plain values in the form of ``Document.to_dict`` stand for; offsets are code points.

    Raises FormatError, with the place, for a value that does not fit, words that do not stand where they are said to
    stand, and an index that leads nowhere.

    >>> from discourse import analyze
    >>> document = analyze("Selon Léa, il pleut.")
    >>> document_from(document.to_dict()) == document
    True
    >>> document_from({"text": "Selon Léa, il pleut."})
    Traceback (most recent call last):
        ...
    discourse.formats.errors.FormatError: document:$: Object missing required field `sentences`
    """
    try:
        read = msgspec.convert(plain, Document)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at ")
        raise FormatError(path, place.strip("`") or "$", message) from None
    document = replace(read, sentences=tuple(read.sentences))
    for place, span in _spans(document):
        if document.text[span.start : span.end] != span.text or not 0 <= span.start <= span.end:
            there = document.text[max(span.start, 0) : max(span.end, 0)]
            message = f"at {span.start} to {span.end} stands `{there}`, not `{span.text}`; check text and offsets"
            raise FormatError(path, place, message)
    for place, index, size in _indexes(document):
        if not 0 <= index < size:
            raise FormatError(path, place, f"the index {index} leads nowhere; there are {size}")
    return document


def _spans(document: Document) -> Iterator[tuple[str, Span]]:
    for name in ("sentences", "hedges", "warnings"):
        for index, span in enumerate(getattr(document, name)):
            yield f"{name}[{index}]", span
    for index, hedge in enumerate(document.hedges):
        yield f"hedges[{index}].scope", hedge.scope
    for index, found in enumerate(document.attributions):
        place = f"attributions[{index}]"
        for name, span in (("cue", found.cue), ("speaker", found.speaker), ("reporter", found.reporter)):
            if span is not None:
                yield f"{place}.{name}", span
            if isinstance(span, Mention):
                yield f"{place}.{name}.head", span.head
        for span in found.quote.spans:
            yield f"{place}.quote", span


def _indexes(document: Document) -> Iterator[tuple[str, int, int]]:
    for index, found in enumerate(document.attributions):
        place = f"attributions[{index}]"
        yield f"{place}.sentence", found.sentence, max(len(document.sentences), 1)
        if found.parent is not None:
            yield f"{place}.parent", found.parent, len(document.attributions)
        for source in (found.speaker, found.reporter):
            if source and source.entity is not None:
                yield f"{place}.entity", source.entity, len(document.entities)
    for index, entity in enumerate(document.entities):
        for mention in entity.mentions:
            yield f"entities[{index}].mentions", mention, len(document.attributions)
