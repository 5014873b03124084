"""Who is taken up by a noun: `le maire` behind `le maire, Paul Roy`, `l'agence` behind `KCNA`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from discourse.entities.names import words_of
from discourse.entities.phrase import Phrase
from discourse.entities.referents import History, Referent, Seen
from discourse.entities.salience import FAR, Choice, most_salient, most_told, only_one
from discourse.entities.tables import EntityTables

_MOST = 6
"""How many of those called by one noun are kept."""
_WITHIN = 5
"""How many sentences back somebody is taken up by another noun."""
_NEAR = 2
"""How many where its complement may as well tell it apart: `la chercheuse de l'université`."""
_AGREEING = frozenset(("person", "group", "unknown"))
"""Kinds whose gender and number a noun keeps: the paper La Croix is `le quotidien` as well."""
_MANY = frozenset(("person", "plain"))
"""What tells that a noun with a complement may be another word for whoever just spoke."""
_ONLY_PLAIN = frozenset(("plain",))
_UNNAMED = "unnamed"
"""What takes up an unnamed source as well: `un plombier … le sexagénaire`."""
_INHABITANT = frozenset(("person",))
"""Whom a noun with a capital takes up: `la Toulousaine`."""


class Descriptions:
    """The nouns of a text and who was called by them."""

    def __init__(self, tables: EntityTables, history: History) -> None:
        self._tables, self._history = tables, history
        self._called: dict[str, list[Referent]] = {}
        self._carrier: Referent | None = None

    def carry(self, agency: Referent) -> None:
        """Note the agency that carries the text, which `l'agence` may take up however far down."""
        self._carrier = agency

    def add(self, referent: Referent) -> None:
        """Enter the nouns by which somebody was called."""
        for noun in referent.heads:
            called = self._called.setdefault(noun, [])
            if referent not in called:
                called.append(referent)
                del called[:-_MOST]

    def find(self, phrase: Phrase, sentence: int, others: Collection[Referent] = ()) -> Choice:
        """Whoever a phrase without a name takes up; None where it speaks of somebody new. ``others`` are not meant."""
        determiner = phrase.determiner
        if determiner is not None and determiner.is_indefinite:
            return None
        found = self._same_noun(phrase)
        # of `au quotidien` the source is `quotidien`
        bare = determiner is None and phrase.category != "medium"
        if found is not None or bare or (determiner is not None and determiner.sort == "possessive"):
            return found
        return self._other_noun(phrase, sentence, others)

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

    def _other_noun(self, phrase: Phrase, sentence: int, others: Collection[Referent]) -> Choice:
        takes = self._taken(phrase)
        if not takes or (self._is_somebody_else(phrase) and phrase.noun not in self._tables.plain):
            return None
        avoids = self._tables.avoids.get(phrase.noun, frozenset())

        def fits(one: Referent) -> bool:
            if one in others or one.name in hard or not hard.isdisjoint(one.heads):
                return False
            if origins and one.countries and origins.isdisjoint(one.countries):
                return False
            if one.kind in _AGREEING and not one.agrees(phrase.gender, phrase.number):
                return False
            if phrase.number == "plural" and one.number == "singular":
                return False
            if _UNNAMED in takes and one.spoke and not one.named and one.kind == "person":
                return True
            return not takes.isdisjoint(one.heads) or (one.named and not takes.isdisjoint(_bare(one)))

        def undescribed(one: Referent) -> bool:
            return _is_named_person(one) and fits(one) and not self._has_complement(words_of(one.role))

        def plain(one: Referent) -> bool:
            agrees = one.agrees(phrase.gender, phrase.number)
            return one.personal and agrees and one not in others and one.heads <= self._tables.plain

        origins = self._tables.origins.get(phrase.noun, frozenset())
        hard = avoids - self._tables.title_nouns
        if self._is_told_apart(phrase):
            titled = takes & self._tables.title_nouns
            if _MANY.isdisjoint(takes) and not titled:
                return None
            takes = titled or takes
            return only_one(self._history.recent(sentence, _NEAR), undescribed)
        recent = list(self._history.recent(sentence, _WITHIN))
        if takes == _ONLY_PLAIN:
            return only_one(recent, plain)
        if phrase.noun.lower() in self._tables.countries:
            found = self._near([seen for seen in recent if origins & seen.referent.countries], sentence, fits, phrase)
            if found is not None:
                return found
        soft = [seen for seen in recent if avoids.isdisjoint(seen.referent.heads)] if avoids else recent
        found = self._near(soft, sentence, fits, phrase) or self._far(recent, sentence, fits, phrase, takes)
        return found or (only_one(recent, plain) if takes >= _ONLY_PLAIN and "person" not in takes else None)

    def _taken(self, phrase: Phrase) -> frozenset[str]:
        """The nouns and kinds of those whom a phrase takes up."""
        takes = phrase.takes | self._tables.taken_by(phrase.noun)
        if phrase.category == "person" and phrase.noun[0].isupper():
            takes |= _INHABITANT
        return takes | {phrase.office} if phrase.office else takes

    def _is_somebody_else(self, phrase: Phrase) -> bool:
        """Whether a participle or an agent tells somebody new: `l'expert commis par le juge`."""
        told = phrase.kernel not in ("", phrase.description)
        return told or not self._tables.agents.isdisjoint(words_of(phrase.description))

    def _is_told_apart(self, phrase: Phrase) -> bool:
        """Whether a phrase has a complement that may tell somebody new apart."""
        demonstrative = phrase.determiner is not None and phrase.determiner.sort == "demonstrative"
        return not demonstrative and not phrase.office and self._has_complement(words_of(phrase.description))

    def _near(
        self, recent: Sequence[Seen], sentence: int, fits: Callable[[Referent], bool], phrase: Phrase
    ) -> Choice:
        told = [seen for seen in recent if not seen.quoted]
        # `l'entreprise` is rather the company with a name than its works
        named = [seen for seen in told if seen.referent.named and phrase.category == "body"]
        found = most_salient(named, sentence, fits, phrase.gender) or most_salient(told, sentence, fits, phrase.gender)
        return found or most_salient(recent, sentence, fits, phrase.gender)

    def _far(
        self,
        recent: Sequence[Seen],
        sentence: int,
        fits: Callable[[Referent], bool],
        phrase: Phrase,
        takes: frozenset[str],
    ) -> Choice:
        def alone(one: Referent) -> bool:
            return fits(one) and (one.kind != "unknown" or "person" not in takes)

        found = self._near(recent, sentence, fits, phrase)
        if found is None and _UNNAMED in takes:
            found = most_told(self._history.recent(sentence, FAR), fits)
        found = found or only_one(self._history.recent(sentence, FAR), alone) or self._only_called(takes, fits)
        if found is None and self._carrier is not None and fits(self._carrier):
            return self._carrier
        return found

    def _only_called(self, takes: frozenset[str], fits: Callable[[Referent], bool]) -> Referent | None:
        """Whoever alone was named, however long ago, and called by one of the nouns that a noun takes up."""
        called = {id(one): one for noun in takes for one in self._called.get(noun, ()) if one.named and fits(one)}
        return next(iter(called.values())) if len(called) == 1 else None

    def _has_complement(self, words: tuple[str, ...]) -> bool:
        """Whether `de` and a noun follow; an age (`de 20 ans`) tells nothing apart."""
        return any(
            (word in self._tables.prepositions and not following[:1].isdigit())
            or (word[1:2] == "'" and word[:2] in self._tables.of)
            for word, following in pairwise((*words[1:], ""))
        )


def _is_named_person(one: Referent) -> bool:
    """Whether somebody has the name of a person, or two words that nothing tells to be another name."""
    return one.personal or (one.kind == "unknown" and not one.heads and " " in one.name)


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
