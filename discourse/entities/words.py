"""The words of a stretch of text, as they stand and as the tables write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from discourse.lexicon import Lexicon, places_of
from discourse.lexicon import Words as SentenceWords
from discourse.memo import Memo
from discourse.phrases import key_of

LONGEST = 32
"""How many words of a phrase are looked at."""
_BEHIND = [""] * 8
_ENDS_APPOSITION = frozenset(",.;:)!?…»”\"")


class Words:
    """Words with their places. Behind the last one stand empty words, so that a look ahead needs no test.

    ``forms`` are the words as they stand in the text, ``keys`` as the tables write them; ``limit`` is the place at
    which the stretch ends.
    """

    __slots__ = ("_text", "ends", "forms", "keys", "limit", "starts")

    def __init__(
        self,
        text: str,
        forms: Sequence[str],
        keys: Sequence[str],
        starts: Sequence[int],
        ends: Sequence[int],
        limit: int,
    ) -> None:
        self._text, self.starts, self.ends, self.limit = text, starts, ends, limit
        self.forms, self.keys = [*forms, *_BEHIND], [*keys, *_BEHIND]

    def behind(self, first: int) -> Words:
        """These words from one on, as many as a phrase may have."""
        past = min(first + LONGEST, len(self.starts))
        return Words(
            self._text,
            self.forms[first:past],
            self.keys[first:past],
            self.starts[first:past],
            self.ends[first:past],
            self.limit,
        )

    def is_name(self, at: int) -> bool:
        """Whether a word has a capital."""
        return self.forms[at][:1].isupper()

    def past(self, at: int) -> int:
        """How many words there are, up to this one."""
        return min(at, len(self.starts))

    def text(self, first: int, past: int) -> str:
        """The text of some words, all of which exist."""
        return self._text[self.starts[first] : self.ends[past - 1]] if first < past else ""

    def closes(self, at: int) -> bool:
        """Whether an apposition may end before a word."""
        form = self.forms[at]
        return not form or form in _ENDS_APPOSITION

    def is_end(self, at: int) -> bool:
        """Whether the stretch ends before a word."""
        return not self.forms[at] and self.ends[-1] == self.limit

    def skip_title(self, titles: Mapping[str, object], determiners: Mapping[str, object]) -> int:
        """The first word behind a title that a determiner follows: `M. le maire`."""
        return int(self.forms[0].rstrip(".") in titles and self.keys[1] in determiners)


class WordReader:
    """Parts stretches of text into words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms = lexicon.tokenizer.findall
        self._keys = Memo(key_of)

    def of_sentence(self, text: str, words: SentenceWords, limit: int) -> Words:
        """The words of a sentence, as the lexicon has read them."""
        return Words(text, words.forms, self._keys_of(words.forms), *words.places(text), limit)

    def read(self, text: str, start: int, limit: int) -> Words:
        """The words of a stretch, as many as a phrase may have."""
        forms = self._forms(text, start, limit)[:LONGEST]
        return Words(text, forms, self._keys_of(forms), *places_of(text, start, forms), limit)

    def _keys_of(self, forms: Iterable[str]) -> list[str]:
        return [*map(self._keys.__getitem__, forms)]
