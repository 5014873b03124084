"""The text of one document with its fields; what a reader copies from it is the text as given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from discourse.model import Document
from discourse.report.elements import Element, Node, element
from discourse.report.layers import WAVE, WORDS, Mark, Piece, layered_marks, pieces

Key = tuple[str, int]
_ROWS = {"attribution": "a", "hedge": "h"}


@dataclass(frozen=True, slots=True)
class Article:
    """A text as an element; ``anchors`` are the ids at which its attributions and hedges begin; ``lines`` is how many
    lines are drawn below the words where most quotes nest."""

    body: Element
    anchors: Mapping[Key, str]
    lines: int


def row_id(key: Key, number: int) -> str:
    """The id of the table row of an attribution or a hedge of the text ``number``.

    >>> row_id(("attribution", 2), 1)
    'a1-2'
    """
    return f"{_ROWS[key[0]]}{number}-{key[1]}"


def article(document: Document, number: int) -> Article:
    """The text ``number`` of a page; the content of its element is the text, character by character."""
    marks = layered_marks(document)
    lines = list(pieces(document.text, marks))
    begins = _begins(piece for line in lines for piece in line)
    links = {start: key for key, start in reversed(begins.items())}
    anchors = {key: "t" + row_id(links[start], number) for key, start in begins.items()}
    paragraphs = [element("p", *(_piece(document.text, piece, links, number) for piece in line)) for line in lines]
    body = element("div", *paragraphs, class_="text", lang="fr", dir="auto")
    return Article(body, anchors, max((mark.layer for mark in marks), default=0))


def _begins(every: Iterable[Piece]) -> dict[Key, int]:
    """Where each attribution and hedge is reached by keyboard: at its cue, or where its first free piece starts."""
    cues: dict[Key, list[int]] = {}
    others: dict[Key, list[int]] = {}
    for piece in every:
        for mark in piece.marks:
            (cues if mark.field == "cue" else others).setdefault(mark.key, []).append(piece.start)
    begins: dict[Key, int] = {}
    taken: set[int] = set()
    for key in sorted({*cues, *others}):
        starts = [*cues.get(key, ()), *others.get(key, ())]
        begins[key] = next((start for start in starts if start not in taken), starts[0])
        taken.add(begins[key])
    return begins


def _piece(text: str, piece: Piece, links: Mapping[int, Key], number: int) -> Node:
    words = text[piece.start : piece.end]
    if not piece.marks:
        return words
    names = " ".join(dict.fromkeys(_class(mark) for mark in piece.marks))
    told = " ".join(f"{row_id(mark.key, number)}/{mark.field}/{_class(mark)}" for mark in _inner_first(piece.marks))
    key = links.get(piece.start)
    if key is None:
        return element("span", words, class_=names, data_m=told)
    row = row_id(key, number)
    return element("a", words, class_=names, data_m=told, id="t" + row, href="#" + row, aria_describedby=row)


def _inner_first(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: mark.end - mark.start)


def _class(mark: Mark) -> str:
    if mark.layer in (WORDS, WAVE):
        return mark.field
    return f"l{mark.layer}-{mark.variant if mark.field == 'quote' else mark.field}"
