"""Ambiguous classes settled by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from discourse.memo import MEMO_SIZE
from discourse.reading.classes import Classes
from discourse.reading.folder import Folder
from discourse.reading.tables import TableRow, read_table

NOUN_BY_FORM = "\1"
"""Stands for an ambiguous word that is settled to be a noun: its form tells of which class."""
_EDGE = "\0"
Context = frozenset[str] | None
Rule = tuple[Context, Context, str]


class Ambiguity(dict[str, str]):
    """What the rows of ``ambiguity.tsv`` make of the middle one of three letters, filled as triples are met."""

    def __init__(self, folder: Folder, classes: Classes) -> None:
        super().__init__()
        self._noun = classes.letters["NOUN"]
        self._ambiguous = frozenset(classes.letters[name] for name in classes.ambiguous)
        self._rules: dict[str, list[Rule]] = {}
        for row in read_table(folder, "ambiguity.tsv", ("class", "before", "after", "becomes")):
            letter, becomes = (classes.letters[row[column]] for column in ("class", "becomes"))
            rule = _context(row, "before", "^", classes), _context(row, "after", "$", classes), becomes
            self._rules.setdefault(letter, []).append(rule)
        single = [letter for letter in self._rules if letter not in self._ambiguous]
        first = [letter for letter in single if self._is_free(letter, single)]
        then = [letter for letter in single if letter not in first]
        others = [letter for letter in self._rules if letter in self._ambiguous]
        self._passes = [self._changing(letters) for letters in (first, then, others) if letters]

    def _is_free(self, letter: str, changing: Iterable[str]) -> bool:
        """Whether a letter hangs on none that changes: `qui` behind `selon`."""
        contexts = (context for rule in self._rules[letter] for context in rule[:2] if context is not None)
        return all(context.isdisjoint(changing) for context in contexts)

    def _changing(self, letters: Iterable[str]) -> re.Pattern[str]:
        """Finds the letters that change. Each alternative begins with its letter, so that the search skips others."""
        return re.compile("|".join(_changing(letter, self._rules[letter]) for letter in letters) or "(?!)")

    def __missing__(self, triple: str) -> str:
        if len(self) >= MEMO_SIZE:
            self.clear()
        found = self[triple] = self._settled(triple)
        return found

    def _settled(self, triple: str) -> str:
        before, letter, after = triple[0], triple[1], triple[2]
        for first, second, becomes in self._rules.get(letter, ()):
            if (first is None or before in first) and (second is None or after in second):
                return NOUN_BY_FORM if becomes == self._noun and letter in self._ambiguous else becomes
        return letter

    def settle(self, code: str) -> str:
        """A code string with its letters settled: those of one class that neighbours change (the article that is a
        clitic), first such as hang on no other of them, then those of several classes; each by the neighbours it had
        before: `il le juge`."""
        framed = f"{_EDGE}{code}{_EDGE}"
        for changing in self._passes:
            framed = self._pass(changing, framed)
        return framed[1:-1]

    def _pass(self, changing: re.Pattern[str], framed: str) -> str:
        def settled(match: re.Match[str]) -> str:
            at = match.start()
            return self[framed[at - 1 : at + 2]]

        return changing.sub(settled, framed)

    def settle_one(self, code: str, place: int) -> str:
        """What `settle` makes of one letter."""
        return self[f"{_EDGE}{code}{_EDGE}"[place : place + 3]]

    def sources(self, letters: Iterable[str]) -> frozenset[str]:
        """These letters, and all that can become one of them."""
        wanted = frozenset(letters)
        return wanted | {letter for letter, rules in self._rules.items() if any(rule[2] in wanted for rule in rules)}


def _changing(letter: str, rules: Iterable[Rule]) -> str:
    options = []
    for before, after, _ in rules:
        behind = f"(?<=[{''.join(sorted(before))}]{letter})" if before is not None else ""
        ahead = f"(?=[{''.join(sorted(after))}])" if after is not None else ""
        options.append(behind + ahead)
    return f"{letter}(?:{'|'.join(options)})"


def _context(row: TableRow, column: str, edge: str, classes: Classes) -> Context:
    names = row[column].split()
    if not names:
        return None
    return frozenset(_EDGE if name == edge else classes.letters[name] for name in names)
