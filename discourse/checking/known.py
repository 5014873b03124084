"""The names that one file of a grammar folder gives and others use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from discourse.paradigms import Paradigm
from discourse.reading.folder import Folder

Names = Collection[str] | None
"""None where the file that gives them is missing or has no column names: nothing can then be said of their use."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names of classes, frames and so on. Those of rows with other mistakes count, so that a mistake is told once."""

    classes: Names
    frames_of_verbs: Names
    frames_of_nouns: Names
    frames_of_patterns: Names
    paradigms: Names
    anaphors: Names
    rules: Names
    conjugations: Mapping[str, Paradigm]
    """The paradigms without mistakes."""


def gathered(folder: Folder, conjugations: Mapping[str, Paradigm], rules: Names) -> Known:
    """The names of a grammar folder, as far as its files are there."""
    paradigms = _column(folder, "lexicon/paradigms.tsv", "name")
    anaphors = _column(folder, "lexicon/anaphors.tsv", "forms")
    return Known(
        classes=_column(folder, "classes.tsv", "class"),
        frames_of_verbs=_frames(folder, "cues", "verb", "both"),
        frames_of_nouns=_frames(folder, "cues", "noun", "both"),
        frames_of_patterns=_frames(folder, "asked", "pattern"),
        paradigms=paradigms and _named(name for name in paradigms if not name.startswith("+")),
        anaphors=anaphors and _named(form for forms in anaphors for form in forms.split(", ")),
        rules=rules,
        conjugations=conjugations,
    )


def _rows(folder: Folder, path: str) -> Iterator[list[str]]:
    """The line of column names and the rows of a table, whatever is wrong with it."""
    for line in folder.read(path).split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def _column(folder: Folder, path: str, name: str) -> Names:
    written = [*_rows(folder, path)] if folder.holds(path) else []
    if not written or name not in written[0]:
        return None
    head, *rows = written
    at = head.index(name)
    return _named(row[at] for row in rows if len(row) > at)


def _frames(folder: Folder, column: str, *values: str) -> Names:
    """The frames with one of these values in a column."""
    written = [*_rows(folder, "frames.tsv")] if folder.holds("frames.tsv") else []
    if not written or "frame" not in written[0]:
        return None
    head, *rows = written
    name, at = head.index("frame"), head.index(column) if column in head else len(head)
    return _named(row[name] for row in rows if len(row) > name and (len(row) <= at or row[at] in values))


def _named(names: Iterable[str]) -> Mapping[str, None]:
    """Names in their order, each once."""
    return dict.fromkeys(names)
