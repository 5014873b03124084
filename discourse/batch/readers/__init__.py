"""One reader a form of file; each gives records and never fails: what cannot be read is a record with its problem."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from discourse.batch.readers.conllu import read_conllu
from discourse.batch.readers.csv_rows import read_csv
from discourse.batch.readers.form import Form
from discourse.batch.readers.json_lines import read_json_lines
from discourse.batch.readers.parquet import read_parquet
from discourse.batch.readers.plain_text import read_plain_text
from discourse.batch.records import Problem, Record, broken
from discourse.formats.arrow import ArrowError

Reader = Callable[[str, Form], Iterator[Record]]

_COMPRESSIONS = (".gz", ".zst")
_READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".md": read_plain_text,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".parquet": read_parquet,
    ".conllu": read_conllu,
}


def reader_of(path: str) -> Reader | None:
    """The reader of a file, by its name; None where no reader knows the form.

    >>> reader_of("a.jsonl.gz") is read_json_lines, reader_of("photo.jpg")
    (True, None)
    """
    stem, ending = os.path.splitext(path.lower())
    if ending in _COMPRESSIONS:
        ending = os.path.splitext(stem)[1]
        return _READERS.get(ending) if ending != ".parquet" else None
    return _READERS.get(ending)


def known_forms() -> str:
    """The endings that have a reader, for messages."""
    return ", ".join(_READERS)


def read(path: str, form: Form) -> Iterator[Record]:
    """The records of one file, in their order; a file that cannot be opened gives one record with its problem."""
    reader = reader_of(path)
    if not os.path.exists(path):
        yield broken(path, path, 0, Problem("unreadable", "no such file; check its name and folder"))
        return
    if reader is None:
        detail = f"no form of input that is known ({known_forms()}, text forms also as .gz and .zst)"
        yield broken(path, path, 0, Problem("unreadable", detail))
        return
    try:
        yield from reader(path, form)
    except ArrowError:
        raise
    except OSError as error:
        detail = f"cannot be read ({error.strerror or error}); check its name and permissions"
        yield broken(path, path, 0, Problem("unreadable", detail))
