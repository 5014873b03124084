"""Gold of any form, by what its file or folder is called and holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

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
    units = [unit for path in paths for unit in _read(path)]
    seen: set[str] = set()
    for unit in units:
        if unit.id in seen:
            raise GoldError(unit.id, 0, "two texts have this id; give each its own, or evaluate the files one by one")
        seen.add(unit.id)
    return units


def _read(path: Path) -> list[Unit]:
    if not path.is_dir():
        return _read_file(path)
    if any(path.rglob("*.ann")):
        return brat_units(path)
    files = sorted(file for file in path.rglob("*") if file.suffix in _FORMS and file.is_file())
    if not files:
        raise GoldError(str(path), 0, "this folder holds no gold: no *.ann, *.jsonl or *.txt file")
    return [unit for file in files for unit in _read_file(file)]


def _read_file(file: Path) -> list[Unit]:
    form = _FORMS.get(file.suffix)
    if form is None:
        raise GoldError(str(file), 0, "no form of gold that is known: *.jsonl, *.txt (corpus file) or a brat folder")
    try:
        source = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(str(file), 0, f"not UTF-8 ({error.reason})") from None
    except OSError as error:
        raise GoldError(str(file), 0, f"cannot be read ({error.strerror}); check its name and permissions") from None
    units = form(source.replace("\r\n", "\n"), str(file))
    if not units:
        raise GoldError(str(file), 0, "this file holds no labelled text")
    return units
