"""The description of the API, for other programs (OpenAPI 3.1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from typing import get_args

from discourse.formats.schema import document_schema
from discourse.reading.folder import open_folder
from discourse.report.words import LANGUAGES
from discourse.web.jobs import Form
from discourse.web.settings import PACKAGED, Settings

Plain = Mapping[str, object]
_ERRORS = {
    "400": "The body is no JSON.",
    "409": "The text has a character that this form of file cannot hold.",
    "413": "The body is too long.",
    "415": "The body is not declared as JSON.",
    "422": "The body has another form than is asked for.",
    "503": "It took too long, or the server is busy.",
}
MEDIA: Mapping[Form, str] = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "html": "text/html",
    "tei": "application/tei+xml",
    "conllu": "text/plain",
    "w3c": "application/ld+json",
    "brat": "application/zip",
}
ENDINGS: Mapping[Form, str] = {"tei": "xml", "w3c": "jsonld", "brat": "zip"}
"""What the name of a file ends with, where that is not its form."""
"""The media type of each form of a file."""


def openapi(settings: Settings) -> Plain:
    """The document, with the grammars and the limits of this server.

    >>> sorted(openapi(Settings())["paths"])[0]
    '/api/analyze'
    """
    text = {"type": "string", "maxLength": settings.characters, "description": "The text."}
    grammar = {"enum": list(settings.grammars), "default": PACKAGED, "description": "The grammar to use."}
    language = {"enum": list(LANGUAGES), "default": "fr", "description": "The language of a page."}
    form = {"enum": list(get_args(Form)), "description": "The form of the file."}
    offset = {"type": "integer", "minimum": 0, "default": 0, "description": "A code point of the sentence."}
    edits = {
        "type": "object",
        "propertyNames": {"enum": _files(settings)},
        "additionalProperties": {"type": "string"},
        "description": "Files of the grammar by their path, with the text that they are to have.",
    }
    text_file: Plain = {"schema": {"type": "string"}}
    object_file: Plain = {"schema": {"type": "object"}}
    files = {**dict.fromkeys(MEDIA.values(), text_file), MEDIA["w3c"]: object_file, **_json("Document")}
    paths = {
        "/api/analyze": _post("Find who says what.", {"text": text, "grammar": grammar}, ["text"], _json("Document")),
        "/api/explain": _post(
            "Tell why a sentence was analyzed as it was.",
            {"text": text, "offset": offset, "grammar": grammar}, ["text"], _json("Explanation"),
        ),
        "/api/export": _post(
            "Make a file of what is found.",
            {"text": text, "format": form, "grammar": grammar, "language": language}, ["text", "format"], files,
        ),
        "/api/view": _post(
            "Make the parts of the page.", {"text": text, "grammar": grammar, "language": language}, ["text"],
            _json("View"),
        ),
        "/api/diff": _post(
            "Try edited files of a grammar on the corpus.",
            {"edits": edits, "grammar": grammar, "text": text}, ["edits"], _json("Comparison"),
        ),
        "/api/grammars": {"get": {"summary": "List the grammars.", "responses": _answer(_json("Grammars"))}},
        "/api/file": {
            "get": {
                "summary": "Give a file of a grammar.",
                "parameters": [
                    _parameter("grammar", {"enum": list(settings.grammars)}),
                    _parameter("path", {"enum": _files(settings)}),
                ],
                "responses": _answer(_json("File")) | {
                    code: _problem(told) for code, told in (("404", "There is no such file."), ("422", _ERRORS["422"]))
                },
            }
        },
    }
    about = {"title": "discourse", "version": version("discourse-fr"), "description": "Reported speech in French."}
    return {"openapi": "3.1.0", "info": about, "paths": paths, "components": {"schemas": _schemas()}}


def _files(settings: Settings) -> list[str]:
    """The files of the grammars."""
    return sorted({file for path in settings.grammars.values() for file, _ in open_folder(path).texts})


def _post(summary: str, properties: Plain, required: list[str], content: Plain) -> Plain:
    schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    problems = {code: _problem(told) for code, told in _ERRORS.items()}
    return {"post": {"summary": summary, "requestBody": body, "responses": {**_answer(content), **problems}}}


def _parameter(name: str, schema: Plain) -> Plain:
    return {"name": name, "in": "query", "required": True, "schema": schema}


def _answer(content: Plain) -> dict[str, Plain]:
    return {"200": {"description": "What was asked for.", "content": content}}


def _problem(told: str) -> Plain:
    return {"description": told, "content": _json("Problem")}


def _json(name: str) -> Plain:
    return {"application/json": {"schema": _ref(name)}}


def _ref(name: str) -> Plain:
    return {"$ref": f"#/components/schemas/{name}"}


def _schemas() -> dict[str, object]:
    """The schemas of the answers; that of a document with its parts as neighbours."""
    moved = json.loads(json.dumps(document_schema()).replace('"#/$defs/', '"#/components/schemas/'))
    parts: dict[str, object] = moved.pop("$defs")
    document = {key: value for key, value in moved.items() if key not in ("$schema", "$id")}
    text, number = {"type": "string"}, {"type": "integer", "minimum": 0}
    words = {"type": "object", "additionalProperties": text}
    fill = _object({"place": number, "items": {"type": "array", "items": text}})
    counts = _object({"lost": number, "gained": number, "changed": number})
    change = _object(
        {
            "verdict": {"enum": ["lost", "gained", "changed"]},
            "what": {"enum": ["attribution", "hedge"]},
            **dict.fromkeys(("text", "rule", "sentence"), text),
            "fields": {"type": "array", "items": text},
            "old": words,
            "new": words,
        }
    )
    grammar = _object({"name": text, "grammar_version": text})
    compared = _object(
        {
            "old": grammar, "new": grammar, "texts": number, "counts": counts,
            "rules": {"type": "object", "additionalProperties": counts},
            "changes": {"type": "array", "items": change},
        }
    )
    listed = _object({"name": text, "version": text, "files": {"type": "array", "items": text}})
    return {
        **parts,
        "Document": document,
        "Explanation": _object({"lines": {"type": "array", "items": text}, "explanation": {"type": "object"}}),
        "Problem": _object({"error": text}),
        "View": _object(
            {
                "frame": text, "fills": {"type": "array", "items": fill}, "style": text,
                "attributions": number, "hedges": number,
            }
        ),
        "Comparison": {"oneOf": [compared, _object({"broken": text})]},
        "Grammars": _object({"grammars": {"type": "array", "items": listed}}),
        "File": _object({"text": text}),
    }


def _object(properties: Plain) -> Plain:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
