"""Mistakes in grammar and corpus files are told with their place, their line and what was meant.

Each file of ``data/mistakes`` says how files of a copy of the grammar and of a small corpus are changed, and what must
be told of that, to the letter. Below ``@@ FILE append`` stand lines that are put behind the file's own, below
``@@ FILE replace`` old lines and, after a line ``=>``, the new ones, below ``@@ FILE write`` all its lines; an
encoding may follow the word. ``@@ FILE delete`` takes the file away. What must be told stands below ``@@ told``;
``{2}`` is there the number of the second line of the change, ``{b2}`` of the second change, ``{=word}`` that of the
first line of the changed file that starts with this word, ``{FILE=word}`` the same of another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from material import CORPUS, DATA, ROOT

from discourse.checking import grammar_mistakes
from discourse.reading.errors import FileError, GrammarError, Mistake
from discourse.reading.folder import open_folder
from discourse.workshop.corpus import scan_corpus
from discourse.workshop.opening import open_both
from discourse.workshop.rulebook import read_rules

BROKEN = sorted((DATA / "mistakes").glob("*.txt"))
BASE = "corpus/golden/source.txt"
LONG_TABLES = ("adjuncts", "cues", "firstnames", "hedges", "names", "nominal-cues", "nouns", "titles", "verbs")
KEPT_ROWS = 60


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a file: how, and with which lines."""

    file: str
    how: str
    content: str


def read_example(source: str) -> tuple[list[Edit], str]:
    """The changes of an example, and what must be told of them."""
    changes, _, expected = source.partition("\n@@ told\n")
    edits = []
    for block in f"\n{changes}".split("\n@@ ")[1:]:
        head, _, content = block.partition("\n")
        file, how = head.split(" ", 1)
        edits.append(Edit(file, how, content))
    return edits, expected.rstrip("\n")


def apply(edit: Edit, folder: Path) -> int:
    """Change a file; gives the number of the line before the change."""
    file = folder / edit.file
    how, _, encoding = edit.how.partition(" ")
    if how == "delete":
        file.unlink()
        return 0
    if how == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(f"{edit.content}\n".encode(encoding or "utf-8"))
        return 0
    text = file.read_text(encoding="utf-8")
    if how == "append":
        file.write_bytes(f"{text.rstrip(chr(10))}\n".encode() + f"{edit.content}\n".encode(encoding or "utf-8"))
        return text.rstrip("\n").count("\n") + 1
    old, new = f"{edit.content}\n".split("=>\n")
    assert f"\n{text}".count(f"\n{old}") == 1, f"{old} must stand once in {edit.file}"
    before, _, behind = f"\n{text}".partition(f"\n{old}")
    file.write_text(f"{before}\n{new}{behind}"[1:], encoding="utf-8")
    return before.count("\n")


def numbered(expected: str, edits: list[Edit], starts: list[int], folder: Path) -> str:
    """The expected lines with the numbers of lines filled in."""

    def number(found: re.Match[str]) -> str:
        if found["word"] is None:
            return str(starts["abc".index(found["edit"] or "a")] + int(found["line"]))
        lines = (folder / (found["file"] or edits[0].file)).read_text(encoding="utf-8").split("\n")
        return str(next(at for at, line in enumerate(lines, 1) if re.match(rf"{re.escape(found['word'])}\b", line)))

    return re.sub(r"\{(?:(?P<edit>[abc])?(?P<line>\d+)|(?P<file>[^=}]*)=(?P<word>[^}]+))\}", number, expected)


def told() -> str:
    """What is told of the folders ``grammar`` and ``corpus``."""
    try:
        folder, _ = open_both("grammar", "corpus")
        _, mistakes = scan_corpus("corpus", [rule.id for rule in read_rules(folder)])
    except FileError as error:
        return str(error)
    return str(FileError(mistakes))


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    """The files of the copies; of long tables only the first rows are copied."""
    folder = tmp_path_factory.mktemp("originals")
    files = {f"grammar/{path}": _first_rows(path, text) for path, text in open_folder().texts}
    files[BASE] = "\n==== ".join((CORPUS / "golden" / "source.txt").read_text(encoding="utf-8").split("\n==== ")[:3])
    return {folder / path: text.encode() for path, text in files.items()}


def _first_rows(path: str, text: str) -> str:
    if Path(path).stem not in LONG_TABLES:
        return text
    rows = [line for line in text.split("\n") if line and not line.startswith("#")]
    return "\n".join(rows[:KEPT_ROWS]) + "\n"


