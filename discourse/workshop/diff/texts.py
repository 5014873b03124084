"""The texts on which two grammars are compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from discourse.text import DecodeError, decode
from discourse.workshop.gold.corpus_files import corpus_units
from discourse.workshop.gold.errors import GoldError
from discourse.workshop.gold.json_lines import json_units

_HEAD = "==== "
_SUFFIXES = (".txt", ".md", ".jsonl")


def read_texts(path: Path) -> list[tuple[str, str]]:
    """Name and text of each text of a file, or of a folder's files by name.

    A file is read as JSON lines (``*.jsonl``), as a corpus file where it has a line that starts with ``====``, else as
    one text, whose name is its path. Raises GoldError for a file that cannot be read.
    """
    files = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES) if path.is_dir() else [path]
    texts = [text for file in files for text in _read(file)]
    if not texts:
        raise GoldError.at(str(path), 0, "no-text", "no text here: no *.txt, *.md or *.jsonl file that holds one")
    return texts


def _read(file: Path) -> Iterator[tuple[str, str]]:
    try:
        source = decode(file.read_bytes())
    except DecodeError as error:
        raise GoldError.at(str(file), 0, "unreadable", str(error)) from None
    except OSError as error:
        message = f"cannot be read ({error.strerror}); check its name and permissions"
        raise GoldError.at(str(file), 0, "unreadable", message) from None
    if file.suffix == ".jsonl":
        yield from ((unit.id, unit.text) for unit in json_units(source, str(file)))
    elif f"\n{_HEAD}" in f"\n{source}":
        units = corpus_units(source.replace("\r\n", "\n"), str(file))
        yield from ((unit.id, unit.text) for unit in units)
    else:
        yield str(file), source
