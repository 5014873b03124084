"""Every form that an analysis is written in gives it back, whole, and what is no such form is refused by its place."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material import corpus_cases, example_table

import discourse
from discourse.formats.brat.reader import read_brat
from discourse.formats.brat.writer import ann_of
from discourse.formats.cas import read_xmi, xmi_of
from discourse.formats.conllu import conllu_of, read_conllu
from discourse.formats.csv_reader import read_csv
from discourse.formats.csv_table import CsvWriter
from discourse.formats.errors import FormatError
from discourse.formats.extras import MissingExtra
from discourse.formats.forms import read_form
from discourse.formats.json_reader import read_json
from discourse.formats.json_text import json_of
from discourse.formats.names import FORMS
from discourse.formats.parquet import parquet_of, table_of
from discourse.formats.tei.reader import read_tei
from discourse.formats.tei.writer import tei_of
from discourse.formats.web_annotation import page_of, read_page
from discourse.formats.xml_text import read_xml
from discourse.model import Document
from discourse.text import Unit

ROUND_TRIPS: dict[str, Callable[[Document], Document]] = {
    "json": lambda document: next(read_json(json_of(document, "codepoint"), "x"))[1],
    "json in UTF-16 units": lambda document: next(read_json(json_of(document, "utf16"), "x"))[1],
    "json in bytes of UTF-8": lambda document: next(read_json(json_of(document, "utf8"), "x"))[1],
    "brat": lambda document: read_brat(ann_of(document), document.text, "x"),
    "tei": lambda document: read_tei(tei_of(document, "x").encode(), "x"),
    "conllu": lambda document: read_conllu(conllu_of(document, "x"), "x"),
    "xmi": lambda document: read_xmi(xmi_of(document, "x"), "x"),
    "w3c": lambda document: read_page(page_of(document, "x"), "x"),
}
TEXT = "« 😀 L'usine ne fermera pas », aurait assuré à l'agence Hermès la présidente,\r\nselon un proche du dossier."


@lru_cache(maxsize=1)
def articles() -> list[Document]:
    return [discourse.analyze(case.text) for case in corpus_cases("articles")]


@pytest.mark.parametrize("form", ROUND_TRIPS)
def test_a_form_gives_an_article_back(form: str) -> None:
    assert [document.text for document in articles() if ROUND_TRIPS[form](document) != document] == []


@pytest.mark.slow
@pytest.mark.parametrize("form", ROUND_TRIPS)
def test_a_form_gives_the_whole_corpus_back(form: str) -> None:
    every = map(discourse.analyze, (case.text for case in corpus_cases("golden", "negative", "known-failures")))
    # the version of the grammar stands with an annotation in brat's form
    held = [found for found in every if form != "brat" or found.attributions or found.hedges]

    lost = [document.text for document in held if ROUND_TRIPS[form](document) != document]

    assert len(held) > 1000
    assert lost == []


def test_the_table_of_the_articles_can_be_read_back() -> None:
    writer = CsvWriter()
    named = [(f"{number}.txt", document) for number, document in enumerate(articles())]
    written = writer.head() + "".join(writer.document(*item) for item in named)

    assert list(read_csv(written, "x")) == [(name, row) for name, document in named for row in document.rows()]


def test_the_parquet_table_of_the_articles_can_be_read_back(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra batch is not installed")
    named = [(f"{number}.txt", document) for number, document in enumerate(articles())]
    (tmp_path / "x.parquet").write_bytes(parquet_of(named))

    assert parquet.read_table(tmp_path / "x.parquet").equals(table_of(named))


ODD = st.text(st.sampled_from(list("aé😀 \u00a0\u202f\u2028\t\r\n'\"«».,|;&<\\=")), max_size=6)


@pytest.mark.parametrize("form", ROUND_TRIPS)
@settings(max_examples=20)
@given(odd=ODD, other=ODD)
def test_odd_characters_come_back(form: str, odd: str, other: str) -> None:
    said = f"{odd}« La {other}digue tiendra »,{odd} aurait dit{other} Léa{odd} Brun."
    document = discourse.analyze(f"{said}\n\n{other}Oui.{odd}")

    read = ROUND_TRIPS[form](document)

    assert read == document


@pytest.mark.parametrize("text", ["", " \n", "Il pleut.", "« jamais fermé", "Selon Léa, il pleut.\n" * 3, TEXT])
@pytest.mark.parametrize("form", ROUND_TRIPS)
def test_texts_with_little_in_them_come_back(form: str, text: str) -> None:
    document = discourse.analyze(text)
    if form == "conllu" and not text.strip():
        with pytest.raises(FormatError, match="cannot hold a text without a word"):
            ROUND_TRIPS[form](document)
        return

    read = ROUND_TRIPS[form](document)

    assert (read.text, read.sentences, read.attributions) == (text, document.sentences, document.attributions)
    assert (read.hedges, read.entities, read.warnings) == (document.hedges, document.entities, document.warnings)


@pytest.mark.parametrize("form", ["tei", "xmi"])
@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\0", r"U\+0000 \(NULL\)"),
        ("\x1b", r"U\+001B \(ESCAPE\)"),
        ("\x85", ""),
        ("\x7f", ""),
        ("\ud800", r"U\+D800 \(lone surrogate\)"),
        ("\uffff", r"U\+FFFF \(noncharacter\)"),
    ],
)
def test_what_xml_cannot_hold_is_refused_by_name(form: str, char: str, name: str) -> None:
    document = discourse.analyze(f"Selon Léa,{char} il pleut.")
    if name:
        with pytest.raises(FormatError, match=rf"^x:10: XML cannot hold {name}; "):
            ROUND_TRIPS[form](document)
    else:
        assert ROUND_TRIPS[form](document) == document


def test_xml_is_read_without_its_entities() -> None:
    assert read_xml(b"<a>&lt;&#233;</a>", "x").text == "<é"
    with pytest.raises(FormatError, match="document type"):
        read_xml(b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', "x")


@pytest.mark.parametrize(
    ("title", "source", "message"), example_table("forms/broken.txt"), ids=lambda value: str(value)[:40]
)
def test_a_broken_source_is_refused_with_its_place(title: str, source: str, message: str) -> None:
    form = title.split()[0]
    assert form in FORMS

    with pytest.raises(FormatError) as raised:
        list(read_form(form, source.encode(), f"x.{form}"))

    assert str(raised.value).split(" - ")[0].startswith(message)


@pytest.mark.parametrize(("unit", "cue", "quote"), [("codepoint", 11, 22), ("utf16", 12, 23), ("utf8", 14, 26)])
def test_the_unit_of_offsets_is_named_and_used(unit: Unit, cue: int, quote: int) -> None:
    document = discourse.analyze("Il dort 😀.\nSelon Léa, il pleut.")

    plain = json.loads(json_of(document, unit))
    table = table_of([("a", document)], unit)
    csv = CsvWriter(unit).head() + CsvWriter(unit).document("a", document)

    assert (plain["offsets"], plain["attributions"][0]["cue"]["start"]) == (unit, cue)
    assert table.schema.metadata == {b"offsets": unit.encode()}
    assert table.column("cue").to_pylist()[0]["start"] == cue
    assert (",start,end," if unit == "codepoint" else f",start_{unit},end_{unit},") in csv
    assert next(read_csv(csv, "x"))[1]["start"] == quote


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from discourse.formats import cas

    cas._known_types.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "cassis", None)

    with pytest.raises(MissingExtra, match=r"pip install 'discourse-fr\[xmi\]'"):
        xmi_of(discourse.analyze("Il pleut."), "x")


def test_an_annotation_that_somebody_added_in_brat_is_read() -> None:
    text = "La gare fermera mardi, dit-elle. Elle a raison."
    ann = """\
