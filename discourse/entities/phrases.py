"""The noun phrases, names and pronouns of running text that later words may take up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from discourse.entities.phrase import Phrase, PhraseReader
from discourse.entities.tables import EntityTables
from discourse.entities.words import WordReader, Words
from discourse.lexicon import Lexicon
from discourse.lexicon import Words as SentenceWords
from discourse.memo import Memo
from discourse.phrases import key_of

Place = tuple[int, int]

_CATEGORIES = frozenset(("person", "body", "medium", "document"))
# A word is a determiner, a subject pronoun, a capital that may open a name, or none of them; each may follow a
# determiner in a phrase that can be meant, or not.
_PLAIN, _DETERMINER, _PRONOUN, _CAPITAL = "-dpc"
_HITS = re.compile("[dD](?=[A-Z+])|[pPcC]")
_NOUN = "+"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a phrase stands: where words open a sentence, behind a comma, behind a preposition, where a subject may
    stand."""

    opens: bool = False
    comma: bool = False
    inner: bool = False
    subject: bool = False


_INNER, _OBJECT, _SUBJECT = Position(inner=True), Position(), Position(subject=True)
_OPENING, _AFTER_COMMA = Position(opens=True, subject=True), Position(comma=True, subject=True)


@dataclass(slots=True)
class Spotted:
    """A phrase, or a pronoun by its key, and its position."""

    start: int
    phrase: Phrase | None
    pronoun: str
    position: Position


class PhraseFinder:
    """Finds them, in the order of the text."""

    def __init__(self, lexicon: Lexicon, tables: EntityTables, reader: PhraseReader, words: WordReader) -> None:
        self._lexicon, self._tables, self._reader, self._words = lexicon, tables, reader, words
        self._roles = Memo(self._role)

    def find(
        self, text: str, sentences: Iterable[Place], taken: Collection[int] = (), read: Sequence[SentenceWords] = ()
    ) -> Iterator[Spotted]:
        """All of them but those that start at the places ``taken``; each takes bounded time. ``read`` are the words of
        the first sentences."""
        for number, (start, end) in enumerate(sentences):
            words = read[number] if number < len(read) else self._lexicon.words(text, start, end)
            roles = "".join(map(self._roles.__getitem__, words.forms))
            openings = [opening.start() for opening in _HITS.finditer(roles)]
            if openings:
                yield from self._spotted(self._words.of_sentence(text, words, end), openings, roles, taken)

    def _spotted(
        self, words: Words, openings: Sequence[int], roles: str, taken: Collection[int]
    ) -> Iterator[Spotted]:
        behind = 0
        for at in openings:
            start = words.starts[at]
            if start < behind or start in taken:
                continue
            if roles[at] in "pP":
                if not self._is_impersonal(words.keys[at + 1]):
                    yield Spotted(start, None, words.keys[at], _SUBJECT)
                continue
            if not at and roles[at].lower() == _CAPITAL and self._is_participle(words.keys[at]):
                continue
            phrase = self._reader.read(words.behind(at))
            if not phrase.name and (phrase.category not in _CATEGORIES or phrase.determiner is None):
                continue
            yield Spotted(start, phrase, "", self._position(words, at, phrase))
            behind = phrase.head_end

    def _role(self, form: str) -> str:
        """A letter for what a word opens: a capital letter where it may follow a determiner as well."""
        key = key_of(form)
        role = _PLAIN
        if key in self._tables.determiners:
            role = _DETERMINER
        elif key in self._tables.subjects:
            role = _PRONOUN
        elif form[0].isupper() and (form[1:2].isalnum() or form[1:2] in "._") and self._opens_name(form, key):
            role = _CAPITAL
        if not self._follows_determiner(form):
            return role
        return _NOUN if role == _PLAIN else role.upper()

    def _follows_determiner(self, form: str) -> bool:
        """Whether a word is a noun of the kinds that speak, a name or what may stand before them."""
        if form[0].isupper() or form in self._tables.prenominals:
            return True
        return any(noun.category in _CATEGORIES for noun in self._lexicon.noun(form))

    def _opens_name(self, form: str, key: str) -> bool:
        """Whether a word with a capital is none of the closed classes, as any word is that opens a sentence."""
        if form in self._lexicon.genders or form.rstrip(".") in self._tables.titles:
            return True
        if (key, False) in self._lexicon.cues:
            return False
        return key not in self._tables.closed and key not in self._tables.links

    def _is_participle(self, key: str) -> bool:
        """Whether the first word of a sentence may be a participle, which has its capital for that: `Parti de rien`."""
        return any(form.tense == "participle" for form in self._lexicon.verb_forms(key))

    def _is_impersonal(self, key: str) -> bool:
        return any(form.lemma in self._lexicon.impersonal for form in self._lexicon.verb_forms(key))

    def _position(self, words: Words, at: int, phrase: Phrase) -> Position:
        if phrase.determiner is not None and phrase.determiner.sort == "contracted":
            return _INNER
        word = words.keys[at - 1].rpartition("-")[2] if at else ""
        if word in self._tables.prepositions or word == "(":
            return _INNER
        if not word or not (word[-1].isalpha() or (len(word) > 1 and word[-1] == "'")):
            return _AFTER_COMMA if word == "," else _OPENING
        return _SUBJECT if word in self._tables.closed else _OBJECT
