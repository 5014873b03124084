"""Counting: who speaks how much, by which cues, and what parts two corpora."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from material import corpus_cases

from discourse import Analyzer
from discourse.cli import main
from discourse.counts.contrast import contrast
from discourse.counts.records import records
from discourse.counts.tables import TABLES, frequencies, gather

TEXT = (
    "« Il pleut », a dit hier Léa Brun. Léa Brun pense qu'il vente. Un élève a dit qu'il aurait neigé. "
    "Selon Ali, la mer monte. Il va peut-être pleuvoir."
)
numbers = st.integers(0, 500)
sizes = st.integers(1000, 100_000)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "sources",
            [
                ("Léa Brun", 2, 4, 1, 0, 1, 0, 1, 1, 0, 0, 0),
                ("Ali", 1, 3, 0, 0, 1, 0, 1, 0, 0, 0, 0),
                ("un élève", 1, 3, 0, 0, 1, 0, 1, 0, 0, 0, 1),
            ],
        ),
        (
            "cues",
            [
                ("dire", "speech", "neutral", 2, "a dit"),
                ("penser", "belief", "neutral", 1, "pense"),
                ("selon", "speech", "neutral", 1, "selon"),
            ],
        ),
        ("hedges", [("adverb", 1, "peut-être"), ("anonymous", 1, "un élève")]),
    ],
)
def test_a_table_counts_what_was_found(analyzer: Analyzer, name: str, rows: list[tuple[object, ...]]) -> None:
    table = TABLES[name](gather([("a.txt", analyzer.analyze(TEXT))]))

    assert list(table.rows) == rows
    assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("name", ["sources", "constructions"])
def test_counts_of_a_corpus_add_up(analyzer: Analyzer, name: str) -> None:
    documents = [(case.id, analyzer.analyze(case.text)) for case in corpus_cases("articles")[:10]]
    texts = gather(documents)

    assert frequencies(texts, name).total() == len(texts.found) > 90
    assert [len(list(records(*pair))) for pair in documents] == [len(one.attributions) for one in texts.documents]


@given(numbers, numbers, sizes, sizes)
def test_contrast_is_the_same_from_either_side(one: int, other: int, here: int, there: int) -> None:
    [found] = contrast({"a": one}, {"a": other}, (here, there))
    [turned] = contrast({"a": other}, {"a": one}, (there, here))

    assert found.log_likelihood == pytest.approx(turned.log_likelihood, abs=1e-9)
    assert found.log_ratio == pytest.approx(-turned.log_ratio, abs=1e-9)
    assert 0 <= found.probability <= 1


@given(st.integers(1, 500), st.integers(1, 9), sizes)
def test_what_is_as_common_here_as_there_has_no_contrast(number: int, times: int, size: int) -> None:
    [found] = contrast({"a": number}, {"a": number * times}, (size, size * times))

    assert found.log_likelihood == pytest.approx(0, abs=1e-6)
    assert found.log_ratio == pytest.approx(0, abs=1e-9)


def test_the_critical_value_has_the_probability_of_one_in_twenty() -> None:
    # 30 against 16 in corpora of one size: G² = 2 (30 ln 30/23 + 16 ln 16/23) = 4.33
    [found] = contrast({"a": 30}, {"a": 16}, (1000, 1000))

    assert round(found.log_likelihood, 2) == 4.33
    assert round(found.probability, 3) == 0.037


def test_a_corpus_without_words_cannot_be_contrasted() -> None:
    with pytest.raises(ValueError, match="without words"):
        contrast({"a": 1}, {}, (10, 0))


# --- the command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("D'après Zoé, le vent tombe. D'après Ali, il pleut.", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["stats", *arguments], env={"COLUMNS": "120"})


def test_all_tables_are_shown(folder: Path) -> None:
    lines = run("a.txt").stdout.splitlines()

    assert lines[0] == "texts: 1, words: 30, attributions: 4"
    assert [line for line in lines if line.startswith("==")] == [f"== {name} ==" for name in TABLES]
    assert ["Léa", "Brun", "2", "4", "1", "1", "1", "1"] in [line.split() for line in lines]


def test_csv_holds_the_one_table_that_is_asked_for(folder: Path) -> None:
    result = run("a.txt", "b.txt", "--table", "cues", "--format", "csv", "--top", "2")

    assert [row["cue"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["d'après", "dire"]
    assert run("a.txt", "--format", "csv").exit_code == 2


def test_json_holds_every_table(folder: Path) -> None:
    assert list(json.loads(run("a.txt", "--format", "json").stdout)) == list(TABLES)


def test_what_is_commoner_here_than_there_comes_first(folder: Path) -> None:
    result = run("b.txt", "--against", "a.txt", "--table", "cues", "--format", "json")

    first = json.loads(result.stdout)["cues"][0]
    assert (first["cues"], first["here"], first["there"]) == ("d'après", 2, 0)
    assert first["log_likelihood"] > 3.84
    assert first["log_ratio"] > 2


def test_texts_without_words_cannot_be_contrasted(folder: Path) -> None:
    result = run("a.txt", "--against", "empty.txt")

    assert result.exit_code == 2
    assert "without a word" in result.stderr
