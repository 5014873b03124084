"""Who speaks how much: a bar a source, parted by manner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discourse.counts.records import MANNERS, Record
from discourse.counts.sources import by_source
from discourse.plots.figure import COLOURS, HATCHES, PlotError, canvas, label
from discourse.report.words import Language, phrase

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST = 20


def bars(found: Sequence[Record], language: Language) -> Figure:
    """The sources with most attributions, the first on top. Raises PlotError where there is nothing to draw."""
    counted = by_source(found)[:_MOST]
    if not counted:
        raise PlotError("no attribution was found, so there is nothing to draw")
    figure, axes = canvas(8, 1.2 + 0.32 * len(counted))
    from matplotlib.ticker import MaxNLocator

    names = [label(one.name) or phrase("no_source", language) for one in counted]
    reached = [0] * len(counted)
    for place, manner in enumerate(MANNERS):
        numbers = [one.manners[place] for one in counted]
        if any(numbers):
            axes.barh(
                range(len(counted)), numbers, left=reached, label=phrase(f"manner.{manner}", language),
                color=COLOURS[manner], hatch=HATCHES[manner], edgecolor="white", height=0.7,
            )
        reached = [before + number for before, number in zip(reached, numbers, strict=True)]
    axes.set_yticks(range(len(counted)), names)
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(phrase("attributions", language))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    return figure
