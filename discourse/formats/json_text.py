"""JSON, JSON lists and JSON lines; ``document.schema.json`` describes each object."""

from __future__ import annotations

import json

from discourse.model import Document


class JsonWriter:
    """One document as one object."""

    def head(self) -> str:
        """Nothing."""
        return ""

    def document(self, name: str, document: Document) -> str:
        """The object, on one line."""
        return document.to_json() + "\n"

    def tail(self) -> str:
        """Nothing."""
        return ""


class JsonLinesWriter(JsonWriter):
    """One object a line, each with its ``file``."""

    def document(self, name: str, document: Document) -> str:
        """The object and its end of line."""
        return _with_file(name, document) + "\n"


class JsonListWriter:
    """A list with one object a line, each with its ``file``."""

    def __init__(self) -> None:
        self._before = "["

    def head(self) -> str:
        """Nothing: the bracket stands before the first object."""
        return ""

    def document(self, name: str, document: Document) -> str:
        """The object after what parts it from the one before."""
        before, self._before = self._before, ",\n"
        return before + _with_file(name, document)

    def tail(self) -> str:
        """The closing bracket."""
        return "[]\n" if self._before == "[" else "]\n"


def _with_file(name: str, document: Document) -> str:
    # `to_json` gives an object that is never empty; a file name may hold lone surrogates, so it is written in ASCII
    # where UTF-8 cannot carry it
    try:
        name.encode("utf-8")
        written = json.dumps(name, ensure_ascii=False)
    except UnicodeEncodeError:
        written = json.dumps(name)
    return f'{{"file": {written}, {document.to_json()[1:]}'
