"""Who speaks how much, how directly and how firmly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from discourse.counts.records import KINDS, MANNERS, Manner, Record
from discourse.model import Kind


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How many attributions and words a source is given, how many of each manner (in the order of MANNERS) and kind (in
    the order of KINDS), how many hedged."""

    name: str
    attributions: int
    words: int
    manners: tuple[int, int, int, int]
    kinds: tuple[int, int, int, int]
    hedged: int


def by_source(found: Iterable[Record]) -> list[SourceCount]:
    """The sources of attributions, those with most of them first, then those with most words.

    >>> import discourse
    >>> from discourse.counts.records import records
    >>> text = "Selon Léa Brun, il pleut. « Il neige », dit Léa Brun. Selon Ali, il vente."
    >>> [(one.name, one.attributions, one.words) for one in by_source(records("a", discourse.analyze(text)))]
    [('Léa Brun', 2, 4), ('Ali', 1, 2)]
    """
    groups: dict[str, list[Record]] = {}
    for record in found:
        groups.setdefault(record.source, []).append(record)
    counted = [_count(name, group) for name, group in groups.items()]
    return sorted(counted, key=lambda one: (-one.attributions, -one.words, one.name))


def _count(name: str, group: list[Record]) -> SourceCount:
    words, hedged = sum(record.words for record in group), sum(bool(record.found.hedges) for record in group)
    return SourceCount(name, len(group), words, by_manner(group), by_kind(group), hedged)


def by_manner(found: Iterable[Record]) -> tuple[int, int, int, int]:
    """How many attributions are direct, mixed, indirect and narrated, in the order of MANNERS."""
    counts: Counter[Manner] = Counter(record.manner for record in found)
    direct, mixed, indirect, narrated = (counts[manner] for manner in MANNERS)
    return direct, mixed, indirect, narrated


def by_kind(found: Iterable[Record]) -> tuple[int, int, int, int]:
    """How many attributions are of each kind, in the order of KINDS."""
    counts: Counter[Kind] = Counter(record.found.kind for record in found)
    speech, belief, attitude, knowledge = (counts[kind] for kind in KINDS)
    return speech, belief, attitude, knowledge
