"""Letters of words and chunks by the names that the grammar gives them."""

from __future__ import annotations

from collections.abc import Mapping


class Letters:
    """Names to letters and back. A name that the grammar lacks has no letter, so that nothing is ever of its kind."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        self._letters = letters
        self._names = {letter: name for name, letter in letters.items()}

    def of(self, *names: str) -> frozenset[str]:
        """The letters of these names."""
        return frozenset(self._letters[name] for name in names if name in self._letters)

    def starting(self, prefix: str) -> frozenset[str]:
        """The letters of all names that start so."""
        return frozenset(letter for name, letter in self._letters.items() if name.startswith(prefix))

    def name(self, letter: str) -> str:
        """The name of a letter."""
        return self._names[letter]


def back_over(code: str, at: int, skipped: frozenset[str]) -> int:
    """The place in a code string to which one gets from ``at`` backwards over the chunks to be skipped.

    >>> back_over("^abba", 4, frozenset("b"))
    2
    """
    while at > 1 and code[at - 1] in skipped:
        at -= 1
    return at
