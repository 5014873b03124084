"""The most prominent of those who may be meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from discourse.entities.referents import Referent, Seen

Place = tuple[int, int]
Choice = Referent | Literal["ambiguous"] | None

_DISTANCE, _SOURCE, _SUBJECT, _PERSON, _AGREEMENT, _INNER, _QUOTED, _OWN, _HEADLINE = 4, 3, 2, 2, 1, 2, 2, 2, 3
"""Weights: a sentence of distance costs more than a source position earns."""
_TWICE = 2
FAR = 12
"""How many sentences back somebody is meant who alone fits."""


def most_salient(
    mentions: Iterable[Seen], sentence: int, fits: Callable[[Referent], bool], gender: str, own: Iterable[Place] = ()
) -> Choice:
    """Whoever stands out most among the mentions that fit; nobody where two stand out alike.

    ``own`` are the pieces of the content that the sought source frames: whoever stands only there is seldom meant.
    """
    best: dict[int, tuple[int, Referent]] = {}
    for seen in mentions:
        if not fits(seen.referent):
            continue
        weight = _weight(seen, sentence, gender)
        if any(start <= seen.start < end for start, end in own):
            weight -= _OWN
        key = id(seen.referent)
        if key not in best or best[key][0] < weight:
            best[key] = weight, seen.referent
    ranked = sorted(best.values(), key=lambda item: -item[0])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return "ambiguous"
    return ranked[0][1]


def only_one(mentions: Iterable[Seen], fits: Callable[[Referent], bool]) -> Referent | None:
    """Whoever alone fits among the mentions of a longer stretch."""
    fitting = {id(seen.referent): seen.referent for seen in mentions if fits(seen.referent)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def most_told(mentions: Iterable[Seen], fits: Callable[[Referent], bool]) -> Referent | None:
    """Whoever a longer stretch tells of in twice as many sentences as of anybody else who fits."""
    told: dict[int, set[int]] = {}
    referents: dict[int, Referent] = {}
    for seen in mentions:
        if seen.subject and fits(seen.referent):
            referents[id(seen.referent)] = seen.referent
            told.setdefault(id(seen.referent), set()).add(seen.sentence)
    ranked = sorted(told, key=lambda key: -len(told[key]))
    if not ranked or (len(ranked) > 1 and len(told[ranked[0]]) < _TWICE * len(told[ranked[1]])):
        return None
    return referents[ranked[0]]


def _weight(seen: Seen, sentence: int, gender: str) -> int:
    referent = seen.referent
    weight = -_DISTANCE * (sentence - seen.sentence)
    weight += _SOURCE * seen.source + _SUBJECT * seen.subject + _PERSON * referent.personal
    weight += _AGREEMENT * bool(gender and gender == referent.gender)
    return weight - _INNER * seen.inner - _QUOTED * seen.quoted - _HEADLINE * seen.headline
