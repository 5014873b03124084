"""Confidence intervals by bootstrap: texts are drawn with replacement, and each figure counted anew.

Percentile intervals (Efron and Tibshirani 1993, chapter 13). Whole texts are drawn, since the attributions of one text
resemble each other. The same seed gives the same intervals.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.workshop.scoring.counts import NOTHING, Count, Counts, Name

LEVEL = 0.95
_BYTES = 4


@dataclass(frozen=True, slots=True)
class Interval:
    """Between these two a figure lies in 95 of 100 samples."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Intervals:
    """The intervals of one figure."""

    precision: Interval
    recall: Interval
    f1: Interval


def intervals(texts: Sequence[Counts], names: Sequence[Name], samples: int, seed: int) -> dict[Name, Intervals]:
    """The intervals of figures over texts; none without texts or samples.

    >>> [found] = intervals([{("a", "b"): Count(1, 2, 1)}] * 3, [("a", "b")], samples=10, seed=1).values()
    >>> found.precision, found.recall
    (Interval(low=0.5, high=0.5), Interval(low=1.0, high=1.0))
    """
    if not texts or samples < 1:
        return {}
    drawn = list(_samples(texts, names, samples, seed))
    return {name: _of_figure([sample[place] for sample in drawn]) for place, name in enumerate(names)}


def _samples(texts: Sequence[Counts], names: Sequence[Name], samples: int, seed: int) -> Iterator[list[Count]]:
    # all counts of a text stand side by side in one integer, so that a sample is one sum
    packed = [_packed([counts.get(name, NOTHING) for name in names]) for counts in texts]
    dice = random.Random(seed)
    for _ in range(samples):
        yield _unpacked(sum(dice.choices(packed, k=len(packed))), len(names))


def _packed(counts: Sequence[Count]) -> int:
    numbers = [number for count in counts for number in (count.right, count.predicted, count.gold)]
    return int.from_bytes(struct.pack(f"<{len(numbers)}I", *numbers), "little")


def _unpacked(total: int, size: int) -> list[Count]:
    numbers = struct.unpack(f"<{3 * size}I", total.to_bytes(3 * size * _BYTES, "little"))
    return [Count(*numbers[place : place + 3]) for place in range(0, len(numbers), 3)]


def _of_figure(counts: Sequence[Count]) -> Intervals:
    # a sample in which nothing counts says nothing of the figure
    return Intervals(
        _interval([count.precision for count in counts if count.predicted]),
        _interval([count.recall for count in counts if count.gold]),
        _interval([count.f1 for count in counts if count.predicted or count.gold]),
    )


def _interval(values: list[float]) -> Interval:
    if not values:
        return Interval(0.0, 0.0)
    values.sort()
    cut = int(len(values) * (1 - LEVEL) / 2)
    return Interval(values[cut], values[-1 - cut])
