"""Patterns that cannot do their work: never matching, always behind another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from discourse.reading.folder import Folder
from discourse.workshop.frames import read_frames
from discourse.workshop.hits import Standing
from discourse.workshop.lint.finding import Finding
from discourse.workshop.rulebook import Rule

_SHOWN = 3


def findings(rules: Sequence[Rule], standing: Mapping[str, Standing], folder: Folder) -> Iterator[Finding]:
    """Patterns that never fire, patterns that another always outranks, frames nobody asks for."""
    for rule in rules:
        if rule.runs:
            yield from _idle(rule, standing.get(rule.id))
    yield from _frames_nobody_asks_for(rules, folder)


def _idle(rule: Rule, standing: Standing | None) -> Iterator[Finding]:
    if standing is None:
        yield _at(rule, "never-fires", f"`{rule.id}` matches nowhere in the corpus: give it cases, or take it out")
    elif not standing.wins:
        leading = sorted(standing.winners.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
        names = ", ".join(f"`{name}` {count}" for name, count in leading)
        message = f"`{rule.id}` matches {standing.matches} times in the corpus and is outranked each time: {names}"
        yield _at(rule, "outranked", message)


def _frames_nobody_asks_for(rules: Sequence[Rule], folder: Folder) -> Iterator[Finding]:
    asked = {frame for rule in rules if rule.runs for frame in rule.frames}
    path = "frames.tsv"
    lines = folder.read(path).split("\n")
    for frame in read_frames(folder).values():
        if frame.asked and frame.name not in asked:
            line = next(number for number, text in enumerate(lines, 1) if text.startswith(f"{frame.name}\t"))
            message = f"no pattern asks for `{frame.name}`: cues that have it are not found by it"
            yield Finding(f"{folder.name}/{path}", line, "unasked-frame", message)


def _at(rule: Rule, code: str, message: str) -> Finding:
    return Finding(rule.row.path, rule.row.line, code, message)
