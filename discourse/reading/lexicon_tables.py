"""The tables of ``grammar/lexicon`` read to entries."""

from __future__ import annotations

import re

from discourse.entries import Cue, Noun, Phrase, Trie, VerbForm
from discourse.paradigms import Paradigm, read_paradigms
from discourse.reading.classes import Classes
from discourse.reading.folder import Folder
from discourse.reading.inflections import Inflections
from discourse.reading.tables import TableRow, expand, read_table
from discourse.segment import token_pattern

NOMINAL = frozenset(
    ("NOUN", "PERSON", "BODY", "MEDIUM", "DOC", "SOURCES", "ABST", "QUANT", "CUEN", "PREADJ", "TIMEN")
)
"""The classes of nouns."""

_HEDGING = frozenset(("HADV", "HADJ", "APPROX", "APPROXN", "HEDGE"))
HEDGES = {"adverb": "HADV", "verb": "HEDGE", "approximator": "APPROX", "anonymous": "ANON", "modal": "MHEDGE"}
HEDGE_PLACES = {
    ("APPROX", "number"): "APPROXN",
    ("APPROX", "hour"): "APPROXN",
    ("HADV", "adjective"): "HADJ",
    ("MHEDGE", "que"): "MHEDGEQ",
    ("ANON", "source"): "UNNAMED",
}
SOURCES = {"after": "SELON", "inside": "INCUE", "clitic": "INCUE", "relay": "RELAY"}
ADJUNCTS = {"time": "TIME", "place": "ADV", "manner": "ADV", "link": "ADV", "degree": "DEGREE"}
NOUNS = {
    "medium": "MEDIUM",
    "document": "DOC",
    "sources": "SOURCES",
    "person": "PERSON",
    "body": "BODY",
    "abstract": "ABST",
    "quantity": "QUANT",
}
NAMES = {"medium": "MEDNAME", "contracted": "MEDAU"}
_OWN_CLASSES = frozenset(("POUR", "SUIVANT"))
"""Classes of single words that are cues in some places only."""
_NON_FINITE = {"infinitive": "I", "gerund": "G", "participle": "P", "conditional": "C"}


