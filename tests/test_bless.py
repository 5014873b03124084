"""`discourse bless`: labels rewritten to what the analyzer finds, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from material import CORPUS, DATA, corpus_cases

from discourse import Analyzer
from discourse.cli import main
from discourse.workshop.articles import lines_of
from discourse.workshop.bless.block import name_of
from discourse.workshop.bless.choice import BlessError
from discourse.workshop.bless.labels import relabelled
from discourse.workshop.bless.rewriting import bless, write
from discourse.workshop.cases import Case, CaseError, parse_cases, read_cases
from discourse.workshop.compare import compared
from discourse.workshop.wording import WordsError, place_of, worded

GOOD = "==== G1 good\nSelon Léa, il pleut.\n----\ncue        Selon\nspeaker    Léa\nquote      il pleut\n"
BROKEN = GOOD.replace("quote      il pleut", "quote      pleut")


def pairs() -> list[tuple[str, str]]:
    """Each case of the data file as it was and as it is blessed."""
    blocks = (DATA / "bless.txt").read_text(encoding="utf-8").split("####\n")[1:]
    return [(before, after.rstrip("\n") + "\n") for before, _, after in (block.partition(">>>>\n") for block in blocks)]


def run(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, ["bless", *arguments], input=answer)


def put(folder: Path, name: str, text: str) -> Path:
    file = folder / "corpus" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with one case whose quote is wrong; the commands run in its folder."""
    monkeypatch.chdir(tmp_path)
    return put(tmp_path, "golden/one.txt", f"# A group\n\n{BROKEN}")


# ---- what is rewritten


@pytest.mark.parametrize(("before", "after"), pairs(), ids=[before.split()[1] for before, _ in pairs()])
def test_a_blessed_case_reads_as_expected(before: str, after: str, analyzer: Analyzer, tmp_path: Path) -> None:
    file = put(tmp_path, "golden/one.txt", before)
    write(bless(tmp_path / "corpus", analyzer.analyze).files)
    assert file.read_text(encoding="utf-8") == after
    assert bless(tmp_path / "corpus", analyzer.analyze).files == ()


def test_neighbours_of_a_blessed_case_keep_their_lines(analyzer: Analyzer, tmp_path: Path) -> None:
    rest = "\n\n# between\n==== G2 other\nIl pleut.\n----\nnone\n\n\n"
    file = put(tmp_path, "golden/one.txt", f"# head\n\n{GOOD.replace('G1', 'G0')}\n{BROKEN}{rest}")
    write(bless(tmp_path / "corpus", analyzer.analyze).files)
    assert file.read_text(encoding="utf-8") == f"# head\n\n{GOOD.replace('G1', 'G0')}\n{GOOD}{rest}"


def lines_of_labels(case: Case) -> list[str]:
    lines = (CORPUS / case.path).read_text(encoding="utf-8").split("\n")
    first = lines.index("----", case.line) + 1
    past = next((at for at in range(first, len(lines)) if lines[at].startswith("==== ")), len(lines))
    return lines[first:past]


