"""What the cells of a row must be to each other; each finding names its column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from discourse.checking.cells import Complaint
from discourse.checking.known import Known
from discourse.reading.errors import meant

Row = Mapping[str, str]
Found = Iterator[tuple[str, Complaint]]


def lemma_fits(row: Row, known: Known) -> Found:
    """A verb has an infinitive ending of its paradigm; of a locution, the first word has."""
    paradigm = known.conjugations.get(row["paradigm"])
    lemma = row["lemma"].partition(" ")[0]
    if paradigm is not None and not paradigm.fits(lemma):
        yield "lemma", Complaint(0, len(lemma), "unfit-lemma", paradigm.misfit(lemma))


def clitic_in_its_phrase(row: Row, _: Known) -> Found:
    """A cue whose source is a word of it names this word; no other cue does."""
    words, word = row["phrase"], row["speaker_word"]
    if row["source"] != "clitic":
        if word != "-":
            message = 'only a cue with the source "clitic" has a word that is the source; else write -'
            yield "speaker_word", Complaint(0, len(word), "unused-speaker-word", message)
    elif word == "-":
        message = 'a cue with the source "clitic" names the word that is the source: mon in à mon avis'
        yield "speaker_word", Complaint(0, len(word), "no-speaker-word", message)
    elif word not in words:
        message = f'"{word}" is no word of "{words}"{meant(word, words.split(), 0)}'
        yield "speaker_word", Complaint(0, len(word), "no-speaker-word", message)


def pronouns_are_told(row: Row, known: Known) -> Found:
    """Each subject pronoun has a row in anaphors.tsv."""
    if row["class"] != "PRON" or known.anaphors is None:
        return
    for form in row["forms"].split():
        if form not in known.anaphors:
            at = f' {row["forms"]} '.index(f" {form} ")
            message = f'the pronoun "{form}" has no row in lexicon/anaphors.tsv{meant(form, known.anaphors, 0)}'
            yield "forms", Complaint(at, len(form), "no-anaphor", message)
