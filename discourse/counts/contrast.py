"""Two corpora contrasted: what one has more often than the other, how surely and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import erfc, log, log2, sqrt


@dataclass(frozen=True, slots=True)
class Contrast:
    """How often something stands in each of two corpora, and how they differ.

    ``log_likelihood`` (G², Rayson and Garside 2000) tells how surely: 3.84 and more comes by chance in fewer than 1 of
    20 such counts, as ``probability`` says. ``log_ratio`` (Hardie 2014) tells by how much: 1 is twice as often in the
    first corpus, -1 half as often; where a count is 0, one half stands for it.
    """

    name: str
    first: int
    second: int
    log_likelihood: float
    probability: float
    log_ratio: float


def contrast(
    first: Mapping[str, int], second: Mapping[str, int], sizes: tuple[int, int]
) -> list[Contrast]:
    """Every name that either corpus counts, the surest difference first; ``sizes`` are the words of each corpus.

    Raises ValueError for a corpus without words.

    >>> [one, other] = contrast({"dire": 30, "selon": 10}, {"dire": 10, "selon": 10}, (1000, 1000))
    >>> one.name, round(one.log_likelihood, 2), round(one.probability, 4), round(one.log_ratio, 2)
    ('dire', 10.46, 0.0012, 1.58)
    >>> other.name, other.log_likelihood, other.probability, other.log_ratio
    ('selon', 0.0, 1.0, 0.0)
    """
    if min(sizes) <= 0:
        raise ValueError("a corpus without words cannot be contrasted with another")
    found = [_contrast(name, first.get(name, 0), second.get(name, 0), sizes) for name in {**first, **second}]
    return sorted(found, key=lambda one: (-one.log_likelihood, one.name))


def _contrast(name: str, first: int, second: int, sizes: tuple[int, int]) -> Contrast:
    surely = _log_likelihood(first, second, sizes)
    ratio = log2(((first or 0.5) / sizes[0]) / ((second or 0.5) / sizes[1]))
    return Contrast(name, first, second, surely, erfc(sqrt(surely / 2)), ratio)


def _log_likelihood(first: int, second: int, sizes: tuple[int, int]) -> float:
    whole = sum(sizes)
    expected = [size * (first + second) / whole for size in sizes]
    parts = [count * log(count / wanted) for count, wanted in zip((first, second), expected, strict=True) if count]
    return max(2 * sum(parts), 0.0)