class LexiconTables:
    """All entries of a grammar folder that was checked.

    ``forms`` gives the classes of a word form, in order of their tables.
    """

    def __init__(self, folder: Folder, classes: Classes) -> None:
        self._folder, self._classes = folder, classes
        self._inflections = Inflections(folder)
        self.forms: dict[str, list[str]] = {}
        self.verbs: dict[str, list[VerbForm]] = {}
        self.nouns: dict[str, list[Noun]] = {}
        self.cues: dict[tuple[str, bool], Cue] = {}
        self.nominal: dict[str, Cue] = {}
        self.phrases = Trie()
        self.locutions = Trie()
        self.abbreviations: set[str] = set()
        self.genders: dict[str, str] = {}
        self.prospective: set[str] = set()
        self.affirmed: set[str] = set()
        self.tokenizer = self._read_tokenizer()
        self._read_nouns(frozenset(self.forms))
        self._read_names()
        self._read_abbreviations()
        self._read_verbs()
        self._read_phrases()

    def _add(self, form: str, category: str) -> None:
        readings = self.forms.setdefault(form, [])
        if category not in readings:
            readings.append(category)

    # --- words, nouns, names

    def _read_words(self) -> list[str]:
        inversions: list[str] = []
        for row in read_table(self._folder, "lexicon/words.tsv", ("class", "forms")):
            category = row["class"]
            forms = row["forms"].split()
            self.forms.update((form, [category]) for form in forms)
            if category == "INV":
                inversions += forms
        return inversions

    def _read_nouns(self, closed: frozenset[str]) -> None:
        """Nouns; a form in ``closed`` keeps the class it has."""
        for row in read_table(self._folder, "lexicon/nouns.tsv", ("lemma", "plural", "gender", "class")):
            category = NOUNS[row["class"]]
            lemma = row["lemma"]
            plural = row["plural"] or self._inflections.plural(lemma)
            for form, number in ((lemma, "singular"), (plural, "plural")):
                self.nouns.setdefault(form, []).append(Noun(lemma, row["class"], row["gender"], number))
                if form not in closed:
                    self._add(form, category)
        columns = ("lemma", "gender", "kind", "commitment", "hedge", "frames")
        for row in read_table(self._folder, "lexicon/nominal-cues.tsv", columns):
            lemma = row["lemma"]
            cue = _cue(row, lemma)
            for form in (lemma, self._inflections.plural(lemma)):
                self.nominal.setdefault(form, cue)
                if form not in closed:
                    self._add(form, "CUEN")

    def _read_names(self) -> None:
        for row in read_table(self._folder, "lexicon/names.tsv", ("name", "class", "gender")):
            name, category = row["name"], NAMES.get(row["class"], "NAME")
            words = self._words(name)
            if category != "MEDAU":
                self.nouns.setdefault(name, []).append(Noun(name, row["class"], row["gender"], "singular"))
            if len(words) > 1:
                self.phrases.add(words, Phrase(name, category))
            else:
                self._add(name, category)
        for row in read_table(self._folder, "lexicon/firstnames.tsv", ("name", "gender")):
            self.genders[row["name"]] = row["gender"]

    def _read_tokenizer(self) -> re.Pattern[str]:
        inversions = self._read_words()
        return token_pattern(inversions, self._read_titles(), [form for form in self.forms if form[1:].endswith("'")])

    def _read_titles(self) -> list[str]:
        """The abbreviated titles of one word, with the dot that may follow them."""
        dotted: list[str] = []
        for row in read_table(self._folder, "lexicon/titles.tsv", ("form", "gender", "number", "abbreviation")):
            form = row["form"].rstrip(".")
            if row["abbreviation"] == "yes" and len(form) > 1 and form.isalpha():
                dotted.append(form + ".")
        return dotted

    def _read_abbreviations(self) -> None:
        for row in read_table(self._folder, "lexicon/titles.tsv", ("form", "gender", "number", "abbreviation")):
            form = row["form"].rstrip(".")
            self._add(row["form"] if len(row["form"]) == 2 else form, "TITLE")
            if row["abbreviation"] == "yes":
                self.abbreviations.add(form.lower())
                self._add(form + ".", "TITLE")
        for row in read_table(self._folder, "lexicon/abbreviations.tsv", ("form", "expansion", "final")):
            if row["final"] != "yes":
                self.abbreviations.add(row["form"].rstrip(".").lower())

    # --- verbs

    def _read_verbs(self) -> None:
        path = "lexicon/paradigms.tsv"
        paradigms = read_paradigms(self._folder.read(path), f"{self._folder.name}/{path}")
        governing = self._read_governing()
        done: set[str] = set()
        columns = ("lemma", "paradigm", "reflexive", "frames", "kind", "commitment", "negative", "hedge")
        for row in read_table(self._folder, "lexicon/cues.tsv", columns):
            lemma, reflexive = row["lemma"], row["reflexive"] == "yes"
            self.cues[lemma, reflexive] = _cue(row, lemma, reflexive)
            if " " in lemma:
                self._add_locution(row, paradigms[row["paradigm"]], self.cues[lemma, reflexive])
            elif lemma not in done:
                done.add(lemma)
                self._add_verb(row, paradigms[row["paradigm"]], governing.get(lemma, "C"))
        for row in read_table(self._folder, "lexicon/verbs.tsv", ("lemma", "paradigm", "noun")):
            lemma, nouns = row["lemma"], row["noun"].split()
            if lemma in done:
                for form in nouns:
                    self._add(form, "NOUN")
                continue
            done.add(lemma)
            self._add_verb(row, paradigms[row["paradigm"]], governing.get(lemma, "V"), frozenset(nouns))

    def _read_governing(self) -> dict[str, str]:
        """The classes of verbs that govern others; notes those whose present tells of what is still to come, and those
        whose negation affirms."""
        classes: dict[str, str] = {}
        for row in read_table(self._folder, "lexicon/governing.tsv", ("lemma", "stem", "status")):
            classes[row["lemma"]] = row["stem"]
            if row["status"] == "future":
                self.prospective.add(row["lemma"])
            if row["status"] == "affirmed":
                self.affirmed.add(row["lemma"])
        return classes

    def _add_verb(self, row: TableRow, paradigm: Paradigm, stem: str, nouns: frozenset[str] = frozenset()) -> None:
        lemma = row["lemma"]
        base, endings = paradigm.endings(lemma)
        forms, verbs = self.forms, self.verbs
        for form in endings:
            text = base + form.text
            verbs.setdefault(text, []).append(VerbForm(lemma, form.tense, form.person))
            category = self._verb_class(stem, form.tense)
            if form.person == "2s" and category in ("C", "V"):
                category = category if text in forms else category + "TU"
            readings = forms.get(text)
            if readings is None:
                readings = forms[text] = [category]
            elif category not in readings:
                readings.append(category)
            if text in nouns and "NOUN" not in readings:
                readings.append("NOUN")

    def _verb_class(self, stem: str, tense: str) -> str:
        letters = self._classes.letters
        name = stem + _NON_FINITE.get(tense, "")
        if name in letters:
            return name
        if tense == "conditional" or tense not in _NON_FINITE:
            return stem
        if stem in ("SEEM", "RISK"):
            return "V" + _NON_FINITE[tense]
        governed = "AS" if stem == "WANT" else stem
        name = governed + _NON_FINITE[tense]
        return name if name in letters else governed + "I"

    def _add_locution(self, row: TableRow, paradigm: Paradigm, cue: Cue) -> None:
        first, _, rest = row["lemma"].partition(" ")
        base, endings = paradigm.endings(first)
        tails = [self._words(tail) for tail in self._inflections.agreeing(first, rest)]
        readings: dict[str, list[str]] = {}
        for form in endings:
            readings.setdefault(base + form.text, []).append(self._verb_class("C", form.tense))
        for text, categories in readings.items():
            phrase = Phrase(row["lemma"], self._classes.combined(categories, NOMINAL), cue)
            for tail in tails:
                self.locutions.add([text, *tail], phrase)

    # --- phrases

    def _read_phrases(self) -> None:
        for row in read_table(self._folder, "lexicon/phrases.tsv", ("phrase", "class")):
            self._add_phrase(row, row["class"])
        columns = ("phrase", "kind", "commitment", "hedge", "source", "speaker_word")
        for row in read_table(self._folder, "lexicon/prepositional-cues.tsv", columns):
            self._add_phrase(row, SOURCES[row["source"]])
        for row in read_table(self._folder, "lexicon/hedges.tsv", ("phrase", "kind", "note")):
            category = HEDGES[row["kind"]]
            where = row["note"].split(":")[0]
            if where not in ("lemma", "weak"):
                self._add_phrase(row, HEDGE_PLACES.get((category, where), category))
        for row in read_table(self._folder, "lexicon/adjuncts.tsv", ("phrase", "class")):
            self._add_phrase(row, ADJUNCTS[row["class"]])

    def _words(self, phrase: str) -> list[str]:
        """The words of a phrase; a final elided word keeps its apostrophe, as it does before another word."""
        if not phrase.endswith("'"):
            return self.tokenizer.findall(phrase)
        return self.tokenizer.findall(phrase + "_")[:-1]

    def _add_phrase(self, row: TableRow, category: str) -> None:
        for text in expand(row["phrase"]):
            cue = _cue(row, text) if "source" in row.columns else None
            words = self._words(text)
            if len(words) == 1 and category not in ("SELON", "INCUE"):
                if text not in self.forms or category in _HEDGING:
                    self.forms[text] = [category]
            elif len(words) > 1 or _OWN_CLASSES.isdisjoint(self.forms.get(text, ())):
                self.phrases.add(words, Phrase(text, category, cue))
                if len(words) == 1:
                    self.forms[text] = [category]
            if cue is not None and len(words) == 1:
                self.cues.setdefault((text, False), cue)


def _cue(row: TableRow, lemma: str, reflexive: bool = False) -> Cue:
    frames = frozenset(row["frames"].split(",")) if "frames" in row.columns else frozenset({"preposition"})
    negative = "negative" in row.columns and row["negative"] == "yes"
    speaker_word = row["speaker_word"] if "speaker_word" in row.columns else ""
    return Cue(lemma, reflexive, frames, row["kind"], row["commitment"], negative, row["hedge"], speaker_word)
