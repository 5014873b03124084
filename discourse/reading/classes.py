"""Word classes and the letters that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discourse.reading.folder import Folder
from discourse.reading.tables import TableRow, read_table

ALPHABET = [chr(code) for code in (*range(65, 91), *range(97, 123), *range(0xC0, 0x250)) if chr(code).isalpha()]
"""The letters that can stand for classes and chunks."""

ACRONYM = "acronym"


class Classes:
    """The rows of ``classes.tsv``. ``letters`` gives the letter of a class, ``names`` the class of a letter;
    ``ambiguous`` are the classes that stand for several others; ``capital`` gives the class that a capital makes of
    one, and `ACRONYM` where only a word all in capitals is a name;
    ``trigger`` finds in a code what makes a sentence worth parsing, which the ``triggering`` classes may do and the
    ``certain`` letters do wherever they stand."""

    def __init__(self, folder: Folder) -> None:
        self.letters: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.capital: dict[str, str] = {}
        self._members: dict[frozenset[str], str] = {}
        rows = list(read_table(folder, "classes.tsv", ("class", "members", "trigger", "capital", "description")))
        for row in rows:
            self._read(row)
        triggers = [row for row in rows if row["trigger"] != "no"]
        self.trigger = re.compile("|".join(map(self._trigger, triggers)) or "(?!)")
        self.triggering = frozenset(row["class"] for row in triggers)
        self.certain = frozenset(self.letters[row["class"]] for row in rows if row["trigger"] == "yes")
        self.ambiguous = frozenset(self._members.values())
        self._rank = {name: rank for rank, name in enumerate(self.letters)}

    def _read(self, row: TableRow) -> None:
        letter = ALPHABET[len(self.letters)]
        self.letters[row["class"]] = letter
        self.names[letter] = row["class"]
        if row["capital"]:
            self.capital[row["class"]] = row["capital"]
        if row["members"]:
            self._members[frozenset(row["members"].split())] = row["class"]

    def _trigger(self, row: TableRow) -> str:
        """The expression for a trigger: `yes`, or what it must stand beside."""
        letter = self.letters[row["class"]]
        if row["trigger"] == "yes":
            return letter
        side, _, names = row["trigger"].partition(": ")
        beside = "".join(self.letters[name] for name in names.split() if name != "^")
        if side == "before":
            return f"{letter}(?=[{beside}])"
        edge = rf"|(?<![\s\S]{letter})" if "^" in names else ""
        return f"{letter}(?:(?<=[{beside}]{letter}){edge})" if beside else rf"(?<![\s\S]){letter}"

    def spare_letters(self) -> Iterator[str]:
        """Letters that no class uses."""
        return iter(ALPHABET[len(self.letters) :])

    def combined(self, readings: Sequence[str], nominal: frozenset[str]) -> str:
        """The ambiguous class of all readings, or of as many of the first ones as a class exists for.

        Classes in ``nominal`` count as NOUN there.
        """
        ranked = sorted(set(readings), key=self._rank.__getitem__)
        if len(ranked) == 1:
            return ranked[0]
        plain = list(dict.fromkeys("NOUN" if reading in nominal else reading for reading in ranked))
        for count in range(len(plain), 1, -1):
            found = self._members.get(frozenset(plain[:count]))
            if found:
                return found
        return ranked[0]
