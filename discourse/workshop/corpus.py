"""A corpus folder read whole: the packaged one, or any folder of the same form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from discourse.workshop.cases import Case, CaseError, parse_cases
from discourse.workshop.triage import FAILURES, FOLDERS

ARTICLES = "articles"
READ = (*FOLDERS, ARTICLES, FAILURES)
"""The folders that are read where they exist; texts that are held out are not."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The cases of a corpus by folder: ``golden``, ``negative``, ``articles``, ``known-failures``."""

    name: str
    folders: Mapping[str, tuple[Case, ...]]

    @property
    def examples(self) -> tuple[Case, ...]:
        """The cases that must pass."""
        return tuple(case for folder in FOLDERS for case in self.folders[folder])

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases."""
        return tuple(case for folder in READ for case in self.folders[folder])


def open_corpus(path: str | Path | None = None) -> Corpus:
    """Read a corpus folder; without a path, the one that the package ships.

    Raises CaseError for a folder that is not there and for the first mistake in a file.

    >>> len(open_corpus().folders["golden"]) > 500
    True
    """
    root: Traversable = files("discourse.corpus") if path is None else Path(path)
    name = "corpus" if path is None else str(path)
    if not root.is_dir():
        raise CaseError(name, 0, "no such corpus folder")
    return Corpus(name, {folder: tuple(_cases(root, name, folder)) for folder in READ})


def _cases(root: Traversable, name: str, folder: str) -> Iterator[Case]:
    place = root / folder
    if not place.is_dir():
        return
    for file in sorted(place.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".txt"):
            yield from parse_cases(file.read_text(encoding="utf-8"), f"{name}/{folder}/{file.name}")
