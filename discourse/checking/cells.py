"""What a cell of a table may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from discourse.checking.known import Known, Names
from discourse.reading.classes import ACRONYM
from discourse.reading.errors import meant

_EDGES = {"^": "before", "$": "after"}
_HEDGE_PLACES = ("lemma", "number", "behind", "hour", "quantity", "source", "adjective", "que", "weak")
_PARTS = re.compile(r"[\[\]()|]")


class Complaint(NamedTuple):
    """What is wrong with a cell, from where in it, and how wide."""

    start: int
    width: int
    code: str
    message: str


Check = Callable[[str, Known], Iterator[Complaint]]


def one_of(what: str, *allowed: str) -> Check:
    """One of a few values; an empty one among them allows `-`."""
    values = frozenset(allowed)
    filled = [value for value in allowed if value] + ["-"] * ("" in values)

    def check(cell: str, _: Known) -> Iterator[Complaint]:
        if cell not in values:
            code = f"unknown-{what.partition(' ')[0]}"
            yield Complaint(0, len(cell), code, f'"{cell}" is no {what}{meant(cell, filled)}')

    return check


def named(what: str, names: Callable[[Known], Names]) -> Check:
    """A name that a file of the grammar gives: "class of classes.tsv"."""

    def check(cell: str, known: Known) -> Iterator[Complaint]:
        there = names(known)
        if there is not None and cell not in there:
            code = f"unknown-{what.partition(' ')[0]}"
            yield Complaint(0, len(cell), code, f'"{cell}" is no {what}{meant(cell, there)}')

    return check


def several(check: Check, separator: str) -> Check:
    """Several values, of which none is empty or stands twice."""

    def each(cell: str, known: Known) -> Iterator[Complaint]:
        start = 0
        seen = set()
        for piece in cell.split(separator):
            name = piece.strip()
            if not name and separator == " ":
                pass
            elif not name:
                yield Complaint(start, 1, "empty-item", f'between two "{separator}" there must be a value')
            elif piece != name:
                yield Complaint(start, len(piece), "stray-space", f'no spaces beside "{separator}" in a list')
            elif separator.strip() and separator.strip() in name:
                at = start + name.index(separator.strip())
                yield Complaint(at, 1, "stray-space", f'values are apart by "{separator}", with the space')
            elif name in seen:
                yield Complaint(start, len(piece), "item-twice", f'"{name}" stands twice in this cell')
            else:
                for found in check(piece, known):
                    yield found._replace(start=start + found.start)
            seen.add(name)
            start += len(piece) + len(separator)

    return each


def number(cell: str, _: Known) -> Iterator[Complaint]:
    """A whole number."""
    if not (cell.isascii() and cell.isdigit()):
        yield Complaint(0, len(cell), "bad-number", f'"{cell}" is no number: write figures only')


def name_of_class(cell: str, _: Known) -> Iterator[Complaint]:
    """A name that a rule can call."""
    if not re.fullmatch(r"[A-Z][A-Z0-9_]*", cell):
        message = f'"{cell}" cannot name a class: capitals, figures and _, a capital first'
        yield Complaint(0, len(cell), "bad-name", message)


def name_of_rule(cell: str, known: Known) -> Iterator[Complaint]:
    """A rule of patterns.lark."""
    if known.rules is not None and cell not in known.rules:
        yield Complaint(0, len(cell), "unknown-rule", f'"{cell}" is no rule of patterns.lark{meant(cell, known.rules)}')


def context(edge: str) -> Check:
    """A class beside a word, or the edge of the sentence: `^` or `$`."""
    is_class = named("class of classes.tsv", lambda known: known.classes)

    def check(cell: str, known: Known) -> Iterator[Complaint]:
        if cell in _EDGES and cell != edge:
            yield Complaint(0, 1, "wrong-edge", f'"{cell}" belongs in the column "{_EDGES[cell]}"; here write "{edge}"')
        elif cell != edge:
            yield from is_class(cell, known)

    return check


def trigger(cell: str, known: Known) -> Iterator[Complaint]:
    """`yes`, `no`, or a side and classes beside which a class makes a sentence worth parsing."""
    if cell in ("yes", "no"):
        return
    side, parted, names = cell.partition(": ")
    if side not in ("before", "after") or not parted or not names.strip():
        message = f'"{cell}" is no trigger; allowed: yes, no, "before: CLASS …", "after: CLASS …"'
        yield Complaint(0, len(cell), "bad-trigger", message)
        return
    check = several(context("^") if side == "after" else _class, " ")
    for found in check(names, known):
        yield found._replace(start=found.start + len(side) + len(parted))


def capital(cell: str, known: Known) -> Iterator[Complaint]:
    """A class, or `acronym`."""
    if cell != ACRONYM:
        yield from _class(cell, known)


def _class(cell: str, known: Known) -> Iterator[Complaint]:
    return named("class of classes.tsv", lambda known: known.classes)(cell, known)


def written(cell: str, _: Known) -> Iterator[Complaint]:
    """Words as they stand in text, but with straight apostrophes."""
    at = cell.find("’")
    if at >= 0:
        message = "tables have straight apostrophes ('); with this one nothing is found"
        yield Complaint(at, 1, "curly-apostrophe", message)


def small(cell: str, known: Known) -> Iterator[Complaint]:
    """Words in small letters."""
    yield from written(cell, known)
    if cell != cell.lower():
        at = next(at for at, char in enumerate(cell) if char != char.lower())
        yield Complaint(at, 1, "capital", "this column is in small letters; with a capital nothing is found")


def phrase(cell: str, known: Known) -> Iterator[Complaint]:
    """Words in small letters with alternatives `[a|b]` and words `(a)` that may be left out."""
    yield from small(cell, known)
    opened = ""
    for found in _PARTS.finditer(cell):
        mark, at = found[0], found.start()
        if mark in "[(":
            if opened:
                message = f'"{mark}" opens inside "{opened}": neither stands inside the other'
                yield Complaint(at, 1, "bad-phrase", message)
                return
            opened = mark
        elif mark == "|":
            if opened != "[":
                yield Complaint(at, 1, "bad-phrase", '"|" parts alternatives inside brackets: [a|b]')
                return
        elif opened != {"]": "[", ")": "("}[mark]:
            yield Complaint(at, 1, "bad-phrase", f'"{mark}" closes nothing that is open')
            return
        else:
            opened = ""
    if opened:
        yield Complaint(cell.rfind(opened), 1, "bad-phrase", f'"{opened}" is never closed')


def place_of_hedge(cell: str, known: Known) -> Iterator[Complaint]:
    """Where a phrase is a hedge, then why."""
    yield from one_of("place of a hedge", *_HEDGE_PLACES)(cell.partition(":")[0], known)
