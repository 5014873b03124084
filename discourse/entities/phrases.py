"""The noun phrases, names and pronouns of running text that later words may take up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.entities.phrase import Phrase, PhraseReader
from discourse.entities.tables import EntityTables
from discourse.lexicon import Lexicon

Place = tuple[int, int]

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.]"
_NEXT = re.compile(r"\s*(\w[\w'’-]*)")
_REACH = 240
"""How far the words of one phrase may reach, in code points."""
_CATEGORIES = frozenset(("person", "body", "medium"))


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


@dataclass(frozen=True, slots=True)
class Spotted:
    """A phrase, or a pronoun by its key, and its position."""

    start: int
    phrase: Phrase | None
    pronoun: str
    position: Position


class PhraseFinder:
    """Finds them, in the order of the text."""

    def __init__(self, lexicon: Lexicon, tables: EntityTables, reader: PhraseReader) -> None:
        self._lexicon, self._tables, self._reader = lexicon, tables, reader
        determiners = "|".join(map(_as_pattern, sorted(tables.determiners, key=len, reverse=True)))
        pronouns = "|".join(sorted(tables.subjects, key=len, reverse=True)) or "(?!)"
        self._hits = re.compile(
            rf"(?<![\w-])(?:(?i:(?P<determiner>{determiners})|(?P<pronoun>{pronouns})\b)|(?P<name>{_CAPITAL}))"
        )

    def find(self, text: str, sentences: Sequence[Place]) -> Iterator[Spotted]:
        """All of them; each takes bounded time."""
        for start, end in sentences:
            behind = start
            for hit in self._hits.finditer(text, start, end):
                if hit.start() < behind:
                    continue
                if hit.lastgroup == "pronoun":
                    if not self._is_impersonal(text, hit.end()):
                        yield Spotted(hit.start(), None, hit[0].lower(), _SUBJECT)
                    continue
                if hit.lastgroup == "determiner" and not self._opens_phrase(text, hit.end()):
                    continue
                if hit.lastgroup == "name" and not self._opens_name(text, hit.start()):
                    continue
                phrase = self._reader.read(text, hit.start(), min(end, hit.start() + _REACH))
                if not phrase.name and (phrase.category not in _CATEGORIES or phrase.determiner is None):
                    continue
                yield Spotted(hit.start(), phrase, "", self._position(text, start, phrase))
                behind = phrase.head_end

    def _opens_phrase(self, text: str, end: int) -> bool:
        """Whether a noun of the kinds that speak, a name or what may stand before them follows a determiner."""
        following = _NEXT.match(text, end)
        if following is None:
            return False
        word = following[1]
        if word[0].isupper() or word in self._tables.prenominals:
            return True
        return any(noun.category in _CATEGORIES for noun in self._lexicon.nouns.get(word, ()))

    def _opens_name(self, text: str, start: int) -> bool:
        """Whether a word with a capital is none of the closed classes, as any word is that opens a sentence."""
        word = _NEXT.match(text, start)
        if word is None or word[1] in self._lexicon.genders or word[1] in self._tables.titles:
            return word is not None
        key = word[1].lower().replace("’", "'")
        elided = key.partition("'")[0] + "'"
        if (key, False) in self._lexicon.cues:
            return False
        return not {key, elided} & (self._tables.closed | self._tables.links)

    def _is_impersonal(self, text: str, end: int) -> bool:
        following = _NEXT.match(text, end)
        if following is None:
            return False
        key = following[1].lower()
        return any(form.lemma in self._lexicon.impersonal for form in self._lexicon.verb_forms(key))

    def _position(self, text: str, first: int, phrase: Phrase) -> Position:
        if phrase.determiner is not None and phrase.determiner.sort == "contracted":
            return _INNER
        word = _word_before(text, first, phrase.start).lower().replace("’", "'")
        if word in self._tables.prepositions or word == "(":
            return _INNER
        if not word or not word[0].isalpha():
            return _AFTER_COMMA if word == "," else _OPENING
        return _SUBJECT if word in self._tables.closed else _OBJECT


def _word_before(text: str, first: int, start: int) -> str:
    """The word or mark before a place; empty at the start of the sentence."""
    past = start
    while past > first and text[past - 1].isspace():
        past -= 1
    at = past - (past > first)
    if text[at:past] in ("'", "’") or text[at:past].isalpha():
        while at > first and text[at - 1].isalpha():
            at -= 1
    return text[at:past]


def _as_pattern(form: str) -> str:
    return form.removesuffix("'") + "['’]" if form.endswith("'") else form + r"\b"
