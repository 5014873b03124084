"""The attributions of texts as counts see them: each with its file, its source and its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from discourse.model import Attribution, Document, Kind, Mention

Manner = Literal["direct", "indirect", "mixed", "narrated"]
MANNERS: tuple[Manner, ...] = ("direct", "mixed", "indirect", "narrated")
KINDS: tuple[Kind, ...] = ("speech", "belief", "attitude", "knowledge")
_WORD = re.compile(r"\w+(?:-\w+)*['’]?")


@dataclass(frozen=True, slots=True)
class Record:
    """One attribution of the text ``file``.

    ``source`` is whoever it comes from: the canonical name of the speaker, or of the reporter where there is no
    speaker, else the words of the text in small letters; empty where no source is named. ``words`` is how many the
    quote has.
    """

    file: str
    found: Attribution
    source: str
    words: int

    @property
    def manner(self) -> Manner:
        """How the content is given: the type of the quote, or ``narrated``."""
        return "narrated" if self.found.quote.narrated else self.found.quote.type


def records(file: str, document: Document) -> Iterator[Record]:
    """The attributions of one text, in its order.

    >>> import discourse
    >>> [found] = records("a.txt", discourse.analyze("Selon Léa Brun, l'eau du lac monte."))
    >>> found.source, found.manner, found.words
    ('Léa Brun', 'indirect', 5)
    """
    for found in document.attributions:
        words = sum(count_words(span.text) for span in found.quote.spans)
        yield Record(file, found, source_name(document, found), words)


def source_name(document: Document, found: Attribution) -> str:
    """The canonical name of an attribution's source, or its words; empty where none is named."""
    source = found.speaker or found.reporter
    return mention_name(document, source) if source else ""


def mention_name(document: Document, mention: Mention) -> str:
    """The canonical name of whoever a mention stands for, or its words in small letters."""
    if mention.entity is not None:
        return document.entities[mention.entity].name
    return " ".join(mention.text.lower().split())


def count_words(text: str) -> int:
    """How many words a text has; an elided one counts, compounds with a hyphen are one.

    >>> count_words("L'après-midi, il dit « oui ».")
    5
    """
    return sum(1 for _ in _WORD.finditer(text))
