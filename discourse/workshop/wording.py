"""Places of a text given by their words, as corpus files give them: read and written."""

from __future__ import annotations

import re
from difflib import get_close_matches

Place = tuple[int, int]

PIECES = " | "
"""Parts the pieces of a quote."""
_RANKED = re.compile(r"(.*\S) @(\d+)$")


class WordsError(ValueError):
    """Words that give no place of a text, or a place that no words give: one clause that says why, and its code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code, self.message = code, message

    def __str__(self) -> str:
        return self.message


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
        raise WordsError("not-in-text", f'"{sought}" is not in the text{_near(sought, text)}')
    if ranked and not 0 < rank <= len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise WordsError("no-occurrence", f'"{sought}" stands {times} in the text: there is no @{rank}')
    return found[rank - 1 : rank] if rank else found


def place_of(text: str, words: str) -> Place:
    """The one place of these words. Raises WordsError where there is none, and where there are several."""
    found = occurrences(text, words)
    if len(found) > 1:
        message = f'"{words}" stands {len(found)} times in the text: put @1 … @{len(found)} behind it'
        raise WordsError("several-places", message)
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
    raise WordsError("no-words", f'no words give the place {place[0]} to {place[1]} ("{words}")')


def _near(sought: str, text: str) -> str:
    """Words of the text that are nearly those sought, to propose."""
    words, count = text.split(), len(sought.split())
    stretches = [" ".join(words[at : at + count]).strip(",.;:!?…") for at in range(len(words) - count + 1)]
    near = get_close_matches(sought, stretches, n=1, cutoff=0.7)
    return f'; did you mean "{near[0]}"?' if near else ""


def _found(text: str, words: str) -> list[Place]:
    if not words:
        return []
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = before + r"\s+".join(re.escape(part) for part in words.split()) + after
    return [match.span() for match in re.finditer(pattern, text)]
