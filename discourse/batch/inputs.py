"""The files that the arguments of a run name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from discourse.batch.readers import known_forms, read, reader_of
from discourse.batch.readers.form import Form
from discourse.batch.records import Problem, Record, broken


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many files there are, their bytes in all, and a digest of their names and sizes."""

    files: int
    bytes: int
    digest: str


def find_files(arguments: Iterable[str]) -> Iterator[str]:
    """The files in the order in which they are read: a folder gives those that have a reader, sorted folder by folder.

    A folder without any, and a name without a file, are given themselves: reading them says what is wrong.
    """
    for argument in arguments:
        if not os.path.isdir(argument):
            yield argument
            continue
        found = False
        for place, folders, names in os.walk(argument):
            folders.sort()
            for name in sorted(names):
                if reader_of(name):
                    found = True
                    yield os.path.join(place, name)
        if not found:
            yield argument


def fingerprint(arguments: Iterable[str]) -> Fingerprint:
    """Look at every file without reading it."""
    files = size = 0
    digest = hashlib.sha256()
    for path in find_files(arguments):
        own = _size(path)
        files, size = files + 1, size + own
        digest.update(f"{path}\0{own}\0".encode("utf-8", "surrogateescape"))
    return Fingerprint(files, size, digest.hexdigest())


def records(arguments: Iterable[str], form: Form) -> Iterator[Record]:
    """The records of all files; their positions count the bytes of the files before, too."""
    before = 0
    for path in find_files(arguments):
        if os.path.isdir(path):
            detail = f"no file in this folder is of a form that is known ({known_forms()})"
            yield broken(path, path, before, Problem("unreadable", detail))
            continue
        for record in read(path, form):
            yield replace(record, position=before + record.position)
        before += _size(path)


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
