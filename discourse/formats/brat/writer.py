"""A document as brat's standoff.

A quote is an event (``E1 Quote:T1 Cue:T2 Speaker:T3 …``), its labels are attributes, ``Head`` and ``Scope`` are
relations, and what brat has no place for stands in a note as JSON: lemma, rule, confidence, entity, the grammar's
version. Sentences are left out: brat cuts them itself. A piece that runs over a line break is cut there, for brat
holds no annotation over two lines; the note then says so (``joined``).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from discourse.formats.graph import Node, Place, nodes_of
from discourse.model import Document

ATTRIBUTES = ("type", "kind", "status", "commitment", "narrated")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def ann_of(document: Document) -> str:
    """The ``.ann`` file; the text file is the text in UTF-8.

    >>> from discourse import analyze
    >>> ann_of(analyze("Selon Léa, il pleut.")).splitlines()[3]
    'E1\\tQuote:T1 Cue:T2 Speaker:T3'
    """
    return "".join(f"{line}\n" for line in _Lines(document).all())


class _Lines:
    def __init__(self, document: Document) -> None:
        nodes = nodes_of(document)
        self._text, self._version = document.text, document.grammar_version
        self._placed = [node for node in nodes if node.places and node.label != "Sentence"]
        self._quotes = [node for node in self._placed if node.label == "Quote"]
        self._bound = {node.id: f"T{number}" for number, node in enumerate(self._placed, 1)}
        self._events = {node.id: f"E{number}" for number, node in enumerate(self._quotes, 1)}
        self._entities = [node for node in nodes if node.label == "Entity"]

    def all(self) -> Iterator[str]:
        yield from map(self._bound_line, self._placed)
        for node in self._quotes:
            yield f"{self._events[node.id]}\tQuote:{self._bound[node.id]}{self._arguments(node)}"
        for number, (name, target, value) in enumerate(self._attributes(), 1):
            yield f"A{number}\t{name} {target}{value}"
        for number, (role, start, end) in enumerate(self._relations(), 1):
            yield f"R{number}\t{role} Arg1:{start} Arg2:{end}"
        for number, (target, note) in enumerate(self._notes(), 1):
            yield f"#{number}\tAnnotatorNotes {target}\t{json.dumps(note, ensure_ascii=False)}"

    def _bound_line(self, node: Node) -> str:
        label = f"Hedge_{node.feature('kind')}" if node.label == "Hedge" else node.label
        pieces, _ = _lines_apart(self._text, node.places)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        return f"{self._bound[node.id]}\t{label} {places}\t{words}"

    def _arguments(self, node: Node) -> str:
        seen: Counter[str] = Counter()
        written = ""
        for role, target in node.links:
            seen[role] += 1
            number = str(seen[role]) if seen[role] > 1 else ""
            written += f" {role}{number}:{self._events.get(target) or self._bound[target]}"
        return written

    def _attributes(self) -> Iterator[tuple[str, str, str]]:
        for node in self._quotes:
            for name, value in node.features:
                if name in ATTRIBUTES:
                    yield name.capitalize(), self._events[node.id], "" if name == "narrated" else f" {value}"

    def _relations(self) -> Iterator[tuple[str, str, str]]:
        for node in self._placed:
            for role, target in node.links:
                if role in ("Head", "Scope"):
                    yield role, self._bound[node.id], self._bound[target]

    def _notes(self) -> Iterator[tuple[str, dict[str, object]]]:
        version: dict[str, object] = {"grammar": self._version}
        told: set[str] = set()
        for node in self._placed:
            note = {**version, **self._note(node, told)}
            if note:
                version = {}
                yield self._bound[node.id], note

    def _note(self, node: Node, told: set[str]) -> Mapping[str, object]:
        shown = ATTRIBUTES if node.label == "Quote" else ("kind",) if node.label == "Hedge" else ()
        note: dict[str, object] = {name: value for name, value in node.features if name not in shown}
        _, joined = _lines_apart(self._text, node.places)
        if joined:
            note["joined"] = joined
        for name in node.linked("Entity"):
            note["entity"] = name
            if name not in told:
                note["named"] = self._entity(name)
                told.add(name)
        return note

    def _entity(self, name: str) -> Mapping[str, object]:
        [node] = [entity for entity in self._entities if entity.id == name]
        return {**dict(node.features), "mentions": [self._bound[mention] for mention in node.linked("Mention")]}


def _lines_apart(text: str, places: Iterable[Place]) -> tuple[Sequence[Place], list[int]]:
    """The pieces cut at line breaks, and the numbers of those that go on with the piece before."""
    pieces: list[Place] = []
    joined: list[int] = []
    for start, end in places:
        cut = [(match.start(), match.end()) for match in _LINE.finditer(text, start, end)] or [(start, end)]
        joined += range(len(pieces) + 1, len(pieces) + len(cut))
        pieces += cut
    return pieces, joined
