"""What `discourse rules lint` finds, and that the project is clean."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from lark import Lark
from lark.exceptions import LexError
from material import CORPUS, ROOT, example_table

from discourse.cli import main
from discourse.reading.classes import Classes
from discourse.reading.ebnf import Compiler, read_grammar
from discourse.reading.folder import Folder, open_folder
from discourse.workshop.cases import parse_cases
from discourse.workshop.corpus import Corpus, open_corpus
from discourse.workshop.hits import Standing
from discourse.workshop.lint import Finding, cases, chunks, forms, patterns
from discourse.workshop.new_rule import PLACEHOLDERS
from discourse.workshop.rulebook import read_rules

GRAMMAR = ROOT / "grammar"
FIRES = Standing(1, 1, {})
CHECKS: dict[str, Callable[[Folder], Iterable[Finding]]] = {
    "forms": forms.findings,
    "chunks": lambda folder: chunks.findings(chunks.overlaps(folder)),
    "patterns": lambda folder: patterns.findings(
        read_rules(folder), {rule.id: FIRES for rule in read_rules(folder)}, folder
    ),
}


def changed(path: str, how: str, lines: str) -> Folder:
    """The project's grammar with one file changed."""
    folder = open_folder()
    text = folder.read(path)
    if how == "append":
        text = f"{text.rstrip(chr(10))}\n{lines}\n"
    else:
        old, new = lines.split("\n")
        assert text.count(old) == 1
        text = text.replace(old, new)
    return replace(folder, texts=tuple((name, text if name == path else other) for name, other in folder.texts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=title) for title, text, expected in example_table("lint.txt")],
)
def test_a_mistake_is_found_and_told_with_its_line(text: str, expected: str) -> None:
    head, _, lines = text.partition("\n")
    check, path, how = head.split()
    folder = changed(path, how, lines)
    found = sorted(CHECKS[check](folder))
    assert [_without_numbers(str(item)) for item in found] == expected.split("\n")
    for item in found:
        assert 0 < item.line <= folder.read(item.path.removeprefix("grammar/")).count("\n")


def _without_numbers(line: str) -> str:
    return re.sub(r"(?<=\bline )\d+", "NUMBER", re.sub(r"(?<=:)\d+(?=:)", "LINE", line, count=1))


@pytest.mark.parametrize("check", CHECKS)
def test_the_grammar_of_the_project_has_no_such_mistake(check: str) -> None:
    assert list(CHECKS[check](open_folder())) == []


def terminals(folder: Folder) -> Lark:
    """Lark's own lexer over the chunk terminals, in strict mode."""
    file = read_grammar(folder, "chunks.lark")
    compiler = Compiler(file, Classes(folder).letters, ())
    found = chunks.ranked(file.definitions.values())
    sources = {item.name: chunks.unbounded(compiler.expression(item.name).source) for item in found}
    rows = [f"{item.name}.{item.priority}: /{sources[item.name]}/" for item in found]
    names = " | ".join(item.name for item in found)
    return Lark("\n".join([f"start: ({names})*", *rows]), parser="lalr", strict=True)


def test_strict_mode_takes_the_chunk_terminals() -> None:
    assert terminals(open_folder()).terminals


def test_strict_mode_refuses_what_is_told_as_an_overlap() -> None:
    with pytest.raises(LexError, match="NP_COPY"):
        terminals(changed("chunks.lark", "append", "NP_COPY.41: DEF SOURCES NE?"))


CASES = """\
==== A1 one that names a pattern
:rule narrated
Il pleut.
----
none

==== A2 one to be written
{placeholder}
----
none
"""


def test_cases_are_counted_and_are_to_be_written() -> None:
    [rule] = [rule for rule in read_rules(open_folder()) if rule.id == "narrated"]
    read = tuple(parse_cases(CASES.format(placeholder=PLACEHOLDERS[0]), "corpus/golden/one.txt"))
    corpus = Corpus("corpus", {"golden": read, "negative": (), "articles": (), "known-failures": ()})
    found = [f"{item.line}: {item.code}: {item.message}" for item in cases.findings([rule], corpus)]
    assert found == [
        f"{rule.row.line}: few-cases: `narrated` has 1 cases with `:rule` and 0 with `:near`; it needs 3 and 2",
        "7: unwritten-case: case A2 is still to be written",
    ]


