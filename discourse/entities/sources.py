"""The sources of a text in the order in which they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from discourse.fields import Draft

Place = tuple[int, int]

_CLOSERS = "»”\"’') \u00a0\u202f"
_CLOSING = 6


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its place, and the first attribution that has it."""

    start: int
    end: int
    draft: int
    reports: bool


def sources_of(drafts: Sequence[Draft]) -> list[Source]:
    """Each source once, the longer first where two start alike."""
    return sorted(_sources(drafts), key=lambda source: (source.start, -source.end))


def _sources(drafts: Sequence[Draft]) -> Iterator[Source]:
    taken: set[Place] = set()
    for number, draft in enumerate(drafts):
        for place in (draft.speaker, draft.reporter):
            if place is not None and place not in taken:
                taken.add(place)
                yield Source(*place, number, place == draft.reporter)


def make_reporters(drafts: Sequence[Draft], places: Collection[Place]) -> None:
    """Make speakers at these places, pronouns that stand for a medium or a document, the reporters."""
    for draft in drafts:
        if draft.speaker in places and draft.reporter is None:
            draft.speaker, draft.reporter = None, draft.speaker


def is_headline(text: str, sentence: Place) -> bool:
    """Whether a sentence has no final punctuation."""
    return text[max(sentence[1] - _CLOSING, 0) : sentence[1]].rstrip(_CLOSERS)[-1:].isalnum()
