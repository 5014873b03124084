"""Words to classes: each token becomes one letter, the sentence a code string.

The tables of ``grammar/lexicon`` say what a word is; this module only looks up. A form with several readings gets
the letter of its ambiguous class, which the neighbours settle (``grammar/ambiguity.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from discourse.paradigms import Paradigm, ParadigmError, read_paradigms
from discourse.reading.errors import GrammarError
from discourse.reading.folder import Folder
from discourse.reading.tables import TableRow, expand, read_table
from discourse.segment import token_pattern

MEMO_SIZE = 200_000
_HEDGE_PLACES = {
    ("APPROX", "number"): "APPROXN",
    ("APPROX", "hour"): "APPROXN",
    ("HADV", "adjective"): "HADJ",
    ("MHEDGE", "que"): "MHEDGEQ",
}
_NON_FINITE = {"infinitive": "I", "gerund": "G", "participle": "P", "conditional": "C"}
_ALPHABET = [chr(code) for code in (*range(65, 91), *range(97, 123), *range(0xC0, 0x250)) if chr(code).isalpha()]
_UNACCENTED = str.maketrans("àâäéèêëîïôöùûüÿç", "aaaeeeeiioouuuyc")


@dataclass(frozen=True, slots=True)
class Cue:
    """What the lexicon says of a cue: the constructions it takes and what it says of its content."""

    lemma: str
    reflexive: bool
    frames: frozenset[str]
    kind: str
    commitment: str
    negative: bool
    hedge: str
    speaker_word: str = ""


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a verb form."""

    lemma: str
    tense: str
    person: str


@dataclass(frozen=True, slots=True)
class Noun:
    """One reading of a noun or name."""

    lemma: str
    category: str
    gender: str
    number: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase, which counts as one word. ``category`` is its class; ``cue`` its entry, where it is a cue."""

    text: str
    category: str
    cue: Cue | None = None


class Trie:
    """Phrases by their words."""

    __slots__ = ("_branches", "phrase")

    def __init__(self) -> None:
        self._branches: dict[str, Trie] = {}
        self.phrase: Phrase | None = None

    def add(self, words: Iterable[str], phrase: Phrase) -> None:
        """Enter a phrase; the first entry of the same words stands."""
        node = self
        for word in words:
            node = node._branches.setdefault(word, Trie())
        node.phrase = node.phrase or phrase

    def get(self, word: str) -> Trie | None:
        """The node one word further, or None."""
        return self._branches.get(word)

    def words(self) -> set[str]:
        """The words that can follow here."""
        return set(self._branches)


@dataclass(slots=True)
class Tokens:
    """The words of one sentence after phrases are joined: parallel lists, and one class letter a word."""

    starts: list[int]
    ends: list[int]
    keys: list[str]
    letters: str
    phrases: dict[int, Phrase]


class _Memo(dict[str, str]):
    """Form to letter, filled as forms are met; emptied when full, so that memory stays bounded."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, form: str) -> str:
        if len(self) >= MEMO_SIZE:
            self.clear()
        letter = self[form] = self._lexicon.letter_of(form)
        return letter


