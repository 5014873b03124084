"""The order of a concordance: by the words around the node, as a dictionary of French orders them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from discourse.concordance.lines import FIELDS, Line

PLACES = ("3L", "2L", "1L", "node", "1R", "2R", "3R")
KEYS = (*PLACES, *FIELDS)
_WORD = re.compile(r"\w+(?:-\w+)*")


def ordered(lines: Iterable[Line], keys: Sequence[str]) -> list[Line]:
    """Lines by the words at some places, the first key first; without keys, in the order of the texts.

    ``1L`` is the last word before the node, ``2R`` the second word behind it, ``node`` the words of the node; any name
    of FIELDS orders by that field. Accents and capitals only part words that are otherwise the same.

    >>> from discourse import analyze
    >>> from discourse.concordance.lines import concordance
    >>> text = "Le maire élu dit qu'il pleut. Un élève dit qu'il vente. Le notaire dit qu'il neige."
    >>> found = ordered(concordance("a", analyze(text), "cue"), ["1L"])
    >>> [line.left.split()[-1] for line in found]
    ['élève', 'élu', 'notaire']
    """
    return sorted(lines, key=lambda line: [_rank(_word(line, key)) for key in keys])


def _word(line: Line, key: str) -> str:
    if key not in PLACES:
        return line.fields[key]
    if key == "node":
        return line.node
    distance, before = int(key[0]), key[1] == "L"
    words: list[str] = _WORD.findall(line.left if before else line.right)
    if len(words) < distance:
        return ""
    return words[-distance] if before else words[distance - 1]


def _rank(words: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFD", words.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)), words
