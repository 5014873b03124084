"""Which cases of a corpus folder are to be blessed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from discourse.workshop.articles import FOLDER as ARTICLES
from discourse.workshop.cases import Case, CaseError, read_cases
from discourse.workshop.triage import FAILURES, FOLDERS

BLESSED = (*FOLDERS, ARTICLES)
_REFUSED = {
    "test": "the texts of `test` are held out: labelled without sight of the analyzer, and never blessed",
    "second": "the labels of `second` are frozen: they show how far two readings agree, and are never blessed",
    FAILURES: "a known failure is wrong in the analyzer, not in its labels; it is not blessed",
}


class BlessError(ValueError):
    """Cases that cannot be blessed: which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A case to look at, and its file."""

    file: Path
    case: Case


def read_folder(corpus: Path, folder: str) -> list[Chosen]:
    """The cases of a folder of the corpus. Raises CaseError for the first mistake in a file."""
    return [Chosen(file, case) for file in sorted((corpus / folder).glob("*.txt")) for case in read_cases(file)]


def choose(corpus: Path, wanted: Sequence[str], failing: Collection[str]) -> list[Chosen]:
    """The cases of these files, folders and ids; all that may be blessed where nothing is named.

    ``failing`` are the ids of the known failures that still fail. Raises BlessError for what is not there or must
    not be blessed.
    """
    if not (corpus / FOLDERS[0]).is_dir():
        raise BlessError(f"{corpus} is no corpus folder: it has no folder `{FOLDERS[0]}`")
    every = [item for folder in BLESSED for item in read_folder(corpus, folder)]
    if not wanted:
        return every
    ids = {name for name in wanted if not _is_path(name)}
    files = [_file(corpus, Path(name)) for name in wanted if _is_path(name)]
    _check_ids(corpus, ids, {item.case.id for item in every}, failing)
    return [item for item in every if item.case.id in ids or _lies_in(item.file, files)]


def _is_path(name: str) -> bool:
    return "/" in name or name.endswith(".txt") or Path(name).exists()


def _file(corpus: Path, path: Path) -> Path:
    """A file or folder inside those that may be blessed."""
    found = next((place for place in (path, corpus / path) if place.exists()), None)
    if found is None:
        raise BlessError(f"{path}: no such file or folder")
    inside = found.resolve()
    if not inside.is_relative_to(corpus.resolve()):
        raise BlessError(f"{path}: not in the corpus folder {corpus}; name it with --corpus")
    folder = (*inside.relative_to(corpus.resolve()).parts, "")[0]
    if folder in _REFUSED:
        raise BlessError(f"{path}: {_REFUSED[folder]}")
    return inside


def _lies_in(file: Path, places: Sequence[Path]) -> bool:
    return any(file.resolve().is_relative_to(place) for place in places)


def _check_ids(corpus: Path, ids: Collection[str], known: Collection[str], failing: Collection[str]) -> None:
    for name in ids:
        if name in known:
            continue
        folder = _folder_of(corpus, name)
        if folder == FAILURES and name not in failing:
            continue
        if folder:
            raise BlessError(f"{name}: {_REFUSED[folder]}")
        near = get_close_matches(name, known, n=1)
        raise BlessError(f"{name}: no such case in {corpus}{f'; did you mean {near[0]}?' if near else ''}")


def _folder_of(corpus: Path, name: str) -> str:
    """The folder out of reach that has a case of this id."""
    for folder in _REFUSED:
        try:
            if any(item.case.id == name for item in read_folder(corpus, folder)):
                return folder
        except CaseError:
            continue
    return ""
