"""The figures of each field alone, over the attributions that have it; empty fields count nowhere.

exact   pairs in which the field is the same to the letter, punctuation at the edges aside
iou80   pairs in which intersection over union, in code points, is at least 0.8
iou50   the same from 0.5
tokens  words of the field: those in both are right, those of attributions that pair with nothing are not
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from discourse.workshop.scoring.counts import Count, Name
from discourse.workshop.scoring.matching import FIELDS, Match
from discourse.workshop.scoring.places import Places, iou, words

SECTION = "fields"
_SAME: Mapping[str, Callable[[Places, Places], bool]] = {
    "exact": lambda gold, found: bool(gold) and gold == found,
    "iou80": lambda gold, found: iou(gold, found) >= 0.8,
    "iou50": lambda gold, found: iou(gold, found) >= 0.5,
}
MEASURES = (*_SAME, "tokens")


def field_counts(text: str, match: Match) -> dict[Name, Count]:
    """The figures of one text's fields, such as ``("fields", "speaker exact")``."""
    counts: dict[Name, Count] = {}
    for field in FIELDS:
        gold = [match.gold[index].places[field] for index in match.counted_gold]
        found = [match.predicted[index].places[field] for index in match.counted_predicted]
        pairs = [(match.gold[g].places[field], match.predicted[p].places[field]) for g, p in match.counted_pairs]
        there, predicted = sum(map(bool, gold)), sum(map(bool, found))
        for measure, same in _SAME.items():
            counts[SECTION, f"{field} {measure}"] = Count(sum(same(*pair) for pair in pairs), predicted, there)
        both = sum(len(words(text, one) & words(text, other)) for one, other in pairs)
        counts[SECTION, f"{field} tokens"] = Count(both, _words(text, found), _words(text, gold))
    return counts


def _words(text: str, every: Iterable[Places]) -> int:
    return sum(len(words(text, places)) for places in every)
