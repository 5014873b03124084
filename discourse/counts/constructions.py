"""How often which construction reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discourse.counts.records import Record
from discourse.counts.sources import by_manner


@dataclass(frozen=True, slots=True)
class ConstructionCount:
    """How often a rule finds an attribution, and how often in each manner (in the order of MANNERS)."""

    rule: str
    number: int
    manners: tuple[int, int, int, int]


def by_construction(found: Iterable[Record]) -> list[ConstructionCount]:
    """The rules of attributions, the commonest first.

    >>> import discourse
    >>> from discourse.counts.records import records
    >>> [(one.rule, one.number) for one in by_construction(records("a", discourse.analyze("Selon Zoé, il neige.")))]
    [('selon_initial', 1)]
    """
    groups: dict[str, list[Record]] = {}
    for record in found:
        groups.setdefault(record.found.rule, []).append(record)
    counted = [ConstructionCount(rule, len(group), by_manner(group)) for rule, group in groups.items()]
    return sorted(counted, key=lambda one: (-one.number, one.rule))
