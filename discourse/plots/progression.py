"""Where in a text who speaks: a row a source, or a row a text, with a stroke for each quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discourse.counts.records import MANNERS, Record, records
from discourse.counts.sources import by_source
from discourse.model import Document
from discourse.plots.figure import COLOURS, PlotError, canvas, label
from discourse.report.words import Language, phrase

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST = 20
_LEAST = 0.3
_HEIGHT = 0.7
Row = tuple[str, list[tuple[Record, int]]]
"""The label of a row, and its attributions, each with the length of its text."""


def progression(documents: Sequence[tuple[str, Document]], language: Language) -> Figure:
    """The quotes of one text by source, or of several texts by text, in percent of each text.

    Raises PlotError where there is nothing to draw.
    """
    rows = _by_source(*documents[0], language) if len(documents) == 1 else [_row(*pair) for pair in documents]
    if not any(found for _, found in rows):
        raise PlotError("no attribution was found, so there is nothing to draw")
    figure, axes = canvas(9, 1.2 + 0.32 * len(rows))
    for manner in MANNERS:
        told = phrase(f"manner.{manner}", language)
        for place, (_, found) in enumerate(rows):
            drawn = [pair for pair in found if pair[0].manner == manner]
            strokes = [stroke for record, length in drawn for stroke in _strokes(record, length)]
            if strokes:
                axes.broken_barh(strokes, (place - _HEIGHT / 2, _HEIGHT), facecolors=COLOURS[manner], label=told)
                told = ""
    axes.set_xlim(0, 100)
    axes.set_yticks(range(len(rows)), [label(name) for name, _ in rows])
    axes.invert_yaxis()
    axes.set_xlabel(f"{phrase('where', language)} (%)")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", alpha=0.3)
    figure.legend(loc="outside upper right", ncols=len(MANNERS), frameon=False)
    return figure


def _row(name: str, document: Document) -> Row:
    return name, [(record, len(document.text)) for record in records(name, document)]


def _by_source(name: str, document: Document, language: Language) -> list[Row]:
    found = list(records(name, document))
    length = len(document.text)
    return [
        (one.name or phrase("no_source", language), [(record, length) for record in found if record.source == one.name])
        for one in by_source(found)[:_MOST]
    ]


def _strokes(record: Record, length: int) -> list[tuple[float, float]]:
    """Where the pieces of a quote begin and how long they are, in percent; none is too small to be seen."""
    return [
        (100 * span.start / length, max(100 * (span.end - span.start) / length, _LEAST))
        for span in record.found.quote.spans
    ]
