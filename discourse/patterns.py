"""Chunks to reporting patterns: every match at every cue, ranked.

The rules of ``grammar/patterns.lark`` are regular and compile to one expression each; a pattern is searched only
in a sentence that has the chunks it cannot do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discourse.reading.ebnf import Compiler, Expression, GrammarFile, read_grammar
from discourse.reading.errors import GrammarError
from discourse.reading.folder import Folder
from discourse.reading.tables import read_table

CUE_PREFIX = "cue"
SUBJECT_RULE = "subject"
GOVERNOR_RULE = "governor"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One reporting pattern."""

    id: str
    rank: int
    frames: frozenset[str]
    expression: re.Pattern[str]
    groups: tuple[str, ...]
    needs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence: chunk places of its cue and of every part and marker that matched."""

    pattern: Pattern
    start: int
    end: int
    cue: tuple[int, int]
    parts: tuple[tuple[str, int, int], ...]

    def part(self, name: str) -> tuple[int, int] | None:
        """The first part or marker of this name."""
        for found, start, end in self.parts:
            if found == name:
                return start, end
        return None


class Patterns:
    """All patterns of a grammar folder."""

    def __init__(self, folder: Folder, letters: Mapping[str, str]) -> None:
        self._file = read_grammar(folder, "patterns.lark")
        fields = {
            name
            for name in self._file.definitions
            if name.startswith(CUE_PREFIX) or name in ("medium", "source") or name.endswith("agent")
        }
        compiler = Compiler(self._file, letters, fields)
        needs = _Needs(self._file, letters)
        self.patterns: list[Pattern] = []
        columns = ("id", "french", "english", "frame", "status", "reference")
        for rank, row in enumerate(read_table(folder, "patterns.tsv", columns)):
            if row["id"] not in self._file.definitions:
                raise row.error(f"`{row['id']}` is no rule of patterns.lark")
            if row.choice("status", ("on", "off")) == "off":
                continue
            found = compiler.expression(row["id"])
            self.patterns.append(
                Pattern(
                    row["id"],
                    rank,
                    frozenset(row["frame"].split(",")),
                    re.compile(found.source),
                    found.groups,
                    needs.of(row["id"]),
                )
            )
        for rule in (SUBJECT_RULE, GOVERNOR_RULE):
            if rule not in self._file.definitions:
                raise GrammarError(self._file.path, 0, f"the rule `{rule}` is missing")
        subject = compiler.expression(SUBJECT_RULE)
        self._governors = compiler.expression(GOVERNOR_RULE).source
        self._subject = re.compile(subject.source)
        self._source_group = subject.groups.index("source") + 1
        self._fronted = _MediumRule(compiler.expression("fronted"))
        self._trailing = _MediumRule(compiler.expression("trailing"))

    def matches(self, code: str) -> Iterator[Match]:
        """All matches; of one pattern at one cue only the first."""
        present = set(code)
        for pattern in self.patterns:
            if any(need.isdisjoint(present) for need in pattern.needs):
                continue
            seen: set[tuple[int, int]] = set()
            found = pattern.expression.search(code)
            while found is not None:
                match = _match(pattern, found)
                if match.cue not in seen:
                    seen.add(match.cue)
                    yield match
                found = pattern.expression.search(code, found.start() + 1)

    def subjects(self, code: str) -> dict[int, tuple[int, int]]:
        """For each verb chunk with a subject before it, the subject's chunk places; the longest one counts."""
        found: dict[int, tuple[int, int]] = {}
        match = self._subject.search(code, 1)
        while match is not None:
            verb = match.end() - 1
            if verb not in found and code[match.start() - 1] not in self._governors:
                found[verb] = match.span(self._source_group)
            match = self._subject.search(code, match.start() + 1)
        return found


    def fronted(self, code: str) -> tuple[int, int] | None:
        """The chunk places of a medium named at the head of the sentence: `dans un entretien à X, …`."""
        return self._fronted.at(code, 0)

    def trailing(self, code: str, place: int) -> tuple[int, int] | None:
        """The chunk places of a medium named from this chunk on: `…, dans un communiqué`."""
        return self._trailing.at(code, place)


class _MediumRule:
    """A rule that finds a medium beside a reporting clause."""

    def __init__(self, rule: Expression) -> None:
        self._expression = re.compile(rule.source)
        self._groups = [number for number, name in enumerate(rule.groups, 1) if name == "medium"]

    def at(self, code: str, place: int) -> tuple[int, int] | None:
        found = self._expression.match(code, place)
        if found is None:
            return None
        return next((found.span(number) for number in self._groups if found.start(number) >= 0), None)


def _match(pattern: Pattern, found: re.Match[str]) -> Match:
    parts = tuple(
        (name, found.start(number), found.end(number))
        for number, name in enumerate(pattern.groups, 1)
        if found.start(number) >= 0
    )
    cue = next(((start, end) for name, start, end in parts if name.startswith(CUE_PREFIX)), found.span())
    return Match(pattern, found.start(), found.end(), cue, parts)


class _Needs:
    """What a rule cannot match without: sets of letters, one letter of each of which must be there."""

    def __init__(self, file: GrammarFile, letters: Mapping[str, str]) -> None:
        self._file, self._letters = file, letters

    def of(self, name: str) -> tuple[frozenset[str], ...]:
        return tuple(self._node(self._file.definitions[name].body))

    def _node(self, node: object) -> set[frozenset[str]]:
        from lark import Tree

        if not isinstance(node, Tree):
            return set()
        if node.data == "expansions":
            return _either([self._node(child) for child in node.children if child is not None])
        if node.data in ("alias", "expansion"):
            return set().union(*(self._node(child) for child in node.children))
        if node.data == "expr":
            operators = [str(child) for child in node.children[1:] if child is not None]
            optional = bool(operators) and (operators[0] in "?*" or "0" in operators[:2])
            return set() if optional else self._node(node.children[0])
        if node.data == "name":
            return self._name(str(node.children[0].children[0] if isinstance(node.children[0], Tree) else node.children[0]))
        return set()

    def _name(self, name: str) -> set[frozenset[str]]:
        if name in self._letters:
            return {frozenset(self._letters[name])}
        definition = self._file.definitions.get(name)
        return self._node(definition.body) if definition else set()


def _either(options: list[set[frozenset[str]]]) -> set[frozenset[str]]:
    if not options or not all(options):
        return set()
    smallest = [min(option, key=lambda need: (len(need), sorted(need))) for option in options]
    return {frozenset().union(*smallest)}
