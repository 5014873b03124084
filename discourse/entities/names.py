"""Who is named: the same name again, a surname, a first name, an acronym."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeVar

from discourse.entities.phrase import Phrase
from discourse.entities.referents import Referent

Ambiguous = Literal["ambiguous"]
Key = TypeVar("Key")
_MOST = 6
"""How many bearers of one surname or acronym are kept."""
_SHORTEST_ACRONYM = 2
_PLACES = ("power", "place")
"""Names that are whole as they stand: `la Biélorussie` is not the border that is named after it."""


class Names:
    """The names of a text and who bears them; each question takes time that does not grow with the text."""

    def __init__(self) -> None:
        self._whole: dict[tuple[str, ...], list[Referent]] = {}
        self._parts: dict[str, list[Referent]] = {}
        self._acronyms: dict[str, list[Referent]] = {}

    def add(self, name: str, referent: Referent) -> None:
        """Enter a name of a referent."""
        words = words_of(name)
        if not words:
            return
        _enter(self._whole, words, referent)
        if len(words) > 1:
            _enter(self._parts, words[0], referent)
            _enter(self._parts, words[-1], referent)
        for acronym in () if referent.personal else acronyms_of(name):
            _enter(self._acronyms, acronym, referent)

    def find(self, phrase: Phrase, personal: bool) -> Referent | Ambiguous | None:
        """Whoever a phrase with a name stands for, if the text has named them before."""
        words = words_of(phrase.name)
        longer = [] if phrase.category in _PLACES else self._longer(words)
        for bearers in (self._whole.get(words, ()), longer, self._acronym(phrase.name)):
            fitting = [one for one in bearers if _may_bear(one, phrase, personal)]
            persons = [one for one in fitting if one.personal]
            if persons and (personal or phrase.determiner is None):
                fitting = persons
            if fitting:
                return fitting[0] if len(fitting) == 1 else "ambiguous"
        return self._shorter(words, phrase) if len(words) > 1 and personal else None

    def knows(self, name: str) -> bool:
        """Whether a name, or a part of one, was met before."""
        words = words_of(name)
        return words in self._whole or (bool(words) and words[-1] in self._parts)

    def bearers(self, name: str) -> Sequence[Referent]:
        """Those who were called by a name, word for word."""
        return self._whole.get(words_of(name), ())

    def _longer(self, words: tuple[str, ...]) -> list[Referent]:
        """Bearers of a longer name that ends with these words, or begins with this first name."""
        found = [one for one in self._parts.get(words[-1], ()) if words_of(one.name)[-len(words) :] == words]
        if len(words) == 1 and not found:
            found = [one for one in self._parts.get(words[0], ()) if one.personal and words_of(one.name)[0] == words[0]]
        return found

    def _acronym(self, name: str) -> list[Referent]:
        return self._acronyms.get(name, []) if name.isupper() else []

    def _shorter(self, words: tuple[str, ...], phrase: Phrase) -> Referent | None:
        """The bearer of a surname or a first name alone, now named in full."""
        for part in (*(words[first:] for first in range(1, len(words))), words[:1]):
            for one in self._whole.get(part, ()):
                if _may_bear(one, phrase, True) and set(words_of(one.name)) <= set(words):
                    return one
        return None


def _may_bear(one: Referent, phrase: Phrase, personal: bool) -> bool:
    """Whether somebody may be meant by a phrase that holds their name."""
    if one.personal:
        return one.agrees(phrase.gender, phrase.number)
    return not personal or (one.kind == "unknown" and one.number != "plural")


def _enter(table: dict[Key, list[Referent]], key: Key, referent: Referent) -> None:
    bearers = table.setdefault(key, [])
    if referent not in bearers:
        bearers.append(referent)
        del bearers[:-_MOST]


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: hyphens and case count for nothing.

    >>> words_of("Kim Jong-un") == words_of("KIM Jong Un")
    True
    """
    return tuple(name.casefold().replace("’", "'").replace("-", " ").split())


def acronyms_of(name: str) -> list[str]:
    """What a name may be shortened to: the initials of its words with a capital, those of all its long words, and
    those of its first long words, for a place may stand behind them.

    >>> acronyms_of("Organisation mondiale de la santé"), acronyms_of("Ida Lo")
    (['OMS'], ['IL'])
    >>> acronyms_of("Société de protection des animaux de Metz")
    ['SM', 'SPAM', 'SPA']
    """
    words = [word for word in name.replace("’", "'").replace("-", " ").replace("'", " ").split() if len(word) > 1]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    long = "".join(word[0] for word in words if len(word) > _SHORT_WORD).upper()
    shorter = [long[:past] for past in range(len(long), _SHORTEST_PART - 1, -1)]
    return [*dict.fromkeys(found for found in (capitals, long, *shorter) if len(found) >= _SHORTEST_ACRONYM)]


_SHORT_WORD = 3
_SHORTEST_PART = 3
"""How many first words of a longer name make an acronym of their own."""
