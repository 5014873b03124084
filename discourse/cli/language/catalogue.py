"""Messages in French, from a text file of pairs; ``{}`` in both stands for what changes.

Paragraphs of help, what they say of exit codes apart, and lines of errors are looked up one by one. An error may begin
with the place that it concerns (``file:12: …``), which stays as it is.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from functools import lru_cache
from importlib.resources import files

FRENCH = "fr"
_CODE = "Exit code: "
language: ContextVar[str] = ContextVar("language", default="en")
"""The language that is spoken now."""


@lru_cache(maxsize=1)
def pairs() -> tuple[tuple[str, str], ...]:
    """English and French of every message, blanks made single."""
    source = (files("discourse.cli.language") / "french.txt").read_text(encoding="utf-8")
    blocks = [block.strip("\n").split("\n----\n") for block in re.split(r"^====$", source, flags=re.MULTILINE)[1:]]
    return tuple((_plain(english), _kept(french.strip("\n"))) for english, french in blocks)


def _kept(french: str) -> str:
    """A paragraph with lines of its own, marked so that they are not filled up."""
    return f"\b\n{french}" if "\n" in french else french


def translated(text: str) -> str:
    """A paragraph or line in the language that is spoken; as it is where the catalogue lacks it.

    >>> token = language.set("fr")
    >>> translated("a.txt: no such file; check its name and folder")
    'a.txt: fichier introuvable\\xa0; vérifiez son nom et son dossier'
    >>> language.reset(token)
    """
    if language.get() != FRENCH or not text.strip():
        return text
    before, code, after = text.partition(_CODE)
    if before.strip() and code:
        return f"{translated(before.rstrip())} {translated(code + after)}"
    return _french(text) or _with_its_place(text) or text


def _with_its_place(text: str) -> str | None:
    """A message that begins with places, each followed by a colon and a blank."""
    for match in re.finditer(r": ", text):
        found = _french(text[match.end() :])
        if found is not None:
            return text[: match.end()] + found
    return None


def _french(text: str) -> str | None:
    plain = _plain(text)
    exact = _exact().get(plain)
    if exact is not None:
        return exact
    for pattern, french in _templates():
        match = pattern.fullmatch(plain)
        if match:
            return french.format(*map(_part, match.groups()))
    return None


def _part(part: str) -> str:
    """What fills a gap of a message: in French where it is a message itself."""
    return _french(part) or part


@lru_cache(maxsize=1)
def _exact() -> dict[str, str]:
    return {english: french for english, french in pairs() if "{}" not in english}


@lru_cache(maxsize=1)
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    gaps = ((re.escape(english), french) for english, french in pairs() if "{}" in english)
    return tuple((re.compile(english.replace(r"\{\}", "(.+?)"), re.DOTALL), french) for english, french in gaps)


def _plain(text: str) -> str:
    return " ".join(text.replace("\b", " ").split())
