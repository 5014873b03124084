"""The page for readers: its text is the text given, its marks are true, and nothing in it acts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st
from material import ROOT, corpus_cases, data_lines
from pages import Found, elements

from discourse import Analyzer, Document
from discourse.cli import main
from discourse.reading.folder import open_folder
from discourse.report.elements import element
from discourse.report.layers import layered_marks, pieces
from discourse.report.page import report_page
from discourse.report.rule_names import rule_names
from discourse.report.words import words

SENTENCE = "« La digue tiendra », aurait déclaré la préfète à l'AFP, selon un proche."
ARTICLES = corpus_cases("articles")
PAYLOADS = data_lines("payloads.txt")
UNSHOWN = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
"""What HTML cannot hold."""

PARTS = {part for line in data_lines("page-parts.txt") for part in line.split()}


def text_of(page: str) -> str:
    [text] = [found.text for found in elements(page) if found.classes == ["text"]]
    return text


def acting(page: str) -> Iterator[Found]:
    """Elements that no page of ours has, or with attributes by which a text would act."""
    for found in elements(page):
        parts = {found.name, *(f"@{name}" for name in found.attributes)}
        if parts - PARTS or not found.attributes.get("href", "#").startswith("#"):
            yield found


# --- the text and its marks


@settings(max_examples=20)
@given(st.one_of(st.text(st.characters()), st.sampled_from([case.text for case in ARTICLES])))
@example("")
@example("\n\n« Oui\r\n», dit-il.\r\rSelon Léa,\x0b il \x00 pleut\ud800.\x1b[0m\u202e\n")
def test_the_text_of_the_page_is_the_text_as_given(analyzer: Analyzer, text: str) -> None:
    page = report_page([("a.txt", analyzer.analyze(text))])

    assert text_of(page) == text.translate(UNSHOWN)


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.id)
def test_marks_have_their_true_length_and_no_two_share_a_layer(analyzer: Analyzer, case: object) -> None:
    document = analyzer.analyze(case.text)  # type: ignore[attr-defined]
    marks = layered_marks(document)
    drawn = [piece for line in pieces(document.text, marks) for piece in line]

    assert "".join(document.text[piece.start : piece.end] for piece in drawn) == document.text
    for piece in drawn:
        layers = [mark.layer for mark in piece.marks]
        assert len(layers) == len(set(layers)), piece
    for mark in marks:
        covered = [piece for piece in drawn if mark in piece.marks]
        assert (covered[0].start, covered[-1].end) == (mark.start, mark.end)
    assert {(mark.field, mark.start, mark.end) for mark in marks} == set(fields_of(document))


def fields_of(document: Document) -> Iterator[tuple[str, int, int]]:
    for found in document.attributions:
        for name, span in (("cue", found.cue), ("speaker", found.speaker), ("reporter", found.reporter)):
            if span:
                yield name, span.start, span.end
        yield from (("quote", span.start, span.end) for span in found.quote.spans)
    yield from (("hedge", hedge.start, hedge.end) for hedge in document.hedges)


def test_a_quote_within_a_quote_is_a_second_line_below_the_words(analyzer: Analyzer) -> None:
    page = report_page([("a.txt", analyzer.analyze("« Selon Léa, il pleut », dit Ali."))])

    drawn = {one.text: one.classes for one in elements(page) if "data-m" in one.attributes}
    assert drawn == {
        "Selon": ["l1-direct", "cue"],
        " ": ["l1-direct"],
        "Léa": ["l1-direct", "speaker"],
        ", ": ["l1-direct"],
        "il pleut": ["l1-direct", "l2-direct"],
        "dit": ["cue"],
        "Ali": ["speaker"],
    }
    assert ".l2-direct {" in page
    assert ".l3-direct {" not in page


@pytest.mark.parametrize("case", ARTICLES[:6], ids=lambda case: case.id)
def test_every_row_leads_to_its_place_and_back(analyzer: Analyzer, case: object) -> None:
    document = analyzer.analyze(case.text)  # type: ignore[attr-defined]
    found = elements(report_page([("a.txt", document)]))

    places = {one.attributes["id"]: one for one in found if "id" in one.attributes}
    rows = [one for name, one in places.items() if one.name == "tr"]
    assert len(rows) == len(document.attributions) + len(document.hedges)
    for one in found:
        if one.name == "a" and "data-m" in one.attributes:
            row = one.attributes["href"][1:]
            assert row == one.attributes["aria-describedby"]
            assert places[row].name == "tr"
    links = [one.attributes["href"][1:] for one in found if one.name == "a" and one.attributes["href"][:2] == "#t"]
    assert len(links) == len(rows)
    assert all("data-m" in places[link].attributes for link in links)


# --- nothing acts


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_words_wherever_it_stands(analyzer: Analyzer, payload: str) -> None:
    text = f"Selon {payload}, le lac monte. « {payload} », a déclaré {payload} à {payload}. {SENTENCE}"
    document = analyzer.analyze(text)
    first = replace(document.attributions[0], rule=payload, lemma=payload)
    document = replace(document, attributions=(first, *document.attributions[1:]), grammar_version=payload)

    page = report_page([(payload, document), (payload, document)], {payload: (payload, payload)})

    assert list(acting(page)) == []
    assert {found.text for found in elements(page) if found.classes == ["text"]} == {text}
    assert payload in [found.text for found in elements(page) if found.name == "h2"]
    own = [(files("discourse.report") / name).read_text(encoding="utf-8") for name in ("page.js", "page.css")]
    script, style = ([found.text for found in elements(page) if found.name == name] for name in ("script", "style"))
    assert script == own[:1]
    assert [sheet.startswith(own[1]) for sheet in style] == [True]


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("p", {"onclick": "alert(1)"}),
        ("p", {"style": "color: red"}),
        ("a", {"href": "https://example.org"}),
        ("a", {"href": "javascript:alert(1)"}),
        ("img", {"src": "x"}),
        ("script", {}),
        ("p x", {}),
        ("p", {"x=y z": "1"}),
    ],
)
def test_an_element_that_could_act_is_refused(name: str, attributes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="`"):
        element(name, **attributes)


def test_the_policy_allows_the_page_s_own_script_and_nothing_else(analyzer: Analyzer) -> None:
    page = report_page([("a.txt", analyzer.analyze(SENTENCE))])

    [policy] = [one.attributes["content"] for one in elements(page) if "http-equiv" in one.attributes]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "http://" not in page
    assert "https://" not in page


# --- figures and languages


def test_the_table_of_sources_counts_words_and_manners(analyzer: Analyzer) -> None:
    text = "Selon Léa Brun, il pleut. « Il neige », dit Léa Brun. Selon Ali, il vente."
    found = elements(report_page([("a.txt", analyzer.analyze(text))]))

    rows = [one.text for one in found if one.name == "tr" and one.text.startswith(("Léa Brun", "Ali"))]
    assert rows[0].startswith("Léa Brun241 / 0 / 1 / 0–1, 2")
    assert rows[1].startswith("Ali120 / 0 / 1 / 0–3")


def test_several_texts_have_their_figures_together_as_well(analyzer: Analyzer) -> None:
    document = analyzer.analyze("Selon Léa, il pleut.")

    page = report_page([("a.txt", document), ("b.txt", document)], language="en")

    assert [one.text for one in elements(page) if one.name == "h2"] == ["Overview", "a.txt", "b.txt"]
    assert "2 texts2 attributions50 % of the words are reported" in next(
        one.text for one in elements(page) if one.classes == ["sums"]
    )


@pytest.mark.parametrize(("language", "title"), [("fr", "Discours rapporté"), ("en", "Reported speech")])
def test_the_page_speaks_its_reader_s_language(analyzer: Analyzer, language: str, title: str) -> None:
    found = elements(report_page([("a.txt", analyzer.analyze(SENTENCE))], language=language))  # type: ignore[arg-type]

    assert [one.text for one in found if one.name in ("title", "h1")][:2] == [title, title]
    assert [one.attributes["lang"] for one in found if one.name == "html"] == [language]
    place = 0 if language == "fr" else 1
    shown = {(one.attributes["data-w"], one.text) for one in found if "data-w" in one.attributes and one.text}
    assert shown <= {(key, pair[place]) for key, pair in words().items()}
    assert len(shown) > 50


def test_every_word_of_the_table_is_said_in_both_languages() -> None:
    assert [key for key, pair in words().items() if not all(pair)] == []


def test_an_article_of_five_hundred_words_stays_small(analyzer: Analyzer) -> None:
    long = ("wire-airline-strike", "council-minutes-school-canteen")
    text = "\n".join(case.text for case in ARTICLES if case.id in long)
    document = analyzer.analyze(text)
    assert len(document.attributions) >= 15

    assert len(report_page([("a.txt", document)]).encode()) < 300_000


# --- the command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_a_page_with_the_names_of_rules(folder: Path) -> None:
    result = run("a.txt", "--out", "report.html")

    assert (result.exit_code, result.output) == (0, "")
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert text_of(page) == SENTENCE
    assert "incise à sujet inversé" in page


def test_a_text_that_cannot_be_read_is_told_and_the_others_are_shown(folder: Path) -> None:
    result = run("a.txt", "b.txt", "--out", "-")

    assert result.exit_code == 1
    assert result.stderr == "b.txt: no such file; check its name and folder\n"
    assert text_of(result.stdout) == SENTENCE


def test_no_page_is_written_where_no_text_was_read(folder: Path) -> None:
    result = run("b.txt", "--out", "report.html")

    assert result.exit_code == 1
    assert not (folder / "report.html").exists()


def test_a_text_is_never_overwritten_by_its_page(folder: Path) -> None:
    result = run("a.txt", "--out", "./a.txt")

    assert result.exit_code == 2
    assert "choose another name" in result.stderr
    assert (folder / "a.txt").read_text(encoding="utf-8") == SENTENCE


def test_a_folder_that_is_not_there_is_told(folder: Path) -> None:
    result = run("a.txt", "--out", "nowhere/report.html")

    assert result.exit_code == 1
    assert result.stderr == "nowhere/report.html: cannot be written (No such file or directory); check the folder\n"


def test_names_of_rules_come_from_the_grammar_that_is_asked_for(folder: Path, analyzer: Analyzer) -> None:
    shutil.copytree(ROOT / "grammar", folder / "mine", ignore=shutil.ignore_patterns("__pycache__"))
    table = folder / "mine" / "patterns.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("incise à sujet inversé", "<b>mienne</b>"), "utf-8")

    page = report_page([("a.txt", analyzer.analyze(SENTENCE))], rule_names(open_folder("mine")))

    assert list(acting(page)) == []
    assert "<b>mienne</b>" in [one.text for one in elements(page) if one.name == "span"]
