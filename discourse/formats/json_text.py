"""JSON, JSON lists and JSON lines; ``document.schema.json`` describes each object."""

from __future__ import annotations

import json

from discourse.formats.offsets import in_unit
from discourse.model import Document
from discourse.text import Unit


class JsonWriter:
    """One document as one object; ``offsets`` in it names the unit."""

    def __init__(self, unit: Unit = "codepoint") -> None:
        self._unit: Unit = unit

    def head(self) -> str:
        """Nothing."""
        return ""

    def document(self, name: str, document: Document) -> str:
        """The object, on one line."""
        return json_of(document, self._unit) + "\n"

    def tail(self) -> str:
        """Nothing."""
        return ""


class JsonLinesWriter(JsonWriter):
    """One object a line, each with its ``file``."""

    def document(self, name: str, document: Document) -> str:
        """The object and its end of line."""
        return _with_file(name, json_of(document, self._unit)) + "\n"


class JsonListWriter:
    """A list with one object a line, each with its ``file``."""

    def __init__(self, unit: Unit = "codepoint") -> None:
        self._unit: Unit = unit
        self._before = "["

    def head(self) -> str:
        """Nothing: the bracket stands before the first object."""
        return ""

    def document(self, name: str, document: Document) -> str:
        """The object after what parts it from the one before."""
        before, self._before = self._before, ",\n"
        return before + _with_file(name, json_of(document, self._unit))

    def tail(self) -> str:
        """The closing bracket."""
        return "[]\n" if self._before == "[" else "]\n"


def json_of(document: Document, unit: Unit) -> str:
    """The object of a document with its offsets in a unit.

    >>> import discourse
    >>> json.loads(json_of(discourse.analyze("Selon Léa, il pleut."), "utf8"))["hedges"]
    []
    """
    # only ASCII where offsets are counted for others: a lone surrogate is then written as an escape, as in `to_json`
    return document.to_json() if unit == "codepoint" else json.dumps(in_unit(document, unit))


def _with_file(name: str, document: str) -> str:
    # a document is an object that is never empty; a file name may hold lone surrogates, so it is written in ASCII
    # where UTF-8 cannot carry it
    try:
        name.encode("utf-8")
        written = json.dumps(name, ensure_ascii=False)
    except UnicodeEncodeError:
        written = json.dumps(name)
    return f'{{"file": {written}, {document[1:]}'
