"""One noun phrase read: its name, its head noun, gender and number, and how it is introduced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from discourse.entities.tables import Determiner, EntityTables
from discourse.entries import Noun
from discourse.lexicon import Lexicon

Place = tuple[int, int]

_LONGEST = 32
"""How many words of a phrase are looked at."""
_LONGEST_NAME = 7
_REACH = 80
_ADJECTIVES = 4
_ENDS_APPOSITION = frozenset(",.;:)!?…»”\"")
_ENDS_DESCRIPTION = frozenset(",(«“\";:—–")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words of a noun phrase tell; what they do not tell is an empty string.

    ``start`` and ``end`` are the place of what was read; ``head_end`` is where its head noun or name ends. ``noun`` is
    the lemma of the head, ``category`` its class; ``heads`` are all nouns and titles by which it can be taken up;
    ``takes`` tells whom an adjective such as `ancien` takes up; ``personal`` that the name is that of a person.
    """

    start: int
    end: int
    head_end: int
    name: str = ""
    description: str = ""
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


class PhraseReader:
    """Reads noun phrases."""

    def __init__(self, lexicon: Lexicon, tables: EntityTables) -> None:
        self._lexicon, self.tables = lexicon, tables
        self._longest = _longest_names(lexicon)

    def of_source(self, text: str, place: Place) -> Phrase:
        """A source; its description runs to its first comma, mark or relative pronoun."""
        phrase = self.read(text, place[0], self._limit(text, place))
        words = _Words(self._lexicon, text, *place)
        first = words.skip_title(self.tables)
        if words.key(first) in self.tables.determiners and not self._keeps_determiner(words.key(first)):
            first += 1
        last = first
        while words.form(last) and not self._ends_description(words, last):
            last += 1
        return replace(phrase, description=words.text(first, last))

    def _limit(self, text: str, place: Place) -> int:
        """The end of a source, or of the stretch behind it that may hold a name in apposition."""
        behind = text[place[1] : place[1] + 3]
        apposed = behind[:2] == ", " and behind[2:].isupper() and "," not in text[place[0] : place[1]]
        return min(place[1] + _REACH, len(text)) if apposed else place[1]

    def _keeps_determiner(self, key: str) -> bool:
        return self.tables.determiners[key].sort in ("indefinite", "possessive")

    def _ends_description(self, words: _Words, at: int) -> bool:
        return words.form(at) in _ENDS_DESCRIPTION or (at > 0 and words.key(at) in self.tables.relatives)

    def read(self, text: str, start: int, limit: int) -> Phrase:
        """The noun phrase that starts at a place and ends before the limit."""
        words = _Words(self._lexicon, text, start, limit)
        return _Reading(self._lexicon, self.tables, self._longest, words).phrase()


def _longest_names(lexicon: Lexicon) -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    longest: dict[str, int] = {}
    for name in lexicon.nouns:
        if name[0].isupper():
            words = lexicon.tokenizer.findall(name)
            for first in {words[0], words[0].replace("'", "’")}:
                longest[first] = max(longest.get(first, 0), len(words))
    return longest


class _Words:
    """The words of a stretch of text, found as they are asked for."""

    __slots__ = ("_found", "_text", "ends", "forms", "limit", "start", "starts")

    def __init__(self, lexicon: Lexicon, text: str, start: int, limit: int) -> None:
        self._text, self.start, self.limit = text, start, limit
        self._found = lexicon.tokenizer.finditer(text, start, limit)
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def form(self, at: int) -> str:
        """A word as it stands in the text; empty behind the last."""
        forms = self.forms
        while len(forms) <= at:
            match = next(self._found, None) if len(forms) < _LONGEST else None
            if match is None:
                return ""
            forms.append(match[0])
            self.starts.append(match.start())
            self.ends.append(match.end())
        return forms[at]

    def key(self, at: int) -> str:
        """A word as the tables write it; empty behind the last."""
        return self.form(at).lower().replace("’", "'")

    def is_name(self, at: int) -> bool:
        """Whether a word has a capital."""
        return self.form(at)[:1].isupper()

    def past(self, at: int) -> int:
        """How many words there are, up to this one."""
        return at if self.form(at - 1) else len(self.forms)

    def text(self, first: int, past: int) -> str:
        """The text of some words, all of which exist."""
        return self._text[self.starts[first] : self.ends[past - 1]] if first < past else ""

    def closes(self, at: int) -> bool:
        """Whether an apposition may end before a word."""
        form = self.form(at)
        return not form or form in _ENDS_APPOSITION

    def is_end(self, at: int) -> bool:
        """Whether the stretch ends before a word."""
        return not self.form(at) and self.ends[-1] == self.limit

    def skip_title(self, tables: EntityTables) -> int:
        """The first word behind a title that a determiner follows: `M. le maire`."""
        titled = self.form(0).rstrip(".") in tables.titles and self.key(1) in tables.determiners
        return int(titled)


