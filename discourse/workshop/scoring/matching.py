"""Which predicted attribution answers which gold one.

Two pair where their contents overlap by half (F1 of code points), or where their cues overlap and their contents do
by 0.3; the most alike first, one to one. Places are compared without the punctuation at their edges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from discourse.workshop.compare import trimmed
from discourse.workshop.scoring.places import Place, dice, shared, union
from discourse.workshop.scoring.units import Labelled, LabelledHedge, Unit

FIELDS = ("cue", "speaker", "reporter", "quote")
_CONTENT = 0.5
_CONTENT_BESIDE_CUE = 0.3
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """An attribution ready to be compared: its places without the punctuation at their edges."""

    labelled: Labelled
    places: Mapping[str, tuple[Place, ...]]
    source: tuple[Place, ...]
    """The stretches of speaker and reporter together."""

    @property
    def sources(self) -> frozenset[Place]:
        """Speaker and reporter, whichever is which."""
        return frozenset(self.places["speaker"] + self.places["reporter"])


@dataclass(frozen=True, slots=True)
class Match:
    """The attributions of one text, gold and predicted, and the pairs of their indexes.

    Predictions without content are left out; ``order`` leads from their index in the prediction to that in
    ``predicted``.
    """

    gold: tuple[Item, ...]
    predicted: tuple[Item, ...]
    pairs: Mapping[int, int]
    order: Mapping[int, int]

    @property
    def counted_gold(self) -> list[int]:
        """Gold attributions that are not narrated: those count in a figure of their own."""
        return [index for index, item in enumerate(self.gold) if not item.labelled.narrated]

    @property
    def counted_predicted(self) -> list[int]:
        """Predictions that neither pair with a narrated gold attribution nor are narrated and pair with nothing."""
        paired = {found: wanted for wanted, found in self.pairs.items()}
        return [
            index
            for index, item in enumerate(self.predicted)
            if not (self.gold[paired[index]] if index in paired else item).labelled.narrated
        ]

    @property
    def counted_pairs(self) -> list[tuple[int, int]]:
        """The pairs whose gold is not narrated, in the order of gold."""
        return [(g, p) for g, p in sorted(self.pairs.items()) if not self.gold[g].labelled.narrated]


def match(gold: Unit, predicted: Unit) -> Match:
    """Pair the attributions of a text."""
    wanted = [_item(gold.text, found) for found in gold.attributions]
    every = [(index, _item(gold.text, found)) for index, found in enumerate(predicted.attributions)]
    kept = [(index, item) for index, item in every if item.places["quote"]]
    found = [item for _, item in kept]
    order = {index: place for place, (index, _) in enumerate(kept)}
    return Match(tuple(wanted), tuple(found), _pairs(wanted, found), order)


def same_field(one: Item, other: Item, name: str) -> bool:
    """Whether a field is empty in both, or overlaps by half."""
    first, second = one.places[name], other.places[name]
    return (not first and not second) or dice(first, second) >= _HALF


def hedge_pairs(text: str, gold: Sequence[LabelledHedge], predicted: Sequence[LabelledHedge]) -> list[tuple[int, int]]:
    """Indexes of gold and predicted hedges that overlap by half, one to one; those of one kind come first.

    >>> one, other = LabelledHedge("modal", (0, 8)), LabelledHedge("adverb", (0, 8))
    >>> hedge_pairs("pourrait", [one], [other, one]), hedge_pairs("pourrait", [one], [other])
    ([(0, 1)], [(0, 0)])
    """
    pairs: list[tuple[int, int]] = []
    free_gold, free_predicted = list(range(len(gold))), list(range(len(predicted)))
    wanted = [trimmed(text, [hedge.place]) for hedge in gold]
    found = [trimmed(text, [hedge.place]) for hedge in predicted]
    for of_one_kind in (True, False):
        for p in list(free_predicted):
            for g in free_gold:
                if (gold[g].kind == predicted[p].kind) == of_one_kind and dice(wanted[g], found[p]) >= _HALF:
                    pairs.append((g, p))
                    free_gold.remove(g)
                    free_predicted.remove(p)
                    break
    return sorted(pairs)


def _item(text: str, found: Labelled) -> Item:
    single = {"cue": found.cue, "speaker": found.speaker, "reporter": found.reporter}
    places = {name: trimmed(text, [place] if place else []) for name, place in single.items()}
    places["quote"] = trimmed(text, found.quote)
    return Item(found, places, union(places["speaker"] + places["reporter"]))


def _pairs(gold: Sequence[Item], predicted: Sequence[Item]) -> dict[int, int]:
    weighed = [
        (_weight(wanted, found), g, p)
        for g, wanted in enumerate(gold)
        for p, found in enumerate(predicted)
        if _may_pair(wanted, found)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in sorted(weighed, key=lambda item: (-item[0], item[1], item[2])):
        if g not in pairs and p not in taken:
            pairs[g] = p
            taken.add(p)
    return pairs


def _may_pair(one: Item, other: Item) -> bool:
    content = dice(one.places["quote"], other.places["quote"])
    return content >= _CONTENT or (content >= _CONTENT_BESIDE_CUE and _cues_touch(one, other))


def _weight(one: Item, other: Item) -> float:
    content = dice(one.places["quote"], other.places["quote"])
    return content + _cues_touch(one, other) + 0.5 * dice(one.source, other.source)


def _cues_touch(one: Item, other: Item) -> bool:
    return shared(one.places["cue"], other.places["cue"]) > 0
