"""What requests hold: the bodies of the API, read and checked."""

from __future__ import annotations

import json
from typing import Annotated, TypeVar

import msgspec

from discourse.report.words import Language
from discourse.web.jobs import Analyze, Diff, Explain, Export, Form, Job, View
from discourse.web.settings import PACKAGED, Settings


class RequestError(Exception):
    """A request that cannot be answered: the status of the response, and one line with the remedy."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class AnalyzeBody(msgspec.Struct, forbid_unknown_fields=True):
    """A text, and the grammar to use."""

    text: str
    grammar: str = PACKAGED

    def job(self) -> Job:
        """What is asked for."""
        return Analyze(self.text, self.grammar)


class ExportBody(msgspec.Struct, forbid_unknown_fields=True):
    """A text, and the form of the file to make; the language is that of a page."""

    text: str
    format: Form
    grammar: str = PACKAGED
    language: Language = "fr"

    def job(self) -> Job:
        """What is asked for."""
        return Export(self.text, self.grammar, self.format, self.language)


class ExplainBody(msgspec.Struct, forbid_unknown_fields=True):
    """A text, and a code point of the sentence to explain."""

    text: str
    offset: Annotated[int, msgspec.Meta(ge=0)] = 0
    grammar: str = PACKAGED

    def job(self) -> Job:
        """What is asked for."""
        return Explain(self.text, self.grammar, self.offset)


class ViewBody(msgspec.Struct, forbid_unknown_fields=True):
    """A text, and the language of the page."""

    text: str
    grammar: str = PACKAGED
    language: Language = "fr"

    def job(self) -> Job:
        """What is asked for."""
        return View(self.text, self.grammar, self.language)


class DiffBody(msgspec.Struct, forbid_unknown_fields=True):
    """Files of a grammar with other contents, and a text of one's own on which to try them besides the corpus."""

    edits: dict[str, str]
    grammar: str = PACKAGED
    text: str = ""

    def job(self) -> Job:
        """What is asked for."""
        return Diff(self.grammar, self.edits, self.text)



Asked = TypeVar("Asked", AnalyzeBody, ExplainBody, ExportBody, ViewBody, DiffBody)


def read_body(data: bytes, form: type[Asked], settings: Settings) -> Asked:
    """A body of a form. Raises RequestError for one that is no JSON, has another form, or is too long.

    >>> read_body(b'{"text": "Oui."}', AnalyzeBody, Settings()).grammar
    'discourse'
    """
    try:
        body = msgspec.convert(json.loads(data, parse_float=_number), form)
    except (ValueError, RecursionError) as error:
        # ValidationError is a ValueError; its message names the place
        status = 422 if isinstance(error, msgspec.ValidationError) else 400
        reason = str(error) if status == 422 else "the body is no JSON"
        raise RequestError(status, f"{reason}; /openapi.json says what is asked for") from None
    if body.grammar not in settings.grammars:
        raise RequestError(422, f"there is no such grammar; there are {', '.join(settings.grammars)}")
    if len(body.text) > settings.characters:
        raise RequestError(422, f"the text is longer than {settings.characters} characters; send it in parts")
    return body


def _number(written: str) -> int | float:
    """A number with a point; 2.0 is an integer in JSON Schema."""
    value = float(written)
    return int(value) if value.is_integer() else value
