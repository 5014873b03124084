"""The opening of a noun phrase and its head: determiner, titles, a noun or a name."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.entities.reading import Reading
from discourse.entries import Noun

LONGEST_NAME = 7
_ANY_PERSON = frozenset(("person",))


def opening(reading: Reading) -> int:
    """Determiner and adjectives before the noun; gives the first word of the description."""
    words, tables = reading.words, reading.tables
    reading.at = words.skip_title(tables.titles, tables.determiners)
    if reading.at:
        reading.gender = tables.titles[words.forms[0].rstrip(".")].gender
    reading.determiner = tables.determiners.get(words.keys[reading.at])
    described = reading.at
    if reading.determiner is not None:
        reading.at += 1
        described += reading.determiner.sort not in ("indefinite", "possessive")
    while _before_noun(reading):
        key = words.keys[reading.at]
        reading.at += 1
        if key in tables.same:
            # `la même agence` is `l'agence`
            described = reading.at
        else:
            reading.takes |= tables.takes.get(key, frozenset())
    return described


def _before_noun(reading: Reading) -> bool:
    """Whether an adjective follows that a noun follows; a capital opens a name, but for `la Première ministre`."""
    words, at = reading.words, reading.at
    if words.keys[at] not in reading.tables.prenominals or not words.forms[at + 1][:1].isalpha():
        return False
    if not words.is_name(at):
        return True
    return reading.determiner is not None and words.keys[at + 1] in reading.lexicon.nouns and not words.is_name(at + 1)


def titles(reading: Reading) -> None:
    """Titles before a name."""
    words, tables = reading.words, reading.tables
    while True:
        form = words.forms[reading.at].rstrip(".")
        if form not in tables.titles or not words.is_name(reading.at + 1) or form in reading.lexicon.genders:
            return
        reading.title = words.forms[reading.at]
        reading.gender = tables.titles[form].gender or reading.gender
        reading.heads.add(form.lower())
        reading.at += 1


def known_name(reading: Reading) -> bool:
    """A name of the lexicon, the longest; it may begin with the determiner (`Les Échos`)."""
    if reading.title:
        return False
    firsts = (reading.at - 1, reading.at) if reading.at else (reading.at,)
    return any(_name_from(reading, first) for first in firsts if reading.words.forms[first] in reading.longest)


def _name_from(reading: Reading, first: int) -> bool:
    """The longest name of the lexicon that begins with a word and reaches behind what has been read."""
    words, nouns = reading.words, reading.lexicon.nouns
    longest = words.past(first + reading.longest[words.forms[first]])
    for past in range(longest, max(first, reading.at), -1):
        name = words.text(first, past)
        found = nouns.get(name.replace("’", "'"))
        if found and (past > reading.at + 1 or found[0].category not in ("person", "document", "abstract")):
            if found[0].category == "person" or (past == first + 1 and words.is_name(past)):
                continue
            reading.name, reading.noun, reading.at = name, found[0], past
            return True
    return False


def head(reading: Reading) -> None:
    """A noun of the lexicon or a proper name."""
    words = reading.words
    form, key = words.forms[reading.at], words.keys[reading.at]
    if not form:
        return
    if reading.determiner is not None and reading.determiner.sort == "pronominal":
        # the noun is left out: `celui de Morvieux, Paul Roy`
        reading.noun = Noun(words.keys[reading.at - 1], "person", reading.determiner.gender, reading.determiner.number)
        return
    if not words.is_name(reading.at):
        reading.noun = _agreeing(reading, reading.lexicon.noun(key))
        if reading.noun is None and reading.determiner is not None and _may_be_noun(reading, key):
            reading.noun = _unlisted(reading, key)
        if reading.noun is not None:
            reading.heads.add(reading.noun.lemma)
            reading.at += 1
        return
    if not reading.title and form not in reading.lexicon.genders:
        readings = reading.lexicon.noun(form) or reading.lexicon.noun(key)
        if reading.determiner is not None or not words.is_name(reading.at + 1):
            reading.noun = _agreeing(reading, readings)
        if reading.noun is not None:
            reading.heads.add(reading.noun.lemma)
            reading.at += 1
            return
    proper_name(reading)


def _unlisted(reading: Reading, key: str) -> Noun:
    """A noun that no table holds; one that is a person by its ending may be another word for anybody: `la
    marionnettiste`."""
    number = reading.determiner.number if reading.determiner is not None else ""
    if not reading.lexicon.forms.is_person(key):
        return Noun(key, "", "", number)
    reading.takes |= _ANY_PERSON
    return Noun(key, "person", "", number)


def _may_be_noun(reading: Reading, key: str) -> bool:
    """Whether an unknown word behind a determiner may be its noun, as `un` in `l'un des médiateurs` may."""
    return key[0].isalpha() and (key not in reading.tables.closed or key in reading.tables.determiners)


def _agreeing(reading: Reading, readings: Sequence[Noun]) -> Noun | None:
    """The reading that agrees with the determiner, else the first."""
    number = reading.determiner.number if reading.determiner else ""
    return next((noun for noun in readings if noun.number == number), readings[0] if readings else None)


def proper_name(reading: Reading) -> None:
    """Capitalised words with the particles between them."""
    words, tables = reading.words, reading.tables
    first, past = reading.at, reading.at + 1
    reading.first_name = words.forms[first] in reading.lexicon.genders
    person = first > 0 and reading.noun is not None and reading.noun.category == "person"
    while past - first < LONGEST_NAME:
        here = past
        given = reading.first_name or (person and not words.is_name(first - 1))
        allowed = tables.first_particles if given and past == first + 1 else tables.particles
        while here < past + 2 and not words.is_name(here) and words.keys[here] in allowed:
            here += 1
        if not words.is_name(here):
            break
        past = here + 1
    if not reading.first_name and not reading.title and words.forms[past].isdigit():
        # a broadcaster or a product: `Delta 24`
        past += 1
    reading.name, reading.at = words.text(first, past), past
    if reading.noun is None and past > first + 1 and not reading.title and not reading.first_name:
        _noun_in_name(reading, words.keys[first])
    if reading.first_name:
        gender = reading.lexicon.genders[words.forms[first]]
        reading.gender = reading.gender or (gender if gender in ("m", "f") else "")


def _noun_in_name(reading: Reading, key: str) -> None:
    """`Agence Littoral`: the first word of a name tells what it names."""
    noun = next(iter(reading.lexicon.noun(key)), None)
    if noun is not None and noun.category in ("body", "medium"):
        reading.noun = noun
        reading.heads.add(noun.lemma)
