"""What stands beside a noun phrase: an acronym in brackets, a name or a role between commas."""

from __future__ import annotations

from discourse.entities.complement import adjectives, past_complement
from discourse.entities.head import LONGEST_NAME, known_name, proper_name, titles
from discourse.entities.reading import Reading
from discourse.entries import Noun

_BODIES = ("body", "medium")
_NAMED = ("person", *_BODIES)
_LONGEST_CHARGE = 9


def parenthesis(reading: Reading) -> None:
    """`(CP)` behind a name or a noun phrase, or what the acronym before it stands for."""
    words = reading.words
    if words.forms[reading.at] != "(":
        return
    past = reading.at + 1
    while words.forms[past] not in ("", ")") and past - reading.at < LONGEST_NAME + 3:
        past += 1
    if words.forms[past] != ")":
        return
    inside = words.text(reading.at + 1, past)
    acronym = past == reading.at + 2 and inside.isupper() and len(inside) > 1
    whole = reading.noun is None or reading.noun.category != "person" or bool(reading.name)
    if (acronym and whole) or (reading.name.isupper() and words.is_name(reading.at + 1)):
        reading.alias = inside
    reading.at = past + 1


def apposed_name(reading: Reading) -> None:
    """`le maire, Paul Roy,`: a name between commas, or at the end."""
    words = reading.words
    _charge(reading)
    _second_noun(reading)
    if words.keys[reading.at] != "," or reading.noun is None:
        return
    before, first = reading.at, reading.noun
    noun = first
    reading.at += 1
    title, gender, heads = reading.title, reading.gender, set(reading.heads)
    noun = _apposed_noun(reading) or noun
    titles(reading)
    if words.is_name(reading.at) and words.keys[reading.at] not in reading.tables.closed:
        known = known_name(reading)
        if not known:
            proper_name(reading)
        plain = not (reading.title or reading.first_name or known or " " in reading.name or reading.name.isupper())
        counsel = reading.title and reading.determiner is not None and reading.determiner.sort == "possessive"
        human = counsel or noun.category not in (*_BODIES, "document") or not (reading.title or reading.first_name)
        if words.closes(reading.at) and (not plain or words.is_end(reading.at)) and human:
            reading.noun = noun
            return
    reading.at, reading.title, reading.gender, reading.heads = before, title, gender, heads
    reading.name, reading.first_name, reading.noun = "", False, first


def _second_noun(reading: Reading) -> None:
    """What somebody is as well, before the comma and the name: `son père et entraîneur, Paul Roy`."""
    words, at = reading.words, reading.at
    if words.keys[at] not in reading.tables.joining or reading.noun is None or reading.noun.category != "person":
        return
    noun = next(iter(reading.lexicon.noun(words.keys[at + 1])), None)
    if noun is not None and noun.category == "person" and words.keys[at + 2] == ",":
        reading.heads.add(noun.lemma)
        reading.at += 2


def _charge(reading: Reading) -> None:
    """What a person is there for, behind another preposition than `de`, up to the comma before the name: `le ministre
    en charge de la santé, Paul Roy`."""
    words, first = reading.words, reading.at
    if words.keys[first] not in reading.tables.prepositions:
        return
    if reading.noun is None or reading.noun.category != "person":
        return
    for at in range(first + 1, words.past(first + _LONGEST_CHARGE)):
        if words.keys[at] == ",":
            if words.is_name(at + 1) and (words.is_name(at + 2) or words.forms[at + 1] in reading.lexicon.genders):
                reading.at = at
            return
        if not words.keys[at][:1].isalpha() or reading.lexicon.cue(words.keys[at], False):
            return


def _apposed_noun(reading: Reading) -> Noun | None:
    """`son rival, l'homme d'affaires Paul Roy`: a noun phrase before the name; gives the noun of a body."""
    words, tables = reading.words, reading.tables
    form, key = words.forms[reading.at + 1], words.keys[reading.at + 1]
    noun = next(iter(reading.lexicon.noun(form) or reading.lexicon.noun(key)), None)
    if words.keys[reading.at] not in tables.determiners:
        return None
    if noun is None and words.is_name(reading.at + 2) and words.is_name(reading.at + 3):
        # a trade that no table holds
        reading.at += 2
        return None
    if noun is None or noun.category not in _NAMED:
        return None
    reading.at += 2
    adjectives(reading)
    reading.at = past_complement(reading)
    reading.heads.add(noun.lemma)
    return noun if noun.category in _BODIES else None


def apposed_role(reading: Reading) -> None:
    """`Paul Roy, maire de Lunel`, also behind an age; with an article only where it ends what is read."""
    words, tables = reading.words, reading.tables
    at = reading.at
    if words.keys[at] == "," and words.keys[at + 2] in tables.years:
        at += 3
        # whoever has an age is a person
        reading.first_name = reading.first_name or reading.noun is None
    if words.keys[at] != ",":
        return
    first = at + 1
    article = words.keys[first] in tables.determiners
    here = first + article
    while words.keys[here] in tables.prenominals:
        here += 1
    noun = next(iter(reading.lexicon.noun(words.keys[here])), None)
    personal = bool(reading.title) or reading.first_name or reading.noun is None or reading.noun.category == "person"
    if noun is None or noun.category not in (("person",) if personal else ("body", "medium")):
        return
    if reading.gender and noun.gender in ("m", "f") and noun.gender != reading.gender:
        return
    before, reading.at = reading.at, here + 1
    adjectives(reading)
    past = past_complement(reading)
    if article and not words.closes(past):
        reading.at = before
        return
    reading.heads.add(noun.lemma)
    reading.role = words.text(here, past)
    reading.noun = reading.noun or noun
    reading.at = past
