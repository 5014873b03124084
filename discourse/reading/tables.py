"""Tables of a grammar folder: comment lines, one line of column names, rows apart by tabs, ``-`` for empty."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from discourse.reading.errors import GrammarError
from discourse.reading.folder import Folder

_PART = re.compile(r"\[([^\]]*)\]|\(([^)]*)\)|([^\[\](]+)")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its cells by column name, and where it stands."""

    path: str
    line: int
    columns: tuple[str, ...]
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells[self.columns.index(column)]

    def choice(self, column: str, allowed: tuple[str, ...]) -> str:
        """A cell that must hold one of the allowed values."""
        value = self[column]
        if value not in allowed:
            raise self.error(f"`{value}` is no {column}; allowed: {', '.join(allowed)}")
        return value

    def error(self, message: str) -> GrammarError:
        """An error that names this row's place."""
        return GrammarError(self.path, self.line, message)


def read_table(folder: Folder, path: str, columns: tuple[str, ...]) -> Iterator[TableRow]:
    """The rows of a table that must have at least these columns. Empty cells read as empty strings."""
    place = f"{folder.name}/{path}"
    names: tuple[str, ...] = ()
    for number, line in enumerate(folder.read(path).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple("" if cell == "-" else cell for cell in line.rstrip("\n").split("\t"))
        if not names:
            missing = [column for column in columns if column not in cells]
            if missing:
                raise GrammarError(place, number, f"the line of column names lacks `{missing[0]}`")
            names = cells
        elif len(cells) != len(names):
            raise GrammarError(place, number, f"{len(cells)} cells, but there are {len(names)} columns")
        else:
            yield TableRow(place, number, names, cells)
    if not names:
        raise GrammarError(place, 1, "the table has no line of column names")


def expand(phrase: str) -> list[str]:
    """All readings of a phrase with alternatives ``[a|b]`` and optional words ``(a)``.

    >>> expand("de l'avis (même) [de|du]")
    ["de l'avis même de", "de l'avis même du", "de l'avis de", "de l'avis du"]
    """
    options: list[list[str]] = []
    for alternatives, optional, plain in _PART.findall(phrase):
        if alternatives:
            options.append(alternatives.split("|"))
        elif optional:
            options.append([optional, ""])
        else:
            options.append([plain])
    return list(dict.fromkeys(" ".join("".join(reading).split()) for reading in itertools.product(*options)))
