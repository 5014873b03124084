"""Chunks to reporting patterns: every match at every cue, ranked.

An automaton of all rules of ``grammar/patterns.lark`` tells at which chunk which patterns match; only there the
expression of a pattern is run, to learn where its parts stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from discourse.reading.automaton import END, Automaton
from discourse.reading.ebnf import Compiler, Expression, GrammarFile, read_grammar
from discourse.reading.folder import Folder
from discourse.reading.tables import read_table

CUE_PREFIX = "cue"
SUBJECT_RULE = "subject"
GOVERNOR_RULE = "governor"
RELATIVE = "QUI"
"""The pronoun that may stand right behind what governs other words."""
SOURCE_RULE = "source"
MEDIUM_RULE = "medium"
"""Rules whose names end so give the medium."""
FAMILIES = (
    "inserted",
    "comment",
    "according",
    "viewpoint",
    "verbal",
    "nominal",
    "passive",
    "impersonal",
    "label",
    "turn",
    "other",
)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One reporting pattern."""

    id: str
    family: str
    rank: int
    frames: frozenset[str]
    source: str
    groups: tuple[str, ...]
    cues: tuple[int, ...]
    """The numbers of the groups that hold a cue."""


@dataclass(slots=True)
class Match:
    """A pattern found in a sentence: chunk places of its cue and of the first part and marker of each name."""

    pattern: Pattern
    start: int
    end: int
    cue: Place
    parts: Mapping[str, Place]

    def part(self, name: str) -> Place | None:
        """The first part or marker of this name."""
        return self.parts.get(name)


class Patterns:
    """All patterns of a grammar folder."""

    def __init__(self, folder: Folder, letters: Mapping[str, str]) -> None:
        self._file = read_grammar(folder, "patterns.lark")
        compiler = Compiler(self._file, letters, _fields_of(self._file))
        self.patterns = tuple(_read_patterns(folder, self._file, compiler))
        self._automaton = Automaton(self._file, letters, [pattern.id for pattern in self.patterns], first=False)
        self._subjects = Automaton(self._file, letters, [SUBJECT_RULE], first=True)
        self._relative = letters.get(RELATIVE, "")
        self._governors = frozenset(compiler.expression(GOVERNOR_RULE).source)
        self._subject = compiler.expression(SUBJECT_RULE)
        cues = [name for name in self._file.definitions if name.startswith(CUE_PREFIX)]
        self.cue_letters = frozenset().union(*(compiler.expression(name).source for name in cues))
        """Of the chunks that a pattern takes for a cue."""
        self._fronted, self._trailing = (
            _MediumRule(self._file, letters, name, compiler.expression(name)) for name in ("fronted", "trailing")
        )
        self._source_group = self._subject.groups.index(SOURCE_RULE) + 1

    def matches(self, code: str, hits: Sequence[Place]) -> Iterator[Match]:
        """The matches at these `hits`, pattern by pattern; of one pattern at one cue only the first."""
        seen: set[tuple[int, Place]] = set()
        for number, at in hits:
            match = _match(self.patterns[number], code, at)
            if (number, match.cue) not in seen:
                seen.add((number, match.cue))
                yield match

    def hits(self, code: str) -> list[Place]:
        """The number of each pattern that matches, and where it does, pattern by pattern."""
        found = [(number, at) for at, rules in self._automaton.everywhere(code) for number in _bits(rules)]
        found.sort()
        return found

    def subjects(self, code: str) -> dict[int, Place]:
        """For each verb chunk with a subject before it, the subject's chunk places; the longest one counts."""
        ended = code + END
        starts, governors = self._subjects.start, self._governors
        found: dict[int, Place] = {}
        for at in range(1, len(code)):
            if starts[code[at]] is None or (code[at - 1] in governors and code[at] != self._relative):
                continue
            rule, past = self._subjects.match(ended, at)
            if rule >= 0 and past - 1 not in found:
                found[past - 1] = self._source(code, at)
        return found

    def fronted(self, code: str) -> Place | None:
        """The chunk places of a medium named at the head of the sentence: `dans un entretien à X, …`."""
        return self._fronted.at(code, 0)

    def trailing(self, code: str, place: int) -> Place | None:
        """The chunk places of a medium named from this chunk on: `…, dans un communiqué`."""
        return self._trailing.at(code, place)

    def _source(self, code: str, at: int) -> Place:
        match = compiled(self._subject.source).match(code, at)
        assert match is not None
        return match.span(self._source_group)


class _MediumRule:
    """A rule that finds a medium beside a reporting clause."""

    def __init__(self, file: GrammarFile, letters: Mapping[str, str], name: str, expression: Expression) -> None:
        self._automaton = Automaton(file, letters, [name], first=True)
        self._source = expression.source
        self._groups = [number for number, group in enumerate(expression.groups, 1) if group.endswith(MEDIUM_RULE)]

    def at(self, code: str, place: int) -> Place | None:
        """The chunk places of the medium, where the rule matches at this chunk."""
        if self._automaton.match(code + END, place)[0] < 0:
            return None
        found = compiled(self._source).match(code, place)
        assert found is not None
        return next((found.span(number) for number in self._groups if found.start(number) >= 0), None)


@lru_cache(maxsize=1024)
def compiled(source: str) -> re.Pattern[str]:
    """An expression, compiled when the first sentence needs it: most of the time to start would go there."""
    return re.compile(source)


def _fields_of(file: GrammarFile) -> set[str]:
    return {
        name
        for name in file.definitions
        if name.startswith(CUE_PREFIX) or name == SOURCE_RULE or name.endswith((MEDIUM_RULE, "agent"))
    }


def _read_patterns(folder: Folder, file: GrammarFile, compiler: Compiler) -> Iterator[Pattern]:
    columns = ("id", "family", "french", "english", "frame", "status", "reference")
    for rank, row in enumerate(read_table(folder, "patterns.tsv", columns)):
        if row["status"] == "on":
            found = compiler.expression(row["id"])
            family, frames = row["family"], frozenset(row["frame"].split(","))
            cues = tuple(number for number, name in enumerate(found.groups, 1) if name.startswith(CUE_PREFIX))
            groups = tuple(MEDIUM_RULE if name.endswith(MEDIUM_RULE) else name for name in found.groups)
            yield Pattern(row["id"], family, rank, frames, found.source, groups, cues)


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _match(pattern: Pattern, code: str, at: int) -> Match:
    found = compiled(pattern.source).match(code, at)
    assert found is not None
    places = found.regs
    parts: dict[str, Place] = {}
    for name, place in zip(pattern.groups, places[1:], strict=True):
        if place[0] >= 0 and name not in parts:
            parts[name] = place
    cue = next((places[number] for number in pattern.cues if places[number][0] >= 0), places[0])
    return Match(pattern, *places[0], cue, parts)
