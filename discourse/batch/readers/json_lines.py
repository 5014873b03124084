"""JSON lines: one object a line, with its text, its id and whatever else it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec

from discourse.batch.readers.form import Form
from discourse.batch.readers.rows import row_record
from discourse.batch.readers.streams import Damaged, Line, lines, opened
from discourse.batch.records import Problem, Record, broken

_BLANK = b" \t\r"


def read_json_lines(path: str, form: Form) -> Iterator[Record]:
    """One record a line that is not blank; a line that holds no text gives its problem."""
    last = 0
    with opened(path) as stream:
        try:
            for line in lines(stream, form.max_bytes):
                last = line.number
                if line.number == 1:
                    line = Line(1, line.data.removeprefix(b"\xef\xbb\xbf"), line.position, line.whole)
                if line.data.strip(_BLANK) or not line.whole:
                    yield _record(f"{path}:{line.number}", line, form)
        except Damaged as error:
            place = f"{path}:{last + 1}"
            yield broken(place, place, stream.position, Problem("damaged", str(error)))


def _record(place: str, line: Line, form: Form) -> Record:
    value = _object(line, form)
    if isinstance(value, Problem):
        return broken(place, place, line.position, value)
    return row_record(place, value, line.position, form)


def _object(line: Line, form: Form) -> dict[str, object] | Problem:
    if not line.whole:
        return Problem("too_long", f"the line has over {form.max_bytes:,} bytes")
    try:
        value = _decoded(line.data)
    except UnicodeDecodeError as error:
        return Problem("not_utf8", f"byte {error.start + 1} of the line is no UTF-8")
    except (ValueError, RecursionError) as error:
        return Problem("not_json", f"the line is no JSON ({error})")
    return value if isinstance(value, dict) else Problem("not_json", "the line is no JSON object")


def _decoded(data: bytes) -> object:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # lone surrogates and NaN, which the faster reader refuses
        value: object = json.loads(data.decode("utf-8"))
        return value
