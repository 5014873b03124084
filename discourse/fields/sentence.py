"""A sentence with its words and chunks, and the ways between chunks, words and places of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from discourse.chunks import Chunks
from discourse.lexicon import Tokens
from discourse.marks import Quotation

Place = tuple[int, int]
"""Two offsets, half-open: code points of the text, or chunks of a sentence (then called a part)."""


@dataclass(slots=True)
class Sentence:
    """A sentence on its way through the pipeline.

    ``subjects`` gives the part of the subject by the chunk of its verb; ``hits`` the number of each pattern that
    matches and the chunk where it does; ``opens`` and ``closes`` the quotations by the
    places of their marks; ``around`` those that reach into the sentence; ``following`` the one right behind it.
    """

    index: int
    start: int
    end: int
    tokens: Tokens
    chunks: Chunks
    subjects: Mapping[int, Place]
    hits: Sequence[Place]
    opens: Mapping[int, Quotation]
    closes: Mapping[int, Quotation]
    around: tuple[Quotation, ...]
    following: Quotation | None

    @property
    def code(self) -> str:
        """One letter a chunk."""
        return self.chunks.code

    def words(self, part: Place) -> Place:
        """The first word of a part, and the word behind its last."""
        return self.chunks.first[part[0]], self.chunks.past[part[1] - 1]

    def letters(self, part: Place) -> str:
        """The class letters of the words of a part."""
        first, past = self.words(part)
        return self.tokens.letters[first:past]

    def span(self, part: Place) -> Place:
        """The place of a part that is not empty."""
        first, past = self.words(part)
        return self.tokens.starts[first], self.tokens.ends[past - 1]

    def stretch(self, start: int, end: int) -> list[Place]:
        """The place from one chunk up to another one, as a list; empty where there are no words between."""
        if end <= start or self.chunks.first[start] >= len(self.tokens.starts):
            return []
        return [self.span((start, end))]

    def start_of(self, chunk: int) -> int:
        """Where a chunk starts in the text."""
        return self.tokens.starts[self.chunks.first[chunk]]

    def chunk_at(self, place: int) -> int:
        """The first chunk that starts at or behind a place of the text."""
        word = bisect_left(self.tokens.starts, place)
        return bisect_left(self.chunks.first, word, 1, len(self.code) - 1)

    def words_at(self, place: Place) -> Place:
        """The first word at a place of the text, and the word behind the last."""
        starts = self.tokens.starts
        return bisect_left(starts, place[0]), bisect_left(starts, place[1])

    def before(self, verb: int) -> int:
        """The chunk before a verb and its subject."""
        subject = self.subjects.get(verb)
        return (subject[0] if subject else verb) - 1

    def letter_before(self, verb: int) -> str:
        """The letter of that chunk."""
        return self.code[self.before(verb)]
