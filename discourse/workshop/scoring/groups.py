"""The same figures by part: by label of gold, by construction of the text, by rule of the prediction."""

from __future__ import annotations

from collections.abc import Iterable

from discourse.workshop.scoring.counts import Count, Name, added
from discourse.workshop.scoring.matching import Match
from discourse.workshop.scoring.records import verdict

RECALL, CONSTRUCTIONS, RULES = "recall", "constructions", "rules"


def recall_counts(match: Match) -> dict[Name, Count]:
    """How many attributions of each type and kind in gold are found, such as ``("recall", "type:direct")``."""
    found = {g for g, _ in match.counted_pairs}
    every = ((g, label, match.gold[g].labelled.label(label)) for g in match.counted_gold for label in ("type", "kind"))
    return added({(RECALL, f"{label}:{value}"): Count(g in found, 0, 1)} for g, label, value in every if value)


def construction_counts(match: Match, construction: str) -> dict[Name, Count]:
    """Detection and whole record in a text that shows one construction; nothing for any other text."""
    gold, predicted, pairs = len(match.counted_gold), len(match.counted_predicted), match.counted_pairs
    if not construction:
        return {}
    return {
        (CONSTRUCTIONS, f"{construction} detection"): Count(len(pairs), predicted, gold),
        (CONSTRUCTIONS, f"{construction} record"): Count(_records(match, pairs), predicted, gold),
    }


def rule_counts(match: Match) -> dict[Name, Count]:
    """How many predictions of each rule pair with any gold attribution, and how many of them are right as records."""
    paired = {p: g for g, p in match.pairs.items()}
    counts = []
    for p, item in enumerate(match.predicted):
        rule = item.labelled.rule
        whole = p in paired and verdict(match.gold[paired[p]], item)["record"]
        counts.append({(RULES, f"{rule} detection"): Count(p in paired, 1, 0)})
        counts.append({(RULES, f"{rule} record"): Count(whole, 1, 0)})
    return added(counts)


def _records(match: Match, pairs: Iterable[tuple[int, int]]) -> int:
    return sum(verdict(match.gold[g], match.predicted[p])["record"] for g, p in pairs)
