"""How much two lists of places share, counted in code points or in words.

A list of places is in order and disjoint, as `discourse.workshop.compare.trimmed` and `union` give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Place = tuple[int, int]
Places = Sequence[Place]

_WORD = re.compile(r"\w+")


def union(places: Iterable[Place]) -> tuple[Place, ...]:
    """The stretches that places cover together.

    >>> union([(5, 8), (0, 3), (2, 4)])
    ((0, 4), (5, 8))
    """
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def length(places: Places) -> int:
    """How many code points places cover."""
    return sum(end - start for start, end in places)


def shared(one: Places, other: Places) -> int:
    """How many code points two lists of places have in common."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def dice(one: Places, other: Places) -> float:
    """The F1 of code points: twice what is shared over the sum of both; 0 where either is empty.

    >>> dice([(0, 10)], [(5, 15)])
    0.5
    """
    if not one or not other:
        return 0.0
    return 2 * shared(one, other) / (length(one) + length(other))


def iou(one: Places, other: Places) -> float:
    """Intersection over union in code points; 0 where either is empty.

    >>> iou([(0, 10)], [(5, 15)])
    0.3333333333333333
    """
    common = shared(one, other)
    return common / (length(one) + length(other) - common) if common else 0.0


def coverage(gold: Places, found: Places) -> float:
    """What part of the gold places is found, in code points: the asymmetric measure.

    >>> coverage([(0, 10)], [(5, 100)])
    0.5
    """
    return shared(gold, found) / length(gold) if gold else 0.0


def words(text: str, places: Places) -> frozenset[Place]:
    """The words in places: runs of letters, digits and underscores.

    >>> sorted(words("l'eau monte", [(0, 11)]))
    [(0, 1), (2, 5), (6, 11)]
    """
    return frozenset(match.span() for start, end in places for match in _WORD.finditer(text, start, end))
