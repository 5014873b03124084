"""Tables and their columns: what each cell may hold, and which of them make a row one of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from discourse.checking.cells import Check, Complaint, named, one_of, phrase, several, small, written
from discourse.checking.known import Known
from discourse.model import Commitment, Kind

RowCheck = Callable[[Mapping[str, str], Known], Iterator[tuple[str, Complaint]]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how its cells are checked, and whether they may be empty (`-`)."""

    check: Check | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; no two rows may have the same cells in the columns of ``key``."""

    columns: Mapping[str, Column]
    key: tuple[str, ...]
    row: RowCheck | None = None


def choice(what: str, *allowed: str) -> Column:
    """A column with one of a few values; an empty one among them allows `-`."""
    return Column(one_of(what, *allowed), "" in allowed)


CLASS = named("class of classes.tsv", lambda known: known.classes)
PARADIGM = Column(named("paradigm of paradigms.tsv", lambda known: known.paradigms))
CLASSES = several(CLASS, " ")
FREE, SMALL, WRITTEN, PHRASE = Column(empty=True), Column(small), Column(written), Column(phrase)
YES = choice("answer", "yes", "no")
KIND, COMMITMENT = choice("kind", *get_args(Kind)), choice("commitment", *get_args(Commitment))
HEDGE = choice("hedge", "", "verb")
GENDER = choice("gender", "m", "f", "mf")
