"""Text as a terminal shows it: harmless characters, their widths, lines that fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

Place = tuple[int, int]

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PICTURES = 0x2400
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """A character as it is printed: controls as pictures, so that no escape sequence survives.

    >>> shown("a"), shown(chr(27)), shown(chr(9))
    ('a', '␛', ' ')
    """
    if char < "\x20":
        return " " if char == "\t" else chr(_PICTURES + ord(char))
    if char == "\x7f":
        return "␡"
    if char in _UNSEEN:
        return ""
    # controls, marks of direction, lone surrogates, line and paragraph separators
    return "\ufffd" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char


@lru_cache(maxsize=4096)
def cells(char: str) -> int:
    """How many columns a character takes: 0, 1 or 2."""
    if not shown(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def inert(text: str) -> str:
    """A text as it is printed; see `shown`."""
    return "".join(map(shown, text))


def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(map(cells, text))


def display_lines(text: str, columns: int) -> Iterator[Place]:
    """Places of the lines that show a text, none wider than ``columns`` (at least 2).

    Line ends are left out, and the space at which a line is broken.

    >>> list(display_lines("un mot long" + chr(10) + "fin", 7))
    [(0, 6), (7, 11), (12, 15)]
    >>> [("d'Aix-en-Provence, oui")[start:end] for start, end in display_lines("d'Aix-en-Provence, oui", 12)]
    ["d'Aix-en-", 'Provence,', 'oui']
    """
    start = 0
    for end in _LINE_END.finditer(text):
        yield from _folded(text, start, end.start(), columns)
        start = end.end()
    if start < len(text):
        yield from _folded(text, start, len(text), columns)


def _folded(text: str, start: int, end: int, columns: int) -> Iterator[Place]:
    """The lines of one paragraph, broken at a space, else after a hyphen, else anywhere."""
    place, taken = start, 0
    space = hyphen = start
    while place < end:
        taken += cells(text[place])
        if text[place] == " ":
            space = place + 1
        elif taken > columns:
            following = space if space > start else hyphen if hyphen > start else place
            yield start, following - (space > start)
            start = space = hyphen = place = following
            taken = 0
            continue
        elif text[place] == "-":
            hyphen = place + 1
        place += 1
    yield start, end


def wrapped(text: str, columns: int, most: int) -> list[str]:
    """A text on at most ``most`` lines; an ellipsis stands for the rest.

    >>> wrapped("un mot bien long", 8, 2)
    ['un mot', 'bien…']
    >>> wrapped("un mot", 8, 2)
    ['un mot']
    """
    plain = " ".join(text.split())
    lines = [inert(plain[start:end]) for start, end in display_lines(plain, columns)]
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while width(last) >= columns:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]
