"""A noun phrase on the way to be read."""

from __future__ import annotations

from collections.abc import Mapping

from discourse.entities.tables import Determiner, EntityTables
from discourse.entities.words import Words
from discourse.entries import Noun
from discourse.lexicon import Lexicon


class Reading:
    """What has been read of one phrase: each step moves ``at`` behind the words that it has read."""

    __slots__ = (
        "alias",
        "at",
        "determiner",
        "first_name",
        "gender",
        "heads",
        "lexicon",
        "longest",
        "name",
        "noun",
        "office",
        "role",
        "tables",
        "takes",
        "title",
        "words",
    )

    def __init__(self, lexicon: Lexicon, tables: EntityTables, longest: Mapping[str, int], words: Words) -> None:
        self.lexicon, self.tables, self.longest, self.words = lexicon, tables, longest, words
        self.at = 0
        self.title = self.name = self.role = self.alias = self.office = ""
        self.noun: Noun | None = None
        self.heads: set[str] = set()
        self.determiner: Determiner | None = None
        self.takes: frozenset[str] = frozenset()
        self.first_name = False
        self.gender = ""
