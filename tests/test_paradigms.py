"""The table of paradigms and the conjugation made from it."""

from __future__ import annotations

import pickle
import time
from functools import cache
from pathlib import Path

import pytest

from discourse.paradigms import TENSES, Form, Paradigm, ParadigmError, conjugate, read_paradigms

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "grammar" / "lexicon" / "paradigms.tsv"
FORMS = ROOT / "tests" / "data" / "verb-forms.tsv"

HEADER = "\t".join(["name", "infinitive", "keeps", *(tense for tense in TENSES if tense != "infinitive")])
SET = "\t".join(["+", "-", "-", "-", "ais ais ait ions iez aient", *["-"] * 8])
LACKS = {
    "falloir": {"imperative", "gerund"},
    "pleuvoir": {"imperative"},
    "pouvoir": {"imperative"},
    "clore": {"past", "subjunctive_imperfect"},
    "traire": {"past", "subjunctive_imperfect"},
}
IMPERSONAL = {"falloir", "pleuvoir"}


@cache
def table() -> dict[str, Paradigm]:
    return read_paradigms(TABLE.read_text(encoding="utf-8"), "paradigms.tsv")


def expected_forms() -> list[list[str]]:
    lines = FORMS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def row(infinitive: str = "er", keeps: str = "-", present: str = "-", imperfect: str = "-", name: str = "aimer") -> str:
    return "\t".join([name, infinitive, keeps, present, imperfect, *["-"] * 8])


def read(*lines: str) -> dict[str, Paradigm]:
    return read_paradigms("\n".join([HEADER, *lines, ""]), "demo.tsv")


@pytest.mark.parametrize(
    ("lemma", "paradigm", "tense", "person", "form"), expected_forms(), ids=lambda cell: cell.replace(" ", "_")
)
def test_difficult_form(lemma: str, paradigm: str, tense: str, person: str, form: str) -> None:
    assert Form(form, tense, person.strip("-")) in list(conjugate(lemma, table()[paradigm]))


def test_there_are_enough_difficult_forms() -> None:
    assert len(expected_forms()) >= 80


@pytest.mark.parametrize(
    ("lemma", "paradigm", "tense", "form"),
    [
        ("accroître", "croître", "participle", "accrû"),
        ("appeler", "appeler", "present", "appèle"),
        ("contredire", "prédire", "present", "contredites"),
        ("jeter", "jeter", "present", "jète"),
        ("paître", "connaître", "past", "put"),
        ("plaire", "plaire", "participle", "plus"),
        ("prévaloir", "valoir", "subjunctive", "prévaille"),
        ("renaître", "naître", "participle", "rené"),
        ("rire", "rire", "participle", "rie"),
        ("taire", "plaire", "present", "taît"),
    ],
)
def test_form_that_french_lacks(lemma: str, paradigm: str, tense: str, form: str) -> None:
    assert (form, tense) not in [(made.text, made.tense) for made in conjugate(lemma, table()[paradigm])]


@pytest.mark.parametrize("name", table())
def test_paradigm_has_all_tenses_and_persons(name: str) -> None:
    forms = list(conjugate(name, table()[name]))
    assert {form.tense for form in forms} == set(TENSES) - LACKS.get(name, set())
    if name not in IMPERSONAL:
        slots = {(form.tense, form.person) for form in forms if form.tense != "participle"}
        lacking = LACKS.get(name, set()) | {"participle"}
        assert slots == {(tense, person) for tense in set(TENSES) - lacking for person in TENSES[tense]}


@pytest.mark.parametrize("name", table())
def test_forms_come_in_order_and_once(name: str) -> None:
    forms = list(conjugate(name, table()[name]))
    order = [(list(TENSES).index(form.tense), TENSES[form.tense].index(form.person)) for form in forms]
    assert order == sorted(order)
    assert len(set(forms)) == len(forms)
    assert all(form.text.isalpha() and form.text.islower() for form in forms)
    assert forms[0] == Form(name, "infinitive", "")


def test_endings_are_shared_between_verbs() -> None:
    first, second = table()["partir"].endings("mentir"), table()["partir"].endings("sortir")
    assert (first[0], second[0]) == ("men", "sor")
    assert first[1] is second[1]


