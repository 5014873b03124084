"""Exercises on cases of the corpus: a text, blanks to fill, and what belongs there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Literal

from discourse.analyzer import default_analyzer
from discourse.model import Attribution
from discourse.workshop.cases import Case
from discourse.workshop.corpus import open_corpus

Kind = Literal["fields", "hedges", "manner", "transpose"]
KINDS: tuple[Kind, ...] = ("fields", "hedges", "manner", "transpose")
_LONGEST = 180


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank: its name, and the answers that it wants, all of them.

    Where a sentence is to be transposed there is none; ``name`` is then what it is to become, and ``speaker`` who
    must still be speaking.
    """

    name: str
    answers: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise of a kind on the text of a case."""

    kind: Kind
    case: str
    text: str
    blanks: tuple[Blank, ...]


def exercises(kinds: Sequence[Kind], number: int, seed: int) -> list[Exercise]:
    """So many exercises, the kinds in turn, each on another case; a seed always gives the same.

    There are fewer where the corpus has no more short cases that suit.

    >>> [(one.kind, len(one.blanks)) for one in exercises(["manner", "hedges"], 3, 1)]
    [('manner', 1), ('hedges', 1), ('manner', 1)]
    """
    cases = [case for case in _cases() if len(case.text) <= _LONGEST and len(case.attributions) == 1]
    Random(seed).shuffle(cases)
    left = dict.fromkeys(cases)
    found: list[Exercise] = []
    for place in range(number):
        kind = kinds[place % len(kinds)]
        made = next(((case, one) for case in left if (one := exercise(kind, case))), None)
        if made is not None:
            del left[made[0]]
            found.append(made[1])
    return found


def exercise(kind: Kind, case: Case) -> Exercise | None:
    """The exercise of a kind on a case, or None where the case does not suit."""
    blanks = _BLANKS[kind](case) if len(case.attributions) == 1 else ()
    return Exercise(kind, case.id, case.text, blanks) if blanks else None


def exercise_of(kind: Kind, case: str) -> Exercise | None:
    """The exercise of a kind on the case with an id; None where there is none."""
    return next((exercise(kind, one) for one in _cases() if one.id == case), None)


@lru_cache(maxsize=1)
def _cases() -> Sequence[Case]:
    return open_corpus().folders["golden"]


def _fields(case: Case) -> tuple[Blank, ...]:
    [wanted] = case.attributions
    if wanted.cue is None or wanted.speaker is None:
        return ()
    places = {"cue": wanted.cue, "speaker": wanted.speaker, "reporter": wanted.reporter}
    given = [Blank(name, (case.text[slice(*place)],)) for name, place in places.items() if place]
    return *given, Blank("quote", tuple(case.text[slice(*place)] for place in wanted.quote))


def _hedges(case: Case) -> tuple[Blank, ...]:
    words = dict.fromkeys(case.text[slice(*hedge.place)] for hedge in case.hedges)
    return (Blank("hedges", tuple(words)),) if words else ()


def _manner(case: Case) -> tuple[Blank, ...]:
    # a case leaves out the type where its marks tell it
    found = _only(case)
    return () if found is None else (Blank("manner", ("narrated" if found.quote.narrated else found.quote.type,)),)


def _transpose(case: Case) -> tuple[Blank, ...]:
    """Where a speaker with a verb says words directly, or indirectly with `que`."""
    found = _only(case)
    if found is None or found.speaker is None or found.quote.narrated:
        return ()
    if (found.kind, found.status) != ("speech", "asserted"):
        return ()
    if found.quote.type == "direct" and found.cue and len(found.quote.spans) == 1:
        return (Blank("indirect", speaker=found.speaker.text),)
    return (Blank("direct", speaker=found.speaker.text),) if found.rule == "verb_que" else ()


def _only(case: Case) -> Attribution | None:
    """The attribution that the analysis finds in a case, where it is the only one."""
    found = default_analyzer().analyze(case.text).attributions
    return found[0] if len(found) == 1 else None


_BLANKS: Mapping[Kind, Callable[[Case], tuple[Blank, ...]]] = {
    "fields": _fields,
    "hedges": _hedges,
    "manner": _manner,
    "transpose": _transpose,
}
