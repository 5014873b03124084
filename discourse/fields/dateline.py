"""The agency that a wire copy names behind its place and day: `LIMA, 14 août (Meridia) -`."""

from __future__ import annotations

import re
from collections.abc import Iterable

Place = tuple[int, int]

_DATELINE = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý'’ \-]{2,40}[^()\n]{0,40}\(([A-ZÀ-Ý][\w.&'’\-]{1,30}(?: [A-ZÀ-Ý][\w.&'’\-]{1,30})?)\)\s?[-–—]\s"
)
_PARAGRAPHS = 3
"""How many paragraphs may hold titles before it."""


def agency_of(text: str, paragraphs: Iterable[Place]) -> str:
    """The agency's name; empty for a text without a dateline.

    >>> text = "LIMA, 14 août (Meridia) - Neuf mineurs sont bloqués."
    >>> agency_of(text, [(0, len(text))])
    'Meridia'
    """
    for _, (start, end) in zip(range(_PARAGRAPHS), paragraphs, strict=False):
        found = _DATELINE.match(text, start, end)
        if found is not None:
            return found[1]
    return ""
