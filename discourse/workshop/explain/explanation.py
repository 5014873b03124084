"""What an explanation holds: plain values, which JSON carries there and back.

Places are code points of the text, half-open. ``first`` and ``past`` are half-open too; they count the words of a
sentence in a chunk, its chunks everywhere else. The first and the last chunk stand for the sentence's start and end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from discourse.fields.watch import Step

Place = tuple[int, int]
Judgement = Literal["won", "outranked", "refused", "blocked"]
Silence = Literal["let_go", "other_class", "no_pattern", "refused", "blocked", "taken"]
Settable = Literal[
    "speaker", "reporter", "quote", "type", "narrated", "kind", "status", "commitment", "missing_source", "parent",
    "hedges",
]
"""The fields that steps change once an attribution is there."""
ClauseKind = Literal["que", "relative", "question", "subordinate", "infinitive", "coordinated", "inserted"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or fixed phrase: its class, and the class of its form alone where its neighbours made it another one."""

    start: int
    end: int
    text: str
    word_class: str
    own_class: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that make one chunk."""

    name: str
    first: int
    past: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The chunks of a clause or phrase with a verb of its own."""

    kind: ClauseKind
    first: int
    past: int


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a pattern, or a marker, which holds no chunks."""

    name: str
    first: int
    past: int


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker or reporter with its kernel; ``entity`` and ``unresolved`` are those of `discourse.model.Mention`."""

    start: int
    end: int
    head: Place
    entity: int | None = None
    unresolved: str | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    """The fields of an attribution behind a step; ``hedges`` are indexes into those of the explanation."""

    cue: Place | None
    speaker: Source | None
    reporter: Source | None
    quote: tuple[Place, ...]
    type: str
    narrated: bool
    kind: str
    status: str
    commitment: str
    lemma: str
    rule: str
    confidence: str
    sentence: int
    missing_source: str | None
    parent: int | None = None
    hedges: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pattern that matched at a cue.

    ``reason`` is a `discourse.fields.verdicts.Objection` where it is refused, the id of the winner where it is
    outranked, the step that left it out where it is blocked. ``needs`` are the frames of the pattern, ``has`` those of
    the cue; ``fields`` what it would assign, where it holds.
    """

    pattern: str
    rank: int
    first: int
    past: int
    verdict: Judgement
    reason: str
    needs: tuple[str, ...]
    has: tuple[str, ...]
    lemma: str
    parts: tuple[Part, ...]
    fields: Assigned | None


@dataclass(frozen=True, slots=True)
class Cue:
    """Chunks at which patterns found a cue, and these, the first rank first; ``number`` is that of its attribution."""

    first: int
    past: int
    number: int | None
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """A word that can be a cue and has no attribution, by its index, with the reason."""

    word: int
    lemma: str
    reason: Silence


@dataclass(frozen=True, slots=True)
class Setting:
    """A field that a step gives another value: what it then is, in the one of the last four that suits the field."""

    number: int
    field: Settable
    text: str = ""
    places: tuple[Place, ...] = ()
    source: Source | None = None
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Addition:
    """An attribution that a step adds."""

    number: int
    fields: Assigned


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did: attributions added, fields set, attributions left out."""

    step: Step | Literal["document"]
    added: tuple[Addition, ...] = ()
    settings: tuple[Setting, ...] = ()
    dropped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``parsed`` tells whether it held anything worth a parse."""

    index: int
    start: int
    end: int
    parsed: bool
    words: tuple[Word, ...]
    chunks: tuple[Chunk, ...]
    clauses: tuple[Clause, ...]
    cues: tuple[Cue, ...]
    changes: tuple[Change, ...]
    silent: tuple[Silent, ...]


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge of the document."""

    start: int
    end: int
    kind: str
    scope: Place
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an analysis of a text is what it is.

    ``changes`` are those of the document, behind those of its sentences; ``order`` are the numbers of the attributions
    in the order of the document; ``entities`` are the names of its entities.
    """

    text: str
    grammar_version: str
    sentences: tuple[Sentence, ...]
    changes: tuple[Change, ...]
    order: tuple[int, ...]
    hedges: tuple[Hedge, ...]
    entities: tuple[str, ...]
