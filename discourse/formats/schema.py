"""The JSON Schema of what ``Document.to_dict`` and ``discourse analyze --format json`` give."""

from __future__ import annotations

import json
from importlib.resources import files


def document_schema() -> dict[str, object]:
    """The schema (draft 2020-12) of one document.

    >>> document_schema()["title"]
    'Document'
    """
    text = (files("discourse.formats") / "document.schema.json").read_text(encoding="utf-8")
    schema: dict[str, object] = json.loads(text)
    return schema
