"""Tokens for the forms that are built on tokens: words and signs, cut wherever an annotation begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discourse.formats.graph import Place

_TOKEN = re.compile(r"\w+|[^\w\s]")


def aligned_tokens(text: str, places: Iterable[Place]) -> Iterator[Place]:
    """The tokens of a text; no place begins or ends within one.

    >>> [("l'AFP…"[start:end]) for start, end in aligned_tokens("l'AFP…", [(0, 4)])]
    ['l', "'", 'AF', 'P', '…']
    """
    edges = sorted({edge for place in places for edge in place})
    following = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while following < len(edges) and edges[following] <= start:
            following += 1
        while following < len(edges) and edges[following] < end:
            yield start, edges[following]
            start = edges[following]
            following += 1
        yield start, end
