"""What the pages of docs/ tell to do, done: their commands and edits, in a copy of grammar and corpus."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from material import CORPUS, ROOT

from discourse.cli import main

PAGE = ROOT / "docs" / "adding-a-rule.md"
EXPLAINING = ROOT / "docs" / "explaining.md"
RULE = "selon_relative"
_BLOCK = re.compile(r"^```(console|diff|python)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_CASE = re.compile(r"^(?===== )", re.MULTILINE)
_NAMES_IT = re.compile(rf"^:(?:rule|near) .*\b{RULE}\b", re.MULTILINE)


@pytest.fixture
def without_the_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with grammar and corpus as they were before the page's rule was written."""
    shutil.copytree(ROOT / "grammar", tmp_path / "grammar", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CORPUS, tmp_path / "corpus")
    for name in ("patterns.lark", "patterns.tsv"):
        _rewrite(tmp_path / "grammar" / name, lambda text: re.sub(rf"(?m)^{RULE}\b.*\n", "", text))
    for file in (tmp_path / "corpus").glob("*/*.txt"):
        _rewrite(file, lambda text: "".join(part for part in _CASE.split(text) if not _NAMES_IT.search(part)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def _rewrite(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def steps(page: Path) -> Iterator[tuple[str, str]]:
    """The blocks of a page: what kind each is, and its lines."""
    yield from _BLOCK.findall(page.read_text(encoding="utf-8"))


def commands(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block and what each prints."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def output_of(command: str) -> str:
    """What a command prints; ``echo … | command`` gives it its input."""
    given, _, piped = command.rpartition(" | ")
    words = shlex.split(piped)
    text = shlex.split(given)[1] + "\n" if given else None
    if words[0] == "python":
        return subprocess.run([sys.executable, *words[1:]], capture_output=True, text=True, check=True).stdout
    assert words[0] == "discourse"
    result = CliRunner().invoke(main, words[1:], input=text)
    assert result.exit_code in (0, 1), result.output
    return result.stdout


def edit(block: str) -> None:
    """Replace the lines with ``-`` by those with ``+``, at their first place in the file that the block names."""
    head, _, body = block.partition("\n")
    file = Path(head.removeprefix("--- "))
    lines = body.splitlines()
    old, new = ("".join(line[1:] + "\n" for line in lines if line[0] == sign) for sign in "-+")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def check(body: str) -> int:
    """Run the commands of a block and compare what they print; gives their number."""
    checker = doctest.OutputChecker()
    done = 0
    for command, shown in commands(body):
        got = output_of(command)
        wanted = shown.replace("…", "...")
        assert checker.check_output(wanted, got, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), (command, got)
        done += 1
    return done


@pytest.mark.extra
def test_the_page_on_adding_a_rule_works_from_start_to_end(without_the_rule: Path) -> None:
    done = 0
    for kind, body in steps(PAGE):
        if kind == "diff":
            edit(body)
        else:
            done += check(body)
    assert done == 10
    for name in ("patterns.lark", "patterns.tsv"):
        assert _lines_of_the_rule(without_the_rule / "grammar" / name) == _lines_of_the_rule(ROOT / "grammar" / name)


def _lines_of_the_rule(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if re.match(rf"{RULE}\b", line)]


def test_the_page_on_explaining_shows_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    done, runner = 0, doctest.DocTestRunner()
    for kind, body in steps(EXPLAINING):
        if kind == "console":
            done += check(body)
            continue
        test = doctest.DocTestParser().get_doctest(body, {}, kind, EXPLAINING.name, 0)
        assert runner.run(test).failed == 0
        done += len(test.examples)
    assert done == 12