def test_lemma_that_does_not_fit_is_named_with_the_row() -> None:
    told = r'^paradigms\.tsv:\d+:1: unfit-lemma: "finir" does not fit the paradigm "rendre", .* in dre$'
    with pytest.raises(ParadigmError, match=told):
        conjugate("finir", table()["rendre"])


def test_first_row_whose_infinitive_fits_counts() -> None:
    paradigm = read(row("taire", present="- - tait - - -"), row("aire", present="- - aît - - -"))["aimer"]
    assert [form.text for form in conjugate("plaire", paradigm)] == ["plaire", "plaît"]
    assert [form.text for form in conjugate("taire", paradigm)] == ["taire", "tait"]


def test_set_spellings_and_kept_letters_are_filled_in() -> None:
    paradigm = read(SET, row("é*er", "d|gu", "- - é*e|è*e - - -", "é*+|è*+"))["aimer"]
    made = {(form.tense, form.person): form.text for form in conjugate("léguer", paradigm)}
    assert made["present", "3s"] == "lègue"
    assert made["imperfect", "3p"] == "lèguaient"
    texts = [form.text for form in conjugate("céder", paradigm)]
    assert texts[:4] == ["céder", "céde", "cède", "cédais"]


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        (["aimer\ter"], 2, "2 cells, but there are 13 columns"),
        (["# comment", row(present="e es e")], 3, "3 endings where 6 are due (1s 2s 3s 1p 2p 3p)"),
        ([row(imperfect="+")], 2, 'no set "+"'),
        ([SET, row(present="+")], 3, 'no set "+"'),
        ([SET, row(imperfect="iss+x")], 3, 'no set "+x"'),
        ([SET, SET], 3, "stands twice"),
        ([SET.replace("ais ais", "ais +")], 2, "does not refer to another"),
        ([SET, row(imperfect="ais ais ait + iez aient")], 3, '"+" is no ending'),
        ([row(), row()], 3, '"er" stands twice in "aimer"'),
        ([row("é*er")], 2, "go together"),
        ([row("er", "d|t")], 2, "go together"),
        ([row("é*er", "d||t")], 2, "is no ending"),
        ([row("-")], 2, '"-" is no ending'),
        ([row("∅")], 2, "an infinitive has an ending"),
        ([row(present="e es *e ons ez ent")], 2, '"*e" is no ending'),
        ([row(present="e es e  ons ez ent")], 2, "7 endings"),
        ([row(present="e es e, ons ez ent")], 2, '"e," is no ending'),
        ([row(present="e|| es e ons ez ent")], 2, '"" is no ending'),
        ([row(name="")], 2, '"" is no ending'),
        ([row(name="-")], 2, '"-" is no ending'),
    ],
)
def test_malformed_row_is_named_with_file_and_line(rows: list[str], line: int, message: str) -> None:
    with pytest.raises(ParadigmError) as caught:
        read(*rows)
    [mistake] = caught.value.mistakes
    assert (mistake.path, mistake.line) == ("demo.tsv", line)
    assert message in mistake.message


@pytest.mark.parametrize(("text", "line"), [("", 1), ("# only a comment\n", 1), ("# comment\nname\tinfinitive\n", 2)])
def test_missing_or_wrong_column_names(text: str, line: int) -> None:
    with pytest.raises(ParadigmError, match=f"^demo.tsv:{line}:1: (no-columns|missing-column): the"):
        read_paradigms(text, "demo.tsv")


def test_error_and_paradigm_survive_pickling() -> None:
    error = pickle.loads(pickle.dumps(ParadigmError.at("demo.tsv", 3, "bad-paradigm", "wrong")))
    assert str(error) == "demo.tsv:3:1: bad-paradigm: wrong"
    assert pickle.loads(pickle.dumps(table()["aimer"])) == table()["aimer"]


def test_conjugating_2500_verbs_is_fast() -> None:
    def run() -> float:
        start = time.perf_counter()
        for _ in range(2500):
            for _form in conjugate("aimer", table()["aimer"]):
                pass
        return time.perf_counter() - start

    assert min(run() for _ in range(3)) <= 0.25
