"""Moving cases between their homes and the known failures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from material import CORPUS

from discourse.workshop import triage as maintenance
from discourse.workshop.cases import CaseError, read_cases
from discourse.workshop.triage import triage

HEADER = "# A group\n"


def _case(name: str) -> str:
    return f"==== {name} title of {name}\n:rule selon\nSelon Léa, {name} monte.\n----\nnone\n# a remark\n"


def _corpus(folder: Path) -> Path:
    for file, names in (("golden/one.txt", "A B C D"), ("negative/one.txt", "N1 N2"), ("golden/two.txt", "Z")):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER + "\n".join(map(_case, names.split())), encoding="utf-8")
    return folder


def _snapshot(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.txt")}


def _ids(file: Path) -> list[str]:
    return [case.id for case in read_cases(file)]


def test_failing_cases_move_out_with_their_home(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path)
    moves = triage(corpus, lambda case: case.id not in ("B", "C", "N1"))
    assert moves.out == ("B", "C", "N1")
    assert _ids(corpus / "golden/one.txt") == ["A", "D"]
    failures = read_cases(corpus / "known-failures/one.txt")
    assert [(case.id, str(case.home)) for case in failures] == [
        ("B", "golden/one.txt after A"),
        ("C", "golden/one.txt after B"),
        ("N1", "negative/one.txt"),
    ]


@pytest.mark.parametrize("failing", ["A", "B", "D", "A B", "B C D", "A B C D", "A C", "N2 Z A"])
def test_text_and_order_are_as_before_when_all_pass_again(tmp_path: Path, failing: str) -> None:
    corpus = _corpus(tmp_path)
    before = _snapshot(corpus)
    triage(corpus, lambda case: case.id not in failing.split())
    assert _snapshot(corpus) != before
    moves = triage(corpus, lambda case: True)
    assert sorted(moves.back) == sorted(failing.split())
    assert _snapshot(corpus) == before


def test_order_holds_when_neighbours_come_back_one_by_one(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path)
    before = _snapshot(corpus)
    for failing in ("ABC", "BC", "AC", "C", ""):
        triage(corpus, lambda case, failing=failing: case.id not in failing)
    assert _snapshot(corpus) == before


def test_a_second_run_moves_nothing(tmp_path: Path) -> None:
    corpus = _corpus(tmp_path)
    triage(corpus, lambda case: case.id != "B")
    before = _snapshot(corpus)
    moves = triage(corpus, lambda case: case.id != "B")
    assert (moves.out, moves.back) == ((), ())
    assert _snapshot(corpus) == before


@pytest.mark.parametrize("home", ["", ":home golden/gone.txt\n"])
def test_a_failure_without_a_place_to_go_is_an_error_and_nothing_is_written(tmp_path: Path, home: str) -> None:
    corpus = _corpus(tmp_path)
    (corpus / "known-failures").mkdir()
    (corpus / "known-failures/one.txt").write_text(f"==== X lost\n{home}Il pleut.\n----\nnone\n", encoding="utf-8")
    before = _snapshot(corpus)
    told = r"known-failures/one.txt:1:1: (no-home: case X has no|bad-home: there is no file)"
    with pytest.raises(CaseError, match=told):
        triage(corpus, lambda case: False)
    assert _snapshot(corpus) == before


def test_the_corpus_survives_a_round_trip(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(CORPUS, corpus)
    triage(corpus, lambda case: True)
    before = _snapshot(corpus)
    triage(corpus, lambda case: len(case.text) % 3 > 0)
    assert (corpus / "known-failures").is_dir()
    triage(corpus, lambda case: True)
    assert _snapshot(corpus) == before


def test_the_command_says_what_moved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "golden").mkdir(parents=True)
    wrong = "==== W1 wrong on purpose\nSelon Léa, il pleut.\n----\ncue  Selon\nquote  Léa\n"
    (corpus / "golden/one.txt").write_text(wrong, encoding="utf-8")
    assert maintenance.main([str(corpus)]) == 0
    assert "1 to known-failures: W1" in capsys.readouterr().out
    assert maintenance.main([str(tmp_path / "nowhere")]) == 2
