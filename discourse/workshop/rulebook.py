"""The reporting patterns of a grammar folder as its files write them: where each stands, its text, its row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discourse.reading.ebnf import Definition, GrammarFile, called_names, read_grammar
from discourse.reading.folder import Folder
from discourse.reading.tables import TableRow, read_table

RULES, TABLE = "patterns.lark", "patterns.tsv"
COLUMNS = ("id", "family", "french", "english", "frame", "status", "reference")


@dataclass(frozen=True, slots=True)
class Origin:
    """A line of a file, counted from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A reporting pattern.

    ``text`` is its rule in ``patterns.lark``, at ``definition``; ``row`` is its row in ``patterns.tsv``. ``parts`` are
    the rules that it is made of, ``markers`` the declared markers and ``classes`` the chunks and word classes, each
    also through its parts.
    """

    id: str
    family: str
    french: str
    english: str
    frames: tuple[str, ...]
    status: str
    reference: str
    row: Origin
    definition: Origin
    text: str
    parts: tuple[str, ...]
    markers: tuple[str, ...]
    classes: tuple[str, ...]

    @property
    def runs(self) -> bool:
        """Whether the pattern is switched on."""
        return self.status == "on"


def read_rules(folder: Folder) -> tuple[Rule, ...]:
    """The patterns of a grammar folder in the order of their ranks.

    The folder must have been checked. Raises GrammarError for a file that is missing or cannot be read.

    >>> from discourse.reading.folder import open_folder
    >>> [rule] = [rule for rule in read_rules(open_folder()) if rule.id == "selon_none"]
    >>> rule.text
    'selon_none: AROUND cue_inside CLOSE'
    >>> rule.frames, rule.markers, rule.parts, rule.classes
    (('preposition',), ('AROUND', 'CLOSE'), ('cue_inside',), ('INCUE', 'BARE'))
    """
    file = read_grammar(folder, RULES)
    lines = folder.read(RULES).split("\n")
    return tuple(_rule(row, file, lines) for row in read_table(folder, TABLE, COLUMNS))


def _rule(row: TableRow, file: GrammarFile, lines: list[str]) -> Rule:
    definition = file.definitions[row["id"]]
    names = tuple(dict.fromkeys(_names(definition, file)))
    return Rule(
        id=row["id"],
        family=row["family"],
        french=row["french"],
        english=row["english"],
        frames=tuple(row["frame"].split(",")),
        status=row["status"],
        reference=row["reference"],
        row=Origin(row.path, row.line),
        definition=Origin(file.path, definition.line),
        text="\n".join(_text(lines, definition.line)),
        parts=tuple(name for name in names if name in file.definitions),
        markers=tuple(name for name in names if name in file.declared),
        classes=tuple(name for name in names if name not in file.definitions and name not in file.declared),
    )


def _names(definition: Definition, file: GrammarFile) -> Iterator[str]:
    """The names that a rule calls, those of its parts behind each part."""
    for name in called_names(definition.body):
        yield name
        if name in file.definitions:
            yield from _names(file.definitions[name], file)


def _text(lines: list[str], number: int) -> Iterator[str]:
    """The lines of a definition: the one that names it, and those behind it that are set in."""
    yield lines[number - 1]
    for line in lines[number:]:
        if not line.strip() or not line[0].isspace():
            return
        yield line
