"""The figures of whole attributions: are they found, and are the fields of those that are found right?

Every figure here counts all attributions that are not narrated, so that a missed one lowers each of them:

detection  those that pair (see `matching`)
quote      pairs whose content is the same to the letter, punctuation at the edges aside
source     pairs whose source is the same to the letter, speaker or reporter, whichever is which
source~    pairs whose sources overlap by half (F1 of code points), or are both empty
role       pairs with speaker and reporter each right by overlap, or empty in both
record     pairs with quote, speaker and reporter all right to the letter
cue        pairs whose cues overlap by half, or are both empty
narrated   contents that are only a noun phrase: found by any prediction that pairs with them; a narrated prediction
           that pairs with nothing is wrong here alone
hedge      hedges of one kind that overlap by half
"""

from __future__ import annotations

from discourse.workshop.scoring.counts import Count, Name
from discourse.workshop.scoring.matching import Item, Match, hedge_pairs, same_field
from discourse.workshop.scoring.places import dice
from discourse.workshop.scoring.units import Unit

SECTION = "records"
NAMES = ("detection", "quote", "source", "source~", "role", "record", "cue")


def record_counts(match: Match) -> dict[Name, Count]:
    """The figures of one text's attributions."""
    gold, predicted = len(match.counted_gold), len(match.counted_predicted)
    verdicts = [verdict(match.gold[g], match.predicted[p]) for g, p in match.counted_pairs]
    counts = {(SECTION, name): Count(sum(v[name] for v in verdicts), predicted, gold) for name in NAMES}
    return {**counts, (SECTION, "narrated"): _narrated(match)}


def verdict(gold: Item, predicted: Item) -> dict[str, bool]:
    """What is right of a pair."""
    quote = gold.places["quote"] == predicted.places["quote"]
    roles = all(gold.places[name] == predicted.places[name] for name in ("speaker", "reporter"))
    return {
        "detection": True,
        "quote": quote,
        "source": gold.sources == predicted.sources,
        "source~": (not gold.source and not predicted.source) or dice(gold.source, predicted.source) >= 0.5,
        "role": same_field(gold, predicted, "speaker") and same_field(gold, predicted, "reporter"),
        "record": quote and roles,
        "cue": same_field(gold, predicted, "cue"),
    }


def _narrated(match: Match) -> Count:
    gold = len(match.gold) - len(match.counted_gold)
    found = sum(match.gold[g].labelled.narrated for g in match.pairs)
    return Count(found, len(match.predicted) - len(match.counted_predicted), gold)


def hedge_counts(gold: Unit, predicted: Unit) -> dict[Name, Count]:
    """The figures of one text's hedges, together and by kind; none where gold does not label them."""
    if not gold.hedged:
        return {}
    pairs = hedge_pairs(gold.text, gold.hedges, predicted.hedges)
    right = [gold.hedges[g].kind for g, p in pairs if gold.hedges[g].kind == predicted.hedges[p].kind]
    there, found = [hedge.kind for hedge in gold.hedges], [hedge.kind for hedge in predicted.hedges]
    by_kind = {
        ("hedges", kind): Count(right.count(kind), found.count(kind), there.count(kind))
        for kind in sorted({*there, *found})
    }
    return {(SECTION, "hedge"): Count(len(right), len(found), len(there)), **by_kind}
