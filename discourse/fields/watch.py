"""Whoever looks on while a text is analyzed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from discourse.fields.drafts import Draft
from discourse.fields.sentence import Sentence

Step = Literal[
    "match",
    "inner",
    "inherit",
    "relay",
    "question",
    "mention",
    "generic",
    "trim",
    "type",
    "run_on",
    "turns",
    "floating",
]
"""A step of the analysis, by what it does to attributions."""


class Watcher(Protocol):
    """Sees each sentence that is parsed, and the attributions behind each step."""

    def sentence(self, sentence: Sentence) -> None:
        """A sentence whose steps follow."""

    def step(self, name: Step, drafts: Iterable[Draft]) -> None:
        """The attributions of the sentence, or of the document, as a step leaves them."""


class Unwatched:
    """Nobody looks on."""

    def sentence(self, sentence: Sentence) -> None:
        """Nothing."""

    def step(self, name: Step, drafts: Iterable[Draft]) -> None:
        """Nothing."""


UNWATCHED = Unwatched()
