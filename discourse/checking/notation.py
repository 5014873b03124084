"""What the grammar files ask of each other and of the analyzer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MARKERS = (
    "SUBJECT",
    "AROUND",
    "CLOSE",
    "CLAUSE",
    "QUOTED",
    "QUOTED_BEFORE",
    "NARRATED",
    "ENDS",
    "PREDICATE",
    "SPOKEN",
    "OF",
    "BOTH",
    "CLITIC",
    "ANTECEDENT",
)
CONTENT = frozenset(("AROUND", "CLAUSE", "QUOTED", "QUOTED_BEFORE", "NARRATED", "BOTH", "ANTECEDENT"))
"""Markers of which a pattern needs one: they say where its content is."""


@dataclass(frozen=True, slots=True)
class Notation:
    """What a grammar file must hold.

    ``markers`` are the names that it may declare; ``rules`` those that the analyzer calls; ``lists`` those of them that
    must name single chunks, apart by `|`; ``prefixes`` begin the names of the other rules that it calls.
    """

    markers: tuple[str, ...]
    rules: tuple[str, ...]
    lists: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()


CHUNKS, CLAUSES, PATTERNS = "chunks.lark", "clauses.lark", "patterns.lark"
FILES: Mapping[str, Notation] = {
    CHUNKS: Notation(("BOS", "EOS"), ("CUE", "CUE_MODAL", "CUE_GERUND"), prefixes=("hedge_",)),
    CLAUSES: Notation(
        ("END",),
        ("dateline", "finite", "hypothesis", "noun_opener", "opener", "relative"),
        ("finite", "noun_opener", "opener"),
        ("end_", "phrase_", "narrated_", "around_", "inner_", "resumed_"),
    ),
    PATTERNS: Notation(MARKERS, ("subject", "source", "governor", "fronted", "trailing"), ("governor",)),
}
