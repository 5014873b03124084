"""What XML can hold, and XML that is read without entities, document types or the network."""

from __future__ import annotations

import re
import unicodedata
from xml.etree import ElementTree
from xml.parsers import expat

from discourse.formats.errors import FormatError

_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def refuse_unfit(text: str, path: str) -> None:
    """Raise FormatError for the first character that XML cannot hold, by its name.

    >>> refuse_unfit("a\\x00", "a.txt")
    Traceback (most recent call last):
        ...
    discourse.formats.errors.FormatError: a.txt:1: XML cannot hold U+0000 (NULL); take it out, or choose JSON
    """
    match = _UNFIT.search(text)
    if match:
        message = f"XML cannot hold {named(match[0])}; take it out, or choose JSON"
        raise FormatError(path, str(match.start()), message)


def named(char: str) -> str:
    """A character by number and name.

    >>> named("\\x1b"), named("\\ud800"), named("é")
    ('U+001B (ESCAPE)', 'U+D800 (lone surrogate)', 'U+00E9 (LATIN SMALL LETTER E WITH ACUTE)')
    """
    controls = {"\0": "NULL", "\b": "BACKSPACE", "\v": "LINE TABULATION", "\f": "FORM FEED", "\x1b": "ESCAPE"}
    lone = "lone surrogate" if "\ud800" <= char <= "\udfff" else "control character"
    name = controls.get(char) or unicodedata.name(char, "" if unicodedata.category(char) == "Cn" else lone)
    return f"U+{ord(char):04X} ({name or 'noncharacter'})"


def escaped(text: str) -> str:
    """Text between tags; a carriage return stays one.

    >>> escaped("a < b\\r")
    'a &lt; b&#13;'
    """
    return text.translate(_ESCAPES)


def quoted(text: str) -> str:
    """The value of an attribute with its quotation marks.

    >>> quoted('"a"')
    '"&quot;a&quot;"'
    """
    return f'"{text.translate(_ESCAPES).translate(_IN_ATTRIBUTES)}"'


def read_xml(source: bytes, path: str) -> ElementTree.Element:
    """The root of an XML file. Raises FormatError for what is no XML and for any document type declaration."""
    refuse_document_type(source, path)
    return ElementTree.fromstring(source)


def refuse_document_type(source: bytes, path: str) -> None:
    """Raise FormatError where a document type, which alone can declare entities, is declared, and for broken XML."""

    def refuse(*_: object) -> None:
        message = "a document type declaration can call in entities and files; take it out"
        raise FormatError(path, str(scanner.CurrentLineNumber), message)

    scanner = expat.ParserCreate()
    scanner.StartDoctypeDeclHandler = refuse
    try:
        scanner.Parse(source, True)
    except expat.ExpatError as error:
        raise FormatError(path, str(error.lineno), f"no well-formed XML ({expat.ErrorString(error.code)})") from None
