"""Fixed phrases and verb locutions found among the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from discourse.ambiguity import Ambiguity
from discourse.entries import Phrase, Trie

# A word that is a phrase, opens one, is the second word of one, both of these, or none.
_ALONE, _FIRST, _SECOND, _BOTH, _NONE = "afsb-"
_OPENING = re.compile("a|[fb](?=[sba])")
# The tables write a word as it stands, in small letters, or with a straight apostrophe as well.
_PLAIN, _SMALL, CURLY = " sc"
RESPELLED = re.compile(f"[{_SMALL}{CURLY}]")
MAX_PARTING = 2
"""How many adverbs or negations may stand between the first words of a locution."""


class PhraseFinder:
    """Finds phrases. ``parting`` are the letters of words that may part a locution: `a toujours peur`; ``compound``
    those of a reflexive pronoun and being, with which no locution begins: `s'est agacé` is a tense."""

    def __init__(
        self, fixed: Trie, locutions: Trie, ambiguity: Ambiguity, parting: Iterable[str], compound: str
    ) -> None:
        self._compound = compound
        self._fixed, self._locutions, self._ambiguity = fixed.branches, locutions.branches, ambiguity
        self._parting = frozenset(parting)
        self._parted = re.compile(f"[{''.join(sorted(ambiguity.sources(self._parting)))}]")
        self._singles = frozenset(word for word, node in self._fixed.items() if node.phrase is not None)
        self._opens = frozenset(fixed.pairs() | locutions.pairs())
        self._firsts = frozenset(pair[0] for pair in self._opens)
        self._seconds = frozenset(pair[1] for pair in self._opens)

    def find(
        self, words: Sequence[str], keys: Sequence[str], letters: str, roles: str
    ) -> Iterator[tuple[int, int, Phrase]]:
        """First word, word behind the last, and phrase: the longest at each place, from left to right.

        ``words`` are as the tables write names, ``keys`` as they write other words; ``roles`` has the `role` of each.
        """
        behind = 0
        for place in sorted(self._openings(words, keys, letters, roles)):
            if place < behind:
                continue
            found, width = self._at(place, words, keys, letters)
            if found is not None:
                behind = place + width
                yield place, behind, found

    def _openings(self, words: Sequence[str], keys: Sequence[str], letters: str, roles: str) -> set[int]:
        """The places at which a phrase may start, by their first two words."""
        opens = self._opens
        found = set()
        for match in _OPENING.finditer(roles):
            place = match.start()
            if (
                roles[place] == _ALONE
                or (keys[place], keys[place + 1]) in opens
                or (words[place], words[place + 1]) in opens
            ):
                found.add(place)
        locutions = self._locutions
        for match in self._parted.finditer(letters, 1):
            place = match.start() - 1
            if keys[place] in locutions:
                found.add(place)
        return found

    def role(self, word: str) -> str:
        """What a word can be in a phrase, as it stands in the text."""
        key, name = key_of(word), name_of(word)
        if key in self._singles:
            return _ALONE
        first = key in self._firsts or name in self._firsts
        second = key in self._seconds or name in self._seconds
        return (_BOTH if second else _FIRST) if first else (_SECOND if second else _NONE)

    def _at(self, place: int, words: Sequence[str], keys: Sequence[str], letters: str) -> tuple[Phrase | None, int]:
        """The longest phrase that starts at a word, and its length in words."""
        best, width = _longest(self._fixed.get(keys[place]), keys, place)
        if words[place] != keys[place]:
            name, length = _longest(self._fixed.get(words[place]), words, place)
            if length > width:
                best, width = name, length
        opened = self._locutions.get(keys[place])
        if opened is not None and letters[max(place - 1, 0) : place + 1] != self._compound:
            found, length = self._locution(opened, place, keys, letters)
            if found is not None and length > max(width, 1):
                return found, length
        return best, width

    def _locution(self, node: Trie, place: int, keys: Sequence[str], letters: str) -> tuple[Phrase | None, int]:
        """A verb locution, between whose first words an adverb or a negation may stand."""
        here = place + 1
        while (
            here < len(keys)
            and here - place <= MAX_PARTING
            and keys[here] not in node.branches
            and self._ambiguity.settle_one(letters, here) in self._parting
        ):
            here += 1
        if here == len(keys):
            return None, 0
        found, length = _longest(node.branches.get(keys[here]), keys, here)
        return found, here - place + length


def key_of(word: str) -> str:
    """A word as the tables write it: in small letters, with straight apostrophes."""
    return name_of(word.lower())


def name_of(word: str) -> str:
    """A word as the tables write it in a name: with straight apostrophes.

    >>> name_of("L’"), key_of("L’")
    ("L'", "l'")
    """
    return word.replace("’", "'")


def spelling(word: str) -> str:
    """A letter for how the tables write a word: as it stands, in small letters, or with another apostrophe."""
    if name_of(word) != word:
        return CURLY
    return _SMALL if key_of(word) != word else _PLAIN


def _longest(node: Trie | None, words: Sequence[str], place: int) -> tuple[Phrase | None, int]:
    """The longest phrase whose first word leads to this node and stands at this place, and its length."""
    best, width, here = None, 0, place
    while node is not None:
        here += 1
        if node.phrase is not None:
            best, width = node.phrase, here - place
        node = node.branches.get(words[here]) if here < len(words) else None
    return best, width
