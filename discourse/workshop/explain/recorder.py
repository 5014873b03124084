"""Looks on while a text is analyzed and writes down what each step changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from discourse.fields import Draft
from discourse.fields import Sentence as Parsed
from discourse.fields.watch import Step
from discourse.workshop.explain.explanation import Addition, Assigned, Change, Place, Source
from discourse.workshop.explain.settings import settings

_FIRST_OF_SENTENCE, _FIRST_OF_DOCUMENT = "match", "trim"


@dataclass(slots=True)
class Reading:
    """A sentence that was parsed: its first attributions by number, and what its steps changed."""

    sentence: Parsed
    numbers: list[int] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


class Recorder:
    """A `Watcher` that numbers attributions as they appear; ``changes`` are those of the document."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self.changes: list[Change] = []
        self.order: list[int] = []
        self._drafts: list[Draft] = []
        self._numbers: dict[int, int] = {}
        self._states: dict[int, Assigned] = {}
        self._present: set[int] = set()
        self._inside = True

    def sentence(self, sentence: Parsed) -> None:
        """Begin a sentence."""
        self.readings.append(Reading(sentence))
        self._present = set()

    def step(self, name: Step, drafts: Iterable[Draft]) -> None:
        """Note what a step changed."""
        numbers = [self._number_of(draft) for draft in drafts]
        if name == _FIRST_OF_SENTENCE:
            self.readings[-1].numbers = numbers
            self._states.update((number, assigned(self._drafts[number])) for number in numbers)
            self._present = set(numbers)
            return
        if name == _FIRST_OF_DOCUMENT:
            self._inside, self._present = False, set(numbers)
        change = self._change(name, numbers)
        self._present, self.order = set(numbers), numbers
        if change.added or change.settings or change.dropped:
            (self.readings[-1].changes if self._inside else self.changes).append(change)

    def _number_of(self, draft: Draft) -> int:
        """By identity: attributions are made once and then changed; kept here, so that no other takes the identity."""
        number = self._numbers.setdefault(id(draft), len(self._drafts))
        if number == len(self._drafts):
            self._drafts.append(draft)
        return number

    def _change(self, name: Step, numbers: list[int]) -> Change:
        now = {number: assigned(self._drafts[number]) for number in numbers}
        added = [Addition(number, fields) for number, fields in now.items() if number not in self._states]
        changed = [
            setting
            for number, fields in now.items()
            if number in self._states
            for setting in settings(number, self._states[number], fields)
        ]
        self._states.update(now)
        return Change(name, tuple(added), tuple(changed), tuple(sorted(self._present - set(numbers))))

    def finish(self, final: Iterable[Assigned]) -> None:
        """Note what the document adds to the attributions, in its order."""
        changed = [
            setting
            for number, fields in zip(self.order, final, strict=True)
            for setting in settings(number, self._states[number], fields)
        ]
        self.changes.append(Change("document", settings=tuple(changed)))


def assigned(draft: Draft) -> Assigned:
    """The fields of an attribution in the making as they are now."""
    return Assigned(
        cue=draft.cue,
        speaker=_source(draft, draft.speaker),
        reporter=_source(draft, draft.reporter),
        quote=tuple(draft.pieces),
        type=draft.type,
        narrated=draft.narrated,
        kind=draft.kind,
        status=draft.status,
        commitment=draft.commitment,
        lemma=draft.lemma,
        rule=draft.rule,
        confidence=draft.confidence,
        sentence=draft.sentence,
        missing_source=draft.missing,
    )


def _source(draft: Draft, place: Place | None) -> Source | None:
    return Source(*place, draft.heads.get(place, place)) if place else None
