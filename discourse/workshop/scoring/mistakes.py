"""What is wrong in an analysis, one by one, with the sentence in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from discourse.model import Document
from discourse.workshop.scoring.matching import FIELDS, Item, Match, hedge_pairs
from discourse.workshop.scoring.places import Place
from discourse.workshop.scoring.units import LABELS, LabelledHedge, Unit


@dataclass(frozen=True, slots=True)
class Mistake:
    """An attribution that is missed, spurious (found where gold has none) or wrong in some ``fields``.

    ``gold`` and ``predicted`` hold the words of each field that is filled, or its label; a hedge has the one field
    ``hedge``. ``rule`` is that of the prediction.
    """

    verdict: Literal["missed", "spurious", "wrong"]
    unit: str
    sentence: str
    gold: tuple[tuple[str, str], ...] = ()
    predicted: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()
    rule: str = ""


def mistakes(gold: Unit, predicted: Unit, match: Match, document: Document) -> Iterator[Mistake]:
    """What is wrong in one text: attributions in the order of gold, then those that are spurious, then hedges.

    Labels count where gold carries them.
    """
    for g, item in enumerate(match.gold):
        sentence = _sentence(document, _anchor(item))
        if g not in match.pairs:
            yield Mistake("missed", gold.id, sentence, _shown(gold.text, item), fields=("attribution",))
            continue
        found = match.predicted[match.pairs[g]]
        if fields := different(item, found):
            both = _shown(gold.text, item), _shown(gold.text, found)
            yield Mistake("wrong", gold.id, sentence, *both, fields, found.labelled.rule)
    for p, found in enumerate(match.predicted):
        if p not in match.pairs.values():
            sentence, words = _sentence(document, _anchor(found)), _shown(gold.text, found)
            yield Mistake("spurious", gold.id, sentence, (), words, ("attribution",), found.labelled.rule)
    if gold.hedged:
        yield from _hedges(gold, predicted, document)


def different(gold: Item, predicted: Item) -> tuple[str, ...]:
    """The fields in which a pair differs, to the letter; labels where gold carries them."""
    fields = [name for name in FIELDS if gold.places[name] != predicted.places[name]]
    wanted, found = gold.labelled, predicted.labelled
    fields += [name for name in LABELS if wanted.label(name) not in ("", found.label(name))]
    return (*fields, *["narrated"] * (wanted.narrated != found.narrated))


def _hedges(gold: Unit, predicted: Unit, document: Document) -> Iterator[Mistake]:
    pairs = dict(hedge_pairs(gold.text, gold.hedges, predicted.hedges))
    for g, hedge in enumerate(gold.hedges):
        found = predicted.hedges[pairs[g]] if g in pairs else None
        if found is None or found.kind != hedge.kind:
            verdict: Literal["missed", "wrong"] = "wrong" if found else "missed"
            there = _hedge(gold.text, found) if found else ()
            sentence = _sentence(document, hedge.place[0])
            yield Mistake(verdict, gold.id, sentence, _hedge(gold.text, hedge), there, ("hedge",))
    for p, hedge in enumerate(predicted.hedges):
        if p not in pairs.values():
            sentence = _sentence(document, hedge.place[0])
            yield Mistake("spurious", gold.id, sentence, (), _hedge(gold.text, hedge), ("hedge",))


def _hedge(text: str, hedge: LabelledHedge) -> tuple[tuple[str, str], ...]:
    return (("hedge", f"{hedge.kind}: {_words(text, [hedge.place])}"),)


def _shown(text: str, item: Item) -> tuple[tuple[str, str], ...]:
    places = ((name, _words(text, item.places[name])) for name in FIELDS)
    labels = ((name, item.labelled.label(name)) for name in LABELS)
    narrated = ("narrated", "yes" * item.labelled.narrated)
    return tuple((name, value) for name, value in (*places, *labels, narrated) if value)


def _words(text: str, places: tuple[Place, ...] | list[Place]) -> str:
    return " | ".join(" ".join(text[start:end].split()) for start, end in places)


def _anchor(item: Item) -> int:
    return (item.places["cue"] or item.labelled.quote)[0][0]


def _sentence(document: Document, place: int) -> str:
    around = (span for span in document.sentences if span.start <= place < span.end)
    return " ".join(next((span.text for span in around), document.text).split())
