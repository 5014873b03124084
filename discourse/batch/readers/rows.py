"""A row with columns as a record."""

from __future__ import annotations

import json

from discourse.batch.readers.form import Form
from discourse.batch.readers.metadata import metadata
from discourse.batch.records import Problem, Record, broken


def row_record(place: str, values: dict[str, object], position: int, form: Form) -> Record:
    """The record of a row, its id from the place where it has none; a row without text gives its problem.

    >>> row_record("a:1", {"text": "Oui.", "page": 3}, 0, Form())
    Record(id='a:1', place='a:1', text='Oui.', metadata=(('page', '3'),), position=0, problem=None)
    """
    found, text = values.get(form.id), values.get(form.text)
    name = place if found is None else found if isinstance(found, str) else json.dumps(found, default=str)
    if not isinstance(text, str):
        what = "nothing" if text is None else type(text).__name__
        return broken(name, place, position, Problem("no_text", f"`{form.text}` holds no text ({what})"))
    rest = ((key, value) for key, value in values.items() if key not in (form.id, form.text))
    return Record(name, place, text, metadata(rest), position)
