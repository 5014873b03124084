"""Who is taken up by a noun: `le maire` behind `le maire, Paul Roy`, `l'agence` behind `KCNA`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from discourse.entities.names import words_of
from discourse.entities.phrase import Phrase
from discourse.entities.referents import History, Referent
from discourse.entities.salience import FAR, Choice, most_salient, only_one
from discourse.entities.tables import EntityTables

_MOST = 6
"""How many of those called by one noun are kept."""
_WITHIN = 5
"""How many sentences back somebody is taken up by another noun."""
_NEAR = 1
"""How many where its complement may as well tell it apart: `la chercheuse de l'université`."""
_AGREEING = frozenset(("person", "group", "unknown"))
"""Kinds whose gender and number a noun keeps: the paper La Croix is `le quotidien` as well."""
_INHABITANT = frozenset(("person",))
"""Whom a noun with a capital takes up: `la Toulousaine`."""


class Descriptions:
    """The nouns of a text and who was called by them."""

    def __init__(self, tables: EntityTables, history: History) -> None:
        self._tables, self._history = tables, history
        self._called: dict[str, list[Referent]] = {}

    def add(self, referent: Referent) -> None:
        """Enter the nouns by which somebody was called."""
        for noun in referent.heads:
            called = self._called.setdefault(noun, [])
            if referent not in called:
                called.append(referent)
                del called[:-_MOST]

    def find(self, phrase: Phrase, sentence: int) -> Choice:
        """Whoever a phrase without a name takes up; None where it speaks of somebody new."""
        determiner = phrase.determiner
        if determiner is not None and determiner.is_indefinite:
            return None
        found = self._same_noun(phrase)
        if found is not None or determiner is None or determiner.sort == "possessive":
            return found
        return self._other_noun(phrase, sentence)

    def _same_noun(self, phrase: Phrase) -> Choice:
        wanted = words_of(phrase.description)
        called = [one for one in self._called.get(phrase.noun, ()) if one.agrees(phrase.gender, phrase.number)]
        exact = [one for one in called if words_of(one.description) == wanted and not one.anonymous]
        if len(exact) == 1:
            return exact[0]
        if phrase.determiner is not None and phrase.determiner.sort == "possessive":
            return None
        fitting = [one for one in called if self._fits(one, wanted, phrase)]
        if len(fitting) > 1:
            return "ambiguous"
        return fitting[0] if fitting else None

    def _fits(self, one: Referent, wanted: tuple[str, ...], phrase: Phrase) -> bool:
        told = {*words_of(one.description), *words_of(one.role)}
        if len(wanted) <= 1 or told.issuperset(wanted):
            return not phrase.takes
        plain = one.named and not one.personal and len(words_of(one.description)) <= 1
        return plain and not self._has_complement(wanted)

    def _other_noun(self, phrase: Phrase, sentence: int) -> Choice:
        takes = phrase.takes | self._tables.takes.get(phrase.noun, frozenset())
        if phrase.category == "person" and phrase.noun[0].isupper():
            takes |= _INHABITANT
        anew = phrase.determiner is None or phrase.determiner.sort != "demonstrative"
        if phrase.office:
            takes |= {phrase.office}
        if not takes:
            return None
        told_apart = anew and not phrase.office and self._has_complement(words_of(phrase.description))
        titled = takes & self._tables.title_nouns
        if told_apart and _INHABITANT.isdisjoint(takes) and not titled:
            return None

        def fits(one: Referent) -> bool:
            if one.kind in _AGREEING and not one.agrees(phrase.gender, phrase.number):
                return False
            if not takes.isdisjoint(one.heads):
                return True
            return one.named and not takes.isdisjoint(_bare(one))

        def alone(one: Referent) -> bool:
            return fits(one) and (one.kind != "unknown" or "person" not in takes)

        def undescribed(one: Referent) -> bool:
            return one.personal and fits(one) and not self._has_complement(words_of(one.role))

        if told_apart and titled:
            takes = titled
        if told_apart:
            return only_one(self._history.recent(sentence, _NEAR), undescribed)
        recent = list(self._history.recent(sentence, _WITHIN))
        found = most_salient((seen for seen in recent if not seen.quoted), sentence, fits, phrase.gender)
        found = found or most_salient(recent, sentence, fits, phrase.gender)
        return found or only_one(self._history.recent(sentence, FAR), alone) or self._only_called(takes, fits)

    def _only_called(self, takes: frozenset[str], fits: Callable[[Referent], bool]) -> Referent | None:
        """Whoever alone was named, however long ago, and called by one of the nouns that a noun takes up."""
        called = {id(one): one for noun in takes for one in self._called.get(noun, ()) if one.named and fits(one)}
        return next(iter(called.values())) if len(called) == 1 else None

    def _has_complement(self, words: tuple[str, ...]) -> bool:
        """Whether `de` and a noun follow; an age (`de 20 ans`) tells nothing apart."""
        return any(
            (word in self._tables.of and not following[:1].isdigit())
            or (word[1:2] == "'" and word[:2] in self._tables.of)
            for word, following in pairwise((*words[1:], ""))
        )


def _bare(one: Referent) -> Sequence[str]:
    """What somebody with a name may be called where no noun tells more."""
    if one.personal:
        return ("person",)
    if one.category in ("power", "place"):
        return ("power",)
    if one.heads:
        return ()
    if one.kind == "unknown":
        return ("person", "body")
    return ("medium",) if one.kind == "medium" else ("body",)
