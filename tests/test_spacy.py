"""The component of spaCy gives what the analysis gives, on tokens and at exact places, wherever the document goes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from material import ROOT, corpus_cases

import discourse
from discourse.formats.extras import MissingExtra
from discourse.integrations.spacy import LABELS, Component, analysis, fields
from discourse.reading.folder import open_folder
from discourse.workshop.cases import Case

spacy = pytest.importorskip("spacy", reason="the extra spacy is not installed")

TEXT = (
    "« L'usine ne fermera pas », aurait assuré à l'agence Hermès la présidente, selon un proche du dossier. "
    "Aurait-il plu, dit-elle ?"
)
ARTICLES = corpus_cases("articles")


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("discourse")
    return pipeline


def told(doc: spacy.tokens.Doc) -> list[tuple[str, tuple[int, int], str]]:
    """Label, exact place and rule of each span, sorted."""
    found = []
    for span in doc.spans["discourse"]:
        attribution = span._.attribution
        found.append((span.label_, span._.exact, attribution.rule if attribution else ""))
    return sorted(found)


def expected(document: discourse.Document) -> list[tuple[str, tuple[int, int], str]]:
    places = [
        (label, (span.start, span.end), found.rule)
        for found in document.attributions
        for label, span in fields(found)
    ]
    for hedge in document.hedges:
        rules = [found.rule for found in document.attributions if hedge in found.hedges]
        places.append(("HEDGE", (hedge.start, hedge.end), rules[0] if rules else ""))
    return sorted(places)


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.id)
def test_an_article_has_the_spans_of_the_analysis(case: Case, nlp: spacy.Language) -> None:
    doc = nlp(case.text)
    document = discourse.analyze(case.text)

    assert doc._.discourse == document
    assert doc._.attributions == document.attributions
    assert told(doc) == expected(document)
    for span in doc.spans["discourse"]:
        start, end = span._.exact
        # every token that the place touches, and none beside it
        assert span.start_char <= start < span[0].idx + len(span[0])
        assert span[-1].idx < end <= span.end_char


def test_every_field_has_its_label(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)

    assert {span.label_ for span in doc.spans["discourse"]} == set(LABELS)


def test_a_place_within_a_token_keeps_its_exact_offsets(nlp: spacy.Language) -> None:
    doc = spacy.tokens.Doc(nlp.vocab, words=["Selon", "Léa,le", "lac", "monte."], spaces=[True, True, True, False])

    nlp.get_pipe("discourse")(doc)

    places = {span.label_: (span.text, doc.text[slice(*span._.exact)]) for span in doc.spans["discourse"]}
    assert places["SPEAKER"] == ("Léa,le", "Léa")
    assert places["QUOTE"] == ("Léa,le lac monte.", "le lac monte")


def test_a_span_of_somebody_else_has_no_attribution(nlp: spacy.Language) -> None:
    span = nlp(TEXT)[0:2]

    assert span._.attribution is None
    assert span._.exact is None


def test_a_document_that_was_not_analyzed_has_no_attributions(nlp: spacy.Language) -> None:
    doc = spacy.blank("fr")(TEXT)

    assert analysis(doc).attributions == ()
    assert analysis(doc).text == TEXT


def test_a_doc_bin_keeps_the_analysis(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)

    written = spacy.tokens.DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [read] = spacy.tokens.DocBin().from_bytes(written).get_docs(spacy.blank("fr").vocab)

    assert read._.discourse == doc._.discourse
    assert told(read) == told(doc)


def test_two_processes_give_what_one_gives(nlp: spacy.Language) -> None:
    texts = [TEXT, "", "Le lac monte."]

    docs = list(nlp.pipe(texts, n_process=2))

    assert [told(doc) for doc in docs] == [told(nlp(text)) for text in texts]


def test_a_pipeline_that_was_saved_analyzes_alike(nlp: spacy.Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)

    assert told(spacy.load(tmp_path)(TEXT)) == told(nlp(TEXT))
    assert (tmp_path / "discourse" / "grammar-version").read_text().strip() == nlp(TEXT)._.discourse.grammar_version


def test_a_saved_pipeline_brings_its_own_grammar(tmp_path: Path) -> None:
    grammar = tmp_path / "grammar"
    shutil.copytree(ROOT / "grammar", grammar, ignore=shutil.ignore_patterns("__pycache__"))
    abbreviations = grammar / "lexicon" / "abbreviations.tsv"
    abbreviations.write_text(abbreviations.read_text(encoding="utf-8") + "# of one's own\n", encoding="utf-8")
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("discourse", config={"grammar": str(grammar)})
    pipeline.to_disk(tmp_path / "saved")
    shutil.rmtree(grammar)

    loaded = spacy.load(tmp_path / "saved").get_pipe("discourse").grammar

    assert Path(loaded) == tmp_path / "saved" / "discourse" / "grammar"
    assert "# of one's own" in open_folder(loaded).read("lexicon/abbreviations.tsv")


def test_displacy_shows_the_spans(nlp: spacy.Language) -> None:
    page = spacy.displacy.render(nlp(TEXT), style="span", options={"spans_key": "discourse"}, jupyter=False)

    assert all(label in page for label in LABELS)


def test_the_component_stands_beside_others() -> None:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("discourse", first=True)

    doc = pipeline(TEXT)

    assert len(list(doc.sents)) == 2
    assert told(doc) == expected(discourse.analyze(TEXT))


def test_where_spacy_is_missing_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)

    with pytest.raises(MissingExtra, match=r"pip install 'discourse-fr\[spacy\]'"):
        Component()
