"""The classes without which the analyzer has no word for what it finds."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.checking.known import Known
from discourse.reading.errors import Mistake, meant
from discourse.reading.folder import Folder
from discourse.reading.lexicon_tables import ADJUNCTS, HEDGE_PLACES, HEDGES, NOUNS, SOURCES

_BY_SHAPE = ("NAME", "NUM", "OTHER", "NOUN")
_MARKS = ("QO", "QC", "DASH", "LP", "RP", "SEMI", "COLON", "COMMA")
_CLAUSES = ("QUE", "ET", "MAIS", "SUB", "NEG")
_VERBS = ("C", "CI", "CG", "CP", "CC", "CTU", "V", "VI", "VG", "VP", "VC", "VTU", "AVI", "ESI", "ASI", "MOI", "FAI")
_NOMINAL = ("MEDNAME", "CUEN", "TITLE")
_TABLES = (HEDGES, HEDGE_PLACES, SOURCES, ADJUNCTS, NOUNS)
NEEDED = tuple(
    dict.fromkeys(
        (*_BY_SHAPE, *_MARKS, *_CLAUSES, *_VERBS, *_NOMINAL, *(name for table in _TABLES for name in table.values()))
    )
)
"""Classes that words and marks get whatever the tables say."""


def missing_classes(folder: Folder, known: Known) -> Iterator[Mistake]:
    """The needed classes that ``classes.tsv`` does not have."""
    if known.classes is None:
        return
    for name in NEEDED:
        if name not in known.classes:
            message = f'the analyzer needs a class "{name}"{meant(name, known.classes, 0)}'
            yield Mistake(folder.place("classes.tsv"), 0, 0, "missing-class", message)
