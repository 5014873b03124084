"""The text with the fields marked below its words.

Each attribution has a row of its own below each line that it touches, with its number in the margin; hedges have the
row ``~``. A field that lies over another one of the same attribution has a further row, so that every stretch shows
its true length, however the fields nest or overlap. The marks are words: colour only repeats what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from discourse.cli.cells import cells, display_lines, shown
from discourse.cli.colours import COLOURS, painted
from discourse.model import Attribution, Document, Hedge

LEGEND = " ".join(painted(field, field) for field in COLOURS)
HEDGE_ROW = "~"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to mark: ``row`` orders the rows below a line, ``margin`` and ``label`` are written."""

    row: int
    margin: str
    field: str
    label: str
    start: int
    end: int


def document_marks(document: Document) -> list[Mark]:
    """Everything to mark in a text, in the order of the text."""
    marks = [mark for row, found in enumerate(document.attributions) for mark in _attribution_marks(row, found)]
    marks += [_hedge_mark(len(document.attributions), hedge) for hedge in document.hedges]
    return sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))


def _attribution_marks(row: int, found: Attribution) -> Iterator[Mark]:
    spans = [("cue", found.cue), ("speaker", found.speaker), ("reporter", found.reporter)]
    spans += [("quote", span) for span in found.quote.spans]
    for field, span in spans:
        if span is not None:
            yield Mark(row, str(row + 1), field, field, span.start, span.end)


def _hedge_mark(row: int, hedge: Hedge) -> Mark:
    return Mark(row, HEDGE_ROW, "hedge", hedge.kind, hedge.start, hedge.end)


def highlighted(document: Document, columns: int) -> Iterator[str]:
    """The lines to print, styled; ``columns`` is the width of the terminal."""
    text, marks = document.text, document_marks(document)
    margin = max((len(mark.margin) for mark in marks), default=0) + 1
    active: list[Mark] = []
    following = 0
    for start, end in display_lines(text, max(columns - margin, 20)):
        while following < len(marks) and marks[following].start < end:
            active.append(marks[following])
            following += 1
        active = [mark for mark in active if mark.end > start]
        line = _Line(text, start, end)
        yield (" " * margin + line.words(active)).rstrip()
        for row in _rows(active):
            yield f"{row[0].margin:>{margin - 1}} " + line.marks(row)


def _rows(marks: Iterable[Mark]) -> Iterator[Sequence[Mark]]:
    """The marks of one line on as few rows as keep those of one attribution apart."""
    for _, group in groupby(sorted(marks, key=lambda mark: (mark.row, mark.start, -mark.end)), lambda mark: mark.row):
        rows: list[list[Mark]] = []
        for mark in group:
            free = next((row for row in rows if row[-1].end <= mark.start), None)
            if free is None:
                rows.append([mark])
            else:
                free.append(mark)
        yield from rows


class _Line:
    """One line of the text on the screen."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._words, self._start, self._end = text[start:end], start, end
        self._columns = [0, *accumulate(map(cells, self._words))]

    def _inside(self, mark: Mark) -> tuple[int, int]:
        first = max(mark.start, self._start)
        return first - self._start, max(min(mark.end, self._end), first) - self._start

    def words(self, marks: Iterable[Mark]) -> str:
        """The line, each character in the colour of the shortest field that holds it."""
        fields = [""] * len(self._words)
        for mark in sorted(marks, key=lambda mark: mark.start - mark.end):
            first, last = self._inside(mark)
            fields[first:last] = [mark.field] * (last - first)
        pairs = zip(fields, map(shown, self._words), strict=True)
        return "".join(
            painted("".join(char for _, char in run), field) for field, run in groupby(pairs, lambda pair: pair[0])
        )

    def marks(self, row: Iterable[Mark]) -> str:
        """A row below the line: each field's name drawn out over its words, after a dash where it began before."""
        written, column = "", 0
        for mark in row:
            first, last = (self._columns[place] for place in self._inside(mark))
            label = f"-{mark.label}" if mark.start < self._start else mark.label
            written += " " * (first - column) + painted(label.ljust(last - first, "-")[: last - first], mark.field)
            column = last
        return written
