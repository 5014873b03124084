"""The page's style sheet: what stands in ``page.css``, the lines below the words, the names of columns."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from discourse.counts.records import MANNERS
from discourse.report.elements import Code
from discourse.report.table import COLUMNS, HEDGE_COLUMNS
from discourse.report.words import LANGUAGES, phrase

_DISTANCE = 4
_VARIANTS = (*MANNERS, "speaker", "cue", "reporter", "hedge")


def style_sheet(lines: int) -> Code:
    """The sheet for texts with so many lines below their words."""
    fixed = (files("discourse.report") / "page.css").read_text(encoding="utf-8")
    return Code("style", "\n".join([fixed, *_labels(), lines_below(lines)]))


def script() -> Code:
    """The page's script."""
    return Code("script", (files("discourse.report") / "page.js").read_text(encoding="utf-8"))


def lines_below(number: int) -> str:
    """The rules that draw so many lines below the words."""
    return "\n".join([*_lines(max(number, 1)), ""])


def _lines(number: int) -> Iterator[str]:
    """Each line has its place below the words, whichever others are drawn."""
    numbers = range(1, number + 1)
    images = ", ".join(f"var(--l{line}, none)" for line in numbers)
    places = ", ".join(f"0 calc(100% - {_DISTANCE * (number - line)}px)" for line in numbers)
    # the tint has the clip of the last image, and ends with the letters
    clips = "border-box, " * number + "content-box"
    yield f".text [class] {{ background-image: {images}, none; background-position: {places}, 0 0; }}"
    yield f".text [class] {{ background-clip: {clips}; padding-bottom: {_DISTANCE * number}px; }}"
    yield f".text {{ line-height: calc(1.75em + {_DISTANCE * (number - 1)}px); }}"
    for line in numbers:
        yield from (f".l{line}-{variant} {{ --l{line}: var(--line-{variant}); }}" for variant in _VARIANTS)


def _labels() -> Iterator[str]:
    """Where the screen is narrow, each cell says its column."""
    columns = dict.fromkeys((*COLUMNS, *HEDGE_COLUMNS))
    for language in LANGUAGES:
        for column in columns:
            words = phrase(f"column.{column}", language).replace("\\", "\\\\").replace('"', '\\"')
            yield f':root:lang({language}) .c-{column} {{ --label: "{words}"; }}'
