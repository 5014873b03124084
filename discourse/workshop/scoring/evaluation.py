"""An analysis measured against gold labels: figures, their confidence, and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from discourse.model import Document
from discourse.workshop.scoring.confidence import Intervals, intervals
from discourse.workshop.scoring.counts import Count, Name, added
from discourse.workshop.scoring.documents import document_counts
from discourse.workshop.scoring.fields import field_counts
from discourse.workshop.scoring.gender_gap import gender_gap_counts
from discourse.workshop.scoring.groups import construction_counts, recall_counts, rule_counts
from discourse.workshop.scoring.labels import Confusion, confusions, hedge_confusion, label_counts
from discourse.workshop.scoring.matching import Match, match
from discourse.workshop.scoring.mistakes import Mistake, mistakes
from discourse.workshop.scoring.records import hedge_counts, record_counts
from discourse.workshop.scoring.units import Unit, predicted_unit

SAMPLES = 1000
SEED = 1


@dataclass(frozen=True, slots=True)
class Scored:
    """One text, gold beside prediction."""

    gold: Unit
    predicted: Unit
    document: Document
    match: Match


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of many texts; each by its section and name, as `discourse.workshop.scoring` describes them."""

    texts: tuple[Scored, ...]
    counts: Mapping[Name, Count]
    intervals: Mapping[Name, Intervals]
    confusions: Mapping[str, Confusion]
    samples: int
    seed: int


def evaluate(
    units: Iterable[Unit], analyze: Callable[[str], Document], samples: int = SAMPLES, seed: int = SEED
) -> Evaluation:
    """Analyze texts and compare with their labels; ``samples`` are drawn for the intervals (none for 0).

    >>> from discourse import analyze
    >>> from discourse.workshop.scoring.units import Labelled
    >>> gold = Labelled(cue=(0, 5), speaker=(6, 9), reporter=None, quote=((11, 19),), type="indirect")
    >>> found = evaluate([Unit("a", "Selon Léa, il pleut.", (gold,))], analyze, samples=10)
    >>> found.counts["records", "record"]
    Count(right=1, predicted=1, gold=1)
    """
    texts = tuple(_scored(unit, analyze(unit.text)) for unit in units)
    every = [_counts(text) for text in texts]
    counts = added(every)
    return Evaluation(
        texts=texts,
        counts=counts,
        intervals=intervals(every, list(counts), samples, seed),
        confusions=_confusions(texts),
        samples=samples,
        seed=seed,
    )


def mistakes_of(scored: Scored) -> Iterator[Mistake]:
    """What is wrong in one text."""
    return mistakes(scored.gold, scored.predicted, scored.match, scored.document)


def _scored(gold: Unit, document: Document) -> Scored:
    predicted = predicted_unit(gold.id, document)
    return Scored(gold, predicted, document, match(gold, predicted))


def _counts(scored: Scored) -> dict[Name, Count]:
    gold, found = scored.gold, scored.match
    return {
        **record_counts(found),
        **hedge_counts(gold, scored.predicted),
        **field_counts(gold.text, found),
        **label_counts(found),
        **document_counts(found),
        **recall_counts(found),
        **construction_counts(found, gold.construction),
        **rule_counts(found),
        **gender_gap_counts(gold.text, found),
    }


def _confusions(texts: Iterable[Scored]) -> dict[str, Confusion]:
    total: dict[str, Confusion] = {}
    for scored in texts:
        for label, confusion in confusions(scored.match).items():
            total.setdefault(label, Counter()).update(confusion)
        total.setdefault("hedge", Counter()).update(hedge_confusion(scored.gold, scored.predicted))
    return total
