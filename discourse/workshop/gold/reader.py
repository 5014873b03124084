"""Gold of any form, by what its file or folder is called and holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from discourse.reading.errors import Mistake
from discourse.reading.folder import decoded
from discourse.workshop.gold.brat import brat_units
from discourse.workshop.gold.corpus_files import corpus_units
from discourse.workshop.gold.errors import GoldError
from discourse.workshop.gold.json_lines import json_units
from discourse.workshop.scoring.units import Unit

_FORMS = {".jsonl": json_units, ".txt": corpus_units}


def read_gold(paths: Iterable[Path]) -> list[Unit]:
    """The texts of gold files and folders, in their order; those of a folder by name.

    ``*.jsonl`` is read as JSON lines, ``*.txt`` as a corpus file, a folder with ``*.ann`` files as brat standoff.
    Raises GoldError for a file that cannot be read, and for two texts of one id.
    """
    units = _collected(paths, _read)
    seen: set[str] = set()
    for unit in units:
        if unit.id in seen:
            message = "two texts have this id; give each its own, or evaluate the files one by one"
            raise GoldError.at(unit.id, 0, "text-twice", message)
        seen.add(unit.id)
    return units


def _read(path: Path) -> list[Unit]:
    if not path.is_dir():
        return _read_file(path)
    if any(path.rglob("*.ann")):
        return brat_units(path)
    files = sorted(file for file in path.rglob("*") if file.suffix in _FORMS and file.is_file())
    if not files:
        raise GoldError.at(str(path), 0, "no-gold", "this folder holds no gold: no *.ann, *.jsonl or *.txt file")
    return _collected(files, _read_file)


def _collected(paths: Iterable[Path], read: Callable[[Path], list[Unit]]) -> list[Unit]:
    """The texts of all these; GoldError with the mistakes of all, where there are any."""
    units: list[Unit] = []
    mistakes: list[Mistake] = []
    for path in paths:
        try:
            units += read(path)
        except GoldError as error:
            mistakes += error.mistakes
    if mistakes:
        raise GoldError(mistakes)
    return units


def _read_file(file: Path) -> list[Unit]:
    mistakes: list[Mistake] = []
    form = _FORMS.get(file.suffix)
    if form is None:
        message = "no form of gold that is known: *.jsonl, *.txt (corpus file) or a brat folder"
        raise GoldError.at(str(file), 0, "no-gold", message)
    try:
        source = decoded(file.read_bytes(), str(file), mistakes)
    except OSError as error:
        raise GoldError.at(
            str(file), 0, "unreadable", f"cannot be read ({error.strerror}); check its name and permissions"
        ) from None
    if mistakes:
        raise GoldError(mistakes)
    units = form(source, str(file))
    if not units:
        raise GoldError.at(str(file), 0, "no-gold", "this file holds no labelled text")
    return units
