"""Terminals of chunks.lark that match the same words: which one wins.

Regular languages are compared by their automata, with ``interegular`` of the extra ``lint``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from discourse.reading.classes import Classes
from discourse.reading.ebnf import MAX_REPEAT, Compiler, Definition, read_grammar
from discourse.reading.folder import Folder
from discourse.workshop.lint.finding import Finding

FILE = "chunks.lark"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two terminals that match the same words; ``shadowed`` where the winner matches all that the loser does."""

    path: str
    winner: Definition
    loser: Definition
    example: str
    shadowed: bool


def overlaps(folder: Folder) -> list[Overlap]:
    """All pairs of terminals that overlap, with the shortest sequence of word classes that both match."""
    from interegular import parse_pattern

    file = read_grammar(folder, FILE)
    classes = Classes(folder)
    compiler = Compiler(file, classes.letters, ())
    terminals = ranked(file.definitions.values())
    sources = {item.name: unbounded(compiler.expression(item.name).source) for item in terminals}
    machines = {name: parse_pattern(source).to_fsm() for name, source in sources.items()}
    found = []
    for winner, loser in combinations(terminals, 2):
        first, second = machines[winner.name], machines[loser.name]
        if first.isdisjoint(second):
            continue
        letters = next((first & second).strings())
        example = " ".join(classes.names[str(letter)] for letter in letters)
        shadowed = second.difference(first).empty()  # type: ignore[no-untyped-call]
        found.append(Overlap(file.path, winner, loser, example, shadowed))
    return found


def ranked(definitions: Iterable[Definition]) -> list[Definition]:
    """The terminals that are chunks, the one that wins before the one that loses."""
    return sorted((item for item in definitions if item.name[0].isupper()), key=lambda item: -item.priority)


def unbounded(source: str) -> str:
    """An expression whose `*` and `+`, which the compiler bounds, have no bounds again: its automaton is small."""
    return source.replace(f"{{0,{MAX_REPEAT}}}", "*").replace(f"{{1,{MAX_REPEAT}}}", "+")


def findings(found: Sequence[Overlap]) -> Iterator[Finding]:
    """Overlaps that no priority settles, and terminals that never win."""
    for overlap in found:
        names = f"`{overlap.loser.name}` and `{overlap.winner.name}`"
        if overlap.shadowed:
            message = f"`{overlap.winner.name}` takes all that `{overlap.loser.name}` matches: {overlap.example}"
            yield Finding(overlap.path, overlap.loser.line, "shadowed-terminal", message)
        elif overlap.winner.priority == overlap.loser.priority:
            message = (
                f"{names} have the same priority and both match {overlap.example}; `{overlap.winner.name}` wins "
                "because it stands first: give it a higher priority"
            )
            yield Finding(overlap.path, overlap.loser.line, "overlap", message)


def notes(found: Sequence[Overlap]) -> Iterator[Finding]:
    """Overlaps that a priority settles."""
    for overlap in found:
        if not overlap.shadowed and overlap.winner.priority > overlap.loser.priority:
            message = f"`{overlap.winner.name}` wins over `{overlap.loser.name}` where both match: {overlap.example}"
            yield Finding(overlap.path, overlap.loser.line, "overlap", message)
