"""What follows the head of a noun phrase: adjectives, a name in direct apposition, complements."""

from __future__ import annotations

from discourse.entities.head import known_name, proper_name, titles
from discourse.entities.reading import Reading

_ADJECTIVES = 4
_OF_AND_NOUN = 2
_LONGEST_ACRONYM = 5


def behind_noun(reading: Reading) -> None:
    """Adjectives, a name in direct apposition, a complement; a noun with a capital opens a name itself."""
    words = reading.words
    first = reading.at - 1
    capital = words.is_name(first) and reading.noun is not None and reading.noun.category != "person"
    adjectives(reading)
    _party(reading)
    _naming(reading)
    if words.is_name(reading.at):
        _name_behind(reading, first if capital else reading.at)
        _rest_of_name(reading)
        return
    past = past_complement(reading)
    if capital and past > first + 1:
        reading.name = words.text(first, past)
    reading.at = past
    linked = words.keys[reading.at - 1] in reading.tables.first_particles
    if not reading.name and not linked and words.is_name(reading.at):
        _name_behind(reading, reading.at)


def _party(reading: Reading) -> None:
    """The acronym of a party or a body behind a person: `le député PS Paul Roy`, `la maire EELV de Lyon`."""
    words, at = reading.words, reading.at
    acronym = words.forms[at]
    if reading.noun is None or reading.noun.category != "person":
        return
    if not acronym.isupper() or not 1 < len(acronym) <= _LONGEST_ACRONYM:
        return
    if words.is_name(at + 1) or words.keys[at + 1] in reading.tables.links or words.keys[at + 1] == ",":
        reading.at += 1


def _naming(reading: Reading) -> None:
    """The words before the name that a body or a person goes by: `se faisant appeler Nacre`."""
    words = reading.words
    for naming in reading.tables.naming.get(words.keys[reading.at], ()):
        past = reading.at + len(naming)
        if tuple(words.keys[reading.at : past]) == naming and words.is_name(past):
            reading.at = past
            return


def _name_behind(reading: Reading, first: int) -> None:
    kept, known = reading.noun, known_name(reading)
    if known:
        reading.noun = kept
    else:
        titles(reading)
        title_past = reading.at
        proper_name(reading)
        first = max(first, title_past) if first != reading.at and reading.title else first
    if first < reading.at and reading.words.text(first, reading.at).endswith(reading.name):
        reading.name = reading.words.text(first, reading.at)


def _rest_of_name(reading: Reading) -> None:
    """Small words between a name and a comma or the end belong to the name: `l'association Halles vivantes,`; so does
    a complement of its own: `l'association Les Amis du Rex`."""
    first, past = reading.at, reading.at
    words = reading.words
    if _has_own_complement(reading):
        reading.at = past_complement(reading)
        reading.name += words.text(first - 1, reading.at)[len(words.forms[first - 1]) :]
        return
    while past < first + _ADJECTIVES and _is_quality(reading, past):
        past += 1
    if past > first and reading.words.closes(past) and not reading.first_name and not reading.title:
        reading.name += reading.words.text(first - 1, past)[len(reading.words.forms[first - 1]) :]
        reading.at = past


def _has_own_complement(reading: Reading) -> bool:
    """Whether what follows with `de` belongs to the name: of a paper, of one that opens with an article, and with the
    article of another name: `la société Voies du Couchant`."""
    words, tables, at = reading.words, reading.tables, reading.at
    article = words.keys[at + 1] in tables.determiners
    if words.keys[at] not in tables.links or not words.is_name(at + 1 + article):
        return False
    first = reading.name.replace("’", "'").replace("'", "' ").partition(" ")[0].lower()
    if first in tables.determiners or (reading.noun is not None and reading.noun.category == "medium"):
        return True
    named = reading.noun is not None and reading.noun.category == "body"
    return named and (article or words.keys[at] not in tables.of_alone)


def longer_name(reading: Reading) -> None:
    """Behind an article the adjectives and complements of a capitalised word belong to the name."""
    words, first = reading.words, reading.at - 1
    if reading.determiner is None or reading.first_name or reading.noun is not None:
        return
    if reading.name != words.forms[first]:
        return
    adjectives(reading)
    if reading.at > first + 1 or (words.keys[reading.at] in reading.tables.links and words.is_name(reading.at + 1)):
        reading.at = past_complement(reading)
        reading.name = words.text(first, reading.at)


def adjectives(reading: Reading) -> None:
    """Adjectives behind a noun or a name."""
    first = reading.at
    while reading.at < first + _ADJECTIVES and _is_quality(reading, reading.at):
        reading.at += 1


def _is_quality(reading: Reading, at: int) -> bool:
    words = reading.words
    if not words.forms[at][:1].islower():
        return False
    key = words.keys[at]
    if key in reading.tables.closed or key in reading.tables.links:
        return False
    return not _is_finite(reading, key)


def _is_finite(reading: Reading, key: str) -> bool:
    if reading.lexicon.noun(key):
        return False
    return any(form.person for form in reading.lexicon.verb_forms(key)) and not any(
        form.tense == "participle" for form in reading.lexicon.verb_forms(key)
    )


def past_complement(reading: Reading) -> int:
    """The word behind the complements with `de`; the first name of an apposed person ends them."""
    words, tables = reading.words, reading.tables
    at = reading.at
    if words.keys[at] not in tables.links:
        return at
    while words.forms[at]:
        key = words.keys[at]
        if key in tables.links or (key in tables.determiners and words.keys[at - 1] in tables.links):
            at += 1
        elif words.is_name(at):
            if _opens_apposition(reading, at, at - reading.at) or _ends_genus(reading, at):
                break
            at += 1
        elif _is_quality(reading, at) or (words.keys[at][:1].isalpha() and _follows_link(reading, at)):
            at += 1
        else:
            break
    while at > reading.at and _follows_link(reading, at):
        at -= 1
    return at


def _opens_apposition(reading: Reading, at: int, width: int) -> bool:
    """Whether a person's name begins in a complement: a first name, or two capitals behind `homme d'affaires`."""
    words = reading.words
    if _follows_link(reading, at):
        return False
    if not words.is_name(at + 1):
        plain = width == _OF_AND_NOUN and words.keys[reading.at] in reading.tables.of_alone
        return plain and not words.is_name(at - 1) and reading.noun is not None and reading.noun.category == "person"
    if words.forms[at] in reading.lexicon.genders:
        return True
    return width == _OF_AND_NOUN and words.keys[reading.at] in reading.tables.of_alone


def _ends_genus(reading: Reading, at: int) -> bool:
    """Whether a name stands behind what tells the kind of a body: `l'agence de presse TAVNA`."""
    words, noun = reading.words, reading.noun
    if noun is None or noun.category not in ("body", "medium") or words.is_name(reading.at - 1):
        return False
    plain = words.keys[reading.at] in reading.tables.of_alone and not words.is_name(at - 1)
    return plain and not _follows_link(reading, at)


def _follows_link(reading: Reading, at: int) -> bool:
    before = reading.words.keys[at - 1]
    return before in reading.tables.links or before in reading.tables.determiners
