"""JSON, JSON lists and JSON lines back to documents."""

from __future__ import annotations

import json
from collections.abc import Iterator

from discourse.formats.errors import FormatError
from discourse.formats.offsets import from_unit
from discourse.formats.plain import document_from
from discourse.model import Document


def read_json(source: str, path: str) -> Iterator[tuple[str, Document]]:
    """The documents of one object or a list of objects, each with its ``file`` (the path where it has none)."""
    for number, plain in enumerate(_objects(source, path, 1), 1):
        yield _document(plain, path if number == 1 else f"{path}[{number - 1}]")


def read_json_lines(source: str, path: str) -> Iterator[tuple[str, Document]]:
    """The documents of JSON lines, each with its ``file`` (the path and line where it has none)."""
    for number, line in enumerate(source.split("\n"), 1):
        if line.strip():
            for plain in _objects(line, path, number):
                yield _document(plain, f"{path}:{number}")


def _objects(source: str, path: str, line: int) -> list[object]:
    try:
        read: object = json.loads(source)
    except json.JSONDecodeError as error:
        raise FormatError(path, f"{line + error.lineno - 1}:{error.colno}", f"no JSON ({error.msg})") from None
    except RecursionError:
        raise FormatError(path, str(line), "no JSON of ours: its brackets nest too deep") from None
    return read if isinstance(read, list) else [read]


def _document(plain: object, path: str) -> tuple[str, Document]:
    file = plain.get("file") if isinstance(plain, dict) else None
    return file if isinstance(file, str) else path, document_from(from_unit(plain, path), path)
