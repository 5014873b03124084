"""Reported speech in French: who said it, who relays it, what exactly was said, how firmly.

>>> import discourse
>>> document = discourse.analyze("Le lac monte, selon Léa Brun.")
>>> document.attributions[0].speaker.text
'Léa Brun'
"""

from discourse.analyzer import Analyzer, analyze
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
]
