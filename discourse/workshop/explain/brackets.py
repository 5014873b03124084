"""The clauses of a sentence as the clause rules of the grammar bracket them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from discourse.clauses import Clauses
from discourse.fields import Sentence as Parsed
from discourse.patterns import Match
from discourse.workshop.explain.explanation import Clause, ClauseKind

_OPENERS: Mapping[str, ClauseKind] = {
    "QUE": "que",
    "QUI": "relative",
    "REL": "relative",
    "OU": "relative",
    "SI": "question",
    "QW": "question",
    "WHAT": "question",
    "SUB": "subordinate",
    "COMME": "subordinate",
}
_INFINITIVES = ("CUE_INF", "VERB_INF", "VERB_INF_CAUSED")
_COORDINATING = ("ET", "MAIS")


def brackets(
    sentence: Parsed, names: Mapping[str, str], clauses: Clauses, winners: Iterable[Match]
) -> tuple[Clause, ...]:
    """The clauses of a sentence, outer ones first; ``names`` gives the name of a chunk by its letter.

    Each is nested in those around it: they reach as far as it does, but for inserted ones, which cut it.
    """
    found = [*_opened(sentence, names, clauses), *_inserted(winners)]
    return tuple(_nested(sorted(set(found), key=lambda clause: (clause.first, -clause.past))))


def _nested(found: Sequence[Clause]) -> list[Clause]:
    pasts = [clause.past for clause in found]
    for inner in range(len(found) - 1, -1, -1):
        for outer in range(inner - 1, -1, -1):
            if not found[inner].first < pasts[outer] < pasts[inner]:
                continue
            if found[outer].kind == "inserted":
                pasts[inner] = pasts[outer]
            else:
                pasts[outer] = pasts[inner]
    whole = (replace(clause, past=past) for clause, past in zip(found, pasts, strict=True))
    return sorted(whole, key=lambda clause: (clause.first, -clause.past))


def _opened(sentence: Parsed, names: Mapping[str, str], clauses: Clauses) -> Iterator[Clause]:
    code = sentence.code
    subjects = {part[0] for part in sentence.subjects.values()}
    for at in range(1, len(code) - 1):
        name = names[code[at]]
        kind = _OPENERS.get(name)
        if kind is not None:
            yield Clause(kind, at, max(at + 1, clauses.end(code, at + 1, True)))
        elif name in _INFINITIVES:
            yield Clause("infinitive", at, max(at + 1, clauses.phrase_end(code, at)))
        elif name in _COORDINATING and (at + 1 in subjects or at + 1 in sentence.subjects):
            yield Clause("coordinated", at, max(at + 1, clauses.end(code, at + 1, True)))


def _inserted(winners: Iterable[Match]) -> Iterator[Clause]:
    """The reporting clauses around which their content stands."""
    for match in winners:
        opening, closing = match.part("AROUND"), match.part("CLOSE")
        if opening is not None:
            yield Clause("inserted", opening[0], closing[0] if closing else match.end)