def test_every_pattern_has_three_cases_to_find_and_two_near_ones() -> None:
    corpus = open_corpus()
    for rule in read_rules(open_folder()):
        assert sum(rule.id in case.rules for case in corpus.folders["golden"]) >= 3, rule.id
        assert sum(rule.id in case.near for case in corpus.examples) >= 2, rule.id


def test_the_project_is_clean() -> None:
    result = CliRunner().invoke(main, ["rules", "lint"])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "nothing found\n", "")


IDLE = (
    "again: SUBJECT head adverb~0..2 NARRATED np\nnever: LABEL LABEL LABEL cue_label COLON QUOTED\n",
    "again\tother\tencore\tagain\tnp\ton\t-\nnever\tturn\tjamais\tnever\tlabel\ton\t-\n",
)


def test_findings_of_a_fork_give_exit_code_1(tmp_path: Path) -> None:
    shutil.copytree(GRAMMAR, tmp_path / "grammar")
    (tmp_path / "corpus").mkdir()
    shutil.copytree(CORPUS / "golden", tmp_path / "corpus" / "golden")
    shutil.copytree(CORPUS / "negative", tmp_path / "corpus" / "negative")
    for name, text in zip(("patterns.lark", "patterns.tsv"), IDLE, strict=True):
        with (tmp_path / "grammar" / name).open("a", encoding="utf-8") as file:
            file.write(text)
    options = ["--grammar", str(tmp_path / "grammar"), "--corpus", str(tmp_path / "corpus"), "--format", "json"]
    result = CliRunner().invoke(main, ["rules", "lint", *options])
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    found = {(item["code"], re.findall(r"`(\w+)`", item["message"])[0]): item for item in told["findings"]}
    idle = {key for key in found if key[1] in ("again", "never")}
    assert idle == {("few-cases", "again"), ("outranked", "again"), ("few-cases", "never"), ("never-fires", "never")}
    outranked = found["outranked", "again"]
    assert re.search(r"is outranked each time: .*`narrated` \d+", outranked["message"])
    lines = (tmp_path / "grammar" / "patterns.tsv").read_text(encoding="utf-8").split("\n")
    assert lines[outranked["line"] - 1].startswith("again\t")
    assert outranked["path"] == str(tmp_path / "grammar" / "patterns.tsv")
    assert told["left_out"] == []


def test_notes_tell_who_wins(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["rules", "lint", "--notes", "--corpus", str(tmp_path)])
    assert re.search(
        r"^note: grammar/chunks\.lark:\d+: overlap: `CUE` wins over `CUE_PARTICIPLE` where both match: CX$",
        result.stdout,
        re.MULTILINE,
    )
    assert re.search(r"^note: grammar/patterns\.lark:\d+: conflict: `incise` is not LALR", result.stdout, re.MULTILINE)


def test_without_the_extra_one_line_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "interegular", None)
    result = CliRunner().invoke(main, ["rules", "lint", "--corpus", str(tmp_path)])
    assert result.exit_code == 1
    assert ": never-fires: `incise` matches nowhere in the corpus" in result.stdout
    assert result.stderr == "overlaps of chunk terminals were not looked for: pip install 'discourse-fr[lint]'\n"


def test_cases_that_name_no_pattern_are_findings(tmp_path: Path) -> None:
    (tmp_path / "golden").mkdir()
    case = "==== A1 one\n:near narated\nIl pleut.\n----\nnone\n"
    (tmp_path / "golden" / "one.txt").write_text(case, encoding="utf-8")
    result = CliRunner().invoke(main, ["rules", "lint", "--corpus", str(tmp_path)])
    assert result.exit_code == 1
    message = '"narated" is no pattern of patterns.tsv; did you mean "narrated"?'
    told = f"{tmp_path}/golden/one.txt:2:7: unknown-pattern: {message}\n    :near narated\n          ^^^^^^^\n"
    assert result.stdout.startswith(told)


def test_mistakes_in_the_lexicon_are_told_alone(tmp_path: Path) -> None:
    shutil.copytree(GRAMMAR, tmp_path / "grammar")
    with (tmp_path / "grammar/lexicon/verbs.tsv").open("a", encoding="utf-8") as file:
        file.write("zigouiller\taimmer\t-\n")
    result = CliRunner().invoke(main, ["rules", "lint", "--grammar", str(tmp_path / "grammar")])
    assert result.exit_code == 1
    assert ': unknown-paradigm: "aimmer" is no paradigm' in result.stderr
    assert result.stdout == ""
