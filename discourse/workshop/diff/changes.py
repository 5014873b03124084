"""What differs between two analyses of one text: attributions and hedges gained, lost and changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from discourse.model import Attribution, Document, Hedge, Span
from discourse.workshop.scoring.matching import hedge_pairs, match
from discourse.workshop.scoring.units import LabelledHedge, Unit, predicted_unit

Verdict = Literal["gained", "lost", "changed"]
VERDICTS: tuple[Verdict, ...] = ("lost", "gained", "changed")

_Value = tuple[object, str]
"""What is compared of a field, and what is shown."""
_SOURCES = frozenset({"speaker", "reporter"})
_Values = Mapping[str, _Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One attribution or hedge that two analyses do not share.

    ``old`` and ``new`` hold the words or the label of each filled field; ``fields`` are those that differ. ``rule`` is
    the one that found it now, or did before where it is lost.
    """

    verdict: Verdict
    what: Literal["attribution", "hedge"]
    text: str
    rule: str
    sentence: str
    fields: tuple[str, ...]
    old: tuple[tuple[str, str], ...] = ()
    new: tuple[tuple[str, str], ...] = ()


def changes(name: str, old: Document, new: Document) -> list[Change]:
    """What the analysis ``new`` has otherwise than ``old``, in the order of the text.

    >>> from dataclasses import replace
    >>> from discourse import analyze
    >>> before = analyze("Selon Léa, il pleut.")
    >>> [found] = changes("a", before, replace(before, attributions=()))
    >>> found.verdict, found.sentence, dict(found.old)["speaker"]
    ('lost', 'Selon Léa, il pleut.', 'Léa')
    """
    if (old.attributions, old.hedges) == (new.attributions, new.hedges):
        return []
    placed = [*_attributions(name, old, new), *_hedges(name, old, new)]
    return [change for _, change in sorted(placed, key=lambda item: item[0])]


def by_rule(found: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """Changes by the rule that found them, by name; lost ones first."""
    order = {verdict: place for place, verdict in enumerate(VERDICTS)}
    ordered = sorted(found, key=lambda change: (change.rule, order[change.verdict]))
    return [(rule, list(group)) for rule, group in groupby(ordered, key=lambda change: change.rule)]


def counted(found: Iterable[Change]) -> dict[Verdict, int]:
    """How many changes there are of each sort."""
    verdicts = [change.verdict for change in found]
    return {verdict: verdicts.count(verdict) for verdict in VERDICTS}


def _attributions(name: str, old: Document, new: Document) -> Iterator[tuple[int, Change]]:
    before, after = _different(_all_values(old), _all_values(new))
    pairs = _pairs(old, new, sorted(before), sorted(after))
    for index, values in before.items():
        if index not in pairs:
            found = old.attributions[index]
            yield _start(found), _change(name, "attribution", found.rule, old.sentences[found.sentence], values, {})
    paired = {other: before[one] for one, other in pairs.items()}
    for index, values in after.items():
        found, earlier = new.attributions[index], paired.get(index, {})
        sentence = new.sentences[found.sentence]
        yield _start(found), _change(name, "attribution", found.rule, sentence, earlier, values)


def _different(old: Sequence[_Values], new: Sequence[_Values]) -> tuple[dict[int, _Values], dict[int, _Values]]:
    """The values, by index, that the other side does not have as well."""
    left, after = dict(enumerate(old)), dict[int, _Values]()
    for index, values in enumerate(new):
        same = next((place for place, others in left.items() if others == values), None)
        if same is None:
            after[index] = values
        else:
            del left[same]
    return left, after


def _pairs(old: Document, new: Document, lost: Sequence[int], gained: Sequence[int]) -> dict[int, int]:
    """Which of the new attributions, by index, stands where an old one was."""
    one, other = predicted_unit("", old), predicted_unit("", new)
    found = match(
        Unit("", one.text, tuple(one.attributions[index] for index in lost)),
        Unit("", other.text, tuple(other.attributions[index] for index in gained)),
    )
    places = {place: index for index, place in found.order.items()}
    return {lost[g]: gained[places[p]] for g, p in found.pairs.items()}


def _hedges(name: str, old: Document, new: Document) -> Iterator[tuple[int, Change]]:
    gone = [hedge for hedge in old.hedges if hedge not in new.hedges]
    come = [hedge for hedge in new.hedges if hedge not in old.hedges]
    pairs = dict(hedge_pairs(old.text, [_labelled(hedge) for hedge in gone], [_labelled(hedge) for hedge in come]))
    for g, hedge in enumerate(gone):
        if g not in pairs:
            yield hedge.start, _change(name, "hedge", hedge.rule, _around(old, hedge), _hedge_values(hedge), {})
    earlier = {p: _hedge_values(gone[g]) for g, p in pairs.items()}
    for p, hedge in enumerate(come):
        values = _hedge_values(hedge)
        yield hedge.start, _change(name, "hedge", hedge.rule, _around(new, hedge), earlier.get(p, {}), values)


def _change(
    name: str, what: Literal["attribution", "hedge"], rule: str, sentence: Span, old: _Values, new: _Values
) -> Change:
    verdict: Verdict = "changed" if old and new else "lost" if old else "gained"
    fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
    if not _SOURCES.isdisjoint(fields):
        # another source has another entity
        fields = [field for field in fields if field != "entity"]
    words = " ".join(sentence.text.split())
    return Change(verdict, what, name, rule, words, tuple(fields), _shown(old), _shown(new))


def _shown(values: _Values) -> tuple[tuple[str, str], ...]:
    return tuple((field, shown) for field, (_, shown) in values.items() if shown)


def _all_values(document: Document) -> list[_Values]:
    return [_values(document, found) for found in document.attributions]


def _values(document: Document, found: Attribution) -> _Values:
    parent = document.attributions[found.parent] if found.parent is not None else None
    source = found.speaker or found.reporter
    entity = document.entities[source.entity].name if source and source.entity is not None else ""
    labels = {
        "type": found.quote.type,
        "narrated": "yes" if found.quote.narrated else "",
        "kind": found.kind,
        "status": found.status,
        "commitment": found.commitment,
        "lemma": found.lemma,
        "rule": found.rule,
        "confidence": found.confidence,
        "missing_source": found.missing_source or "",
        "entity": entity,
    }
    return {
        "cue": _span_value([found.cue] if found.cue else []),
        "speaker": _span_value([found.speaker] if found.speaker else []),
        "reporter": _span_value([found.reporter] if found.reporter else []),
        "quote": _span_value(found.quote.spans),
        **{name: (label, label) for name, label in labels.items()},
        # an index says nothing where attributions come and go
        "parent": _span_value(parent.quote.spans if parent else []),
    }


def _hedge_values(hedge: Hedge) -> _Values:
    return {
        "hedge": _span_value([hedge]),
        "kind": (hedge.kind, hedge.kind),
        "scope": _span_value([hedge.scope]),
        "rule": (hedge.rule, hedge.rule),
    }


def _span_value(spans: Sequence[Span]) -> _Value:
    words = " | ".join(" ".join(span.text.split()) for span in spans)
    return tuple((span.start, span.end) for span in spans), words


def _labelled(hedge: Hedge) -> LabelledHedge:
    return LabelledHedge(hedge.kind, (hedge.start, hedge.end))


def _start(found: Attribution) -> int:
    return min(span.start for span in (*found.quote.spans, *([found.cue] if found.cue else [])))


def _around(document: Document, hedge: Hedge) -> Span:
    return next((span for span in document.sentences if span.start <= hedge.start < span.end), hedge)
