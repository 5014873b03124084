"""Whoever a noun phrase stands for: somebody the text has spoken of, else somebody new."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from discourse.entities.descriptions import Descriptions
from discourse.entities.names import Ambiguous, Names
from discourse.entities.phrase import Phrase
from discourse.entities.referents import History, Referent
from discourse.entities.tables import EntityTables
from discourse.model import EntityKind

_KINDS: Mapping[str, EntityKind] = {
    "person": "person",
    "body": "organisation",
    "power": "organisation",
    "place": "organisation",
    "medium": "medium",
    "document": "document",
    "sources": "group",
}


class Identities:
    """Those whom a text has named or described up to here."""

    def __init__(self, tables: EntityTables, history: History) -> None:
        self._tables, self._names = tables, Names()
        self._descriptions = Descriptions(tables, history)

    def knows(self, name: str) -> bool:
        """Whether a name, or a part of one, was met before."""
        return self._names.knows(name)

    def person_called(self, name: str) -> Referent | None:
        """The person who alone has a name, in full."""
        found = [one for one in self._names.bearers(name) if one.personal]
        return found[0] if len(found) == 1 else None

    def medium(self, name: str) -> Referent:
        """The agency that carries the text, by its name."""
        found = Referent(name, "medium", "", "singular", named=True, category="medium")
        self._names.add(name, found)
        self._descriptions.carry(found)
        return found

    def of_phrase(
        self, phrase: Phrase, sentence: int, reports: bool, others: Collection[Referent] = ()
    ) -> Referent | Ambiguous:
        """Whoever a phrase stands for; ``reports`` tells that it is a source that relays, ``others`` are those whom a
        noun of it does not take up."""
        capital = phrase.description[:1].isupper() and phrase.determiner is not None
        if reports and capital and phrase.category == "person" and not phrase.personal:
            # a paper may be called like a person: `d'après Le Dauphin sportif`
            phrase.name, phrase.category, phrase.heads = phrase.description, "medium", frozenset()
        if phrase.category == "person" and not phrase.personal and "body" in self._tables.taken_by(phrase.noun):
            # who builds or runs something may be a company: `le constructeur Vandermeer`
            phrase.category = "body"
        personal = phrase.personal or (phrase.category == "person" and bool(phrase.name))
        if personal and not phrase.personal and any(not one.personal for one in self._names.bearers(phrase.name)):
            # what somebody is may be said of a company: `Cobresur, propriétaire du site`
            personal = False
        if phrase.name:
            found = self._names.find(phrase, personal)
        else:
            found = self._descriptions.find(phrase, sentence, others)
        if found == "ambiguous":
            return found
        if found is None:
            found = self._new(phrase, reports)
        self._enrich(found, phrase, personal)
        return found

    def _new(self, phrase: Phrase, reports: bool) -> Referent:
        kind = _KINDS.get(phrase.category, "unknown")
        if phrase.personal:
            kind = "person"
        elif kind == "unknown" and reports:
            kind = "medium" if phrase.name or not phrase.description[:1].islower() else "document"
        if kind == "person" and phrase.number == "plural":
            kind = "group"
        indefinite = phrase.determiner is not None and phrase.determiner.is_indefinite
        name = phrase.name or phrase.kernel or phrase.description
        return Referent(
            name=name[:1].lower() + name[1:] if not phrase.name and _opens_with_article(phrase) else name,
            kind=kind,
            gender=phrase.gender,
            number=phrase.number,
            category=phrase.category,
            description=phrase.description,
            anonymous=not phrase.name and (indefinite or phrase.category == "sources"),
        )

    def _enrich(self, referent: Referent, phrase: Phrase, personal: bool) -> None:
        """Add what a phrase tells of somebody."""
        referent.learn(phrase.gender if personal or not referent.personal else "", phrase.number)
        if referent.kind == "unknown" and (personal or phrase.category == "person"):
            referent.kind = "person"
            referent.personal = referent.personal or referent.named
        if referent.kind == "person" and not referent.countries:
            referent.countries = self._tables.countries_of(phrase.description)
        if phrase.name:
            if not referent.named or (personal and len(phrase.name.split()) > len(referent.name.split())):
                referent.name = phrase.name
            referent.named = True
            referent.personal = referent.personal or personal
            self._names.add(phrase.name, referent)
            role = phrase.role or (_role(phrase) if personal else "")
            referent.role = referent.role or role
        if phrase.alias and not self._names.knows(phrase.alias):
            # a body with an acronym in brackets is called by its words: `le syndicat des mineurs (SM)`
            referent.named = True
            self._names.add(phrase.alias, referent)
        if phrase.heads:
            referent.heads |= phrase.heads
            self._descriptions.add(referent)


def _role(phrase: Phrase) -> str:
    """The noun phrase before the name of a person."""
    return phrase.description.removesuffix(phrase.name).rstrip() if phrase.category == "person" else ""


def _opens_with_article(phrase: Phrase) -> bool:
    """Whether the description of a phrase begins with an article, which loses its capital."""
    return phrase.determiner is not None and phrase.determiner.sort in ("indefinite", "possessive")