@pytest.fixture
def copies(originals: dict[Path, bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The copies, in the current folder; what a test changes in them is put back."""
    for file, data in originals.items():
        if not file.exists() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    folder = next(iter(originals)).parent.parent
    monkeypatch.chdir(folder)
    yield folder
    for file in [file for file in folder.rglob("*") if file.is_file() and file not in originals]:
        file.unlink()


@pytest.mark.usefixtures("copies")
def test_nothing_is_told_of_copies_without_mistakes() -> None:
    assert told() == ""


@pytest.mark.parametrize("example", [pytest.param(file, id=file.stem) for file in BROKEN])
def test_a_mistake_is_told_with_its_place_and_what_was_meant(example: Path, copies: Path) -> None:
    edits, expected = read_example(example.read_text(encoding="utf-8"))
    starts = [apply(edit, copies) for edit in edits]
    assert expected
    assert told() == numbered(expected, edits, starts, copies)


NOT_IN_EXAMPLES = frozenset(
    ("bad-gold", "missing-class", "no-folder", "no-gold", "no-home", "text-twice", "too-many-classes", "unreadable")
)
"""Mistakes that no change of one file of the copies makes."""


def test_the_page_on_mistakes_explains_each_code_of_the_examples() -> None:
    told = "\n".join(read_example(file.read_text(encoding="utf-8"))[1] for file in BROKEN)
    codes = set(re.findall(r"(?m)^\S+: ([a-z0-9-]+): ", told))
    page = (ROOT / "docs" / "mistakes.md").read_text(encoding="utf-8")
    explained = {code for row in re.findall(r"(?m)^\| (`.*?) \| ", page) for code in re.findall(r"`([a-z0-9-]+)`", row)}
    assert explained == codes | NOT_IN_EXAMPLES


@pytest.mark.parametrize("name", ["CTU", "APPROXN", "QC"])
def test_a_class_that_the_analyzer_needs_is_missed(name: str) -> None:
    folder = open_folder()
    rows = re.sub(rf"(?m)^{name}\t.*\n", "", folder.read("classes.tsv"))
    texts = tuple((path, rows if path == "classes.tsv" else text) for path, text in folder.texts)
    told = "\n".join(map(str, grammar_mistakes(replace(folder, texts=texts))))
    assert f'grammar/classes.tsv: missing-class: the analyzer needs a class "{name}"' in told


def test_classes_that_cannot_be_told_apart_are_too_many() -> None:
    folder = open_folder()
    rows = folder.read("classes.tsv") + "".join(f"MORE{number}\t-\tno\t-\tmore\n" for number in range(400))
    texts = tuple((path, rows if path == "classes.tsv" else text) for path, text in folder.texts)
    [mistake] = grammar_mistakes(replace(folder, texts=texts))
    assert mistake.code == "too-many-classes"


def test_there_are_at_least_sixty_examples() -> None:
    assert len(BROKEN) >= 60


def test_more_mistakes_than_can_be_read_are_counted() -> None:
    wrong = [Mistake("a.tsv", line, 1, "bad", "wrong") for line in range(1, 61)]
    assert str(GrammarError(wrong)).split("\n")[-2:] == ["a.tsv:50:1: bad: wrong", "… and 10 more"]
    assert len(GrammarError(wrong).mistakes) == 60


@pytest.mark.parametrize(
    ("source", "start", "shown"),
    [
        ("a" * 200 + "b" + "c" * 200, 200, f"    …{'a' * 40}b{'c' * 59}…\n    {' ' * 41}^"),
        ("日本語 b", 4, "    日本語 b\n           ^"),
        ("e\u0301te\u0301 b", 6, "    e\u0301te\u0301 b\n        ^"),
        ("\x1b[31m b", 6, "    �[31m b\n          ^"),
        ("", 0, ""),
    ],
)
def test_the_caret_stands_below_its_place_in_any_line(source: str, start: int, shown: str) -> None:
    told = str(Mistake("a.tsv", 3, start + 1, "bad", "wrong", source))
    assert told == "\n".join(filter(None, (f"a.tsv:3:{start + 1}: bad: wrong", shown)))


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(copies: Path) -> None:
    for path in ("grammar/classes.tsv", "grammar/patterns.lark", BASE):
        file = copies / path
        text = file.read_text(encoding="utf-8")
        file.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert told() == ""
