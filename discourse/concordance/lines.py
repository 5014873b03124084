"""The lines of a concordance: each a node with the text around it and the attribution that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from discourse.model import Attribution, Document, Row, Span

Node = Literal["cue", "quote", "speaker", "reporter", "hedge", "pattern"]
NODES: tuple[Node, ...] = ("cue", "quote", "speaker", "reporter", "hedge", "pattern")
_PLACES = ("sentence", "start", "end", "parent", "narrated")
FIELDS = (*(name for name in Row.__annotations__ if name not in _PLACES), "hedge", "file")
"""What a line can be filtered and sorted by: the texts of a `Row`, the kind of a hedge, the file."""


@dataclass(frozen=True, slots=True)
class Line:
    """A node at the code points ``start`` to ``end`` of the text of a file, with what stands before and behind it.

    ``fields`` are the values of FIELDS for its attribution, empty where it has none.
    """

    file: str
    start: int
    end: int
    left: str
    node: str
    right: str
    fields: Mapping[str, str]


def concordance(file: str, document: Document, node: Node, width: int = 60) -> Iterator[Line]:
    """A line for each place of a kind of node, in the order of the text, with ``width`` characters on each side.

    The node ``pattern`` reaches from the first to the last word of cue, speaker and reporter: the reporting clause.
    The pieces of a quote have a line each.

    >>> import discourse
    >>> document = discourse.analyze("« Il pleut », a dit Léa hier. Selon Ali, il vente.")
    >>> for line in concordance("a.txt", document, "cue", 12):
    ...     print(f"{line.left.strip():>11} [{line.node}] {line.right.strip()}")
    Il pleut », [a dit] Léa hier. S
    t Léa hier. [Selon] Ali, il ven
    """
    for span, fields in _nodes(file, document, node):
        left = document.text[max(span.start - width, 0) : span.start]
        right = document.text[span.end : span.end + width]
        yield Line(file, span.start, span.end, left, span.text, right, fields)


def _nodes(file: str, document: Document, node: Node) -> Iterator[tuple[Span, Mapping[str, str]]]:
    rows = [_fields(file, row) for row in document.rows()]
    if node == "hedge":
        yield from _hedges(file, document, rows)
        return
    for found, fields in zip(document.attributions, rows, strict=True):
        for span in _spans(document.text, found, node):
            yield span, fields


def _spans(text: str, found: Attribution, node: Node) -> Iterator[Span]:
    if node == "quote":
        yield from found.quote.spans
        return
    parts = {"cue": found.cue, "speaker": found.speaker, "reporter": found.reporter}
    there = [span for span in parts.values() if span] if node == "pattern" else [parts[node]]
    spans = [span for span in there if span]
    if spans:
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        yield Span(start, end, text[start:end])


def _fields(file: str, row: Row) -> dict[str, str]:
    return {name: str(row.get(name, "")) for name in FIELDS} | {"file": file}


def _hedges(file: str, document: Document, rows: Sequence[dict[str, str]]) -> Iterator[tuple[Span, Mapping[str, str]]]:
    """Each hedge with the values of the innermost attribution that it belongs to, and its kind."""
    pairs = zip(document.attributions, rows, strict=True)
    holders = {hedge: fields for found, fields in pairs for hedge in found.hedges}
    nobody = dict.fromkeys(FIELDS, "") | {"file": file}
    for hedge in document.hedges:
        yield hedge, holders.get(hedge, nobody) | {"hedge": hedge.kind}
