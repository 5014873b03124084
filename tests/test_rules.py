"""`discourse rules list`, `show`, `test` and `new`."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from material import CORPUS, ROOT

from discourse import Analyzer
from discourse.cli import main
from discourse.patterns import FAMILIES
from discourse.reading.folder import open_folder
from discourse.workshop.cases import read_cases
from discourse.workshop.hits import hits, standings
from discourse.workshop.new_rule import PLACEHOLDERS, SKELETONS, NewRule, write_rule
from discourse.workshop.rulebook import read_rules

GRAMMAR = ROOT / "grammar"
SELON = "Il pleut, selon Léa.\n----\ncue selon\nspeaker Léa\nquote Il pleut\n"
IDS = [rule.id for rule in read_rules(open_folder())]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], env={"COLUMNS": "100"})


@pytest.fixture
def homework(tmp_path: Path) -> list[str]:
    """A copy of the grammar with a corpus of one case; gives the options that name them."""
    shutil.copytree(GRAMMAR, tmp_path / "grammar", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "corpus" / "golden").mkdir(parents=True)
    return ["--grammar", str(tmp_path / "grammar"), "--corpus", str(tmp_path / "corpus")]


def write_case(homework: list[str], text: str) -> Path:
    file = Path(homework[3]) / "golden" / "one.txt"
    file.write_text(text, encoding="utf-8")
    return file


# ---- list


def test_the_list_names_every_pattern_with_its_cases_and_hits() -> None:
    listed = json.loads(run("list", "--format", "json").stdout)
    assert [entry["id"] for entry in listed] == IDS
    [incise] = [entry for entry in listed if entry["id"] == "incise"]
    assert (incise["french"], incise["frames"]) == ("incise à sujet inversé", ["incise", "gesture"])
    assert all(entry["hits"] >= entry["positive"] >= 3 for entry in listed)


def test_the_list_fits_the_terminal(homework: list[str]) -> None:
    write_case(homework, f"==== A1 one\n:rule selon\n{SELON}")
    lines = run("list", *homework).stdout.splitlines()
    assert lines[0].split() == ["id", "French", "name", "English", "name", "frame", "cases", "hits"]
    assert max(map(len, lines)) <= 100
    [selon] = [line for line in lines if line.startswith("selon ")]
    assert selon.split()[-2:] == ["1+0", "1"]


# ---- show


def test_a_pattern_is_shown_with_its_places() -> None:
    shown = json.loads(run("show", "hearsay", "--format", "json").stdout)
    for name, start in (("rule", "hearsay: "), ("row", "hearsay\t")):
        file = ROOT / shown[name]["path"]
        assert file.read_text(encoding="utf-8").split("\n")[shown[name]["line"] - 1].startswith(start)
    assert shown["rule"]["text"].startswith("hearsay: ")
    assert (shown["reference"], shown["markers"]) == ("Grevisse, Le bon usage, § 1136", ["AROUND", "SUBJECT", "CLOSE"])
    assert {"COMMA", "WHAT", "CUE", "NP_PERSON"} <= set(shown["classes"])
    for case in (*shown["positive"], *shown["negative"]):
        assert case["text"] in {other.text for other in read_cases(ROOT / case["path"])}


def test_a_pattern_is_shown_to_readers(homework: list[str]) -> None:
    write_case(homework, "==== A1 one\n:near selon_none\nLe lac monte.\n----\nnone\n")
    shown = run("show", "selon_none", *homework).stdout
    assert re.search(r"grammar/patterns\.lark:\d+\n  selon_none: AROUND cue_inside CLOSE\n\n", shown)
    assert "  classes    INCUE, BARE\n" in shown
    assert "\nfinds (0)\n\nleaves alone (1)\n" in shown
    assert shown.endswith("golden/one.txt:1: A1 one\n    Le lac monte.\n")


def test_a_rule_over_several_lines_is_shown_whole(homework: list[str]) -> None:
    file = Path(homework[1]) / "patterns.lark"
    text = file.read_text(encoding="utf-8")
    longer = "selon_none: AROUND cue_inside CLOSE\n    | AROUND cue_inside CLOSE COMMA\n"
    file.write_text(text.replace("selon_none: AROUND cue_inside CLOSE\n", longer), encoding="utf-8")
    shown = run("show", "selon_none", *homework).stdout
    assert "  selon_none: AROUND cue_inside CLOSE\n      | AROUND cue_inside CLOSE COMMA\n\n" in shown


@pytest.mark.parametrize("command", ["show", "test"])
def test_an_unknown_pattern_is_named(command: str) -> None:
    result = run(command, "incize")
    assert result.exit_code == 2
    assert result.stderr.endswith("Error: there is no pattern `incize`; did you mean `incise`?\n")


@pytest.mark.parametrize("command", [["list"], ["show", "incise"], ["test"], ["lint"]])
@pytest.mark.parametrize("option", ["--grammar", "--corpus"])
def test_a_folder_that_is_not_there_is_named(command: list[str], option: str) -> None:
    result = run(*command, option, "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"'{option}': Directory 'nowhere' does not exist.\n")


# ---- test


def test_every_pattern_finds_its_cases_and_leaves_the_near_ones_alone() -> None:
    result = run("test")
    assert result.exit_code == 0, result.stdout
    counts = re.fullmatch(r"(\d+) patterns, (\d+) cases to find, (\d+) to leave alone: none failed\n", result.stdout)
    assert counts is not None
    assert int(counts[1]) == len(IDS)
    assert int(counts[2]) >= 3 * len(IDS)
    assert int(counts[3]) >= 2 * len(IDS)


def test_what_differs_is_marked_below_the_sentence(homework: list[str]) -> None:
    file = write_case(
        homework,
        "==== A1 one word\n:rule selon_initial\nSelon Léa Brun, le lac monte.\n----\n"
        "cue      Selon\nspeaker  Léa\nquote    le lac monte\n",
    )
    result = run("test", "selon_initial", *homework)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{file}:1: A1: selon_initial finds something else\n"
        "  attribution 1: speaker is “Léa Brun”, expected “Léa”\n"
        "    Selon Léa Brun, le lac monte.\n"
        "          ^^^   expected\n"
        "          ~~~~~~~~   got\n"
        "\n"
        "1 pattern, 1 cases to find, 0 to leave alone: 1 failed\n"
    )


def test_another_pattern_that_finds_the_case_is_named(homework: list[str]) -> None:
    file = write_case(
        homework, "==== A1 one\n:rule selon\nSelon Léa, il pleut.\n----\ncue Selon\nspeaker Léa\nquote il pleut\n"
    )
    result = run("test", "selon", *homework)
    assert result.exit_code == 1
    message = "selon does not find it, selon_initial does"
    assert result.stdout.startswith(f"{file}:1: A1: {message}\n  Selon Léa, il pleut.\n")


def test_a_near_case_that_is_found_fails(homework: list[str]) -> None:
    file = write_case(homework, f"==== A1 one\n:near selon\n{SELON}")
    result = run("test", "selon", *homework)
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f"{file}:1: A1: selon must find nothing here\n"
        "  nothing expected\n"
        "    Il pleut, selon Léa.\n"
        "    ~~~~~~~~   got\n"
    )


def test_a_pattern_that_is_off_says_so(homework: list[str]) -> None:
    table = Path(homework[1]) / "patterns.tsv"
    rows = table.read_text(encoding="utf-8")
    table.write_text(re.sub(r"(?m)^(selon\t.*)\ton\t", r"\1\toff\t", rows), encoding="utf-8")
    write_case(homework, f"==== A1 one\n:rule selon\n{SELON}")
    result = run("test", "selon", *homework)
    assert "A1: selon does not find it: its status in patterns.tsv is off\n" in result.stdout


def test_a_mistake_in_a_corpus_file_is_named(homework: list[str]) -> None:
    file = write_case(homework, "==== A1 one\n:rule\nIl pleut.\n----\nnone\n")
    result = run("test", *homework)
    told = f'{file}:2:1: no-value: ":rule" has no value\n    :rule\n    ^^^^^\n'
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


@pytest.mark.parametrize("command", [["list"], ["show", "incise"], ["test"], ["lint"]])
def test_mistakes_in_grammar_and_corpus_are_told_together(command: list[str], homework: list[str]) -> None:
    write_case(homework, "==== A1 one\n:rule\nIl pleut.\n----\nnone\n")
    with (Path(homework[1]) / "frames.tsv").open("a", encoding="utf-8") as file:
        file.write("zut\tverbs\tpattern\tnothing\n")
    result = run(*command, *homework)
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.findall(r"(?m)^\S+?:\d+:\d+: ([a-z-]+): ", result.stderr) == ["unknown-sort", "no-value"]


# ---- new


def new(homework: list[str], *more: str, name: str = "selon_twice", family: str = "according") -> Result:
    options = ["--family", family, "--french", "selon redoublé", "--english", "selon, twice"]
    return run("new", name, *options, *more, *homework)


def test_a_new_pattern_is_a_skeleton_that_changes_nothing_yet(homework: list[str]) -> None:
    grammar, corpus = Path(homework[1]), Path(homework[3])
    write_case(homework, f"==== C01-7 one\n{SELON}")
    result = new(homework, "--frame", "preposition", "--case", "C01", "--file", "one.txt")
    assert result.exit_code == 0, result.output
    places = [line.strip().rpartition(":") for line in result.stdout.splitlines()[1:]]
    firsts = [Path(path).read_text(encoding="utf-8").split("\n")[int(line) - 1] for path, _, line in places]
    assert firsts == [
        f"selon_twice: {SKELETONS['according']}",
        "selon_twice\taccording\tselon redoublé\tselon, twice\tpreposition\toff\t-",
        *(f"==== C01-{number} selon, twice" for number in ("8", "9", "10", "N1", "N2")),
    ]
    [rule] = [rule for rule in read_rules(open_folder(grammar)) if rule.id == "selon_twice"]
    assert not rule.runs
    assert Analyzer(grammar).analyze("Il pleut, selon Léa.").attributions[0].rule == "selon"
    assert [case.text for case in read_cases(corpus / "golden/one.txt")[1:]] == [PLACEHOLDERS[0]] * 3
    assert [case.near for case in read_cases(corpus / "negative/one.txt")] == [("selon_twice",)] * 2
    assert run("test", "selon_twice", *homework).exit_code == 1


def test_the_skeletons_of_all_families_can_be_switched_on(homework: list[str]) -> None:
    grammar, corpus = Path(homework[1]), Path(homework[3])
    for family in FAMILIES:
        name = f"trial_{family}"
        write_rule(NewRule(name, family, ("que",), "essai", "trial", "", name, "trial.txt"), grammar, corpus)
    table = grammar / "patterns.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("\toff\t", "\ton\t"), encoding="utf-8")
    assert Analyzer(grammar).analyze("Selon Léa, il pleut.").attributions
    assert [rule.family for rule in read_rules(open_folder(grammar))][-len(FAMILIES) :] == list(FAMILIES)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "selon"}, r"`selon` exists already in .*patterns\.lark: choose another id, or change that rule"),
        ({"name": "np"}, r"`np` exists already"),
        ({"name": "Selon"}, r"`Selon` is no id: write small letters, figures and `_`, a letter first"),
        ({"family": "verbs"}, r"`verbs` is no family; there are inserted, comment, "),
        ({"frame": "que,incize"}, r"`incize` is no frame that a pattern may ask for; there are .*incise, "),
        ({"frame": "reader"}, r"`reader` is no frame that a pattern may ask for"),
        ({"case": "C 01"}, r"`C 01` is no beginning of a case's id"),
        ({"file": "../one.txt"}, r"`\.\./one\.txt` is no name of a corpus file: write NAME\.txt"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    homework: list[str], changes: dict[str, str], message: str
) -> None:
    values = {"name": "selon_twice", "family": "according", "frame": "preposition", "case": "C01", "file": "one.txt"}
    values |= changes
    folders = [Path(homework[1]), Path(homework[3])]
    before = {file: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}
    options = ["--frame", values["frame"], "--case", values["case"], "--file", values["file"]]
    result = new(homework, *options, name=values["name"], family=values["family"])
    assert result.exit_code == 2
    assert re.match(message, result.stderr)
    assert before == {file: file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}


# ---- from Python


def test_hits_and_standings_agree_where_nothing_is_dropped_afterwards(analyzer: Analyzer) -> None:
    texts = [case.text for case in read_cases(CORPUS / "golden/prepositional.txt")]
    fired, standing = hits(analyzer, texts), standings(analyzer, texts)
    assert fired["selon_initial"] == standing["selon_initial"].wins
    assert all(found.matches == found.wins + sum(found.winners.values()) for found in standing.values())
