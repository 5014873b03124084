"""TEI P5 back to a document: what `discourse.formats.tei.writer` wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from discourse.formats.errors import FormatError
from discourse.formats.graph import Node, Place
from discourse.formats.rebuild import document_of
from discourse.formats.xml_text import read_xml
from discourse.model import Document

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PART = re.compile(r"([^.]+)\.(\d+)\.\d+")


def read_tei(source: bytes, path: str) -> Document:
    """The document of a TEI file of ours. Raises FormatError for other files."""
    root = read_xml(source, path)
    block = root.find(f"./{_TEI}text/{_TEI}body/{_TEI}ab")
    if block is None:
        raise FormatError(path, "", "no TEI file of ours: it has no text/body/ab")
    text, places = _text_and_places(block)
    grammar = root.findtext(f".//{_TEI}application/{_TEI}p", "")
    return document_of(text, _nodes(root, places), grammar, path)


def _text_and_places(block: Element) -> tuple[str, dict[str, dict[int, Place]]]:
    """The text, and of each annotation its pieces by number, with parts put together."""
    written: list[str] = []
    places: dict[str, dict[int, Place]] = {}
    length = 0
    # by a stack of our own: elements may nest deeper than Python does
    opened: list[tuple[Element, int, Iterator[Element]]] = [(block, 0, iter(block))]
    length += _add(written, block.text)
    while opened:
        element, start, inner = opened[-1]
        child = next(inner, None)
        if child is not None:
            opened.append((child, length, iter(child)))
            length += _add(written, child.text)
            continue
        opened.pop()
        match = _PART.fullmatch(element.get(_ID, ""))
        if match:
            pieces = places.setdefault(match[1], {})
            before = pieces.get(int(match[2]), (start, length))
            pieces[int(match[2])] = (min(start, before[0]), max(length, before[1]))
        if opened:
            length += _add(written, element.tail)
    return "".join(written), places


def _add(written: list[str], text: str | None) -> int:
    written.append(text or "")
    return len(written[-1])


def _nodes(root: Element, places: dict[str, dict[int, Place]]) -> Iterator[Node]:
    for structure in root.iterfind(f"./{_TEI}standOff/{_TEI}fs"):
        name = structure.get(_ID, "").removeprefix("f.")
        features = tuple(
            (feature.get("name", ""), value.text or "")
            for feature in structure
            for value in feature.iterfind(f"{_TEI}string")
        )
        links = tuple(
            (feature.get("name", ""), feature.get("fVal", "").removeprefix("#f."))
            for feature in structure
            if feature.get("fVal")
        )
        pieces = tuple(place for _, place in sorted(places.get(name, {}).items()))
        yield Node(name, structure.get("type", ""), pieces, features, links)
