"""Words to classes: each token becomes one letter, the sentence a code string.

The tables of ``grammar/lexicon`` say what a word is; this module only looks up. A form with several readings gets
the letter of its ambiguous class, which the neighbours settle (``grammar/ambiguity.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from discourse.ambiguity import NOUN_BY_FORM, Ambiguity
from discourse.entries import Cue, Noun, Phrase, Trie, VerbForm
from discourse.forms import Forms
from discourse.memo import Memo
from discourse.phrases import CURLY, RESPELLED, PhraseFinder, key_of, name_of, spelling
from discourse.reading.classes import Classes
from discourse.reading.folder import Folder
from discourse.reading.lexicon_tables import LexiconTables
from discourse.reading.tables import read_table

__all__ = ["Cue", "Lexicon", "Noun", "Phrase", "Tokens", "VerbForm", "Words", "places_of", "spare_letters"]

_PARTING = ("NEG", "ADV", "HADV", "TIME", "DEGREE")

@dataclass(slots=True)
class Tokens:
    """The words of one sentence after phrases are joined: parallel lists, and one class letter a word.

    The words of a phrase are apart by one blank in its key."""

    starts: list[int]
    ends: list[int]
    keys: list[str]
    letters: str
    phrases: dict[int, Phrase]


@dataclass(slots=True)
class Words:
    """The words of a sentence that starts at this place: as they stand there, and for each one letter for its class,
    one for what it can be in a phrase, and one for how the tables write it."""

    start: int
    forms: list[str]
    letters: str
    roles: str
    spellings: str
    _places: tuple[list[int], list[int]] | None = None

    def places(self, text: str) -> tuple[list[int], list[int]]:
        """Where the words begin and end, looked for once."""
        if self._places is None:
            self._places = places_of(text, self.start, self.forms)
        return self._places


class Lexicon:
    """All tables of a grammar folder, ready for look-up."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._classes = classes = Classes(folder)
        self.letters, self.names = classes.letters, classes.names
        self.trigger, self.triggering = classes.trigger, classes.triggering
        tables = LexiconTables(folder, classes)
        self._forms, self._verbs = tables.forms, tables.verbs
        self.cues, self.nominal, self.nouns = tables.cues, tables.nominal, tables.nouns
        self.genders, self.abbreviations = tables.genders, tables.abbreviations
        self._prospective, self._affirmed = frozenset(tables.prospective), frozenset(tables.affirmed)
        self.tokenizer = tables.tokenizer
        self.forms = Forms(folder, classes, tables)
        self._read_small_tables()
        self._ambiguity = Ambiguity(folder, classes)
        parting = [self.letters[name] for name in _PARTING]
        compound = self.letters["SE"] + self.letters["ES"]
        self._phrases = PhraseFinder(tables.phrases, tables.locutions, self._ambiguity, parting, compound)
        self._marks = re.compile(f"[{self.letters['QO']}{self.letters['DASH']}]")
        # One look-up a word gives its three letters.
        self._facts = Memo(lambda form: self.forms.letter_of(form) + self._phrases.role(form) + spelling(form))
        self._key_of = Memo(key_of)
        self._noun_letter = Memo(self.forms.noun_letter)
        self._anchors = self._anchor_words(tables)

    def _read_small_tables(self) -> None:
        self.impersonal = frozenset(
            row["lemma"] for row in read_table(self._folder, "lexicon/impersonal.tsv", ("lemma", "note"))
        )
        self.own_clitics = {
            row["pronoun"]: frozenset(row["clitics"].split())
            for row in read_table(self._folder, "lexicon/pronouns.tsv", ("pronoun", "clitics"))
        }

    def spare_letters(self) -> Iterator[str]:
        """Letters that no class uses."""
        return self._classes.spare_letters()

    def __reduce__(self) -> tuple[type[Lexicon], tuple[Folder]]:
        return Lexicon, (self._folder,)

    # --- entries

    def verb_forms(self, key: str) -> list[VerbForm]:
        """The readings of a lower-case form as a verb."""
        return self._verbs.get(key, [])

    def noun(self, form: str) -> Sequence[Noun]:
        """The readings of a form as a noun; those of `ministre` for `ex-ministre`."""
        return self.forms.noun(form)

    def is_indefinite(self, key: str) -> bool:
        """Whether a word is an indefinite determiner, which may stand alone: `certains disent`."""
        return self._forms.get(key) == ["IND"]

    def is_prospective(self, key: str) -> bool:
        """Whether a form is one of a verb whose present tells of what is still to come: `va`, `doit`."""
        return any(form.lemma in self._prospective for form in self._verbs.get(key, ()))

    def is_affirmed(self, key: str) -> bool:
        """Whether a form is one of a verb whose negation affirms what it governs: `n'a cessé de`."""
        return any(form.lemma in self._affirmed for form in self._verbs.get(key, ()))

    def cue(self, lemma: str, reflexive: bool) -> Cue | None:
        """The entry of a cue verb in plain or pronominal use; a verb with one entry is looked up in either use."""
        return self.cues.get((lemma, reflexive))

    # --- sentences

    def words(self, text: str, start: int, end: int, media: Set[str] = frozenset()) -> Words:
        """The words of a sentence and their classes, nothing settled yet; ``media`` are names of media of this text."""
        words = self.tokenizer.findall(text, start, end)
        facts = "".join(map(self._facts.__getitem__, words))
        letters = facts[::3]
        if not media.isdisjoint(words):
            name = self.letters["MEDNAME"]
            letters = "".join(name if form in media else letter for form, letter in zip(words, letters, strict=True))
        return Words(start, words, letters, facts[1::3], facts[2::3])

    def may_report(self, words: Words) -> bool:
        """Whether a class of these words, or a phrase that they may hold, is worth a closer look."""
        return self.trigger.search(words.letters) is not None or self._may_hold_phrase(words.forms)

    def _may_hold_phrase(self, forms: Sequence[str]) -> bool:
        anchors = self._anchors
        if anchors.keys().isdisjoint(forms):
            return False
        present = {*map(key_of, forms), *map(name_of, forms)}
        return any(needed <= present for form in forms if form in anchors for needed in anchors[form])

    def tokens(self, text: str, words: Words, marks: Mapping[int, str]) -> Tokens:
        """The words with phrases joined and ambiguous classes settled, still without places: `locate` finds those
        where they are wanted.

        ``marks`` gives the class of each quotation mark that has a partner, by its place.
        """
        keys, names = self._keys(words)
        tokens = Tokens([], [], keys, words.letters, {})
        if self._marks.search(words.letters) is not None:
            tokens.letters = self._marked(words.letters, words.places(text)[0], marks)
        found = list(self._phrases.find(names, keys, tokens.letters, words.roles))
        if found:
            self._join(tokens, found)
        tokens.letters = self._settled(tokens.letters, keys)
        return tokens

    def _keys(self, words: Words) -> tuple[list[str], Sequence[str]]:
        """The words as the tables write words, and as they write names."""
        keys, key_of = words.forms.copy(), self._key_of
        for match in RESPELLED.finditer(words.spellings):
            at = match.start()
            keys[at] = key_of[keys[at]]
        return keys, [*map(name_of, words.forms)] if CURLY in words.spellings else words.forms

    def locate(self, tokens: Tokens, text: str, words: Words) -> None:
        """Fill in the places of the words of a sentence."""
        starts, ends = words.places(text)
        tokens.starts, tokens.ends = (starts.copy(), ends.copy()) if tokens.phrases else (starts, ends)
        for at in tokens.phrases:
            behind = at + tokens.keys[at].count(" ")
            del tokens.starts[at + 1 : behind + 1], tokens.ends[at:behind]

    def _marked(self, letters: str, starts: Sequence[int], marks: Mapping[int, str]) -> str:
        """The letters with each mark and dash put into the class that its partner gives it."""
        quote = self.letters["QO"]
        marked = list(letters)
        for match in self._marks.finditer(letters):
            place = match.start()
            alone = "OTHER" if match[0] == quote else "DASH"
            marked[place] = self.letters[marks.get(starts[place], alone)]
        return "".join(marked)

    def _join(self, tokens: Tokens, found: Iterable[tuple[int, int, Phrase]]) -> None:
        """Make each phrase one word."""
        joined = 0
        for first, past, phrase in found:
            at, end = first - joined, past - joined
            tokens.phrases[at] = phrase
            tokens.keys[at:end] = [" ".join(tokens.keys[at:end])]
            tokens.letters = tokens.letters[:at] + self.letters[phrase.category] + tokens.letters[end:]
            joined += past - first - 1

    def _settled(self, letters: str, keys: Sequence[str]) -> str:
        settled = self._ambiguity.settle(letters)
        at = settled.find(NOUN_BY_FORM)
        while at >= 0:
            settled = settled[:at] + self._noun_letter[keys[at]] + settled[at + 1 :]
            at = settled.find(NOUN_BY_FORM, at)
        return settled

    # --- words worth a closer look

    def _anchor_words(self, tables: LexiconTables) -> dict[str, tuple[frozenset[str], ...]]:
        """Words by which cues and hedges of several words are known, the longest of each: by them all the words that
        such a phrase needs."""
        triggering = self._classes.triggering
        paths = (*_paths(tables.phrases, (), triggering), *_paths(tables.locutions, (), triggering))
        found: dict[str, set[frozenset[str]]] = {}
        for path in paths:
            anchor = max(reversed(path), key=len)
            if self.forms.letter_of(anchor) not in self._classes.certain:
                for form in (anchor, anchor[0].upper() + anchor[1:]):
                    found.setdefault(form, set()).add(frozenset(path))
        return {form: tuple(needed) for form, needed in found.items()}


def _paths(node: Trie, path: tuple[str, ...], categories: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The words of each phrase of these categories."""
    if node.phrase is not None and node.phrase.category in categories and path:
        yield path
    for word, following in node.branches.items():
        yield from _paths(following, (*path, word), categories)


def places_of(text: str, start: int, forms: Iterable[str]) -> tuple[list[int], list[int]]:
    """Where the words of a stretch begin and end; between them there are only blanks."""
    find = text.find
    starts, ends = [], []
    at = start
    for form in forms:
        at = find(form, at)
        starts.append(at)
        at += len(form)
        ends.append(at)
    return starts, ends


def spare_letters(lexicon: Lexicon) -> Iterator[str]:
    """Letters that no class uses, for chunks."""
    return lexicon.spare_letters()
