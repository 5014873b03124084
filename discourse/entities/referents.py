"""Whoever a text speaks of, and where it last did."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

LOOK_BACK = 40
"""How many of the last mentions are looked at for an antecedent."""


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something, as far as the text has told by now; unknown features are empty strings.

    ``heads`` are the nouns and titles by which it was called, ``category`` is the class of the first; ``countries`` are
    those from which it comes; ``named`` tells that ``name`` is a proper name, ``personal`` that it is that of a person,
    ``spoke`` that it was a source, ``relays`` that it was one that reports what others say.
    """

    name: str
    kind: str
    gender: str
    number: str
    named: bool = False
    personal: bool = False
    anonymous: bool = False
    spoke: bool = False
    relays: bool = False
    role: str = ""
    category: str = ""
    description: str = ""
    heads: set[str] = field(default_factory=set)
    countries: frozenset[str] = frozenset()

    def agrees(self, gender: str, number: str) -> bool:
        """Whether a form of this gender and number may stand for it."""
        return not (gender and self.gender and gender != self.gender) and not (
            number and self.number and number != self.number
        )

    def learn(self, gender: str, number: str) -> None:
        """Take over gender and number where they are unknown."""
        self.gender = self.gender or gender
        self.number = self.number or number


@dataclass(slots=True, eq=False)
class Seen:
    """A mention: where it stands and how it stands out."""

    start: int
    end: int
    sentence: int
    referent: Referent
    source: bool = False
    subject: bool = False
    inner: bool = False
    quoted: bool = False
    headline: bool = False


class History:
    """The last mentions of a text."""

    def __init__(self) -> None:
        self._seen: deque[Seen] = deque(maxlen=LOOK_BACK)

    def add(self, seen: Seen) -> None:
        """Note a mention; they come in the order of the text."""
        self._seen.append(seen)
        seen.referent.spoke = seen.referent.spoke or seen.source

    def recent(self, sentence: int, within: int) -> Iterator[Seen]:
        """The mentions of a sentence and of so many before it, the last first."""
        for seen in reversed(self._seen):
            if sentence - seen.sentence > within:
                return
            yield seen
