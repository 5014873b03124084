"""brat's standoff back to a document: what `discourse.formats.brat.writer` wrote, and what people changed or added.

Annotations of other labels are passed over, and so are notes that are no JSON. A quote may also be a bare text-bound
annotation with its attributes; it then has neither cue nor source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from discourse.formats.brat.standoff import Annotations, Bound, Place, read_annotations
from discourse.formats.graph import LABELS, Node
from discourse.formats.rebuild import document_of
from discourse.model import Document

Features = dict[str, str]


def read_brat(ann: str, text: str, path: str) -> Document:
    """The document of an ``.ann`` file and its text. Raises FormatError, with the line, for what does not fit."""
    found = read_annotations(ann, text, path)
    notes = {name: note for name in found.bound for note in [_note(found, name)] if note}
    nodes = [node for item in found.bound.values() for node in _nodes(found, item, notes.get(item.id, {}))]
    nodes += _entities(notes)
    versions = [str(note["grammar"]) for note in notes.values() if "grammar" in note]
    return document_of(text, nodes, versions[0] if versions else "", path)


def _note(found: Annotations, name: str) -> dict[str, object]:
    """What the notes of one annotation say in JSON."""
    said: dict[str, object] = {}
    for target, note in found.notes:
        if target == name and note.startswith("{"):
            try:
                said |= json.loads(note)
            except (json.JSONDecodeError, RecursionError):
                continue
    return said


def _nodes(found: Annotations, item: Bound, note: dict[str, object]) -> Iterator[Node]:
    label, _, kind = item.label.partition("_")
    if label not in LABELS:
        return
    features = {name: str(value) for name, value in note.items() if name not in _APART}
    features |= {"kind": kind} if label == "Hedge" and kind else {}
    features |= {one.name.lower(): one.value or "true" for one in found.attributes if one.target == item.id}
    links = [(link.role.rstrip("0123456789"), link.end) for link in found.links if link.start == item.id]
    links += [("Entity", str(note["entity"]))] if "entity" in note else []
    yield Node(item.id, label, _joined(item, note), tuple(features.items()), tuple(links))


_APART = ("grammar", "joined", "entity", "named")


def _joined(item: Bound, note: dict[str, object]) -> tuple[Place, ...]:
    """The pieces, with those made one that only a line break parts."""
    numbers = note.get("joined")
    pieces: list[Place] = []
    for number, (start, end) in enumerate(item.places):
        if pieces and isinstance(numbers, list) and number in numbers:
            start = pieces.pop()[0]
        pieces.append((start, end))
    return tuple(pieces)


def _entities(notes: dict[str, dict[str, object]]) -> Iterator[Node]:
    named = {str(note["entity"]): note["named"] for note in notes.values() if "entity" in note and "named" in note}
    for name, said in sorted(named.items(), key=lambda pair: (len(pair[0]), pair[0])):
        if isinstance(said, dict):
            mentions = tuple(("Mention", str(mention)) for mention in said.get("mentions", ()))
            features = tuple((key, str(value)) for key, value in said.items() if key != "mentions")
            yield Node(name, "Entity", (), features, mentions)
