"""An evaluation as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discourse.workshop.scoring.confidence import Interval, Intervals
from discourse.workshop.scoring.counts import Count
from discourse.workshop.scoring.evaluation import Evaluation
from discourse.workshop.scoring.labels import Confusion
from discourse.workshop.scoring.mistakes import Mistake

_SECTIONS = (
    ("records", "Attributions that are not narrated, and hedges"),
    ("fields", "Each field where it is filled: to the letter, by overlap (IoU), by words"),
    ("labels", "Labels of the attributions that pair"),
    ("documents", "Nested attributions, quotes without a cue, entities of sources"),
    ("hedges", "Hedges by kind"),
    ("recall", "Found, by label of gold"),
    ("constructions", "By construction"),
    ("rules", "By rule of the prediction"),
    ("gender gap tracker", "By the criterion of the Gender Gap Tracker: over 0.3 or 0.8 of the gold quote is found"),
)
_VERDICTS = ("missed", "spurious", "wrong")


def as_text(evaluation: Evaluation) -> str:
    """Tables of the figures in percent, then what each label was taken for."""
    return "\n".join([*_head(evaluation), *_tables(evaluation), *_confusions(evaluation)]) + "\n"


def errors_as_text(errors: Sequence[Mistake]) -> str:
    """What is wrong, with the sentence; first how many of each sort."""
    numbers = ", ".join(f"{sum(error.verdict == name for error in errors)} {name}" for name in _VERDICTS)
    lines = [f"Errors: {numbers}"]
    for error in errors:
        rule = f" · rule {error.rule}" if error.rule else ""
        lines += ["", f"{error.verdict} {', '.join(error.fields)} · {error.unit}{rule}", f"  {error.sentence}"]
        lines += _sides(error)
    return "\n".join(lines) + "\n"


def _sides(error: Mistake) -> Iterator[str]:
    gold, predicted = dict(error.gold), dict(error.predicted)
    if error.verdict != "wrong":
        side, fields = ("gold", gold) if gold else ("predicted", predicted)
        yield f"  {side:<10}" + " · ".join(f"{name}: {value}" for name, value in fields.items())
        return
    for name in error.fields:
        yield f"  {name:<10}gold: {gold.get(name, '—')}"
        yield f"  {'':<10}predicted: {predicted.get(name, '—')}"


def _head(evaluation: Evaluation) -> Iterator[str]:
    texts = evaluation.texts
    attributions = sum(len(text.gold.attributions) for text in texts)
    hedges = sum(len(text.gold.hedges) for text in texts)
    version = texts[0].document.grammar_version if texts else "—"
    yield f"{len(texts)} texts, {attributions} attributions, {hedges} hedges; grammar {version}"
    if evaluation.intervals:
        yield f"± 95 % by bootstrap: {evaluation.samples} samples of the texts, seed {evaluation.seed}"


def _tables(evaluation: Evaluation) -> Iterator[str]:
    for section, title in _SECTIONS:
        names = [name for of, name in evaluation.counts if of == section]
        if section in ("hedges", "recall", "constructions", "rules"):
            names.sort()
        if not names:
            continue
        width = max(12, *map(len, names))
        columns = f"{'P':>6} {'R':>6} {'F1':>6}   {'95 %':<11} {'right':>6} {'pred.':>6} {'gold':>6}"
        yield from ("", title, f"{'':{width}} {columns}")
        for name in names:
            found = evaluation.intervals.get((section, name))
            yield f"{name:{width}} {_row(evaluation.counts[section, name], found)}".rstrip()


def _row(count: Count, found: Intervals | None) -> str:
    """The figures of a row; the interval is that of F1, or of the one measure that there is."""
    precision = _percent(count.precision) if count.predicted else "—"
    recall = _percent(count.recall) if count.gold else "—"
    f1 = _percent(count.f1) if count.predicted and count.gold else "—"
    spread = _interval(_of(count, found)) if found else ""
    return f"{precision:>6} {recall:>6} {f1:>6}   {spread:<11} {count.right:>6} {count.predicted:>6} {count.gold:>6}"


def _of(count: Count, found: Intervals) -> Interval:
    if not count.gold:
        return found.precision
    return found.f1 if count.predicted else found.recall


def _interval(interval: Interval) -> str:
    return f"{_percent(interval.low)}–{_percent(interval.high)}"


def _percent(part: float) -> str:
    return f"{100 * part:.1f}"


def _confusions(evaluation: Evaluation) -> Iterator[str]:
    for label, confusion in evaluation.confusions.items():
        if confusion:
            yield from ("", f"{label}: gold in rows, predicted in columns", *_confusion(confusion))


def _confusion(confusion: Confusion) -> Iterator[str]:
    rows, columns = _values(gold for gold, _ in confusion), _values(predicted for _, predicted in confusion)
    width = max(map(len, rows))
    yield f"{'':{width}} " + " ".join(f"{name:>{max(5, len(name))}}" for name in columns)
    for row in rows:
        numbers = (f"{confusion[row, name] or '·':>{max(5, len(name))}}" for name in columns)
        yield f"{row:{width}} " + " ".join(numbers)


def _values(names: Iterable[str]) -> list[str]:
    return sorted(set(names))
