"""`discourse explain`: what an explanation tells, and that the analysis can be rebuilt from it alone."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from material import CORPUS, corpus_cases, example_table

from discourse import Analyzer
from discourse.cli import main
from discourse.fields.watch import Step
from discourse.workshop.explain.as_json import ExplanationError, as_json, from_json
from discourse.workshop.explain.as_svg import as_svg
from discourse.workshop.explain.as_text import as_text
from discourse.workshop.explain.explain import explain
from discourse.workshop.explain.explanation import Explanation, Silence
from discourse.workshop.explain.narrowed import narrowed
from discourse.workshop.explain.replay import replay, winner
from discourse.workshop.explain.tree import Node, tree

TEXT = "Léa dit que Paul croit que la mer monte. Le pont, qui tient, selon l'AFP, sera repeint."
ODD = ["", "\n\n", "\ud800 dit « \x00» <script>", "« « «", "selon", "R :", f"{'a' * 50} dit que\u202e non \u2028 漢字."]
SVG = "{http://www.w3.org/2000/svg}"

WITHOUT_PATTERN = {"floating", "dialogue", "named_turn"}


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments], input=text, env={"COLUMNS": "100"})


@pytest.fixture(scope="module")
def explanation(analyzer: Analyzer) -> Explanation:
    return explain(analyzer, TEXT)


# ---- replay


def test_every_case_of_the_corpus_is_rebuilt_from_its_explanation_alone(analyzer: Analyzer) -> None:
    steps = Counter[str]()
    for case in corpus_cases("golden", "negative", "articles"):
        written = as_json(explain(analyzer, case.text), None)
        read = from_json(written)
        assert replay(read) == analyzer.analyze(case.text).attributions, case.id
        steps.update(change.step for sentence in read.sentences for change in sentence.changes)
        steps.update(change.step for change in read.changes)
    assert set(steps) >= set(get_args(Step)) - {"match", "inner", "trim"}


@pytest.mark.parametrize("text", [*ODD, "« La mer monte », a dit, selon l'AFP, Léa Brun."])
def test_any_text_is_explained_and_rebuilt(text: str, analyzer: Analyzer) -> None:
    read = from_json(as_json(explain(analyzer, text)))
    assert read == explain(analyzer, text)
    assert replay(read) == analyzer.analyze(text).attributions


def test_without_the_winner_the_next_rival_is_rebuilt(analyzer: Analyzer) -> None:
    whole = explain(analyzer, "Selon Léa Brun, le lac monte.")
    [sentence] = whole.sentences
    [cue] = sentence.cues
    others = tuple(candidate for candidate in cue.candidates if candidate.verdict != "won")
    changed = replace(whole, sentences=(replace(sentence, cues=(replace(cue, candidates=others),)),))
    assert [found.rule for found in replay(whole)] == ["selon_initial"]
    assert [found.rule for found in replay(changed)] == ["selon_open"]


def test_the_ranking_decides_not_the_verdict_that_is_written(explanation: Explanation) -> None:
    for sentence in explanation.sentences:
        for cue in sentence.cues:
            backwards = replace(cue, candidates=cue.candidates[::-1])
            first = winner(backwards)
            assert first is not None
            assert first.verdict == "won"


def test_a_field_that_a_step_set_is_lost_without_the_step(analyzer: Analyzer) -> None:
    whole = explain(analyzer, "Léa Brun a quitté la salle en criant que le pont tient.")
    sentences = tuple(replace(sentence, changes=()) for sentence in whole.sentences)
    assert [found.speaker and found.speaker.text for found in replay(whole)] == ["Léa Brun"]
    rest = tuple(change for change in whole.changes if change.step != "document")
    assert [found.speaker for found in replay(replace(whole, sentences=sentences, changes=rest))] == [None]


@pytest.mark.parametrize("written", ["", "[]", "{", '{"text": 1}', '{"text": "", "order": []}', "[" * 100_000])
def test_what_is_no_explanation_is_told_in_one_line(written: str) -> None:
    with pytest.raises(ExplanationError, match=r"^no explanation: .+$"):
        from_json(written)


# ---- what is told


@pytest.mark.parametrize(("title", "text", "expected"), example_table("explain.txt"))
def test_an_explanation_tells(title: str, text: str, expected: str, analyzer: Analyzer) -> None:
    lines = [line.strip() for line in as_text(explain(analyzer, text), 1000)]
    for wanted in expected.splitlines():
        pattern = re.compile(".*".join(map(re.escape, wanted.strip().split("…"))))
        assert any(map(pattern.fullmatch, lines)), "\n".join([f"no line is: {wanted}", *lines])


def test_cue_words_without_attribution_have_every_reason(analyzer: Analyzer) -> None:
    texts = [text for _, text, _ in example_table("explain.txt")]
    texts.append("“Le canal sera creusé, quoi qu’il en coûte” (le roi Émeric III, discours du 2 mars 1884).")
    sentences = [sentence for text in texts for sentence in explain(analyzer, text).sentences]
    assert {item.reason for sentence in sentences for item in sentence.silent} == set(get_args(Silence))


def test_the_winner_is_the_pattern_that_the_analysis_names(analyzer: Analyzer) -> None:
    for case in corpus_cases("golden")[::7]:
        whole = explain(analyzer, case.text)
        won = {
            candidate.pattern
            for sentence in whole.sentences
            for cue in sentence.cues
            for candidate in cue.candidates
            if candidate.verdict == "won"
        }
        assert won == {found.rule for found in analyzer.analyze(case.text).attributions} - WITHOUT_PATTERN, case.id


def test_words_and_chunks_cover_a_sentence_in_order(explanation: Explanation) -> None:
    for sentence in explanation.sentences:
        assert "".join(word.text for word in sentence.words) == "".join(TEXT[sentence.start : sentence.end].split())
        inner = sentence.chunks[1:-1]
        assert [chunk.first for chunk in inner] == [0, *(chunk.past for chunk in inner[:-1])]
        assert inner[-1].past == len(sentence.words)


def test_clauses_are_nested(analyzer: Analyzer) -> None:
    for case in corpus_cases("golden")[::5]:
        for sentence in explain(analyzer, case.text).sentences:
            for at, outer in enumerate(sentence.clauses):
                for inner in sentence.clauses[at + 1 :]:
                    assert inner.first >= outer.past or inner.past <= outer.past, case.id


def test_lines_fit_the_width_but_for_titles(explanation: Explanation) -> None:
    assert max(len(line) for line in as_text(explanation, 60) if line.startswith(" ")) <= 60


# ---- one sentence


def test_one_sentence_is_rebuilt_as_it_is_in_the_whole_text(analyzer: Analyzer) -> None:
    for case in corpus_cases("articles")[::4]:
        document, whole = analyzer.analyze(case.text), explain(analyzer, case.text)
        for index, span in enumerate(document.sentences):
            [sentence] = narrowed(whole, span.start).sentences
            assert sentence.index == index
            here = tuple(found for found in document.attributions if found.sentence == index)
            assert replay(narrowed(whole, span.start)) == here, (case.id, index)


# ---- the picture


def words_of(node: Node) -> list[int]:
    inner = [at for child in node.children for at in words_of(child)]
    return inner if node.children else list(range(node.first, node.past))


def test_the_tree_holds_every_word_once_and_in_order(analyzer: Analyzer) -> None:
    for case in corpus_cases("golden")[::5]:
        for sentence in explain(analyzer, case.text).sentences:
            assert words_of(tree(sentence)) == list(range(len(sentence.words))), case.id


def test_the_tree_has_clauses_in_clauses(explanation: Explanation) -> None:
    [outer] = [node for node in tree(explanation.sentences[0]).children if node.name == "que"]
    assert [node.name for node in outer.children] == ["QUE", "NP_NAME", "CUE", "que"]


def test_the_picture_shows_words_classes_chunks_and_fields(explanation: Explanation) -> None:
    picture = ElementTree.fromstring(as_svg(explanation))
    shown = [element.text for element in picture.iter(f"{SVG}text")]
    assert {"Léa", "dit", "CX", "NP_NAME", "que", "relative", "inserted", "sentence"} <= set(shown)
    drawn = Counter(element.get("class") for element in picture.iter(f"{SVG}rect"))
    assert (drawn["cue"], drawn["speaker"], drawn["reporter"], drawn["quote"]) == (3, 2, 1, 4)


HOSTILE = "Léa dit que « </text><script>alert(1)</script><a href='javascript:x'>\x00\u202e&lol; \ud800]]> » brûle."


@pytest.mark.parametrize("text", [*ODD, HOSTILE])
def test_nothing_in_a_picture_runs_or_is_fetched(text: str, analyzer: Analyzer) -> None:
    picture = ElementTree.fromstring(as_svg(explain(analyzer, text)))
    names = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert names <= {"svg", "title", "style", "rect", "g", "text", "line"}
    attributes = {name for element in picture.iter() for name in element.attrib}
    sizes = {"width", "height", "viewBox", "x", "y", "x1", "x2", "y1", "y2"}
    assert attributes <= {*sizes, "role", "fill", "transform", "class", "text-anchor"}
    assert not re.search(r"url|@import|\\", "".join(element.text or "" for element in picture.iter(f"{SVG}style")))
    assert not re.search("[\x00-\x08\u202e\ud800]", "".join(picture.itertext()))


# ---- the command


def test_a_text_is_explained() -> None:
    result = run("Selon Léa Brun, le lac monte.")
    assert result.exit_code == 0
    assert "  won         selon_initial" in result.stdout.splitlines()


def test_json_is_read_back() -> None:
    result = run("--format", "json", TEXT)
    assert [found.rule for found in replay(from_json(result.stdout))] == ["verb_que", "verb_que", "selon"]


def test_a_picture_is_written() -> None:
    assert ElementTree.fromstring(run("--format", "svg", TEXT).stdout).tag == f"{SVG}svg"


@pytest.mark.parametrize(("offset", "expected"), [("", [0, 1]), (":0", [0]), (":45", [1]), (":40", [1])])
def test_a_file_is_explained_whole_or_at_an_offset(offset: str, expected: list[int], tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(TEXT, encoding="utf-8")
    result = run("--format", "json", f"{file}{offset}")
    assert [sentence.index for sentence in from_json(result.stdout).sentences] == expected


def test_standard_input_is_explained() -> None:
    assert "verb_que" in run("-", text=TEXT).stdout


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("nothing.txt", "there is no file `nothing.txt`; a text to explain has several words, in quotes"),
        ("nothing.txt:12", "there is no file `nothing.txt:12`"),
        ("one.txt:5", "offset 5 is behind the end of one.txt, which has 4 characters"),
    ],
)
def test_a_wrong_use_is_told(argument: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text("Oui.", encoding="utf-8")
    result = run(argument)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_bytes(b"\xff\xfe\x00")
    result = run(str(file), "--encoding", "utf-8")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_control_characters_stay_harmless_on_a_terminal() -> None:
    result = run("Léa\x1b[2J dit que\x07 la mer\u202e monte.")
    assert not re.search("[\x1b\x07\u202e]", result.stdout)


def test_another_grammar_explains_itself(tmp_path: Path) -> None:
    shutil.copytree(CORPUS.parent / "grammar", tmp_path / "mine", ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "mine" / "patterns.tsv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text(
        "".join(row.replace("\ton\t", "\toff\t") if row.startswith("selon_initial") else row for row in rows),
        encoding="utf-8",
    )
    shown = run("Selon Léa Brun, le lac monte.", "--grammar", str(tmp_path / "mine"))
    assert "won selon_open" in " ".join(shown.stdout.split())
    assert run("Oui, non.", "--grammar", str(tmp_path / "none")).exit_code == 2
