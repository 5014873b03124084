"""Who relays or cites whom: arrows from the names on the left to those on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from discourse.counts.network import How, Link, links
from discourse.model import Document
from discourse.plots.figure import PlotError, canvas, label
from discourse.report.words import Language, phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST = 40
_COLOURS: Mapping[How, str] = {"relays": "#1f7f93", "cites": "#a3007b"}
_STYLES: Mapping[How, str] = {"relays": "-", "cites": "--"}
_LEFT, _RIGHT = 0.0, 1.0


def network(documents: Iterable[Document], language: Language) -> Figure:
    """The commonest links; a name that relays or cites and is itself cited stands on both sides.

    Raises PlotError where nobody relays or cites anybody.
    """
    found = links(documents)[:_MOST]
    if not found:
        raise PlotError("nobody relays or cites anybody in these texts, so there is nothing to draw")
    weights: Counter[str] = Counter()
    for link in found:
        weights[link.one] += link.number
    left = _places([name for name, _ in weights.most_common()])
    # in the order of those who name them, so that few arrows cross
    right = _places([link.other for link in sorted(found, key=lambda link: -left[link.one])])
    figure, axes = canvas(10, 1 + 0.34 * max(len(left), len(right)))
    for link in found:
        _draw(axes, link, left[link.one], right[link.other])
    for places, x, side in ((left, _LEFT, "right"), (right, _RIGHT, "left")):
        for name, y in places.items():
            axes.plot(x, y, "o", color="#333333", markersize=5)
            axes.annotate(
                label(name), (x, y), xytext=(-8 if side == "right" else 8, 0), textcoords="offset points",
                ha=side, va="center",
            )
    for how in _COLOURS:
        if any(link.how == how for link in found):
            axes.plot([], [], _STYLES[how], color=_COLOURS[how], label=phrase(f"link.{how}", language))
    axes.set_xlim(-0.9, 1.9)
    axes.margins(y=0.08)
    axes.set_axis_off()
    figure.legend(loc="outside upper center", ncols=2, frameon=False)
    return figure


def _places(names: Sequence[str]) -> Mapping[str, float]:
    """How high each name stands, from the top, the names spread from 1 to 0."""
    once = dict.fromkeys(names)
    return {name: 1 - (place + 0.5) / len(once) for place, name in enumerate(once)}


def _draw(axes: Axes, link: Link, start: float, end: float) -> None:
    axes.annotate(
        "", (_RIGHT, end), xytext=(_LEFT, start),
        arrowprops={
            "arrowstyle": "-|>", "color": _COLOURS[link.how], "linestyle": _STYLES[link.how], "alpha": 0.8,
            "linewidth": 0.8 + 0.6 * min(link.number, 8), "shrinkA": 5, "shrinkB": 5,
        },
    )
