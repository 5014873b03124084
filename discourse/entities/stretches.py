"""Stretches of a text that are asked about often."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

Place = tuple[int, int]


class Covered:
    """Tells whether a place lies in one of many stretches."""

    def __init__(self, places: Sequence[Place]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def covers(self, place: int) -> bool:
        """In logarithmic time."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._reach[at]
