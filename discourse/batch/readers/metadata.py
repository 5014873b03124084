"""Whatever a record holds beside its text, as texts."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from datetime import date, time

from discourse.batch.records import Metadata


def metadata(pairs: Iterable[tuple[str, object]]) -> Metadata:
    """Names and values in their order; a value that is no text is written as JSON, a date as ISO 8601.

    >>> metadata([("outlet", "Le Phare"), ("page", 3), ("tags", ["mer", "port"]), ("day", date(2026, 5, 2))])
    (('outlet', 'Le Phare'), ('page', '3'), ('tags', '["mer", "port"]'), ('day', '2026-05-02'))
    """
    return tuple((name, _text(value)) for name, value in pairs)


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, bool | int | float | list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
