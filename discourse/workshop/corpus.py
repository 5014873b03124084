"""A corpus folder read whole: the packaged one, or any folder of the same form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from discourse.reading.errors import Mistake
from discourse.reading.folder import decoded
from discourse.workshop.cases import Case, CaseError, scan_cases
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

    Raises CaseError for a folder that is not there, and with all mistakes of its files.

    >>> len(open_corpus().folders["golden"]) > 500
    True
    """
    corpus, mistakes = scan_corpus(path)
    if mistakes:
        raise CaseError(mistakes)
    return corpus


def scan_corpus(
    path: str | Path | None = None, patterns: Collection[str] | None = None
) -> tuple[Corpus, list[Mistake]]:
    """The same with the mistakes beside it; where ``patterns`` are given, cases may name these only.

    Raises CaseError for a folder that is not there.
    """
    root: Traversable = files("discourse.corpus") if path is None else Path(path)
    name = "corpus" if path is None else str(path)
    if not root.is_dir():
        raise CaseError.at(name, 0, "no-folder", "no such corpus folder")
    mistakes: list[Mistake] = []
    folders = {folder: tuple(_cases(root, name, folder, patterns, mistakes)) for folder in READ}
    corpus = Corpus(name, folders)
    mistakes += _twice(corpus.cases)
    return corpus, sorted(mistakes)


def _cases(
    root: Traversable, name: str, folder: str, patterns: Collection[str] | None, mistakes: list[Mistake]
) -> Iterator[Case]:
    place = root / folder
    if not place.is_dir():
        return
    for file in sorted(place.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".txt"):
            path = f"{name}/{folder}/{file.name}"
            source = decoded(file.read_bytes(), path, mistakes)
            cases, found = scan_cases(source, path, patterns)
            mistakes += found
            yield from cases


def _twice(cases: Iterable[Case]) -> Iterator[Mistake]:
    """The cases whose id another one has."""
    first: dict[str, Case] = {}
    for case in cases:
        other = first.setdefault(case.id, case)
        if other is not case and case.id:
            message = f'the id "{case.id}" stands also at {other.path}:{other.line}'
            head = f"==== {case.id} {case.title}".rstrip()
            yield Mistake(case.path, case.line, 6, "id-twice", message, head, len(case.id))