class _Reading:
    """The steps of reading one phrase: from word to word, each step moves ``at`` behind what it has read."""

    def __init__(self, lexicon: Lexicon, tables: EntityTables, longest: Mapping[str, int], words: _Words) -> None:
        self._lexicon, self._tables, self._longest, self._words = lexicon, tables, longest, words
        self.at = 0
        self.title = self.name = self.role = self.alias = ""
        self.noun: Noun | None = None
        self.heads: set[str] = set()
        self.determiner: Determiner | None = None
        self.takes: frozenset[str] = frozenset()
        self.first_name = False
        self.gender = ""

    def phrase(self) -> Phrase:
        words = self._words
        if not words.form(0):
            return Phrase(words.start, words.start, words.start)
        described = self._opening()
        self._title()
        if not self._known_name():
            self._head()
        head = max(self.at, 1)
        if self.noun is not None and not self.name:
            self._behind_noun()
        elif self.name and not self.title:
            self._longer_name()
        core = self.at
        self._parenthesis()
        if not self.name:
            self._apposed_name()
        elif self.name:
            self._apposed_role()
        return Phrase(
            start=words.starts[0],
            end=words.ends[max(self.at, 1) - 1],
            head_end=words.ends[head - 1],
            name=self.name,
            description=words.text(described, max(core, described)),
            determiner=self.determiner,
            noun=self.noun.lemma if self.noun else "",
            category=self.noun.category if self.noun else "",
            heads=frozenset(self.heads),
            gender=self._gender(),
            number=self._number(),
            role=self.role or self.title,
            alias=self.alias,
            personal=bool(self.title) or self.first_name,
            takes=self.takes,
        )

    # --- steps

    def _opening(self) -> int:
        """Determiner and adjectives before the noun; gives the first word of the description."""
        words, tables = self._words, self._tables
        self.at = words.skip_title(tables)
        if self.at:
            self.gender = tables.titles[words.form(0).rstrip(".")].gender
        self.determiner = tables.determiners.get(words.key(self.at))
        described = self.at
        if self.determiner is not None:
            self.at += 1
            described += self.determiner.sort not in ("indefinite", "possessive")
        while words.key(self.at) in tables.prenominals and not words.is_name(self.at):
            self.takes |= tables.takes.get(words.key(self.at), frozenset())
            self.at += 1
        return described

    def _title(self) -> None:
        """Titles before a name."""
        words, tables = self._words, self._tables
        while True:
            form = words.form(self.at).rstrip(".")
            if form not in tables.titles or not words.is_name(self.at + 1) or form in self._lexicon.genders:
                return
            self.title = words.form(self.at)
            self.gender = tables.titles[form].gender or self.gender
            self.heads.add(form.lower())
            self.at += 1

    def _known_name(self) -> bool:
        """A name of the lexicon, the longest; it may begin with the determiner (`Les Échos`)."""
        words, nouns = self._words, self._lexicon.nouns
        if self.title:
            return False
        for first in dict.fromkeys((max(self.at - 1, 0), self.at)):
            longest = self._longest.get(words.form(first), 0)
            for past in range(min(first + longest, words.past(first + longest)), max(first, self.at), -1):
                name = words.text(first, past)
                found = nouns.get(name.replace("’", "'"))
                if found and (past > self.at + 1 or found[0].category not in ("person", "document", "abstract")):
                    if found[0].category == "person" or (past == first + 1 and words.is_name(past)):
                        continue
                    self.name, self.noun, self.at = name, found[0], past
                    return True
        return False

    def _head(self) -> None:
        """A noun of the lexicon or a proper name."""
        words = self._words
        form, key = words.form(self.at), words.key(self.at)
        if not form:
            return
        if not words.is_name(self.at):
            self.noun = self._agreeing(self._lexicon.nouns.get(key, ()))
            if self.noun is None and self.determiner is not None and self._may_be_noun(key):
                self.noun = Noun(key, "", "", self.determiner.number)
            if self.noun is not None:
                self.heads.add(self.noun.lemma)
                self.at += 1
            return
        if not self.title and form not in self._lexicon.genders:
            readings = self._lexicon.nouns.get(form) or self._lexicon.nouns.get(key) or ()
            if self.determiner is not None or not words.is_name(self.at + 1):
                self.noun = self._agreeing(readings)
            if self.noun is not None:
                self.heads.add(self.noun.lemma)
                self.at += 1
                return
        self._proper_name()

    def _may_be_noun(self, key: str) -> bool:
        """Whether an unknown word behind a determiner may be its noun, as `un` in `l'un des médiateurs` may."""
        return key[0].isalpha() and (key not in self._tables.closed or key in self._tables.determiners)

    def _agreeing(self, readings: Sequence[Noun]) -> Noun | None:
        """The reading that agrees with the determiner, else the first."""
        number = self.determiner.number if self.determiner else ""
        return next((noun for noun in readings if noun.number == number), readings[0] if readings else None)

    def _proper_name(self) -> None:
        """Capitalised words with the particles between them."""
        words, tables = self._words, self._tables
        first, past = self.at, self.at + 1
        self.first_name = words.form(first) in self._lexicon.genders
        while past - first < _LONGEST_NAME:
            here = past
            allowed = tables.first_particles if self.first_name and past == first + 1 else tables.particles
            while here < past + 2 and not words.is_name(here) and words.key(here) in allowed:
                here += 1
            if not words.is_name(here):
                break
            past = here + 1
        self.name, self.at = words.text(first, past), past
        if self.noun is None and past > first + 1 and not self.title and not self.first_name:
            self._noun_in_name(words.key(first))
        if self.first_name:
            gender = self._lexicon.genders[words.form(first)]
            self.gender = self.gender or (gender if gender in ("m", "f") else "")

    def _noun_in_name(self, key: str) -> None:
        """`Agence Littoral`: the first word of a name tells what it names."""
        noun = next(iter(self._lexicon.nouns.get(key, ())), None)
        if noun is not None and noun.category in ("body", "medium"):
            self.noun = noun
            self.heads.add(noun.lemma)

    def _behind_noun(self) -> None:
        """Adjectives, a name in direct apposition, a complement; a noun with a capital opens a name itself."""
        words = self._words
        first = self.at - 1
        capital = words.is_name(first) and self.noun is not None and self.noun.category != "person"
        self._adjectives()
        if words.is_name(self.at):
            self._name_behind(first if capital else self.at)
            self._rest_of_name()
            return
        past = self._past_complement()
        if capital and past > first + 1:
            self.name = words.text(first, past)
        self.at = past
        if not self.name and words.is_name(self.at) and words.key(self.at - 1) not in self._tables.first_particles:
            self._name_behind(self.at)

    def _name_behind(self, first: int) -> None:
        kept, known = self.noun, self._known_name()
        if known:
            self.noun = kept
        else:
            self._title()
            title_past = self.at
            self._proper_name()
            first = max(first, title_past) if first != self.at and self.title else first
        if first < self.at and self._words.text(first, self.at).endswith(self.name):
            self.name = self._words.text(first, self.at)

    def _rest_of_name(self) -> None:
        """Small words between a name and a comma or the end belong to the name: `l'association Halles vivantes,`."""
        first, past = self.at, self.at
        while past < first + _ADJECTIVES and self._is_quality(past):
            past += 1
        if past > first and self._words.closes(past) and not self.first_name and not self.title:
            self.name += self._words.text(first - 1, past)[len(self._words.form(first - 1)) :]
            self.at = past

    def _adjectives(self) -> None:
        first = self.at
        while self.at < first + _ADJECTIVES and self._is_quality(self.at):
            self.at += 1

    def _is_quality(self, at: int) -> bool:
        words = self._words
        if not words.form(at)[:1].islower():
            return False
        key = words.key(at)
        if key in self._tables.closed or key in self._tables.links:
            return False
        return not self._is_finite(key)

    def _is_finite(self, key: str) -> bool:
        if key in self._lexicon.nouns:
            return False
        return any(form.person for form in self._lexicon.verb_forms(key)) and not any(
            form.tense == "participle" for form in self._lexicon.verb_forms(key)
        )

    def _past_complement(self) -> int:
        """The word behind the complements with `de`; the first name of an apposed person ends them."""
        words, tables = self._words, self._tables
        at = self.at
        if words.key(at) not in tables.links:
            return at
        while words.form(at):
            key = words.key(at)
            if key in tables.links or (key in tables.determiners and words.key(at - 1) in tables.links):
                at += 1
            elif words.is_name(at):
                if self._opens_apposition(at, at - self.at):
                    break
                at += 1
            elif self._is_quality(at) or (words.key(at)[:1].isalpha() and self._follows_link(at)):
                at += 1
            else:
                break
        while at > self.at and self._follows_link(at):
            at -= 1
        return at

    def _opens_apposition(self, at: int, width: int) -> bool:
        """Whether a person's name begins in a complement: a first name, or two capitals behind `homme d'affaires`."""
        words = self._words
        if self._follows_link(at) or not words.is_name(at + 1):
            return False
        return words.form(at) in self._lexicon.genders or (width == 2 and words.key(self.at) in self._tables.of_alone)

    def _follows_link(self, at: int) -> bool:
        before = self._words.key(at - 1)
        return before in self._tables.links or before in self._tables.determiners

    def _longer_name(self) -> None:
        """Behind an article the adjectives and complements of a capitalised word belong to the name."""
        words, first = self._words, self.at - 1
        if self.determiner is None or self.first_name or self.noun is not None or self.name != words.form(first):
            return
        self._adjectives()
        if self.at > first + 1:
            self.at = self._past_complement()
            self.name = words.text(first, self.at)

    def _parenthesis(self) -> None:
        """`(CP)` behind a name or a noun phrase, or what the acronym before it stands for."""
        words = self._words
        if words.form(self.at) != "(":
            return
        past = self.at + 1
        while words.form(past) not in ("", ")") and past - self.at < _LONGEST_NAME + 3:
            past += 1
        if words.form(past) != ")":
            return
        inside = words.text(self.at + 1, past)
        acronym = past == self.at + 2 and inside.isupper() and len(inside) > 1
        if acronym or (self.name.isupper() and words.is_name(self.at + 1)):
            self.alias = inside
        self.at = past + 1

    def _apposed_name(self) -> None:
        """`le maire, Paul Roy,`: a name between commas, or at the end."""
        words = self._words
        if words.key(self.at) != "," or self.noun is None:
            return
        before, noun = self.at, self.noun
        self.at += 1
        title, gender, heads = self.title, self.gender, set(self.heads)
        self._apposed_noun()
        self._title()
        if words.is_name(self.at) and words.key(self.at) not in self._tables.closed:
            known = self._known_name()
            if not known:
                self._proper_name()
            plain = not (self.title or self.first_name or known or " " in self.name or self.name.isupper())
            human = noun.category not in ("body", "medium", "document") or not (self.title or self.first_name)
            if words.closes(self.at) and (not plain or words.is_end(self.at)) and human:
                self.noun = noun
                return
        self.at, self.title, self.gender, self.heads = before, title, gender, heads
        self.name, self.first_name, self.noun = "", False, noun

    def _apposed_noun(self) -> None:
        """`son rival, l'homme d'affaires Paul Roy`: a noun phrase before the name."""
        words, tables = self._words, self._tables
        noun = next(iter(self._lexicon.nouns.get(words.key(self.at + 1), ())), None)
        if noun is None or noun.category != "person" or words.key(self.at) not in tables.determiners:
            return
        self.at += 2
        self._adjectives()
        self.at = self._past_complement()
        self.heads.add(noun.lemma)

    def _apposed_role(self) -> None:
        """`Paul Roy, maire de Lunel`, also behind an age; with an article only where it ends what is read."""
        words, tables = self._words, self._tables
        at = self.at
        if words.key(at) == "," and words.key(at + 2) in tables.years:
            at += 3
        if words.key(at) != ",":
            return
        first = at + 1
        article = words.key(first) in tables.determiners
        here = first + article
        while words.key(here) in tables.prenominals:
            here += 1
        noun = next(iter(self._lexicon.nouns.get(words.key(here), ())), None)
        personal = bool(self.title) or self.first_name or self.noun is None or self.noun.category == "person"
        if noun is None or noun.category not in (("person",) if personal else ("body", "medium")):
            return
        if self.gender and noun.gender in ("m", "f") and noun.gender != self.gender:
            return
        before, self.at = self.at, here + 1
        self._adjectives()
        past = self._past_complement()
        if article and not words.closes(past):
            self.at = before
            return
        self.heads.add(noun.lemma)
        self.role = words.text(here, past)
        self.noun = self.noun or noun
        self.at = past

    # --- what follows from the words

    def _gender(self) -> str:
        if self.gender:
            return self.gender
        of_noun = self.noun.gender if self.noun is not None and self.noun.gender in ("m", "f") else ""
        of_determiner = self.determiner.gender if self.determiner is not None else ""
        if self.noun is not None and self.noun.lemma == self.name:
            return of_determiner or of_noun
        return of_noun or of_determiner

    def _number(self) -> str:
        if self.determiner is not None:
            return self.determiner.number
        return "singular"
