"""What the words of a mention tell: its kernel, and whether it leaves the source unnamed."""

from __future__ import annotations

from discourse.fields.letters import Letters
from discourse.fields.sentence import Place, Sentence
from discourse.lexicon import Lexicon

_LINKS = (
    "DE", "DU", "DES", "A", "AU", "EN", "DANS", "SUR", "PAR", "POUR", "AVEC", "COMMA", "LP", "QUI", "QUE", "REL", "ET",
    "VP", "CP", "QO", "DASH",
)  # fmt: skip


class Mentions:
    """Reads mentions."""

    def __init__(self, lexicon: Lexicon, letters: Letters) -> None:
        self._lexicon = lexicon
        self._links, self._comma = letters.of(*_LINKS), letters.of("COMMA")
        self._named = letters.of("NAME", "MEDNAME", "MEDDEF", "TITLE")
        self._indefinite = letters.of("IND", "INDCAP", "DES", "NUM")
        self._sources, self._pronoun = letters.of("NP_SOURCES"), letters.of("PRX")
        self._persons = letters.of("NP_PERSON", "NP_ROLE", "NP_OTHER")

    def kernel(self, sentence: Sentence, place: Place) -> Place:
        """A mention without complements and appositions: up to the first link, comma, mark or relative."""
        tokens = sentence.tokens
        first, past = sentence.words_at(place)
        for at in range(first + 1, past):
            if tokens.letters[at] in self._links:
                return place[0], tokens.ends[at - 1]
        return place

    def is_unnamed(self, sentence: Sentence, place: Place) -> bool:
        """An indefinite noun phrase of persons without a proper name of its own, or whatever is called a source."""
        first, past = sentence.words_at(place)
        if first == past:
            return False
        letters = sentence.tokens.letters[first:past]
        chunk = sentence.code[sentence.chunk_at(place[0])]
        if chunk in self._sources:
            return True
        if chunk in self._pronoun:
            return self._lexicon.is_indefinite(sentence.tokens.keys[first])
        return chunk in self._persons and letters[0] in self._indefinite and not self._has_name(letters)

    def _has_name(self, letters: str) -> bool:
        """Whether a name stands before the first link, or in apposition right behind it."""
        for at, letter in enumerate(letters):
            if letter in self._named:
                return True
            if letter in self._links:
                return self._is_apposed(letters[at:])
        return False

    def _is_apposed(self, letters: str) -> bool:
        """Whether a name stands right behind a comma: `un porte-parole de la police, Jürgen Stadter`."""
        commas = (at for at, letter in enumerate(letters) if letter in self._comma)
        return any(letters[at + 1 : at + 2] in self._named for at in commas)