T1\tQuote 0 21\tLa gare fermera mardi
E1\tQuote:T1 Cue:T2
T2\tCue 23 26\tdit
T3\tPlace 0 7\tLa gare
A1\tType T1 direct
#1\tAnnotatorNotes T1\tà voir
"""

    [found] = read_brat(ann, text, "x").attributions

    assert (found.quote.text, found.cue and found.cue.text) == ("La gare fermera mardi", "dit")
    assert (found.kind, found.status, found.commitment, found.sentence) == ("speech", "asserted", "neutral", 0)


def test_a_piece_over_two_lines_is_cut_for_brat_and_made_whole_again() -> None:
    document = discourse.analyze("Selon Léa, la digue\ntiendra jusqu'à mardi.")
    [found] = document.attributions
    assert found.quote.spans[0].text == "la digue\ntiendra jusqu'à mardi"

    ann = ann_of(document)

    assert "T1\tQuote 11 19;20 41\tla digue tiendra jusqu'à mardi\n" in ann
    assert read_brat(ann, document.text, "x") == document




@pytest.mark.parametrize(
    "text", ["", "Selon Léa Brun, le lac 😀 monte. " * 2_100, "\ud800 Selon Léa, il pleut. " * 1_100]
)
def test_json_in_pieces_is_the_json_of_the_document(text: str) -> None:
    document = discourse.analyze(text)

    assert json_of(document, "codepoint") == document.to_json()


def test_documents_with_many_sentences_can_be_pickled_and_compared() -> None:
    document = discourse.analyze("Il pleut. Selon Léa, le lac monte.")

    assert pickle.loads(pickle.dumps(document)) == document
    assert document.sentences[-1:] == tuple(document.sentences)[-1:]
    assert hash(document) == hash(discourse.analyze(document.text))
