"""JSON, JSON lists and JSON lines; ``document.schema.json`` describes each object."""

from __future__ import annotations

import json
from collections.abc import Iterator

from discourse.formats.dicts import encodable
from discourse.formats.offsets import moved
from discourse.formats.slices import LISTS, slices
from discourse.formats.writer import Writer
from discourse.model import Document
from discourse.text import Unit, offset_map

_CHARACTERS = 1 << 16
"""How much of a text is written at a time."""


class JsonWriter(Writer):
    """One document as one object; ``offsets`` in it names the unit."""

    def __init__(self, unit: Unit = "codepoint") -> None:
        self._unit: Unit = unit

    def head(self) -> str:
        """Nothing."""
        return ""

    def pieces(self, name: str, document: Document) -> Iterator[str]:
        """The object, on one line."""
        yield from json_pieces(document, self._unit)
        yield "\n"

    def tail(self) -> str:
        """Nothing."""
        return ""


class JsonLinesWriter(JsonWriter):
    """One object a line, each with its ``file``."""

    def pieces(self, name: str, document: Document) -> Iterator[str]:
        """The object and its end of line."""
        yield from _with_file(name, json_pieces(document, self._unit))
        yield "\n"


class JsonListWriter(Writer):
    """A list with one object a line, each with its ``file``."""

    def __init__(self, unit: Unit = "codepoint") -> None:
        self._unit: Unit = unit
        self._before = "["

    def head(self) -> str:
        """Nothing: the bracket stands before the first object."""
        return ""

    def pieces(self, name: str, document: Document) -> Iterator[str]:
        """The object after what parts it from the one before."""
        before, self._before = self._before, ",\n"
        yield before
        yield from _with_file(name, json_pieces(document, self._unit))

    def tail(self) -> str:
        """The closing bracket."""
        return "[]\n" if self._before == "[" else "]\n"


def json_of(document: Document, unit: Unit) -> str:
    """The object of a document with its offsets in a unit.

    >>> import discourse
    >>> json.loads(json_of(discourse.analyze("Selon Léa, il pleut."), "utf8"))["hedges"]
    []
    """
    return "".join(json_pieces(document, unit))


def json_pieces(document: Document, unit: Unit) -> Iterator[str]:
    """The same in pieces of bounded length; that of ``Document.to_json`` where offsets are code points."""
    text = document.text
    stretches = [slice(first, first + _CHARACTERS) for first in range(0, len(text), _CHARACTERS)]
    # only ASCII where offsets are counted for others: a lone surrogate is then written as an escape, as in `to_json`
    plain = unit != "codepoint" or not all(encodable(text[stretch]) for stretch in stretches)
    encode = json.JSONEncoder(ensure_ascii=plain).encode
    at = offset_map(text, unit)
    yield '{"text": "'
    yield from (encode(text[stretch])[1:-1] for stretch in stretches)
    yield f'", "offsets": "{unit}", "grammar_version": {encode(document.grammar_version)}'
    for name in LISTS:
        between = f', "{name}": ['
        for values in slices(document, name):
            yield between + encode(values if unit == "codepoint" else moved(values, at))[1:-1]
            between = ", "
        yield "]" if between == ", " else between + "]"
    yield "}"



def _with_file(name: str, document: Iterator[str]) -> Iterator[str]:
    # a document is an object that is never empty; a file name may hold lone surrogates, so it is written in ASCII
    # where UTF-8 cannot carry it
    try:
        name.encode("utf-8")
        written = json.dumps(name, ensure_ascii=False)
    except UnicodeEncodeError:
        written = json.dumps(name)
    yield f'{{"file": {written}, {next(document)[1:]}'
    yield from document
