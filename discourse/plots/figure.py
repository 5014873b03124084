"""A figure to draw on, and its file."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from discourse.counts.records import Manner

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Form = Literal["svg", "png"]
COLOURS: Mapping[Manner, str] = {"direct": "#2456c8", "mixed": "#7b4fc0", "indirect": "#d07a1c", "narrated": "#7d7d7d"}
HATCHES: Mapping[Manner, str] = {"direct": "", "mixed": "//", "indirect": "..", "narrated": "xx"}
"""What tells the manners apart in print without colours."""
_MOST_LETTERS = 42
_DOTS_PER_INCH = 150


class PlotError(Exception):
    """A figure that cannot be drawn: one line with the remedy."""


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """An empty figure of so many inches. Raises PlotError where matplotlib is not installed."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise PlotError("matplotlib is not installed; figures need it: pip install 'discourse-fr[plot]'") from None
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.add_subplot()


def label(text: str) -> str:
    """Words of a text as a label: on one line, cut where they are long, without controls.

    >>> label("le\\nmaire"), label("a" * 50)[-3:]
    ('le maire', 'aa…')
    """
    flat = "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))
    return flat if len(flat) <= _MOST_LETTERS else flat[: _MOST_LETTERS - 1] + "…"


def image(figure: Figure, form: Form) -> bytes:
    """The file of a figure."""
    import matplotlib

    # words of texts are no formulas, whatever dollar signs they hold
    for text in figure.findobj(matplotlib.text.Text):
        text.set_parse_math(False)
    written = io.BytesIO()
    metadata = {"Date": None} if form == "svg" else {"Software": None}
    # no date and no random name: the same texts give the same file; letters stay letters
    settings = matplotlib.rc_context({"svg.hashsalt": "discourse", "svg.fonttype": "none", "hatch.linewidth": 0.5})
    with settings, warnings.catch_warnings():
        # a letter that the font lacks is drawn as a box
        warnings.filterwarnings("ignore", "Glyph")
        figure.savefig(written, format=form, dpi=_DOTS_PER_INCH, metadata=metadata)
    return written.getvalue()
