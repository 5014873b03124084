"""Ways to write the same text: other quotation marks, other spaces in guillemets, other apostrophes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from discourse import Document

_BLANK = r"[ \u00a0\u202f\t]*"
_OPENING, _CLOSING = re.compile("«" + _BLANK), re.compile(_BLANK + "»")
_APOSTROPHE = r"(?<=[^\W\d_])%s(?=[\w«“\"])"

Rewrite = Callable[[str], str | None]
"""A text in another style; None where it cannot be told apart from other marks of the text."""


def _marks(opening: str, closing: str) -> Rewrite:
    def rewrite(text: str) -> str | None:
        if "«" not in text or any(mark in text for mark in "“”\""):
            return None
        return _CLOSING.sub(closing, _OPENING.sub(opening, text))

    return rewrite


def _guillemets(text: str) -> str | None:
    if "“" not in text or any(mark in text for mark in "«»\"‘"):
        return None
    return text.replace("“", "« ").replace("”", " »")


def _spaced(space: str) -> Rewrite:
    def rewrite(text: str) -> str | None:
        return _CLOSING.sub(f"{space}»", _OPENING.sub(f"«{space}", text)) if "«" in text else None

    return rewrite


def _apostrophes(old: str, new: str) -> Rewrite:
    pattern = re.compile(_APOSTROPHE % old)
    return lambda text: pattern.sub(new, text) if pattern.search(text) else None


REWRITES: Final[Mapping[str, Rewrite]] = MappingProxyType(
    {
        "curly-marks": _marks("“", "”"),
        "straight-marks": _marks('"', '"'),
        "guillemets": _guillemets,
        "plain-space": _spaced(" "),
        "no-break-space": _spaced("\u00a0"),
        "narrow-space": _spaced("\u202f"),
        "no-space": _spaced(""),
        "curly-apostrophes": _apostrophes("'", "’"),
        "straight-apostrophes": _apostrophes("’", "'"),
    }
)

_PLAIN = str.maketrans(dict.fromkeys("«»“”", '"') | {"’": "'"} | dict.fromkeys(" \u00a0\u202f\t", ""))


def plain(text: str) -> str:
    """A text without what the rewrites change."""
    return text.translate(_PLAIN)


def readings(document: Document) -> list[tuple[str, ...]]:
    """The fields and labels of each attribution, and each hedge, without what the rewrites change."""
    attributions = [
        (
            *(plain(span.text) if span else "" for span in (found.cue, found.speaker, found.reporter)),
            *(plain(found.quote.text), found.quote.type, f"narrated {found.quote.narrated}"),
            *(found.kind, found.status, found.commitment),
        )
        for found in document.attributions
    ]
    return attributions + [(hedge.kind, plain(hedge.text)) for hedge in document.hedges]
