"""The regular plurals and feminines of nouns and adjectives."""

from __future__ import annotations

from discourse.reading.folder import Folder
from discourse.reading.tables import read_table

FORMS = ("plural", "feminine", "copula")


class Inflections:
    """The rows of ``lexicon/inflections.tsv``."""

    def __init__(self, folder: Folder) -> None:
        self._endings: dict[str, list[tuple[str, str]]] = {form: [] for form in FORMS}
        for row in read_table(folder, "lexicon/inflections.tsv", ("form", "ending", "becomes")):
            self._endings[row["form"]].append((row["ending"], row["becomes"]))
        self._copulas = frozenset(lemma for lemma, _ in self._endings["copula"])

    def plural(self, lemma: str) -> str:
        """The plural of a noun or adjective."""
        return self._inflected(lemma, "plural")

    def agreeing(self, verb: str, adjective: str) -> list[str]:
        """An adjective in all genders and numbers after a verb of being, as it is after any other verb."""
        if " " in adjective or verb not in self._copulas:
            return [adjective]
        feminine = self._inflected(adjective, "feminine")
        return [adjective, feminine, self.plural(adjective), self.plural(feminine)]

    def _inflected(self, lemma: str, form: str) -> str:
        for ending, becomes in self._endings[form]:
            if lemma.endswith(ending):
                return lemma.removesuffix(ending) + becomes
        return lemma
