"""Worksheets, their marks, and the course: what a class is told holds."""

from __future__ import annotations

import doctest
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from material import CORPUS, ROOT, corpus_cases, data_lines
from pages import elements
from test_docs import commands, edit, output_of, steps

from discourse import Analyzer
from discourse.cli import main
from discourse.teaching.exercises import KINDS, exercise, exercises
from discourse.teaching.instructions import instructions
from discourse.teaching.sheets import SheetError, as_markdown, as_page, read_sheet

COURSE, ASSIGNMENT = ROOT / "docs" / "cours.md", ROOT / "docs" / "devoir.md"
_EXAMPLE = re.compile(r"^> \[(\S+)\] (.*)\n>\n> (.*)$", re.MULTILINE)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), env={"COLUMNS": "120"})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- worksheets


def test_a_worksheet_has_the_kinds_in_turn_and_every_case_once() -> None:
    made = exercises(KINDS, 12, seed=3)

    assert [one.kind for one in made] == [*KINDS] * 3
    assert len({one.case for one in made}) == 12
    assert made == exercises(KINDS, 12, seed=3)
    assert made != exercises(KINDS, 12, seed=4)


def test_the_key_has_all_points_but_for_sentences_to_write(folder: Path) -> None:
    kinds = [part for kind in ("fields", "hedges", "manner") for part in ("--kind", kind)]
    run("exercise", "--out", "sheet.md", "--answers", "key.md", *kinds)

    assert "____" not in (folder / "key.md").read_text(encoding="utf-8")
    blanks = (folder / "sheet.md").read_text(encoding="utf-8").count(": ____")
    assert blanks > 8
    assert run("grade", "key.md").stdout.splitlines()[-1] == f"{blanks} of {blanks} points"
    assert run("grade", "sheet.md").stdout.splitlines()[-1] == f"0 of {blanks} points"


@pytest.mark.parametrize("line", data_lines("answers.tsv"))
def test_answers_are_marked(folder: Path, line: str) -> None:
    kind, case, points, answers = line.split("\t")
    written = [f"## 1. Titre ({kind} {case})", *(f"- {answer}" for answer in answers.split(" / "))]
    (folder / "sheet.md").write_text("\n".join(written), encoding="utf-8")

    assert run("grade", "sheet.md").stdout.splitlines()[-1] == f"{points} points"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", "line 1: there is no exercise"),
        ("# Titre\n## 1. Qui parle ?\n", "line 2: the title of an exercise was changed"),
        ("## 1. Qui ? (fields A01-2)\n- couleur : rouge\n", "line 2: `couleur` is no blank"),
        ("## 1. Qui ? (fields Z99-9)\n- locuteur : moi\n", "line 1: the corpus has no such exercise on `Z99-9`"),
    ],
)
def test_a_worksheet_that_was_changed_is_told_with_its_line(folder: Path, source: str, told: str) -> None:
    (folder / "sheet.md").write_text(source, encoding="utf-8")
    result = run("grade", "sheet.md")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"sheet.md, {told}")


def test_a_worksheet_is_read_as_it_was_written() -> None:
    made = exercises(KINDS, 8, seed=1)
    filled = read_sheet(as_markdown(made, answered=False))

    assert [(one.kind, one.case) for one in filled] == [(one.kind, one.case) for one in made]
    assert [list(one.answers) for one in filled] == [[blank.name for blank in one.blanks] for one in made]
    assert {answer for one in filled for answer in one.answers.values()} == {""}
    with pytest.raises(SheetError):
        read_sheet("rien")


def test_the_page_of_a_worksheet_shows_each_text_and_no_answer() -> None:
    made = exercises(KINDS, 8, seed=1)
    found = elements(as_page(made, answered=False))

    assert [one.text for one in found if one.name == "blockquote"] == [one.text for one in made]
    assert {one.text for one in found if one.name == "dd"} == {""}
    assert not [one for one in found if one.name == "script"]


# --- the course


def example_blocks() -> Iterator[tuple[str, str, dict[str, str]]]:
    for case, text, told in _EXAMPLE.findall(COURSE.read_text(encoding="utf-8")):
        yield case, text, dict(part.split(" : ", 1) for part in told.split(" · "))


@pytest.mark.parametrize("example", list(example_blocks()), ids=lambda example: str(example[0]))
def test_an_example_of_the_course_is_in_the_corpus_and_is_found(
    analyzer: Analyzer, example: tuple[str, str, dict[str, str]]
) -> None:
    case, text, told = example
    texts = {one.id: " ".join(one.text.split()) for one in corpus_cases("golden")}
    assert " ".join(text.split()) == texts[case]

    [found] = analyzer.analyze(text).attributions
    shown = {
        "introducteur": found.cue and found.cue.text,
        "locuteur": found.speaker and found.speaker.text,
        "propos": found.quote.text,
        "manière": instructions()["value.narrated" if found.quote.narrated else f"value.{found.quote.type}"],
        "modalisateurs": " ; ".join(hedge.text for hedge in found.hedges) if "modalisateurs" in told else None,
    }
    assert told == {name: value for name, value in shown.items() if value}


def test_the_course_shows_every_manner() -> None:
    manners = {told["manière"] for _, _, told in example_blocks()}

    assert manners == {instructions()[f"value.{name}"] for name in ("direct", "indirect", "mixed", "narrated")}


@pytest.mark.slow
def test_the_assignment_can_be_solved(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    for copy in ("grammar", "mine"):
        shutil.copytree(ROOT / "grammar", folder / copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CORPUS / "golden", folder / "corpus" / "golden")
    checker, done = doctest.OutputChecker(), 0
    for kind, body in steps(ASSIGNMENT):
        if kind == "diff":
            edit(body)
            continue
        for command, shown in commands(body):
            got, wanted = output_of(command), shown.replace("…", "...")
            assert checker.check_output(wanted, got, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), (command, got)
            done += 1
    assert done == 4
    assert run("rules", "lint", "--grammar", "mine").exit_code == 0


def test_every_kind_suits_many_cases() -> None:
    cases = [case for case in corpus_cases("golden") if len(case.attributions) == 1][:120]

    for kind in KINDS:
        assert sum(exercise(kind, case) is not None for case in cases) >= 15, kind
