"""Mistakes in files, and the errors that carry them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

MOST_SHOWN = 50
"""How many mistakes an error tells; the rest is counted."""
_SHOWN_COLUMNS = 100
_LEAD = 40
_INDENT = "    "


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """A mistake at a place of a file.

    Lines and columns count from 1, columns in code points; both are 0 where the mistake concerns the whole file.
    ``source`` is the line as it is written, ``width`` how many code points of it the caret marks. ``code`` is one word
    for each sort of mistake, `docs/mistakes.md` explains them.

    >>> print(Mistake("cues.tsv", 3, 6, "unknown-kind", '"speach" is no kind', "dire\\tspeach", 6))
    cues.tsv:3:6: unknown-kind: "speach" is no kind
        dire → speach
               ^^^^^^
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    source: str = ""
    width: int = 1

    def __str__(self) -> str:
        if not self.line:
            return f"{self.path}: {self.code}: {self.message}"
        head = f"{self.path}:{self.line}:{self.column}: {self.code}: {self.message}"
        return "\n".join((head, *_pointed(self.source, self.column - 1, self.width)))


class FileError(ValueError):
    """Mistakes in files. Its text tells each with its place, its line and a caret below."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(self.mistakes)

    @classmethod
    def at(cls, path: str, line: int, code: str, message: str, source: str = "") -> Self:
        """The error for one mistake in a line, or in a whole file where ``line`` is 0."""
        width = max(1, len(source.strip()))
        column = len(source) - len(source.lstrip()) + 1 if line else 0
        return cls([Mistake(path, line, column, code, message, source, width)])

    def __str__(self) -> str:
        shown = [str(mistake) for mistake in self.mistakes[:MOST_SHOWN]]
        more = len(self.mistakes) - len(shown)
        return "\n".join((*shown, f"… and {more} more") if more else shown)


class GrammarError(FileError):
    """Mistakes in a grammar folder."""


def meant(name: str, known: Iterable[str], most: int = 12) -> str:
    """The end of a message on a name that there is not: the one that was meant, else those allowed, where they are few.

    >>> meant("Speker", ["cue", "speaker", "quote"]), meant("zut", ["on", "off"]), meant("zut", map(str, range(99)))
    ('; did you mean "speaker"?', '; allowed: on, off', '')
    """
    names = {item.lower(): item for item in known}
    near = get_close_matches(name.lower(), names, n=1)
    if near:
        return f'; did you mean "{names[near[0]]}"?'
    return f"; allowed: {', '.join(names.values())}" if 0 < len(names) <= most else ""


def _pointed(source: str, start: int, width: int) -> tuple[str, ...]:
    """A line and, below it, carets under a place of it; a long line is shown around the place."""
    if not source.strip():
        return ()
    shown = [_shown(char) for char in source]
    first = 0 if _columns(shown[: start + width]) <= _SHOWN_COLUMNS else max(0, start - _LEAD)
    past = first
    while past < len(shown) and _columns(shown[first : past + 1]) <= _SHOWN_COLUMNS:
        past += 1
    before, after = "…" * (first > 0), "…" * (past < len(shown))
    blank = " " * _columns([before, *shown[first:start]])
    carets = "^" * max(1, _columns(shown[start : min(start + width, past)]))
    return f"{_INDENT}{before}{''.join(shown[first:past])}{after}".rstrip(), f"{_INDENT}{blank}{carets}"


def _shown(char: str) -> str:
    if char == "\t":
        return " → "
    return char if char.isprintable() or unicodedata.category(char) == "Zs" else "�"


def _columns(shown: Iterable[str]) -> int:
    return sum(map(_cells, "".join(shown)))


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
