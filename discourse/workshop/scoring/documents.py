"""The figures of what only a whole text tells, over attributions that are not narrated.

nesting   attributions inside the quote of another one: right where the one around them pairs with gold's
floating  quotes that no cue frames: right where the prediction pairs with one, and its source overlaps by half
entity    sources: right where they stand for whom gold names (see `same_name`), or for nobody where gold says so; a
          missed attribution counts against recall. Only attributions whose gold carries it
"""

from __future__ import annotations

from discourse.workshop.compare import same_name
from discourse.workshop.scoring.counts import Count, Name
from discourse.workshop.scoring.matching import Item, Match
from discourse.workshop.scoring.places import dice

SECTION = "documents"
_HALF = 0.5


def document_counts(match: Match) -> dict[Name, Count]:
    """The figures of one text; none for what neither gold nor prediction has."""
    counts = {
        (SECTION, "nesting"): _nesting(match),
        (SECTION, "floating"): _floating(match),
        (SECTION, "entity"): _entities(match),
    }
    return {name: count for name, count in counts.items() if count.predicted or count.gold}


def same_parent(match: Match, g: int, p: int) -> bool:
    """Whether the attribution around a prediction pairs with the one around its gold, or there is none around both."""
    wanted, found = match.gold[g].labelled.parent, match.predicted[p].labelled.parent
    if wanted is None or found is None:
        return wanted is None and (found is None or found not in match.order)
    return match.pairs.get(wanted, -1) == match.order.get(found, -2)


def same_entity(match: Match, g: int, p: int) -> bool:
    """Whether both sources stand for the same."""
    return same_name(match.gold[g].labelled.entity, match.predicted[p].labelled.entity)


def _nesting(match: Match) -> Count:
    gold = [g for g in match.counted_gold if match.gold[g].labelled.parent is not None]
    found = [p for p in match.counted_predicted if match.predicted[p].labelled.parent in match.order]
    right = [g for g, p in match.counted_pairs if g in gold and p in found and same_parent(match, g, p)]
    return Count(len(right), len(found), len(gold))


def _floating(match: Match) -> Count:
    gold = [g for g in match.counted_gold if _floats(match.gold[g])]
    found = [p for p in match.counted_predicted if _floats(match.predicted[p])]
    pairs = [(match.gold[g], match.predicted[p]) for g, p in match.counted_pairs if g in gold and p in found]
    right = [one for one, other in pairs if dice(one.source, other.source) >= _HALF]
    return Count(len(right), len(found), len(gold))


def _floats(item: Item) -> bool:
    return item.labelled.cue is None and bool(item.source)


def _entities(match: Match) -> Count:
    gold = [g for g in match.counted_gold if match.gold[g].labelled.entity]
    pairs = [(g, p) for g, p in match.counted_pairs if match.gold[g].labelled.entity]
    return Count(sum(same_entity(match, g, p) for g, p in pairs), len(pairs), len(gold))
