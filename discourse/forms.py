"""What the form of a word alone tells: its class, by the tables, by its capital, by its parts or by its ending."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property

from discourse.entries import Noun
from discourse.reading.classes import ACRONYM, Classes
from discourse.reading.folder import Folder
from discourse.reading.lexicon_tables import NOMINAL, LexiconTables
from discourse.reading.tables import read_table


class Forms:
    """The classes of word forms of a grammar folder."""

    def __init__(self, folder: Folder, classes: Classes, tables: LexiconTables) -> None:
        self._classes, self._letters = classes, classes.letters
        self._forms, self._nouns, self._genders = tables.forms, tables.nouns, tables.genders
        self._endings = [
            (row["ending"], int(row["shortest"]), row["class"])
            for row in read_table(folder, "lexicon/endings.tsv", ("ending", "shortest", "class"))
        ]
        prefixes = read_table(folder, "lexicon/prefixes.tsv", ("prefix",))
        self._prefixes = frozenset(row["prefix"] for row in prefixes)

    def letter_of(self, form: str) -> str:
        """The class letter of a token as it stands in the text."""
        return self._letters[self._category(form)]

    def _category(self, form: str) -> str:
        key = form.replace("’", "'")
        small = key.islower()
        named = self._forms.get(key) if not small else None
        if named:
            return self._classes.combined(named, NOMINAL)
        lower = key.lower()
        known = self._forms.get(lower)
        if known is None and not small:
            known = self._forms.get(self._accented.get(lower, lower))
        if known:
            category = self._classes.combined(known, NOMINAL)
            return category if key == lower else self._capitalised(category, key)
        return self._by_shape(key, lower)

    def _capitalised(self, category: str, key: str) -> str:
        """A capital inside a sentence makes a name of a finite verb or a common noun of no special class.

        A first name is one wherever it stands: `Lise` is no form of `lire`.
        """
        capital = self._classes.capital.get(category, category)
        if capital == ACRONYM:
            return "NAME" if len(key) > 1 and key.isupper() else category
        return "NAME" if capital != category and key in self._genders else capital

    def _by_shape(self, key: str, lower: str) -> str:
        first = key[0]
        if first.isdigit():
            return "NUM"
        if not (first.isalpha() or first == "_"):
            return "OTHER"
        if first.isupper():
            return "NAME"
        compounded = self._forms.get(self._compounded(lower))
        if compounded:
            return self._classes.combined(compounded, NOMINAL)
        for ending, shortest, category in self._endings:
            if lower.endswith(ending) and len(lower) >= shortest:
                return category
        return "NOUN"

    @cached_property
    def _accented(self) -> dict[str, str]:
        """The accented forms that capitals without accents stand for."""
        found: dict[str, str] = {}
        for form in self._forms:
            if not form.isascii():
                plain = _without_accents(form)
                if plain != form:
                    found.setdefault(plain, form)
        return found

    def noun(self, form: str) -> Sequence[Noun]:
        """The readings of a form as a noun; those of `ministre` for `ex-ministre`."""
        return self._nouns.get(form) or self._nouns.get(self._compounded(form)) or ()

    def _compounded(self, form: str) -> str:
        """The noun that tells what a compound is: the one behind a prefix, else the first, if it names a person."""
        first, hyphen, behind = form.partition("-")
        if not hyphen:
            return ""
        if first in self._prefixes:
            return behind if behind in self._nouns else self._compounded(behind)
        return first if any(noun.category == "person" for noun in self._nouns.get(first, ())) else ""

    def is_person(self, form: str) -> bool:
        """Whether a form without a capital is a noun of a person, as far as it tells by itself."""
        return self.letter_of(form) == self._letters["PERSON"]

    def noun_letter(self, key: str) -> str:
        """The letter of the class of nouns that a form has, where its neighbours make it a noun."""
        forms = self._forms
        named = forms.get(key) or forms.get(key.capitalize()) or forms.get(self._compounded(key)) or ()
        readings = (reading for reading in named if reading in NOMINAL)
        return self._letters[next(readings, "NOUN")]


def _without_accents(form: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", form) if not unicodedata.combining(letter))