class Lexicon:
    """All tables of a grammar folder, ready for look-up."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._forms: dict[str, list[str]] = {}
        self._members: dict[frozenset[str], str] = {}
        self._verbs: dict[str, list[VerbForm]] = {}
        self.letters: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.triggers = ""
        self.nouns: dict[str, list[Noun]] = {}
        self.cues: dict[tuple[str, bool], Cue] = {}
        self.nominal: dict[str, Cue] = {}
        self.phrases = Trie()
        self.locutions = Trie()
        self.abbreviations: set[str] = set()
        self.genders: dict[str, str] = {}
        self._read_classes()
        inversions = self._read_words()
        self.tokenizer = token_pattern(inversions)
        self._read_nouns()
        self._read_verbs()
        self._read_phrases()
        self._endings = self._read_endings()
        self.impersonal = frozenset(
            row["lemma"] for row in read_table(self._folder, "lexicon/impersonal.tsv", ("lemma", "note"))
        )
        self.own_clitics = {
            row["pronoun"]: frozenset(row["clitics"].split())
            for row in read_table(self._folder, "lexicon/pronouns.tsv", ("pronoun", "clitics"))
        }
        self._unaccented: dict[str, str] | None = None
        self._resolve = _Ambiguity(folder, self.letters)
        self.memo = _Memo(self)
        self.anchors = self._anchor_words()

    def __reduce__(self) -> tuple[type[Lexicon], tuple[Folder]]:
        return Lexicon, (self._folder,)

    # --- looking up

    def letter_of(self, form: str) -> str:
        """The class letter of a token as it stands in the text."""
        return self.letters[self._category(form)]

    def verb_forms(self, key: str) -> list[VerbForm]:
        """The readings of a lower-case form as a verb."""
        return self._verbs.get(key, [])

    def is_indefinite(self, key: str) -> bool:
        """Whether a word is an indefinite determiner, which may stand alone: `certains disent`."""
        return self._forms.get(key) == ["IND"]

    def cue(self, lemma: str, reflexive: bool) -> Cue | None:
        """The entry of a cue verb in plain or pronominal use; a verb with one entry is looked up in either use."""
        return self.cues.get((lemma, reflexive))

    def tokens(self, text: str, start: int, end: int, marks: Mapping[int, str]) -> Tokens:
        """The words of a sentence with phrases joined and ambiguous classes settled.

        ``marks`` gives the class of each quotation mark that has a partner, by its place.
        """
        starts, ends, keys, letters, words = [], [], [], [], []
        memo = self.memo
        for match in self.tokenizer.finditer(text, start, end):
            word = match[0]
            starts.append(match.start())
            ends.append(match.end())
            words.append(word)
            keys.append(word.lower().replace("’", "'"))
            letter = memo[word]
            if letter in self._mark_letters:
                letter = self.letters[marks.get(match.start(), "OTHER" if letter == self.letters["QO"] else "DASH")]
            letters.append(letter)
        tokens = Tokens(starts, ends, keys, "", {})
        return self._join(tokens, words, letters)

    def _join(self, tokens: Tokens, words: list[str], letters: list[str]) -> Tokens:
        joined = Tokens([], [], [], "", {})
        settled = list(self._resolve.letters("".join(letters)))
        out: list[str] = []
        place, count = 0, len(words)
        while place < count:
            phrase, width = self._phrase_at(place, tokens.keys, words, settled)
            joined.starts.append(tokens.starts[place])
            joined.ends.append(tokens.ends[place + width - 1])
            if phrase is None:
                joined.keys.append(tokens.keys[place])
                out.append(letters[place])
            else:
                joined.keys.append(" ".join(tokens.keys[place : place + width]))
                joined.phrases[len(out)] = phrase
                out.append(self.letters[phrase.category])
            place += width
        joined.letters = self._noun_classes("".join(out), joined.keys)
        return joined

    def _noun_classes(self, code: str, keys: list[str]) -> str:
        """Settle a code string; what is settled to be a noun gets the class of that noun."""
        settled = self._resolve.letters(code)
        noun = self.letters["NOUN"]
        if settled == code:
            return code
        return "".join(
            self._noun_letter(key) if new == noun and old in self._ambiguous else new
            for old, new, key in zip(code, settled, keys, strict=True)
        )

    def _noun_letter(self, key: str) -> str:
        readings = [reading for reading in self._forms.get(key, ()) if reading in self._nominal]
        return self.letters[readings[0] if readings else "NOUN"]

    def _phrase_at(
        self, place: int, keys: list[str], words: list[str], letters: list[str]
    ) -> tuple[Phrase | None, int]:
        """The longest phrase that starts at this word, and its length in words (1 where there is none)."""
        best: Phrase | None = None
        width = 1
        node = self.phrases.get(keys[place])
        name = self.phrases.get(words[place]) if words[place] != keys[place] else None
        for start, sequence in ((node, keys), (name, words)):
            walk, here = start, place
            while walk is not None:
                if walk.phrase is not None and here - place + 1 > (width if best else 0):
                    best, width = walk.phrase, here - place + 1
                here += 1
                walk = walk.get(sequence[here]) if here < len(sequence) else None
        opened = self.locutions.get(keys[place])
        if opened is not None:
            found, length = self._locution(opened, place, keys, letters)
            if found is not None and length > width:
                return found, length
        return best, width

    def _locution(self, node: Trie, place: int, keys: list[str], letters: list[str]) -> tuple[Phrase | None, int]:
        """A verb locution, between whose first words an adverb or a negation may stand."""
        best: Phrase | None = None
        width, here, skipped = 1, place + 1, 0
        walk: Trie | None = node
        while walk is not None and here < len(keys):
            following = walk.get(keys[here])
            if following is None and walk is node and skipped < 2 and letters[here] in self._between:
                skipped, here = skipped + 1, here + 1
                continue
            walk = following
            here += 1
            if walk is not None and walk.phrase is not None:
                best, width = walk.phrase, here - place
        return best, width

    # --- the class of a form

    def _category(self, form: str) -> str:
        key = form.replace("’", "'")
        named = self._forms.get(key) if not key.islower() else None
        if named:
            return self._combined(named)
        lower = key.lower()
        if lower != key and self._forms.get(lower) in (["DEF"], ["IND"]):
            return self._forms[lower][0] + "CAP"
        known = self._forms.get(lower)
        if known is None and not key.islower():
            known = self._forms.get(self._accented(lower), None)
        if known:
            category = self._combined(known)
            return category if key == lower else self._capitalised(category, key)
        return self._by_shape(key, lower)

    def _combined(self, readings: list[str]) -> str:
        """The ambiguous class of all readings, or of as many of the first ones as a class exists for."""
        ranked = sorted(set(readings), key=self._rank.__getitem__)
        if len(ranked) == 1:
            return ranked[0]
        plain = list(dict.fromkeys("NOUN" if reading in self._nominal else reading for reading in ranked))
        for count in range(len(plain), 1, -1):
            found = self._members.get(frozenset(plain[:count]))
            if found:
                return found
        return ranked[0]

    def _capitalised(self, category: str, key: str) -> str:
        """A capital inside a sentence makes a name of a finite verb or a common noun of no special class."""
        if category in self._capital_verbs:
            return category[0] + "CAP"
        if category in self._capital_names or (len(key) > 1 and key.isupper() and category in self._open_classes):
            return "NAME"
        return category

    def _by_shape(self, key: str, lower: str) -> str:
        first = key[0]
        if first.isdigit():
            return "NUM"
        if not (first.isalpha() or first == "_"):
            return "OTHER"
        if first.isupper():
            return "NAME"
        for ending, shortest, category in self._endings:
            if lower.endswith(ending) and len(lower) >= shortest:
                return category
        return "NOUN"

    def _accented(self, lower: str) -> str:
        """The accented form that capitals without accents stand for."""
        if self._unaccented is None:
            self._unaccented = {}
            for form in self._forms:
                plain = form.translate(_UNACCENTED)
                if plain != form:
                    self._unaccented.setdefault(plain, form)
        return self._unaccented.get(lower, lower)

    # --- reading the tables

    def _read_classes(self) -> None:
        for row in read_table(self._folder, "classes.tsv", ("class", "members", "trigger", "description")):
            if len(self.letters) == len(_ALPHABET):
                raise row.error("more classes than letters")
            letter = _ALPHABET[len(self.letters)]
            self.letters[row["class"]] = letter
            self.names[letter] = row["class"]
            if row["members"]:
                self._members[frozenset(row["members"].split())] = row["class"]
            if row.choice("trigger", ("yes", "no")) == "yes":
                self.triggers += letter
        ambiguous = set(self._members.values())
        self._rank = {name: rank for rank, name in enumerate(self.letters)}
        self._capital_verbs = {"C", "CX", "CN", "V", "VX", "VN", "CC", "VC"}
        self._capital_names = {"NOUN", "TIMEN", "ABST", "CPN", "VPN", "CIN"}
        self._open_classes = ambiguous | self._capital_names | {"CP", "CI", "VP", "VI", "PREADJ", "CUEN", "ADV"}
        self._mark_letters = self.letters["QO"] + self.letters["DASH"]
        self._nominal = {"NOUN", "PERSON", "BODY", "MEDIUM", "DOC", "SOURCES", "ABST", "QUANT", "CUEN", "PREADJ", "TIMEN"}
        self._hedging = {"HADV", "HADJ", "APPROX", "APPROXN", "HEDGE"}
        self._ambiguous = {self.letters[name] for name in ambiguous}
        self._between = {self.letters[name] for name in ("NEG", "ADV", "HADV", "TIME", "DEGREE")}

    def _known(self, row: TableRow, category: str) -> str:
        if category not in self.letters:
            raise row.error(f"`{category}` is no class of classes.tsv")
        return category

    def _add(self, form: str, category: str) -> None:
        readings = self._forms.setdefault(form, [])
        if category not in readings:
            readings.append(category)

    def _read_words(self) -> list[str]:
        inversions = []
        for row in read_table(self._folder, "lexicon/words.tsv", ("class", "forms")):
            category = self._known(row, row["class"])
            for form in row["forms"].split():
                self._forms[form] = [category]
                if category == "INV":
                    inversions.append(form)
        return inversions

    def _read_nouns(self) -> None:
        closed = set(self._forms)
        for row in read_table(self._folder, "lexicon/nouns.tsv", ("lemma", "plural", "gender", "class")):
            category = self._known(row, _noun_class(row["class"]))
            lemma = row["lemma"]
            for form, number in ((lemma, "singular"), (row["plural"] or _plural(lemma), "plural")):
                self.nouns.setdefault(form, []).append(Noun(lemma, row["class"], row["gender"], number))
                if form not in closed:
                    self._add(form, category)
        for row in read_table(
            self._folder, "lexicon/nominal-cues.tsv", ("lemma", "gender", "kind", "commitment", "hedge", "frames")
        ):
            lemma = row["lemma"]
            cue = _cue(row, lemma, False, row["hedge"])
            for form in (lemma, _plural(lemma)):
                self.nominal.setdefault(form, cue)
                if form not in closed:
                    self._add(form, "CUEN")
        for row in read_table(self._folder, "lexicon/names.tsv", ("name", "class", "gender")):
            self._read_name(row)
        for row in read_table(self._folder, "lexicon/firstnames.tsv", ("name", "gender")):
            self.genders[row["name"]] = row["gender"]
        for row in read_table(self._folder, "lexicon/titles.tsv", ("form", "gender", "number", "abbreviation")):
            self._add(row["form"] if len(row["form"]) == 2 else row["form"].rstrip("."), "TITLE")
            if row["abbreviation"] == "yes":
                self.abbreviations.add(row["form"].rstrip(".").lower())
        for row in read_table(self._folder, "lexicon/abbreviations.tsv", ("form", "expansion", "final")):
            if row["final"] != "yes":
                self.abbreviations.add(row["form"].rstrip(".").lower())

    def _read_name(self, row: TableRow) -> None:
        name, category = row["name"], "MEDNAME" if row["class"] == "medium" else "NAME"
        words = self._words(name)
        self.nouns.setdefault(name, []).append(Noun(name, row["class"], row["gender"], "singular"))
        if len(words) > 1:
            self.phrases.add(words, Phrase(name, category))
        else:
            self._add(name, category)

    def _read_verbs(self) -> None:
        paradigms = read_paradigms(self._folder.read("lexicon/paradigms.tsv"), f"{self._folder.name}/lexicon/paradigms.tsv")
        governing = {
            row["lemma"]: row["stem"] for row in read_table(self._folder, "lexicon/governing.tsv", ("lemma", "stem"))
        }
        done: set[str] = set()
        for row in read_table(
            self._folder,
            "lexicon/cues.tsv",
            ("lemma", "paradigm", "reflexive", "frames", "kind", "commitment", "negative", "hedge"),
        ):
            reflexive = row.choice("reflexive", ("yes", "no")) == "yes"
            self.cues[row["lemma"], reflexive] = _cue(row, row["lemma"], reflexive, row["hedge"])
            if " " in row["lemma"]:
                self._add_locution(row, self._paradigm(row, paradigms))
            elif row["lemma"] not in done:
                done.add(row["lemma"])
                self._add_verb(row, self._paradigm(row, paradigms), governing.get(row["lemma"], "C"))
        for row in read_table(self._folder, "lexicon/verbs.tsv", ("lemma", "paradigm", "noun")):
            if row["lemma"] in done:
                for form in row["noun"].split():
                    self._add(form, "NOUN")
                continue
            done.add(row["lemma"])
            stem = governing.get(row["lemma"], "V")
            self._add_verb(row, self._paradigm(row, paradigms), stem, frozenset(row["noun"].split()))

    def _paradigm(self, row: TableRow, paradigms: Mapping[str, Paradigm]) -> Paradigm:
        found = paradigms.get(row["paradigm"])
        if found is None:
            raise row.error(f"`{row['paradigm']}` is no paradigm of paradigms.tsv")
        return found

    def _add_verb(self, row: TableRow, paradigm: Paradigm, stem: str, nouns: frozenset[str] = frozenset()) -> None:
        lemma = row["lemma"]
        try:
            base, endings = paradigm.endings(lemma)
        except ParadigmError as error:
            raise row.error(error.message) from None
        forms, verbs = self._forms, self._verbs
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
        name = stem + _NON_FINITE.get(tense, "")
        if name in self.letters:
            return name
        if tense == "conditional" or tense not in _NON_FINITE:
            return stem
        if stem in ("SEEM", "RISK"):
            return "V" + _NON_FINITE[tense]
        governed = "AS" if stem == "WANT" else stem
        name = governed + _NON_FINITE[tense]
        return name if name in self.letters else governed + "I"

    def _add_locution(self, row: TableRow, paradigm: Paradigm) -> None:
        first, _, rest = row["lemma"].partition(" ")
        base, endings = paradigm.endings(first)
        cue = self.cues[row["lemma"], row["reflexive"] == "yes"]
        tails = [self._words(tail) for tail in self._agreeing(first, rest)]
        readings: dict[str, list[str]] = {}
        for form in endings:
            readings.setdefault(base + form.text, []).append(self._verb_class("C", form.tense))
        for text, categories in readings.items():
            phrase = Phrase(row["lemma"], self._combined(list(dict.fromkeys(categories))), cue)
            for tail in tails:
                self.locutions.add([text, *tail], phrase)

    def _agreeing(self, first: str, rest: str) -> Iterator[str]:
        """The second part of a locution; an adjective after a verb of being agrees in gender and number."""
        yield rest
        if " " in rest or first not in self._copulas:
            return
        yield from _agreement(rest)

    _copulas = frozenset({"être", "rester", "demeurer"})

    def _read_phrases(self) -> None:
        for row in read_table(self._folder, "lexicon/phrases.tsv", ("phrase", "class")):
            self._add_phrase(row, self._known(row, row["class"]))
        for row in read_table(
            self._folder,
            "lexicon/prepositional-cues.tsv",
            ("phrase", "kind", "commitment", "hedge", "source", "speaker_word"),
        ):
            category = {"after": "SELON", "inside": "INCUE", "clitic": "INCUE", "relay": "RELAY"}.get(row["source"])
            if category is None:
                raise row.error(f"`{row['source']}` is no source; allowed: after, inside, clitic, relay")
            self._add_phrase(row, category, row["speaker_word"])
        hedges = {"adverb": "HADV", "verb": "HEDGE", "approximator": "APPROX", "anonymous": "ANON", "modal": "MHEDGE"}
        for row in read_table(self._folder, "lexicon/hedges.tsv", ("phrase", "kind", "note")):
            category = hedges[row.choice("kind", tuple(hedges))]
            where = row["note"].split(":")[0]
            if where not in ("lemma", "weak"):
                self._add_phrase(row, _HEDGE_PLACES.get((category, where), category))
        adjuncts = {"time": "TIME", "place": "ADV", "manner": "ADV", "link": "ADV", "degree": "DEGREE"}
        for row in read_table(self._folder, "lexicon/adjuncts.tsv", ("phrase", "class")):
            self._add_phrase(row, adjuncts[row.choice("class", tuple(adjuncts))])

    def _words(self, phrase: str) -> list[str]:
        """The words of a phrase; a final elided word keeps its apostrophe, as it does before another word."""
        if not phrase.endswith("'"):
            return self.tokenizer.findall(phrase)
        return self.tokenizer.findall(phrase + "_")[:-1]

    def _add_phrase(self, row: TableRow, category: str, speaker_word: str = "") -> None:
        for text in expand(row["phrase"]):
            cue = _cue(row, text, False, row["hedge"], speaker_word) if "source" in row.columns else None
            words = self._words(text)
            if len(words) == 1 and category not in ("SELON", "INCUE"):
                if text not in self._forms or category in self._hedging:
                    self._forms[text] = [category]
            elif not (len(words) == 1 and self._forms.get(text) == ["POUR"]):
                self.phrases.add(words, Phrase(text, category, cue))
                if len(words) == 1:
                    self._forms[text] = [category]
            if cue is not None and len(words) == 1:
                self.cues.setdefault((text, False), cue)

    def _read_endings(self) -> list[tuple[str, int, str]]:
        return [
            (row["ending"], int(row["shortest"]), self._known(row, row["class"]))
            for row in read_table(self._folder, "lexicon/endings.tsv", ("ending", "shortest", "class"))
        ]

    def _anchor_words(self) -> frozenset[str]:
        """Words by which a sentence with a cue or hedge of several words is known: the longest of each phrase."""
        anchors: set[str] = set()
        _collect_anchors(self.phrases, (), anchors, {"SELON", "INCUE", "HADV", "HEDGE", "MHEDGE", "MHEDGEQ", "ANON", "APPROX", "APPROXN", "HADJ"})
        _collect_anchors(self.locutions, (), anchors, {"C", "CC", "CI", "CG", "CP"})
        plain = {word for word in anchors if self.memo[word] not in self.triggers}
        return frozenset(plain | {word[0].upper() + word[1:] for word in plain})


def _collect_anchors(node: Trie, path: tuple[str, ...], anchors: set[str], categories: set[str]) -> None:
    if node.phrase is not None and node.phrase.category in categories and path:
        anchors.add(max(path, key=len))
    for word in node.words():
        following = node.get(word)
        if following is not None:
            _collect_anchors(following, (*path, word), anchors, categories)


class _Ambiguity:
    """The rows of ``ambiguity.tsv`` as one expression over the code string."""

    def __init__(self, folder: Folder, letters: Mapping[str, str]) -> None:
        parts, self._becomes = [], [""]
        for row in read_table(folder, "ambiguity.tsv", ("class", "before", "after", "becomes")):
            before = _context(row, "before", letters, "(?<![\\s\\S])", "(?<=[%s])")
            after = _context(row, "after", letters, "(?![\\s\\S])", "(?=[%s])")
            for column in ("class", "becomes"):
                if row[column] not in letters:
                    raise row.error(f"`{row[column]}` is no class of classes.tsv")
            parts.append(f"{before}({letters[row['class']]}){after}")
            self._becomes.append(letters[row["becomes"]])
        self._pattern = re.compile("|".join(parts))

    def letters(self, code: str) -> str:
        """The code string with ambiguous letters settled."""
        return self._pattern.sub(self._settle, code)

    def _settle(self, match: re.Match[str]) -> str:
        return self._becomes[match.lastindex or 0]


def _context(row: TableRow, column: str, letters: Mapping[str, str], edge: str, around: str) -> str:
    names = row[column].split()
    unknown = [name for name in names if name not in letters and name not in "^$"]
    if unknown:
        raise row.error(f"`{unknown[0]}` is no class of classes.tsv")
    if not names:
        return ""
    inside = "".join(letters[name] for name in names if name not in "^$")
    options = [around % inside] if inside else []
    options += [edge] if any(name in "^$" for name in names) else []
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _cue(row: TableRow, lemma: str, reflexive: bool, hedge: str, speaker_word: str = "") -> Cue:
    frames = frozenset(row["frames"].split(",")) if "frames" in row.columns else frozenset({"preposition"})
    negative = "negative" in row.columns and row["negative"] == "yes"
    row.choice("kind", ("speech", "belief", "attitude", "knowledge"))
    row.choice("commitment", ("neutral", "assertive", "concessive", "factive", "distancing", "denial"))
    return Cue(lemma, reflexive, frames, row["kind"], row["commitment"], negative, hedge, speaker_word)


def _noun_class(name: str) -> str:
    named = {"medium": "MEDIUM", "document": "DOC", "sources": "SOURCES", "person": "PERSON", "body": "BODY"}
    return named.get(name) or {"abstract": "ABST", "quantity": "QUANT"}.get(name, name)


def _plural(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z")):
        return lemma
    if lemma.endswith("al"):
        return lemma[:-2] + "aux"
    return lemma + ("x" if lemma.endswith(("eau", "eu")) else "s")


def _agreement(adjective: str) -> tuple[str, ...]:
    """Feminine and plural forms of an adjective given in the masculine singular."""
    for masculine, feminine in (("eux", "euse"), ("if", "ive"), ("er", "ère"), ("et", "ète"), ("el", "elle")):
        if adjective.endswith(masculine):
            feminine_form = adjective[: -len(masculine)] + feminine
            break
    else:
        feminine_form = adjective if adjective.endswith("e") else adjective + "e"
    plural = adjective if adjective.endswith(("s", "x")) else adjective + "s"
    return feminine_form, plural, feminine_form + "s"


def spare_letters(lexicon: Lexicon) -> Iterator[str]:
    """Letters that no class uses, for chunks."""
    return iter(_ALPHABET[len(lexicon.letters) :])
