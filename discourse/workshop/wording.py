"""Places of a text given by their words, as corpus files give them: read and written."""

from __future__ import annotations

import re

Place = tuple[int, int]

PIECES = " | "
"""Parts the pieces of a quote."""
_RANKED = re.compile(r"(.*\S) @(\d+)$")


class WordsError(ValueError):
    """Words that give no place of a text, or a place that no words give: one clause that says why."""


def occurrences(text: str, words: str) -> list[Place]:
    """Where whole words stand in a text; with `` @2`` behind them, the second place alone.

    Spaces of any width and line breaks of the text match a plain space. Raises WordsError where they do not stand.

    >>> occurrences("Il dit qu'il dit vrai.", "dit"), occurrences("Il dit qu'il dit vrai.", "dit @2")
    ([(3, 6), (13, 16)], [(13, 16)])
    """
    ranked = _RANKED.match(words)
    sought, rank = (ranked[1], int(ranked[2])) if ranked else (words, 0)
    found = _found(text, sought)
    if not found:
        raise WordsError(f"`{sought}` is not in the text")
    if rank > len(found):
        raise WordsError(f"`{sought}` occurs {len(found)} times, not {rank}")
    return found[rank - 1 : rank] if rank else found


def place_of(text: str, words: str) -> Place:
    """The one place of these words. Raises WordsError where there is none, and where there are several."""
    found = occurrences(text, words)
    if len(found) > 1:
        raise WordsError(f"`{words}` occurs {len(found)} times: choose with ` @1` or another")
    return found[0]


def worded(text: str, place: Place) -> str:
    """The words that give a place, for `place_of` to read.

    Raises WordsError where none do: the place cuts a word, or its words read as something else.

    >>> worded("Il dit qu'il dit vrai.", (13, 16)), worded("Il dit qu'il dit vrai.", (0, 6))
    ('dit @2', 'Il dit')
    """
    words = " ".join(text[slice(*place)].split())
    if words and PIECES not in words and not _RANKED.match(words):
        start = place[0] + len(text[slice(*place)]) - len(text[slice(*place)].lstrip())
        found = _found(text, words)
        rank = next((rank for rank, other in enumerate(found, 1) if other[0] == start), None)
        if rank is not None:
            return words if len(found) == 1 else f"{words} @{rank}"
    raise WordsError(f"no words give the place {place[0]} to {place[1]} (`{words}`)")


def _found(text: str, words: str) -> list[Place]:
    if not words:
        return []
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = before + r"\s+".join(re.escape(part) for part in words.split()) + after
    return [match.span() for match in re.finditer(pattern, text)]
