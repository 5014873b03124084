"""Rows of the lexicon that name a class, a frame or a paradigm that there is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from discourse.reading.folder import Folder
from discourse.reading.tables import TableRow, read_table
from discourse.workshop.frames import read_frames
from discourse.workshop.lint.finding import Finding

_CLASS_COLUMNS = (
    ("lexicon/words.tsv", "class"),
    ("lexicon/phrases.tsv", "class"),
    ("lexicon/endings.tsv", "class"),
    ("ambiguity.tsv", "class"),
    ("ambiguity.tsv", "before"),
    ("ambiguity.tsv", "after"),
    ("ambiguity.tsv", "becomes"),
    ("classes.tsv", "members"),
)
_VERBS = ("lexicon/cues.tsv", "lexicon/verbs.tsv")
_EDGES = frozenset("^$")


def findings(folder: Folder) -> Iterator[Finding]:
    """Every row with a class, frame or paradigm that no table holds."""
    yield from _classes(folder)
    yield from _paradigms(folder)
    yield from _frames(folder)


def _classes(folder: Folder) -> Iterator[Finding]:
    known = {row["class"] for row in read_table(folder, "classes.tsv", ("class",))} | _EDGES
    for path, column in _CLASS_COLUMNS:
        for row in read_table(folder, path, (column,)):
            for name in row[column].split():
                if name not in known:
                    yield _unknown(row, "class", name, known, "classes.tsv")


def _paradigms(folder: Folder) -> Iterator[Finding]:
    path = "lexicon/paradigms.tsv"
    known = {row["name"] for row in read_table(folder, path, ("name",))}
    for table in _VERBS:
        for row in read_table(folder, table, ("paradigm",)):
            if row["paradigm"] not in known:
                yield _unknown(row, "paradigm", row["paradigm"], known, "paradigms.tsv")


def _frames(folder: Folder) -> Iterator[Finding]:
    frames = read_frames(folder)
    tables = (
        ("lexicon/cues.tsv", "frames", {frame.name for frame in frames.values() if frame.verbs}),
        ("lexicon/nominal-cues.tsv", "frames", {frame.name for frame in frames.values() if frame.nouns}),
        ("patterns.tsv", "frame", {frame.name for frame in frames.values() if frame.asked}),
    )
    for path, column, known in tables:
        for row in read_table(folder, path, (column,)):
            for name in filter(None, row[column].split(",")):
                if name not in known:
                    yield _unknown(row, "frame", name, known, "frames.tsv")


def _unknown(row: TableRow, what: str, name: str, known: Collection[str], table: str) -> Finding:
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean `{near[0]}`?" if near else ""
    return Finding(row.path, row.line, f"unknown-{what}", f"`{name}` is no {what} of {table} for this table{hint}")
