"""A document from the annotations that a file holds; the way back from `discourse.formats.graph`.

What a person who annotates by hand leaves out is filled in: ``kind`` speech, ``status`` asserted, ``commitment``
neutral, ``confidence`` rule, the sentence from the place, sentences as the analyzer cuts them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from discourse.formats.errors import FormatError
from discourse.formats.graph import Node, Place
from discourse.formats.plain import document_from
from discourse.model import Document

Plain = dict[str, object]
_DEFAULTS = {"kind": "speech", "status": "asserted", "commitment": "neutral", "confidence": "rule"}


def document_of(text: str, nodes: Iterable[Node], version: str, path: str = "document") -> Document:
    """The document whose annotations these are; quotes and hedges are put in the order of the text.

    Raises FormatError, with the annotation, for what contradicts itself.

    >>> from discourse import analyze
    >>> from discourse.formats.graph import nodes_of
    >>> document = analyze("Selon Léa, il pleut.")
    >>> document_of(document.text, nodes_of(document), document.grammar_version) == document
    True
    """
    known = {node.id: node for node in sorted(nodes, key=_order)}
    return document_from(_Rebuilding(text, known, _numbers(known.values()), path).document(version), path)


def _order(node: Node) -> tuple[int, int, str]:
    """The longer first of two that start at one place; nodes without place keep the order in which they are given."""
    if node.label not in ("Quote", "Hedge") or not node.places:
        return 0, 0, ""
    (start, _), (_, end) = node.places[0], node.places[-1]
    return (start, -end, "") if node.label == "Quote" else (start, end, node.feature("kind"))


def _numbers(nodes: Iterable[Node]) -> dict[str, int]:
    """Of each annotation, how many of its label stand before it."""
    seen: Counter[str] = Counter()
    numbers: dict[str, int] = {}
    for node in nodes:
        numbers[node.id] = seen[node.label]
        seen[node.label] += 1
    return numbers


def _segmented(text: str) -> list[Place]:
    """The sentences of a text as the analyzer with the packaged grammar cuts them."""
    from discourse.analyzer import analyze

    return [(span.start, span.end) for span in analyze(text).sentences]


@dataclass(frozen=True, slots=True)
class _Rebuilding:
    text: str
    nodes: Mapping[str, Node]
    numbers: Mapping[str, int]
    path: str

    def document(self, version: str) -> Plain:
        cut = [node.places[0] for node in self._labelled("Sentence")] or _segmented(self.text)
        return {
            "text": self.text,
            "sentences": [self._span(place) for place in cut],
            "attributions": [self._attribution(node, cut) for node in self._labelled("Quote")],
            "hedges": [self._hedge(node) for node in self._labelled("Hedge")],
            "entities": [self._entity(node) for node in self._labelled("Entity")],
            "warnings": [{**self._stretch(node), **dict(node.features)} for node in self._labelled("Warning")],
            "grammar_version": version,
        }

    def _labelled(self, label: str) -> list[Node]:
        return [node for node in self.nodes.values() if node.label == label]

    def _attribution(self, node: Node, cut: Sequence[Place]) -> Plain:
        cue, speaker, reporter, parent = (
            self._first(node, role) for role in ("Cue", "Speaker", "Reporter", "Parent")
        )
        features: Plain = {"lemma": "", "rule": "", "missing_source": None, **_DEFAULTS, **dict(node.features)}
        narrated = features.pop("narrated", "") == "true"
        written = _number(features.pop("sentence", None))
        if "type" not in features:
            raise FormatError(self.path, node.id, "this quote has no type; say direct, indirect or mixed")
        stretch, pieces = self._stretch(node), [self._span(place) for place in node.places]
        return {
            **features,
            "quote": {"spans": pieces, "type": features.pop("type"), "narrated": narrated},
            "cue": self._stretch(cue) if cue else None,
            "speaker": self._source(speaker) if speaker else None,
            "reporter": self._source(reporter) if reporter else None,
            "hedges": [self._hedge(hedge) for hedge in self._linked(node, "Hedge")],
            "sentence": _index_at(cut, self._stretch(cue) if cue else stretch) if written is None else written,
            "parent": self._index(parent, "Quote") if parent else None,
        }

    def _source(self, node: Node) -> Plain:
        head, entity = self._first(node, "Head"), self._first(node, "Entity")
        return {
            **self._stretch(node),
            "head": self._stretch(head or node),
            "entity": self._index(entity, "Entity") if entity else None,
            "unresolved": node.feature("unresolved") or None,
        }

    def _hedge(self, node: Node) -> Plain:
        scope = self._first(node, "Scope") or node
        return {**self._stretch(node), "rule": "", **dict(node.features), "scope": self._stretch(scope)}

    def _entity(self, node: Node) -> Plain:
        mentions = [self._index(mention, "Quote") for mention in self._linked(node, "Mention")]
        anonymous = node.feature("anonymous") == "true"
        empty = dict.fromkeys(("gender", "number", "role"))
        given = {**empty, **dict(node.features)}
        return {"name": "", "kind": "unknown", **given, "anonymous": anonymous, "mentions": mentions}

    def _linked(self, node: Node, role: str) -> list[Node]:
        for name in node.linked(role):
            if name not in self.nodes:
                raise FormatError(self.path, node.id, f"its {role} is {name}, which is not there")
        return [self.nodes[name] for name in node.linked(role)]

    def _first(self, node: Node, role: str) -> Node | None:
        return next(iter(self._linked(node, role)), None)

    def _index(self, node: Node, label: str) -> int:
        if node.label != label:
            raise FormatError(self.path, node.id, f"a link to a {label} leads to this {node.label}")
        return self.numbers[node.id]

    def _stretch(self, node: Node) -> Plain:
        if not node.places:
            raise FormatError(self.path, node.id, f"this {node.label} has no place in the text")
        return self._span((node.places[0][0], node.places[-1][1]))

    def _span(self, place: Place) -> Plain:
        return {"start": place[0], "end": place[1], "text": self.text[slice(*place)]}


def _number(written: object) -> object:
    """A number that is written in digits; anything else stays what it is, for others to refuse."""
    return int(written) if isinstance(written, str) and written.isascii() and written.isdigit() else written


def _index_at(cut: Sequence[Place], stretch: Plain) -> int:
    """The sentence that a stretch starts in, or the last one before it."""
    starts = [start for start, _ in cut]
    return max(bisect_right(starts, int(str(stretch["start"]))) - 1, 0)
