"""Key words in context: what each line shows, in which order, under which conditions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from material import corpus_cases

from discourse import Analyzer
from discourse.cli import main
from discourse.concordance.filters import ConditionError, fitting, read_condition
from discourse.concordance.lines import NODES, Line, Node, concordance
from discourse.concordance.order import ordered

TEXT = (
    "« Il pleut », a dit hier Léa Brun. Le maire élu pense qu'il vente. Un élève affirme à l'AFP qu'il aurait neigé. "
    "Selon Ali, la mer monte."
)


@pytest.fixture(scope="module")
def text_lines(analyzer: Analyzer) -> dict[Node, list[Line]]:
    document = analyzer.analyze(TEXT)
    return {node: list(concordance("a.txt", document, node)) for node in NODES}


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        ("cue", ["a dit", "pense", "affirme", "Selon"]),
        ("speaker", ["Léa Brun", "Le maire élu", "Un élève", "Ali"]),
        ("reporter", ["l'AFP"]),
        ("quote", ["Il pleut", "il vente", "il aurait neigé", "la mer monte"]),
        ("hedge", ["Un élève", "aurait neigé"]),
        ("pattern", ["a dit hier Léa Brun", "Le maire élu pense", "Un élève affirme à l'AFP", "Selon Ali"]),
    ],
)
def test_each_node_shows_its_words(text_lines: dict[Node, list[Line]], node: Node, shown: list[str]) -> None:
    assert [line.node for line in text_lines[node]] == shown


@pytest.mark.parametrize("case", corpus_cases("articles")[:8], ids=lambda case: case.id)
def test_a_line_is_a_stretch_of_the_text(analyzer: Analyzer, case: object) -> None:
    text = case.text  # type: ignore[attr-defined]
    document = analyzer.analyze(text)

    for node in NODES:
        for line in concordance("a", document, node, 30):
            start = line.start - len(line.left)
            assert text[line.start : line.end] == line.node
            assert text[start : line.end + len(line.right)] == line.left + line.node + line.right
            assert len(line.left) == min(30, line.start)


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        ([], ["a dit", "pense", "affirme", "Selon"]),
        (["node"], ["a dit", "affirme", "pense", "Selon"]),
        # Il pleut | Un élève | Le maire élu | aurait neigé
        (["1L"], ["affirme", "pense", "Selon", "a dit"]),
        (["2L"], ["Selon", "a dit", "pense", "affirme"]),
        (["1R"], ["affirme", "Selon", "a dit", "pense"]),
        (["kind", "2R"], ["pense", "affirme", "Selon", "a dit"]),
    ],
)
def test_lines_are_sorted_by_the_words_around_the_node(
    text_lines: dict[Node, list[Line]], keys: list[str], order: list[str]
) -> None:
    assert [line.node for line in ordered(text_lines["cue"], keys)] == order


@pytest.mark.parametrize(
    ("conditions", "left"),
    [
        (["kind=belief"], ["pense"]),
        (["kind!=belief", "type=indirect"], ["affirme", "Selon"]),
        (["speaker~MAIRE"], ["pense"]),
        (["reporter="], ["a dit", "pense", "Selon"]),
        (["hedges~conditional"], ["affirme"]),
        (["file=b.txt"], []),
    ],
)
def test_conditions_leave_the_lines_that_fulfil_them(
    text_lines: dict[Node, list[Line]], conditions: list[str], left: list[str]
) -> None:
    found = fitting(text_lines["cue"], [read_condition(written) for written in conditions])

    assert [line.node for line in found] == left


@pytest.mark.parametrize("written", ["", "kind", "colour=red", "kind>speech"])
def test_a_condition_that_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(ConditionError, match="`"):
        read_condition(written)


def test_a_hedge_has_its_kind_and_the_fields_of_its_attribution(text_lines: dict[Node, list[Line]]) -> None:
    fields = text_lines["hedge"][1].fields

    assert (fields["hedge"], fields["lemma"], fields["reporter"]) == ("conditional", "affirmer", "l'AFP")


# --- the command


def run(folder: Path, *arguments: str) -> Result:
    (folder / "a.txt").write_text("Le lac\nmonte, selon Léa.\nAli dit : « =1+1 »", encoding="utf-8")
    return CliRunner().invoke(main, ["kwic", str(folder / "a.txt"), *arguments], env={"COLUMNS": "60"})


def test_nodes_stand_below_one_another(tmp_path: Path) -> None:
    result = run(tmp_path, "--sort", "1R")

    assert result.stdout.splitlines() == [
        "lac monte, selon Léa. Ali  dit    : « =1+1 »",
        "            Le lac monte,  selon  Léa. Ali dit : « =1+1 »",
    ]


def test_csv_is_one_line_a_node_that_no_spreadsheet_computes(tmp_path: Path) -> None:
    result = run(tmp_path, "--node", "quote", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    shown = [(row["node"], row["start"], row["lemma"]) for row in rows]
    assert shown == [("Le lac monte", "0", "selon"), ("'=1+1", "37", "dire")]
    assert len(result.stdout.splitlines()) == 3


def test_json_has_as_much_context_as_is_asked_for(tmp_path: Path) -> None:
    result = run(tmp_path, "--format", "json", "--context", "4")

    assert [(line["left"], line["node"], line["right"]) for line in json.loads(result.stdout)] == [
        ("te, ", "selon", " Léa"),
        ("Ali ", "dit", " : «"),
    ]


@pytest.mark.parametrize("arguments", [["--sort", "9L"], ["--where", "colour=red"], ["--node", "verb"]])
def test_a_wrong_use_ends_with_code_2(tmp_path: Path, arguments: list[str]) -> None:
    result = run(tmp_path, *arguments)

    assert result.exit_code == 2
    assert "Traceback" not in result.output
