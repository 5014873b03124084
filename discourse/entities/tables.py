"""The tables of ``grammar/lexicon`` that tell whom a mention stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from discourse.reading.folder import Folder
from discourse.reading.tables import read_table

WAYS = (
    "subject", "last", "former", "latter", "source", "relative", "first", "first_plural", "second", "generic"
)
GENDERS = ("", "m", "f")
NUMBERS = ("", "singular", "plural")
SORTS = ("definite", "demonstrative", "possessive", "indefinite", "contracted", "pronominal")
_TITLE_NUMBERS = {"s": "singular", "p": "plural"}
_OF = frozenset(("DE", "DU", "DES"))
_LINKS = frozenset(("DE", "DU", "DES", "AU", "A"))
_PREPOSITIONS = frozenset(
    ("DE", "DU", "DES", "AU", "A", "DANS", "SUR", "PAR", "POUR", "EN", "AVEC", "AVANT", "SANS", "LORS")
)
_SAME, _PERSON, _PLAIN, _KIN = "same", "person", "plain", "kin"
_RELATIVES = frozenset(("QUI", "QUE", "REL", "OU"))


@dataclass(frozen=True, slots=True)
class Determiner:
    """What a determiner tells of its noun phrase; gender and number are empty where it does not tell them."""

    gender: str
    number: str
    sort: str

    @property
    def is_indefinite(self) -> bool:
        """Whether it introduces somebody new."""
        return self.sort == "indefinite"


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or possessive: its gender and number, and the way in which its antecedent is found."""

    gender: str
    number: str
    way: str


@dataclass(frozen=True, slots=True)
class Title:
    """A form of address before a name."""

    gender: str
    number: str


class EntityTables:
    """Determiners, pronouns, titles, particles of names and anaphoric nouns of a grammar folder."""

    def __init__(self, folder: Folder) -> None:
        self.determiners: dict[str, Determiner] = {}
        self.anaphors: dict[str, Anaphor] = {}
        self.titles: dict[str, Title] = {}
        self.particles: frozenset[str] = frozenset()
        self.first_particles: frozenset[str] = frozenset()
        self.takes: dict[str, frozenset[str]] = {}
        self.avoids: dict[str, frozenset[str]] = {}
        self.same: frozenset[str] = frozenset()
        self.offices: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._read_words(folder)
        self._read_determiners(folder)
        self._read_anaphors(folder)
        self._read_names(folder)
        self._read_nouns(folder)
        self._read_offices(folder)
        self._read_origins(folder)
        naming = [tuple(row["words"].split()) for row in read_table(folder, "lexicon/naming.tsv", ("words",))]
        self.naming = {first: [words for words in naming if words[0] == first] for first, *_ in naming}
        self.release_headings = frozenset(
            row["heading"] for row in read_table(folder, "lexicon/release-headings.tsv", ("heading",))
        )

    def _read_words(self, folder: Folder) -> None:
        classes = {
            row["class"]: frozenset(row["forms"].split())
            for row in read_table(folder, "lexicon/words.tsv", ("class", "forms"))
        }

        def forms(names: frozenset[str]) -> frozenset[str]:
            return frozenset(form for name in names for form in classes.get(name, ()))

        self.prenominals = forms(frozenset(("PREADJ", "NUM")))
        self.of = forms(_OF)
        self.of_alone = forms(frozenset(("DE",)))
        self.links = forms(_LINKS)
        self.prepositions = forms(_PREPOSITIONS)
        self.relatives = forms(_RELATIVES)
        self._pronouns = forms(frozenset(("PRON",)))
        self.joining = forms(frozenset(("ET",)))
        self.agents = forms(frozenset(("PAR",)))
        self.times = forms(frozenset(("TIME",)))
        self.years = forms(frozenset(("ANS",)))
        self.closed = forms(frozenset(classes)) - self.prenominals - self.links

    def _read_determiners(self, folder: Folder) -> None:
        for row in read_table(folder, "lexicon/determiners.tsv", ("forms", "gender", "number", "sort")):
            found = Determiner(
                row["gender"], row["number"], row["sort"]
            )
            self.determiners.update(dict.fromkeys(row["forms"].split(), found))

    def _read_anaphors(self, folder: Folder) -> None:
        for row in read_table(folder, "lexicon/anaphors.tsv", ("forms", "gender", "number", "way")):
            found = Anaphor(row["gender"], row["number"], row["way"])
            self.anaphors.update(dict.fromkeys(row["forms"].split(", "), found))
        self.subjects = frozenset(form for form in self._pronouns if self.anaphors[form].way == "subject")

    def _read_names(self, folder: Folder) -> None:
        for row in read_table(folder, "lexicon/titles.tsv", ("form", "gender", "number")):
            gender = row["gender"] if row["gender"] in GENDERS else ""
            self.titles[row["form"].rstrip(".")] = Title(gender, _TITLE_NUMBERS[row["number"]])
        self.title_nouns = frozenset(title.lower() for title in self.titles)
        for row in read_table(folder, "lexicon/particles.tsv", ("forms", "where")):
            found = frozenset(row["forms"].split())
            if row["where"] == "name":
                self.particles |= found
            self.first_particles |= found

    def _read_nouns(self, folder: Folder) -> None:
        for row in read_table(folder, "lexicon/anaphoric-nouns.tsv", ("nouns", "takes", "avoids")):
            taken, avoided = frozenset(row["takes"].split()), frozenset(row["avoids"].split())
            for noun in row["nouns"].split():
                self.takes[noun] = self.takes.get(noun, frozenset()) | taken
                self.avoids[noun] = self.avoids.get(noun, frozenset()) | avoided
        self.same = frozenset(noun for noun, taken in self.takes.items() if _SAME in taken)
        told = {noun for noun, taken in self.takes.items() if taken.issuperset((_PERSON, _PLAIN)) or _KIN in taken}
        self.plain = told | self.title_nouns.difference(*self.takes.values())

    def _read_origins(self, folder: Folder) -> None:
        self.countries: dict[str, str] = {}
        self.origins: dict[str, frozenset[str]] = {}
        for row in read_table(folder, "lexicon/origins.tsv", ("country", "within")):
            country, *_ = own = row["country"].split()
            self.countries.update(dict.fromkeys((form.lower() for form in own), country))
            for form in (*own, *row["within"].split()):
                self.origins[form] = self.origins.get(form, frozenset()) | {country}

    def _read_offices(self, folder: Folder) -> None:
        for row in read_table(folder, "lexicon/offices.tsv", ("office", "noun")):
            words = tuple(row["office"].split())
            self.offices.setdefault(words[0], []).append((words, row["noun"]))

    def taken_by(self, noun: str) -> frozenset[str]:
        """The nouns and kinds of those whom a noun takes up; `vice-championne` takes up whom `championne` does."""
        found = self.takes.get(noun)
        return self.takes.get(noun.partition("-")[2], frozenset()) if found is None else found

    def countries_of(self, description: str) -> frozenset[str]:
        """The countries from which a description says that somebody comes: `le grand maître ukrainien`."""
        words = description.replace("’", "'").lower().split()
        if self.countries.keys().isdisjoint(words):
            return frozenset()
        kernel = takewhile(lambda word: word not in self.links, words)
        return frozenset(self.countries[word] for word in kernel if word in self.countries)

    def office_of(self, words: Sequence[str]) -> str:
        """The plain noun for an office that these words open with: `ministre` for `chef de la diplomatie`."""
        for office, noun in self.offices.get(words[0], ()) if words else ():
            if office == tuple(words[: len(office)]):
                return noun
        return ""
