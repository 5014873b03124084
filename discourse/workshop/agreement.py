"""How far two labellings of the same texts agree: ``python -m discourse.workshop.agreement``.

Two attributions are the same where ``compare`` pairs them. Fields are told as F1 between the two labellings, since
nobody counts the words that are no cue or quote (Hripcsak and Rothschild 2005); labels of what both found as
Krippendorff's alpha (Krippendorff 2004), by ``nltk``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from discourse.workshop import sample
from discourse.workshop.cases import Case, CaseError, ExpectedHedge
from discourse.workshop.compare import LABELS, PLACES, Item, expected_item, overlap, paired, show, trimmed, words
from discourse.workshop.wording import Place

HALF = 0.5
"""From this overlap two fields count as alike."""
_Labels = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge in the form in which two are compared."""

    kind: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A text labelled twice: what both labellings found, in pairs, and what only one of them did."""

    id: str
    text: str
    both: tuple[tuple[Item, Item], ...]
    only_first: tuple[Item, ...]
    only_second: tuple[Item, ...]
    both_hedges: tuple[tuple[Hedge, Hedge], ...]
    only_first_hedges: tuple[Hedge, ...]
    only_second_hedges: tuple[Hedge, ...]


@dataclass(frozen=True, slots=True)
class SpanFigure:
    """How often either labelling fills a field, and how often they do it alike."""

    name: str
    first: int
    second: int
    exact: int
    alike: int

    def f1(self, same: int) -> float:
        """F1 for a number of fields marked the same; 1 where neither marks any.

        >>> SpanFigure("cue", first=4, second=6, exact=3, alike=5).f1(3)
        0.6
        """
        return 2 * same / (self.first + self.second) if self.first + self.second else 1.0


@dataclass(frozen=True, slots=True)
class LabelFigure:
    """How far the values of a label agree where both labellings write it; alpha is None where neither does."""

    name: str
    compared: int
    same: int
    alpha: float | None


def pair(first: Case, second: Case) -> Pair:
    """What two labellings of one text have in common. Raises ValueError where the texts differ."""
    if first.text != second.text:
        raise ValueError(f"{first.id}: the text that was labelled a second time is not that of the corpus")
    text = first.text
    one, other = ([expected_item(text, found) for found in case.attributions] for case in (first, second))
    matched = paired(one, other)
    hedges, rivals = ([_hedge(text, hedge) for hedge in case.hedges] for case in (first, second))
    same = list(_same_places(hedges, rivals))
    return Pair(
        id=first.id,
        text=text,
        both=tuple((one[n], other[m]) for n, m in sorted(matched.items())),
        only_first=tuple(item for n, item in enumerate(one) if n not in matched),
        only_second=tuple(item for m, item in enumerate(other) if m not in matched.values()),
        both_hedges=tuple(same),
        only_first_hedges=tuple(hedge for hedge in hedges if hedge not in [one for one, _ in same]),
        only_second_hedges=tuple(hedge for hedge in rivals if hedge not in [other for _, other in same]),
    )


def pairs(first: Mapping[str, Case], second: Mapping[str, Case]) -> list[Pair]:
    """The texts that were labelled a second time, paired by id. Raises ValueError for one that has no first labels."""
    missing = sorted(set(second) - set(first))
    if missing:
        raise ValueError(f"no first labels for {', '.join(missing)}")
    return [pair(first[name], second[name]) for name in second]


def texts_of_today(corpus: Path) -> list[Pair]:
    """The second labels with the labels of the corpus as it is now; texts that have changed or gone are left out."""
    first, second = sample.labels_of_today(corpus), sample.second_labels(corpus)
    standing = {name: case for name, case in second.items() if name in first and first[name].text == case.text}
    return pairs(first, standing)


def _hedge(text: str, hedge: ExpectedHedge) -> Hedge:
    return Hedge(hedge.kind, trimmed(text, [hedge.place]))


def _same_places(one: Iterable[Hedge], other: Iterable[Hedge]) -> Iterator[tuple[Hedge, Hedge]]:
    """Hedges that overlap by half, one to one: those of one kind first, then the most alike."""
    scored = [(hedge, rival, overlap(hedge.places, rival.places)) for hedge in one for rival in other]
    left, right = set(one), set(other)
    for hedge, rival, score in sorted(scored, key=lambda item: (item[0].kind != item[1].kind, -item[2])):
        if score >= HALF and hedge in left and rival in right:
            left.remove(hedge)
            right.remove(rival)
            yield hedge, rival


def span_figures(texts: Sequence[Pair]) -> Iterator[SpanFigure]:
    """Figures for whole attributions, for each of their fields and for hedges."""
    both = [(one, other) for text in texts for one, other in text.both]
    firsts = [one for one, _ in both] + [item for text in texts for item in text.only_first]
    seconds = [other for _, other in both] + [item for text in texts for item in text.only_second]
    whole = sum(all(one.places[name] == other.places[name] for name in PLACES) for one, other in both)
    yield SpanFigure("attribution", len(firsts), len(seconds), whole, len(both))
    for name in PLACES:
        fields = [(one.places[name], other.places[name]) for one, other in both if one.places[name]]
        yield SpanFigure(
            name,
            first=sum(bool(item.places[name]) for item in firsts),
            second=sum(bool(item.places[name]) for item in seconds),
            exact=sum(one == other for one, other in fields),
            alike=sum(overlap(one, other) >= HALF for one, other in fields),
        )
    hedges = [found for text in texts for found in text.both_hedges]
    yield SpanFigure(
        "hedge",
        first=len(hedges) + sum(len(text.only_first_hedges) for text in texts),
        second=len(hedges) + sum(len(text.only_second_hedges) for text in texts),
        exact=sum(one.places == other.places for one, other in hedges),
        alike=len(hedges),
    )


def label_figures(texts: Sequence[Pair]) -> Iterator[LabelFigure]:
    """Figures for the labels of attributions, and for the kinds of hedges, that both labellings found."""
    both = [found for text in texts for found in text.both]
    for name in LABELS:
        yield _label_figure(name, [(one.labels[name], other.labels[name]) for one, other in both])
    yield _label_figure("narrated", [(str(one.narrated), str(other.narrated)) for one, other in both])
    hedges = [found for text in texts for found in text.both_hedges]
    yield _label_figure("hedge kind", [(one.kind, other.kind) for one, other in hedges])


def _label_figure(name: str, values: _Labels) -> LabelFigure:
    written = [(one, other) for one, other in values if one and other]
    return LabelFigure(name, len(written), sum(one == other for one, other in written), alpha(written))


def alpha(values: _Labels) -> float | None:
    """Krippendorff's alpha of pairs of labels, which have no order; None where there are none.

    >>> alpha([("a", "a"), ("a", "b"), ("b", "b")])
    0.4444444444444444
    """
    from nltk.metrics.agreement import AnnotationTask

    if not values:
        return None
    coded = [
        (coder, str(item), label)
        for item, both in enumerate(values)
        for coder, label in zip(("first", "second"), both, strict=True)
    ]
    return float(AnnotationTask(data=coded).alpha())


def figures(texts: Sequence[Pair]) -> str:
    """All figures as Markdown."""
    return "\n".join([*_span_table(texts), "", *_label_table(texts)])


def _span_table(texts: Sequence[Pair]) -> Iterator[str]:
    yield "| field | first | second | F1 exact | F1 by half |"
    yield "|---|---|---|---|---|"
    for found in span_figures(texts):
        counted = f"{found.first} | {found.second}"
        yield f"| {found.name} | {counted} | {found.f1(found.exact):.3f} | {found.f1(found.alike):.3f} |"


def _label_table(texts: Sequence[Pair]) -> Iterator[str]:
    yield "| label | compared | same | alpha |"
    yield "|---|---|---|---|"
    for found in label_figures(texts):
        value = "–" if found.alpha is None else f"{found.alpha:.3f}"
        yield f"| {found.name} | {found.compared} | {found.same} | {value} |"


def differences(text: Pair) -> Iterator[str]:
    """One line for each thing that the two labellings have otherwise."""
    for one, other in text.both:
        cue = words(text.text, one.places["cue"] or one.places["quote"])
        for name in PLACES:
            if one.places[name] != other.places[name]:
                values = words(text.text, one.places[name]), words(text.text, other.places[name])
                yield f"{cue}: {name} first {values[0]}, second {values[1]}"
        for name in LABELS:
            if one.labels[name] and other.labels[name] and one.labels[name] != other.labels[name]:
                yield f"{cue}: {name} first {one.labels[name]}, second {other.labels[name]}"
        if one.narrated != other.narrated:
            yield f"{cue}: narrated only {'first' if one.narrated else 'second'}"
    yield from (f"only first: {show(text.text, item)}" for item in text.only_first)
    yield from (f"only second: {show(text.text, item)}" for item in text.only_second)
    for hedge, rival in text.both_hedges:
        if hedge != rival:
            yield f"hedge first {_shown(text.text, hedge)}, second {_shown(text.text, rival)}"
    yield from (f"only first: hedge {_shown(text.text, hedge)}" for hedge in text.only_first_hedges)
    yield from (f"only second: hedge {_shown(text.text, hedge)}" for hedge in text.only_second_hedges)


def _shown(text: str, hedge: Hedge) -> str:
    return f"{hedge.kind} {words(text, hedge.places)}"


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path), default=Path("corpus"))
@click.option("--draw", "drawing", is_flag=True, help="Print the texts to be labelled, without their labels.")
@click.option("--differences", "listing", is_flag=True, help="List the differences behind the figures.")
@click.option("--today", is_flag=True, help="Compare with the first labels as they are now, not as they were then.")
def main(corpus: Path, drawing: bool, listing: bool, today: bool) -> None:
    """Compare the first with the second labels of a CORPUS folder (default: corpus)."""
    try:
        click.echo(_drawn(corpus) if drawing else _compared(corpus, today, listing))
    except ModuleNotFoundError as error:
        raise click.ClickException("nltk is missing: pip install 'discourse-fr[agreement]'") from error
    except (CaseError, ValueError, OSError) as error:
        raise click.ClickException(str(error)) from error


def _drawn(corpus: Path) -> str:
    cases = sample.labels_of_today(corpus)
    return "\n".join(sample.blanks([cases[name] for name in sample.draw(sample.frame(corpus)) if name in cases]))


def _compared(corpus: Path, today: bool, listing: bool) -> str:
    texts = texts_of_today(corpus) if today else pairs(sample.first_labels(corpus), sample.second_labels(corpus))
    lines = [f"{text.id}: {line}" for text in texts for line in differences(text)] if listing else []
    return "\n".join([figures(texts), *([""] if lines else []), *lines])


if __name__ == "__main__":
    main()
