"""A text with places of it marked below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.cli.cells import Place, display_lines, inert, width

_EXPECTED, _GOT = "^", "~"
_SIDE = "   "


def marked_lines(text: str, expected: Sequence[Place], got: Sequence[Place], columns: int) -> Iterator[str]:
    """The lines of a text; below each, carets under what was expected and tildes under what was got.

    >>> print(*marked_lines("Selon Léa, il pleut.", [(14, 19)], [(11, 19)], 80), sep=chr(10))
    Selon Léa, il pleut.
                  ^^^^^   expected
               ~~~~~~~~   got
    """
    for line in display_lines(text, columns):
        yield inert(text[slice(*line)])
        for places, mark, name in ((expected, _EXPECTED, "expected"), (got, _GOT, "got")):
            marks = _marks(text, line, places, mark)
            if marks:
                yield marks + _SIDE + name


def _marks(text: str, line: Place, places: Sequence[Place], mark: str) -> str:
    start, end = line
    return "".join(
        (mark if any(first <= at < past for first, past in places) else " ") * width(text[at])
        for at in range(start, end)
    ).rstrip()
