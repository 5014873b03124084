"""How many are right, predicted and there, by figure; what adds up over texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Name = tuple[str, str]
"""A figure: its section and its name there, such as ``("labels", "kind")``."""


@dataclass(frozen=True, slots=True)
class Count:
    """What one figure counts: ``right`` of those ``predicted``, and of those in ``gold``."""

    right: int
    predicted: int
    gold: int

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """What part of the predicted is right; 0 where nothing is."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """What part of gold is found; 0 where nothing is."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two.

        >>> Count(right=2, predicted=4, gold=2).f1
        0.6666666666666666
        """
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Counts = Mapping[Name, Count]
NOTHING = Count(0, 0, 0)


def added(every: Iterable[Counts]) -> dict[Name, Count]:
    """The sum of many counts, by figure, in the order in which figures first occur."""
    total: dict[Name, Count] = {}
    for counts in every:
        for name, count in counts.items():
            total[name] = total.get(name, NOTHING) + count
    return total
