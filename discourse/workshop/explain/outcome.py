"""The fields that a candidate assigns and that later steps change, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discourse.workshop.explain.explanation import (
    Assigned,
    Candidate,
    Change,
    Explanation,
    Place,
    Sentence,
    Setting,
    Source,
)
from discourse.workshop.explain.places import place_of_chunks, shown
from discourse.workshop.explain.reasons import origin


@dataclass(frozen=True, slots=True)
class Assignment:
    """A field with what it is and where the pattern has it from."""

    field: str
    told: str


def assignments(explanation: Explanation, sentence: Sentence, candidate: Candidate) -> Iterator[Assignment]:
    """The fields that a candidate which holds assigns."""
    fields = candidate.fields
    if fields is None:
        return
    places = {part: place for part in candidate.parts if (place := place_of_chunks(sentence, part.first, part.past))}
    for name, pieces in _pieces(fields):
        words = " | ".join(shown(explanation.text, piece) for piece in pieces)
        source = origin(candidate.parts, name, places, pieces[0])
        yield Assignment(name, f"{words}   ({source})" if source else words)
    if fields.missing_source:
        yield Assignment("source", f"none: {fields.missing_source}")
    yield Assignment("labels", ", ".join(_labels(fields)))


def set_by(explanation: Explanation, change: Change, number: int) -> Iterator[str]:
    """What a step set of the attribution of a number, a line each."""
    for setting in change.settings:
        if setting.number == number:
            yield _set(explanation, setting)


def _pieces(fields: Assigned) -> Iterator[tuple[str, tuple[Place, ...]]]:
    if fields.cue:
        yield "cue", (fields.cue,)
    for name, source in (("speaker", fields.speaker), ("reporter", fields.reporter)):
        if source:
            yield name, ((source.start, source.end),)
    yield "quote", fields.quote


def _labels(fields: Assigned) -> Iterator[str]:
    yield f"kind {fields.kind}"
    yield f"status {fields.status}"
    yield f"commitment {fields.commitment}"
    if fields.narrated:
        yield "narrated"


def _set(explanation: Explanation, setting: Setting) -> str:
    if setting.field in ("speaker", "reporter"):
        return _set_source(explanation, setting.field, setting.source)
    if setting.field == "quote":
        return f"quote {' | '.join(shown(explanation.text, place) for place in setting.places)}"
    if setting.field == "parent":
        return f"inside attribution {setting.numbers[0] + 1}" if setting.numbers else "inside no other"
    if setting.field == "hedges":
        hedges = (explanation.hedges[number] for number in setting.numbers)
        told = (f"{hedge.kind} {shown(explanation.text, (hedge.start, hedge.end))}" for hedge in hedges)
        return f"hedges {', '.join(told)}"
    if setting.field == "missing_source":
        return f"no source: {setting.text}" if setting.text else "a source"
    return f"{setting.field} {setting.text}"


def _set_source(explanation: Explanation, name: str, source: Source | None) -> str:
    if source is None:
        return f"no {name}"
    told = f"{name} {shown(explanation.text, (source.start, source.end))}"
    if source.entity is not None:
        return f"{told} is {explanation.entities[source.entity]}"
    if source.unresolved:
        return f"{told} stays unresolved: {source.unresolved}"
    whole = source.head == (source.start, source.end)
    return told if whole else f"{told}, kernel {shown(explanation.text, source.head)}"

