"""An evaluation as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from discourse.workshop.scoring.confidence import LEVEL, Interval
from discourse.workshop.scoring.counts import Name
from discourse.workshop.scoring.evaluation import Evaluation
from discourse.workshop.scoring.labels import Confusion
from discourse.workshop.scoring.mistakes import Mistake

Plain = Mapping[str, object]


def as_json(evaluation: Evaluation, errors: Iterable[Mistake] | None = None) -> str:
    """One object: figures in percent by section and name, confusions (gold, then predicted), errors where given."""
    plain: dict[str, object] = {
        "texts": len(evaluation.texts),
        "intervals": {"level": LEVEL, "samples": evaluation.samples, "seed": evaluation.seed},
        "figures": _figures(evaluation),
        "confusions": {name: _confusion(confusion) for name, confusion in evaluation.confusions.items()},
    }
    if errors is not None:
        plain["errors"] = [_mistake(error) for error in errors]
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _figures(evaluation: Evaluation) -> dict[str, dict[str, Plain]]:
    sections: dict[str, dict[str, Plain]] = {}
    for section, name in evaluation.counts:
        sections.setdefault(section, {})[name] = _figure(evaluation, (section, name))
    return sections


def _figure(evaluation: Evaluation, name: Name) -> Plain:
    """Precision is left out where nothing counts as predicted, recall where nothing counts as gold."""
    count, found = evaluation.counts[name], evaluation.intervals.get(name)
    figure: dict[str, object] = {}
    if count.predicted:
        figure["precision"] = _percent(count.precision)
    if count.gold:
        figure["recall"] = _percent(count.recall)
    if count.predicted and count.gold:
        figure["f1"] = _percent(count.f1)
    if found:
        spread = {"precision": found.precision, "recall": found.recall, "f1": found.f1}
        figure["intervals"] = {measure: _interval(spread[measure]) for measure in list(figure)}
    return {**figure, "right": count.right, "predicted": count.predicted, "gold": count.gold}


def _interval(interval: Interval) -> list[float]:
    return [_percent(interval.low), _percent(interval.high)]


def _percent(part: float) -> float:
    return round(100 * part, 1)


def _confusion(confusion: Confusion) -> dict[str, dict[str, int]]:
    rows: dict[str, dict[str, int]] = {}
    for (gold, predicted), number in sorted(confusion.items()):
        rows.setdefault(gold, {})[predicted] = number
    return rows


def _mistake(mistake: Mistake) -> Plain:
    return {
        "verdict": mistake.verdict,
        "text": mistake.unit,
        "fields": list(mistake.fields),
        "rule": mistake.rule,
        "sentence": mistake.sentence,
        "gold": dict(mistake.gold),
        "predicted": dict(mistake.predicted),
    }
