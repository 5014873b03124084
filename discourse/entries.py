"""What the lexicon says of words and phrases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """What the lexicon says of a cue: the constructions it takes and what it says of its content."""

    lemma: str
    reflexive: bool
    frames: frozenset[str]
    kind: str
    commitment: str
    negative: bool
    hedge: str
    speaker_word: str = ""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a verb form."""

    lemma: str
    tense: str
    person: str


@dataclass(frozen=True, slots=True)
class Noun:
    """One reading of a noun or name."""

    lemma: str
    category: str
    gender: str
    number: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase, which counts as one word. ``category`` is its class; ``cue`` its entry, where it is a cue."""

    text: str
    category: str
    cue: Cue | None = None


class Trie:
    """Phrases by their words."""

    __slots__ = ("branches", "phrase")

    def __init__(self) -> None:
        self.branches: dict[str, Trie] = {}
        self.phrase: Phrase | None = None

    def add(self, words: Iterable[str], phrase: Phrase) -> None:
        """Enter a phrase; the first entry of the same words stands."""
        node = self
        for word in words:
            node = node.branches.setdefault(word, Trie())
        node.phrase = node.phrase or phrase

    def pairs(self) -> set[tuple[str, str]]:
        """The first two words of all phrases of more than one word."""
        return {(first, second) for first, node in self.branches.items() for second in node.branches}
