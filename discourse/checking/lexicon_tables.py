"""The tables of ``lexicon/``."""

from __future__ import annotations

from collections.abc import Mapping

from discourse.checking.cells import named, number, place_of_hedge, several, small, written
from discourse.checking.columns import (
    CLASS,
    COMMITMENT,
    FREE,
    GENDER,
    HEDGE,
    KIND,
    PARADIGM,
    PHRASE,
    SMALL,
    WRITTEN,
    YES,
    Column,
    Table,
    choice,
)
from discourse.checking.whole_rows import clitic_in_its_phrase, lemma_fits, pronouns_are_told
from discourse.entities.tables import GENDERS, NUMBERS, SORTS, WAYS
from discourse.reading.inflections import FORMS
from discourse.reading.lexicon_tables import ADJUNCTS, HEDGES, NOUNS, SOURCES

_VERB_FRAME = named("frame of frames.tsv for verbs", lambda known: known.frames_of_verbs)
_NOUN_FRAME = named("frame of frames.tsv for nouns", lambda known: known.frames_of_nouns)
_STEMS = ("AS", "MO", "FA", "AV", "ES", "SEEM", "RISK", "WANT")
_NAMES = ("medium", "contracted", "power", "body", "place")
_FORMS, _WORDS = Column(several(small, " ")), Column(several(written, " "))
_SOME_WORDS = Column(several(written, " "), empty=True)
LEXICON_TABLES: Mapping[str, Table] = {
    "abbreviations": Table({"form": WRITTEN, "expansion": FREE, "final": YES}, ("form",)),
    "adjuncts": Table({"phrase": PHRASE, "class": choice("class of adjuncts", *ADJUNCTS)}, ("phrase",)),
    "anaphoric-nouns": Table({"nouns": _WORDS, "takes": _WORDS, "avoids": _SOME_WORDS}, ("nouns",)),
    "anaphors": Table(
        {
            "forms": Column(several(small, ", ")),
            "gender": choice("gender", *GENDERS),
            "number": choice("number", *NUMBERS),
            "way": choice("way", *WAYS),
        },
        ("forms",),
    ),
    "cues": Table(
        {
            "lemma": SMALL,
            "paradigm": PARADIGM,
            "reflexive": YES,
            "frames": Column(several(_VERB_FRAME, ",")),
            "kind": KIND,
            "commitment": COMMITMENT,
            "negative": YES,
            "hedge": HEDGE,
        },
        ("lemma", "reflexive"),
        lemma_fits,
    ),
    "determiners": Table(
        {
            "forms": _FORMS,
            "gender": choice("gender", *GENDERS),
            "number": choice("number", *NUMBERS),
            "sort": choice("sort", *SORTS),
        },
        ("forms",),
    ),
    "endings": Table({"ending": SMALL, "shortest": Column(number), "class": Column(CLASS)}, ("ending",)),
    "firstnames": Table({"name": WRITTEN, "gender": GENDER}, ("name",)),
    "governing": Table(
        {
            "lemma": SMALL,
            "stem": choice("stem", *_STEMS),
            "status": choice("status", "", "future", "affirmed"),
            "note": FREE,
        },
        ("lemma",),
    ),
    "hedges": Table(
        {"phrase": PHRASE, "kind": choice("kind of hedge", *HEDGES), "note": Column(place_of_hedge, empty=True)},
        ("phrase",),
    ),
    "impersonal": Table({"lemma": SMALL, "note": FREE}, ("lemma",)),
    "inflections": Table(
        {"form": choice("form", *FORMS), "ending": Column(small, empty=True), "becomes": Column(small, empty=True)},
        ("form", "ending"),
    ),
    "names": Table(
        {"name": WRITTEN, "class": choice("class of names", *_NAMES), "gender": choice("gender", "", "m", "f", "mf")},
        ("name",),
    ),
    "naming": Table({"words": SMALL}, ("words",)),
    "nominal-cues": Table(
        {
            "lemma": SMALL,
            "gender": GENDER,
            "kind": KIND,
            "commitment": COMMITMENT,
            "hedge": HEDGE,
            "frames": Column(several(_NOUN_FRAME, ",")),
        },
        ("lemma",),
    ),
    "nouns": Table(
        {
            "lemma": WRITTEN,
            "plural": Column(written, empty=True),
            "gender": GENDER,
            "class": choice("class of nouns", *NOUNS),
        },
        ("lemma",),
    ),
    "offices": Table({"office": SMALL, "noun": SMALL}, ("office",)),
    "origins": Table({"country": _WORDS, "within": _SOME_WORDS}, ("country",)),
    "particles": Table({"forms": _FORMS, "where": choice("place", "name", "first")}, ("forms",)),
    "phrases": Table({"phrase": PHRASE, "class": Column(CLASS)}, ("phrase",)),
    "prefixes": Table({"prefix": SMALL, "note": FREE}, ("prefix",)),
    "prepositional-cues": Table(
        {
            "phrase": PHRASE,
            "kind": KIND,
            "commitment": COMMITMENT,
            "hedge": HEDGE,
            "source": choice("source", *SOURCES),
            "speaker_word": Column(small, empty=True),
        },
        ("phrase",),
        clitic_in_its_phrase,
    ),
    "pronouns": Table({"pronoun": SMALL, "clitics": _FORMS}, ("pronoun",)),
    "release-headings": Table({"heading": SMALL}, ("heading",)),
    "titles": Table(
        {"form": WRITTEN, "gender": GENDER, "number": choice("number", "s", "p"), "abbreviation": YES}, ("form",)
    ),
    "verbs": Table(
        {"lemma": SMALL, "paradigm": PARADIGM, "noun": Column(several(small, " "), empty=True)},
        ("lemma",),
        lemma_fits,
    ),
    "words": Table({"class": Column(CLASS), "forms": _WORDS}, ("class",), pronouns_are_told),
}
"""By the names of their files, but for `paradigms`, whose cells have a form of their own."""
