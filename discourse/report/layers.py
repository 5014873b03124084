"""A text cut where a field begins or ends, each piece with what lies over it, and in which layer it is drawn.

Sources and cues tint the words, hedges wave below them, quotes are lines below those. Two marks never share a layer at
one place: of two that overlap, the longer one is drawn as a line. So every mark keeps its true length, and no word
is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from discourse.model import Attribution, Document

Field = Literal["cue", "speaker", "reporter", "quote", "hedge"]
FIELDS: tuple[Field, ...] = ("speaker", "cue", "reporter", "quote", "hedge")
WORDS, WAVE = 0, -1
LINES = 8
"""How many lines are told apart below the words; deeper nesting shares the last."""
_LINE_END = re.compile(r"\r\n|[\n\r]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A field over the code points ``start`` to ``end``, of the attribution or the hedge with that index.

    ``layer`` is WORDS, WAVE or the number of a line below the words, from 1.
    """

    field: Field
    index: int
    start: int
    end: int
    layer: int = WORDS
    variant: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What it belongs to: hedges and attributions are counted apart."""
        return ("hedge" if self.field == "hedge" else "attribution", self.index)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line of the text, and the marks over it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def layered_marks(document: Document) -> list[Mark]:
    """Every mark of a text in its layer, in the order of the text.

    >>> import discourse
    >>> found = layered_marks(discourse.analyze("Selon Léa, « il pleut », dit Ali."))
    >>> [(mark.field, mark.index, mark.layer) for mark in found if mark.field == "quote"]
    [('quote', 0, 1), ('quote', 1, 2)]
    """
    plain = [mark for index, found in enumerate(document.attributions) for mark in _source_marks(index, found)]
    hedges = [Mark("hedge", i, hedge.start, hedge.end, WAVE, hedge.kind) for i, hedge in enumerate(document.hedges)]
    quotes = [mark for index, found in enumerate(document.attributions) for mark in _quote_marks(index, found)]
    kept, moved = _apart(plain)
    waves, others = _apart(hedges)
    placed = [*kept, *waves, *_on_lines([*quotes, *moved, *others])]
    return sorted(placed, key=lambda mark: (mark.start, -mark.end, mark.index))


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[list[Piece]]:
    """The pieces of each line of the text, with its line end; together they are the text."""
    edges = {edge for mark in marks for edge in (mark.start, mark.end)}
    ends = {match.end() for match in _LINE_END.finditer(text)} | {len(text)}
    active: list[Mark] = []
    following = 0
    line: list[Piece] = []
    for start, end in pairwise(sorted({0, *edges, *ends})):
        while following < len(marks) and marks[following].start <= start:
            active.append(marks[following])
            following += 1
        active = [mark for mark in active if mark.end > start]
        line.append(Piece(start, end, tuple(active)))
        if end in ends:
            yield line
            line = []


def _source_marks(index: int, found: Attribution) -> Iterator[Mark]:
    if found.speaker:
        yield Mark("speaker", index, found.speaker.start, found.speaker.end)
    if found.cue:
        yield Mark("cue", index, found.cue.start, found.cue.end)
    if found.reporter:
        yield Mark("reporter", index, found.reporter.start, found.reporter.end)


def _quote_marks(index: int, found: Attribution) -> Iterator[Mark]:
    variant = "narrated" if found.quote.narrated else found.quote.type
    for span in found.quote.spans:
        yield Mark("quote", index, span.start, span.end, variant=variant)


def _apart(marks: Iterable[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Marks that do not overlap, the shorter ones where two do, and the others."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    moved: set[Mark] = set()
    kept: list[Mark] = []
    for mark in ordered:
        kept = [other for other in kept if other.end > mark.start]
        moved.update(longer := [other for other in kept if other.end - other.start >= mark.end - mark.start])
        kept = [other for other in kept if other not in longer]
        if kept:
            moved.add(mark)
        else:
            kept.append(mark)
    return [mark for mark in ordered if mark not in moved], [mark for mark in ordered if mark in moved]


def _on_lines(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks on lines, the outer ones first; the pieces of one quote on one line, free from its first to its last."""
    groups: dict[tuple[str, int, str], list[Mark]] = {}
    for mark in marks:
        groups.setdefault((*mark.key, mark.field), []).append(mark)
    hulls = [(min(m.start for m in group), max(m.end for m in group), group) for group in groups.values()]
    taken = [0] * LINES
    for start, end, group in sorted(hulls, key=lambda hull: (hull[0], -hull[1])):
        line = next((place for place, until in enumerate(taken) if until <= start), LINES - 1)
        taken[line] = max(taken[line], end)
        yield from (replace(mark, layer=line + 1) for mark in group)
