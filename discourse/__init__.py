"""Reported speech in French: who said it, who relays it, what exactly was said, how firmly.

>>> import discourse
>>> document = discourse.analyze("Le lac monte, selon Léa Brun.")
>>> document.attributions[0].speaker.text
'Léa Brun'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from discourse.model import (
    Attribution,
    Document,
    Entity,
    Hedge,
    Mention,
    Quote,
    Row,
    Span,
    Warning,
)
from discourse.reading.errors import GrammarError

if TYPE_CHECKING:
    from discourse.analyzer import Analyzer, analyze
    from discourse.formats.frames import to_frame

__all__ = [
    "Analyzer",
    "Attribution",
    "Document",
    "Entity",
    "GrammarError",
    "Hedge",
    "Mention",
    "Quote",
    "Row",
    "Span",
    "Warning",
    "analyze",
    "to_frame",
]


_LATER = {"Analyzer": "analyzer", "analyze": "analyzer", "to_frame": "formats.frames"}


def __getattr__(name: str) -> object:
    # the pipeline is imported at first use: `discourse --help` has no need of it
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"discourse.{_LATER[name]}"), name)
    globals()[name] = found
    return found
