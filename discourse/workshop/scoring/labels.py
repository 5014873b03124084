"""Labels of the attributions that pair: how many are the same, and what is taken for what."""

from __future__ import annotations

from collections import Counter

from discourse.workshop.scoring.counts import Count, Name
from discourse.workshop.scoring.documents import same_parent
from discourse.workshop.scoring.matching import Match, hedge_pairs
from discourse.workshop.scoring.units import LABELS, Unit

SECTION = "labels"
ABSENT = "—"
"""Stands in a confusion for a hedge that is missed, or found where gold has none."""

Confusion = Counter[tuple[str, str]]
"""How often a gold label (first) met a predicted one (second)."""


def label_counts(match: Match) -> dict[Name, Count]:
    """How many labels are right over the pairs whose gold carries them.

    ``parent`` is right where the prediction's is the one that pairs with gold's.
    """
    counts: dict[Name, Count] = {}
    for label in LABELS:
        if both := _labels(match, label):
            counts[SECTION, label] = _accuracy([wanted == found for wanted, found in both])
    nested = [same_parent(match, g, p) for g, p in match.counted_pairs if match.gold[g].labelled.nested]
    if nested:
        counts[SECTION, "parent"] = _accuracy(nested)
    return counts


def confusions(match: Match) -> dict[str, Confusion]:
    """What each label was taken for in the pairs of one text."""
    return {label: Counter(_labels(match, label)) for label in LABELS}


def hedge_confusion(gold: Unit, predicted: Unit) -> Confusion:
    """What each kind of hedge was taken for in one text."""
    if not gold.hedged:
        return Counter()
    pairs = hedge_pairs(gold.text, gold.hedges, predicted.hedges)
    met = Counter((gold.hedges[g].kind, predicted.hedges[p].kind) for g, p in pairs)
    met.update((hedge.kind, ABSENT) for g, hedge in enumerate(gold.hedges) if g not in {g for g, _ in pairs})
    met.update((ABSENT, hedge.kind) for p, hedge in enumerate(predicted.hedges) if p not in {p for _, p in pairs})
    return met


def _labels(match: Match, label: str) -> list[tuple[str, str]]:
    """The label of each pair, gold and predicted, where gold carries it."""
    pairs = ((match.gold[g].labelled, match.predicted[p].labelled) for g, p in match.counted_pairs)
    return [(wanted.label(label), found.label(label)) for wanted, found in pairs if wanted.label(label)]


def _accuracy(verdicts: list[bool]) -> Count:
    return Count(sum(verdicts), len(verdicts), len(verdicts))

