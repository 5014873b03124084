"""One noun phrase read: its name, its head noun, gender and number, and how it is introduced."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.entities.apposition import apposed_name, apposed_role, parenthesis
from discourse.entities.complement import behind_noun, longer_name
from discourse.entities.head import head, known_name, opening, titles
from discourse.entities.reading import Reading
from discourse.entities.tables import Determiner, EntityTables
from discourse.entities.words import WordReader, Words
from discourse.lexicon import Lexicon

Place = tuple[int, int]

_REACH = 80
_ENDS_DESCRIPTION = frozenset(",(«“\";:—–")


@dataclass(slots=True)
class Phrase:
    """What the words of a noun phrase tell; what they do not tell is an empty string.

    ``start`` and ``end`` are the place of what was read; ``head_end`` is where its head noun or name ends. ``noun`` is
    the lemma of the head, ``category`` its class; ``kernel`` is the
    description without what a participle tells, ``heads`` are all nouns and titles by which it can be taken up;
    ``takes`` tells whom an adjective such as `ancien` takes up; ``personal`` that the name is that of a person;
    ``office`` is the plain noun for an office of several words.
    """

    start: int
    end: int
    head_end: int
    name: str = ""
    description: str = ""
    kernel: str = ""
    determiner: Determiner | None = None
    noun: str = ""
    category: str = ""
    heads: frozenset[str] = frozenset()
    gender: str = ""
    number: str = ""
    role: str = ""
    alias: str = ""
    personal: bool = False
    takes: frozenset[str] = frozenset()
    office: str = ""


class PhraseReader:
    """Reads noun phrases."""

    def __init__(self, lexicon: Lexicon, tables: EntityTables, words: WordReader) -> None:
        self._lexicon, self.tables, self._words = lexicon, tables, words
        self._longest = _longest_names(lexicon)

    def of_source(self, text: str, place: Place) -> Phrase:
        """A source; its description runs to its first comma, mark or relative pronoun."""
        words = self._words.read(text, place[0], self._limit(text, place))
        phrase = self.read(words)
        first = words.skip_title(self.tables.titles, self.tables.determiners)
        if words.keys[first] in self.tables.determiners and not self._keeps_determiner(words.keys[first]):
            first += 1
        first += words.keys[first] in self.tables.same
        last = first
        while words.forms[last] and words.starts[last] < place[1] and not self._ends_description(words, last):
            last += 1
        phrase.description = words.text(first, last)
        phrase.kernel = words.text(first, self._kernel_end(words, first, last))
        return phrase

    def _kernel_end(self, words: Words, first: int, last: int) -> int:
        """Where a participle tells when or by whom, which belongs to no name: `un rapport publié mercredi`."""
        for at in range(first + 1, last - 1):
            behind = words.keys[at + 1]
            dated = words.forms[at + 2][:1].isdigit()
            preposed = behind in self.tables.prepositions and (behind not in self.tables.of or dated)
            told = behind in self.tables.times or preposed
            if told and self._is_participle(words.keys[at]):
                return at
        return last

    def _is_participle(self, key: str) -> bool:
        return key not in self._lexicon.nouns and any(
            form.tense == "participle" for form in self._lexicon.verb_forms(key)
        )

    def _limit(self, text: str, place: Place) -> int:
        """The end of a source, or of the stretch behind it that may hold a name in apposition."""
        behind = text[place[1] : place[1] + 3]
        apposed = behind[:2] == ", " and behind[2:].isupper() and "," not in text[place[0] : place[1]]
        return min(place[1] + _REACH, len(text)) if apposed else place[1]

    def _keeps_determiner(self, key: str) -> bool:
        return self.tables.determiners[key].sort in ("indefinite", "possessive", "pronominal")

    def _ends_description(self, words: Words, at: int) -> bool:
        return words.forms[at] in _ENDS_DESCRIPTION or (at > 0 and words.keys[at] in self.tables.relatives)

    def read(self, words: Words) -> Phrase:
        """The noun phrase that starts with the first of these words, of which there is one at least."""
        reading = Reading(self._lexicon, self.tables, self._longest, words)
        described = opening(reading)
        titles(reading)
        if not known_name(reading):
            head(reading)
        past_head = max(reading.at, 1)
        if reading.noun is not None and not reading.name:
            behind_noun(reading)
        elif reading.name and not reading.title:
            longer_name(reading)
        core = reading.at
        self._office(reading, described)
        parenthesis(reading)
        if not reading.name:
            apposed_name(reading)
        else:
            apposed_role(reading)
        return _phrase(reading, words.text(described, max(core, described)), past_head)

    def _office(self, reading: Reading, described: int) -> None:
        """The plain noun for an office of several words."""
        office = self.tables.office_of(reading.words.keys[described : reading.at])
        if office:
            reading.heads.add(office)
            reading.office = office


def _phrase(reading: Reading, description: str, past_head: int) -> Phrase:
    words, noun = reading.words, reading.noun
    return Phrase(
        start=words.starts[0],
        end=words.ends[max(reading.at, 1) - 1],
        head_end=words.ends[past_head - 1],
        name=reading.name,
        description=description,
        determiner=reading.determiner,
        noun=noun.lemma if noun else "",
        category=noun.category if noun else "",
        heads=frozenset(reading.heads),
        gender="" if _is_named_thing(reading) else _gender(reading),
        number=reading.determiner.number if reading.determiner is not None else "singular",
        role=reading.role or reading.title,
        alias=reading.alias,
        personal=bool(reading.title) or reading.first_name,
        takes=reading.takes,
        office=reading.office,
    )


def _is_named_thing(reading: Reading) -> bool:
    """Whether a name stands behind a noun of no known kind: `la raffinerie Solvane` tells no gender of Solvane."""
    unknown = reading.noun is not None and not reading.noun.category
    return unknown and bool(reading.name) and not (reading.title or reading.first_name)


def _gender(reading: Reading) -> str:
    if reading.gender:
        return reading.gender
    of_noun = reading.noun.gender if reading.noun is not None and reading.noun.gender in ("m", "f") else ""
    of_determiner = reading.determiner.gender if reading.determiner is not None else ""
    if reading.noun is not None and reading.noun.lemma == reading.name:
        return of_determiner or of_noun
    return of_noun or of_determiner


def _longest_names(lexicon: Lexicon) -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    longest: dict[str, int] = {}
    for name in lexicon.nouns:
        if name[0].isupper():
            words = lexicon.tokenizer.findall(name)
            for first in {words[0], words[0].replace("'", "’")}:
                longest[first] = max(longest.get(first, 0), len(words))
    return longest
