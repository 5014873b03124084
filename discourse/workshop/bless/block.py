"""A block of the expected side of a case: the lines of one attribution, remarks, hedges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NONE, HEDGE = "none", "hedge"
SOURCES = ("speaker", "reporter")
WIDTH = 11
"""Of the column with the names of the fields."""
_ENTITY = "entity"
_ORDER = ("cue", "speaker", "reporter", "quote", "type", "kind", "status", "commitment", "narrated", "parent")
"""In this order the fields of an attribution stand; an entity stands behind its source."""
_LEAD = re.compile(r"\s*\S+\s+")


@dataclass(eq=False, slots=True)
class Block:
    """Lines without an empty one between, and the empty lines behind them.

    ``answer`` is the index of the attribution found that the block tells of, ``parent`` the block of the attribution
    that holds it.
    """

    lines: list[str]
    gap: list[str] = field(default_factory=list)
    answer: int | None = None
    parent: Block | None = None

    @property
    def is_attribution(self) -> bool:
        """Whether fields of an attribution stand in it."""
        return any(self.has(name) for name in _ORDER)

    @property
    def names_entity(self) -> bool:
        """Whether it says whom its source stands for."""
        return any(map(_entity_of, self.lines))

    def has(self, name: str) -> bool:
        """Whether a field is written."""
        return self._at(name) is not None

    def value(self, name: str) -> str:
        """What is written of a field; empty where nothing is."""
        at = self._at(name)
        return "" if at is None else value_of(self.lines[at])

    def write(self, name: str, value: str) -> None:
        """Put a value in its line, or in a new one where the field belongs."""
        at = self._at(name)
        if at is None:
            self.lines.insert(self._place_of(name), name.ljust(WIDTH) + value)
        else:
            self.lines[at] = _lead(self.lines[at]) + value

    def erase(self, name: str) -> None:
        """Take the line of a field out; that of a source with its entity."""
        self.lines = [
            line
            for line in self.lines
            if name_of(line) != name and not (name in SOURCES and _entity_of(line) == name)
        ]

    def write_entity(self, source: str, name: str) -> None:
        """Say whom a source of this block stands for."""
        for at, line in enumerate(self.lines):
            if _entity_of(line) == source:
                self.lines[at] = line.partition(" = ")[0] + f" = {name}"
                return
        self.lines.insert(self._place_of(source), _ENTITY.ljust(WIDTH) + f"{source} = {name}")

    def forget_entity(self) -> None:
        """Say no more whom its source stands for."""
        self.lines = [line for line in self.lines if not _entity_of(line)]

    def clear(self) -> None:
        """Take everything out that tells of an attribution; remarks and hedges stay."""
        for name in _ORDER:
            self.erase(name)

    def _at(self, name: str) -> int | None:
        return next((at for at, line in enumerate(self.lines) if name_of(line) == name), None)

    def _place_of(self, name: str) -> int:
        """Behind the last line of a field that comes no later in the order."""
        rank = _ORDER.index(name)
        behind = 0
        for at, line in enumerate(self.lines):
            written = _entity_of(line) or name_of(line)
            if written in _ORDER and _ORDER.index(written) <= rank:
                behind = at + 1
        return behind


def name_of(line: str) -> str:
    """The name of the field that a line gives; empty for a remark or an empty line."""
    return "" if line.startswith("#") else line.strip().partition(" ")[0]


def entity_words(line: str) -> str:
    """The words, or the name of the source, whose entity a line gives."""
    return value_of(line).partition(" = ")[0]


def named_entity(line: str) -> str:
    """The entity that a line gives."""
    return value_of(line).partition(" = ")[2].strip()


def names_words(line: str) -> bool:
    """Whether a line gives an entity to all sources of some words."""
    return name_of(line) == _ENTITY and not _entity_of(line)


def _entity_of(line: str) -> str:
    """The source whose entity a line gives: `speaker`, `reporter` or else nothing."""
    if name_of(line) != _ENTITY:
        return ""
    return entity_words(line) if entity_words(line) in SOURCES else ""


def value_of(line: str) -> str:
    """What stands behind the name of the field."""
    return line.strip().partition(" ")[2].strip()


def _lead(line: str) -> str:
    found = _LEAD.match(line)
    return found[0] if found else line