def breaks(case: Case, lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The labels of a case with one of them spoilt: which field, and the lines."""
    first = re.search(r"\w+", case.text)
    assert first is not None
    wrong = worded(case.text, first.span())
    for at, line in enumerate(lines):
        name = name_of(line)
        if name in ("cue", "speaker", "reporter"):
            yield name, [*lines[:at], f"{name}  {wrong}", *lines[at + 1 :]]
        if name in ("speaker", "reporter") and f"entity     {name}" not in "\n".join(lines):
            yield name, [*lines[:at], *lines[at + 1 :]]
        if name in ("kind", "commitment"):
            yield name, [*lines[:at], f"{name}  {'knowledge' if name == 'kind' else 'denial'}", *lines[at + 1 :]]
        if name == "hedge":
            yield name, [*lines[:at], *lines[at + 1 :]]
        if name == "quote":
            yield "status", [*lines[: at + 1], "status  negated", *lines[at + 1 :]]
            yield "narrated", [*lines[: at + 1], "narrated  yes", *lines[at + 1 :]]


def rewritten(case: Case, lines: list[str]) -> str:
    title, rules = f"==== {case.id} {case.title}", f":rule {' '.join(case.rules)}\n" if case.rules else ""
    return f"{title}\n{rules}{case.text}\n----\n" + "\n".join(lines)


def test_spoilt_labels_of_the_corpus_are_restored(analyzer: Analyzer) -> None:
    spoilt = 0
    for case in corpus_cases("golden")[::9]:
        document, lines = analyzer.analyze(case.text), lines_of_labels(case)
        for name, wrong in breaks(case, lines):
            try:
                [broken] = parse_cases(rewritten(case, wrong), case.path)
            except CaseError:
                continue
            differences = compared(broken, document)
            if not differences:
                continue
            blessed = relabelled(broken, wrong, document, differences)
            [again] = parse_cases(rewritten(case, blessed), case.path)
            assert not compared(again, document), (case.id, name, blessed)
            others = [[line for line in side if line and name_of(line) != name] for side in (lines, blessed)]
            assert others[0] == others[1], (case.id, name)
            spoilt += 1
    assert spoilt > 400


# ---- articles and known failures


def test_recorded_differences_of_an_article_keep_their_labels(analyzer: Analyzer, tmp_path: Path) -> None:
    shutil.copytree(CORPUS / "articles", tmp_path / "corpus/articles")
    shutil.copytree(CORPUS / "known-failures", tmp_path / "corpus/known-failures")
    (tmp_path / "corpus/golden").mkdir()
    assert bless(tmp_path / "corpus", analyzer.analyze).files == ()
    file = tmp_path / "corpus/articles/blog-bread-oven.txt"
    before = file.read_text(encoding="utf-8")
    [article] = read_cases(file)
    recorded = lines_of(article, analyzer)
    assert recorded
    # an attribution before all others moves the numbers of those that are recorded
    at = before.index("----\n") + 5
    word = worded(article.text, (0, len(article.text.split()[0])))
    file.write_text(f"{before[:at]}cue        {word}\nquote      {word}\n\n{before[at:]}", encoding="utf-8")
    write(bless(tmp_path / "corpus", analyzer.analyze, [str(file)]).files)
    assert file.read_text(encoding="utf-8") == before
    [article] = read_cases(file)
    assert lines_of(article, analyzer) == recorded


def test_a_record_follows_its_article(analyzer: Analyzer, tmp_path: Path) -> None:
    put(tmp_path, "golden/one.txt", GOOD)
    put(tmp_path, "articles/one.txt", GOOD)
    record = put(tmp_path, "known-failures/articles/G1.diff", "attribution 1: cue is “Selon”, expected “pleut”\n")
    write(bless(tmp_path / "corpus", analyzer.analyze).files)
    assert not record.exists()


def test_a_known_failure_that_passes_is_sent_home(broken: Path) -> None:
    failure = GOOD.replace("G1", "G5").replace("\n", "\n:home golden/one.txt after G1\n", 1)
    put(broken.parent.parent.parent, "known-failures/one.txt", failure)
    shown = run("G5", "--dry-run")
    assert shown.exit_code == 0
    [line] = shown.output.splitlines()[1:]
    assert line == (
        "corpus/known-failures/one.txt:1: G5 passes now: move it back to golden/one.txt after G1"
        " (python -m discourse.workshop.triage)"
    )


# ---- what is refused


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("corpus/test/one.txt", "the texts of `test` are held out"),
        ("T1", "the texts of `test` are held out"),
        ("corpus/test", "the texts of `test` are held out"),
        ("corpus/second/one.txt", "the labels of `second` are frozen"),
        ("S1", "the labels of `second` are frozen"),
        ("corpus/known-failures/one.txt", "a known failure is wrong in the analyzer"),
        ("F1", "a known failure is wrong in the analyzer"),
        ("G11", "G11: no such case in corpus; did you mean G1?"),
        ("corpus/golden/two.txt", "corpus/golden/two.txt: no such file or folder"),
        ("elsewhere.txt", "elsewhere.txt: not in the corpus folder corpus"),
    ],
)
def test_what_must_not_be_blessed_is_refused_in_one_line(broken: Path, wanted: str, message: str) -> None:
    top = broken.parent.parent.parent
    put(top, "test/one.txt", BROKEN.replace("G1", "T1"))
    put(top, "second/one.txt", BROKEN.replace("G1", "S1"))
    put(top, "known-failures/one.txt", BROKEN.replace("G1", "F1"))
    (top / "elsewhere.txt").write_text(BROKEN, encoding="utf-8")
    result = run(wanted, "--yes")
    assert (result.exit_code, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert message in line
    assert (top / "corpus/test/one.txt").read_text(encoding="utf-8") == BROKEN.replace("G1", "T1")


def test_nothing_is_blessed_in_the_held_out_folders_where_nothing_is_named(broken: Path) -> None:
    held_out = put(broken.parent.parent.parent, "test/one.txt", BROKEN.replace("G1", "T1"))
    assert run("--yes").exit_code == 0
    assert "T1" in held_out.read_text(encoding="utf-8")
    assert held_out.read_text(encoding="utf-8") == BROKEN.replace("G1", "T1")


def test_a_mistake_in_a_file_is_told_with_its_place(broken: Path) -> None:
    broken.write_text(BROKEN.replace("quote ", "qoute "), encoding="utf-8")
    result = run("--yes")
    assert result.exit_code == 1
    told = 'corpus/golden/one.txt:6:1: unknown-field: "qoute" is no field; did you mean "quote"?'
    assert result.stderr.startswith(told)


def test_a_place_that_no_words_give_is_left_to_a_hand() -> None:
    with pytest.raises(WordsError, match="no words give the place 0 to 3"):
        worded("Lundi | mardi", (0, 3))
    with pytest.raises(WordsError, match="no words give"):
        worded("Lundi | mardi", (0, 13))


@pytest.mark.parametrize("place", [(0, 3), (8, 11), (4, 11), (12, 22)])
def test_words_written_for_a_place_are_read_as_it(place: tuple[int, int]) -> None:
    text = "Non, dix non dix\u00a0francs."
    place = {(8, 11): (9, 12), (4, 11): (5, 12), (12, 22): (13, 23)}.get(place, place)
    assert place_of(text, worded(text, place)) == place


def test_a_folder_without_cases_is_no_corpus(analyzer: Analyzer, tmp_path: Path) -> None:
    with pytest.raises(BlessError, match="is no corpus folder: it has no folder `golden`"):
        bless(tmp_path, analyzer.analyze)


# ---- the command


def test_the_diff_is_shown_and_written_after_a_yes(broken: Path) -> None:
    result = run("G1", answer="y\n")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "--- corpus/golden/one.txt",
        "+++ corpus/golden/one.txt",
        "@@ -5,4 +5,4 @@",
        " ----",
        " cue        Selon",
        " speaker    Léa",
        "-quote      pleut",
        "+quote      il pleut",
        "1 case with new labels",
        "Write 1 file? [y/N]: y",
        "1 file written",
    ]
    assert broken.read_text(encoding="utf-8") == f"# A group\n\n{GOOD}"


@pytest.mark.parametrize(("options", "answer"), [(["--dry-run"], ""), ([], "n\n")])
def test_nothing_is_written_without_a_yes(broken: Path, options: list[str], answer: str) -> None:
    result = run(*options, answer=answer)
    assert result.exit_code == 0
    assert "+quote      il pleut" in result.stdout
    assert BROKEN in broken.read_text(encoding="utf-8")


def test_the_diff_has_colours_where_they_are_wanted(broken: Path) -> None:
    result = CliRunner(env={"FORCE_COLOR": "1"}).invoke(main, ["bless", "--dry-run"], color=True)
    assert "\x1b[32m+quote      il pleut\x1b[0m" in result.stdout


def test_control_characters_of_a_case_stay_harmless_in_the_diff(broken: Path) -> None:
    broken.write_text(BROKEN.replace("Léa", "Léa\x1b[2J"), encoding="utf-8")
    result = run("--dry-run")
    assert "quote" in result.stdout
    assert "\x1b" not in result.stdout


def test_what_is_right_already_needs_nothing(broken: Path) -> None:
    broken.write_text(GOOD, encoding="utf-8")
    assert run("--yes").output == "no case needs new labels\n"


def test_yes_and_dry_run_exclude_each_other(broken: Path) -> None:
    assert run("--yes", "--dry-run").exit_code == 2


def test_another_grammar_blesses_what_it_finds(broken: Path, tmp_path: Path) -> None:
    grammar = tmp_path / "mine"
    shutil.copytree(CORPUS.parent / "grammar", grammar, ignore=shutil.ignore_patterns("__pycache__"))
    table = grammar / "patterns.tsv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    off = [row.replace("\ton\t", "\toff\t") if row.startswith("selon") else row for row in rows]
    table.write_text("".join(off), encoding="utf-8")
    assert run("G1", "--yes", "--grammar", str(grammar)).exit_code == 0
    assert broken.read_text(encoding="utf-8").endswith("----\nnone\n")
