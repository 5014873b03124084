"""The command line: what it prints, what it refuses, and with which exit code."""

import csv
import io
import json
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import discourse
from discourse.cli import main
from discourse.cli.highlight import highlighted
from discourse.reading.errors import Mistake
from discourse.reading.folder import open_folder
from discourse.workshop.show import corpus_cases

SENTENCE = "« La digue tiendra », aurait déclaré la préfète à l'AFP.\n"
FORMATS = ("text", "json", "jsonl", "csv")


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: bytes | str = b"") -> Result:
    return CliRunner().invoke(main, ["analyze", *arguments], input=stdin)


def speakers(result: Result) -> list[str]:
    found = json.loads(result.stdout)["attributions"]
    return [item["speaker"]["text"] for item in found if item["speaker"]]


# --- the forms


def test_text_marks_each_field_below_its_words(folder: Path) -> None:
    result = run("-", stdin=SENTENCE)

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[:3] == [
        "  « La digue tiendra », aurait déclaré la préfète à l'AFP.",
        "1   quote-----------    cue----------- speaker---   repor",
        "~                       conditional---",
    ]
    assert lines[6].split() == ["#", "speaker", "reporter", "cue", "quote", "how"]
    assert lines[7] == "1  la préfète  l'AFP     aurait déclaré  La digue tiendra  direct speech"


@pytest.mark.parametrize("case", ["wire-ferry", "court-digitaline", "novel-auberge"])
def test_marks_show_every_span_at_its_true_length(case: str) -> None:
    text = next(item.text for item in corpus_cases() if item.id == case)
    document = discourse.analyze(text)

    rows = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in highlighted(document, 90)]
    drawn = sum(len(run) for row in rows if re.match(r" ?[0-9~]+ [ a-z_-]+$", row) for run in row[3:].split())

    spans = [span for found in document.attributions for span in (found.cue, found.speaker, found.reporter) if span]
    spans += [span for found in document.attributions for span in found.quote.spans]
    spans += document.hedges
    # a line break inside a span is one character that is not drawn
    assert 0 <= sum(span.end - span.start for span in spans) - drawn <= len(rows) * len(spans)
    assert drawn > 100


def test_nested_and_overlapping_fields_have_rows_of_their_own(folder: Path) -> None:
    result = run("-", stdin="Selon Ida Lo, le maire pense que la digue tiendra.\n")

    marked = [line for line in result.stdout.split("\n\n")[0].splitlines() if line[:1].isdigit()]
    assert marked == [
        "1 cue-- speake  quote------------------------------",
        "2               speaker- cue--     quote-----------",
    ]


def test_text_without_attribution_says_so(folder: Path) -> None:
    assert "No attribution found." in run("-", stdin="Le chat dort.\n").stdout


def test_who_speaks_most_comes_first_in_a_table_of_voices(folder: Path) -> None:
    text = (
        "« La digue tient », a déclaré Marie Roy. Le maire a dit que le quai était fermé. "
        "Marie Roy aurait ajouté que « tout » irait bien."
    )
    (folder / "voices.txt").write_text(text, encoding="utf-8")
    lines = run("voices.txt").stdout.splitlines()
    head = next(at for at, line in enumerate(lines) if line.startswith("who"))
    assert [line.split() for line in lines[head : head + 3]] == [
        ["who", "what", "times", "direct", "hedged", "words"],
        ["Marie", "Roy", "person", "2", "1", "1", "6"],
        ["maire", "person", "1", "4"],
    ]


def test_nobody_who_speaks_once_is_told_twice(folder: Path) -> None:
    (folder / "once.txt").write_text("« La digue tient », a déclaré Ida Lo.", encoding="utf-8")
    assert not re.search("^who", run("once.txt").stdout, re.MULTILINE)


def test_json_of_one_file_is_the_document(folder: Path) -> None:
    (folder / "a.txt").write_text(SENTENCE, encoding="utf-8")

    result = run("a.txt", "--format", "json")

    assert result.exit_code == 0
    assert json.loads(result.stdout) == discourse.analyze(SENTENCE).to_dict()


@pytest.mark.parametrize("arguments", [["a.txt", "b.md"], ["."]])
def test_json_of_several_files_is_a_list_with_their_names(folder: Path, arguments: list[str]) -> None:
    for name in ("a.txt", "b.md"):
        (folder / name).write_text(SENTENCE, encoding="utf-8")

    documents = json.loads(run(*arguments, "--format", "json").stdout)

    assert [os.path.basename(item.pop("file")) for item in documents] == ["a.txt", "b.md"]
    assert documents == [discourse.analyze(SENTENCE).to_dict()] * 2


def test_json_of_several_files_none_of_which_can_be_read_is_an_empty_list(folder: Path) -> None:
    result = run("a.txt", "b.txt", "--format", "json")

    assert (json.loads(result.stdout), result.exit_code) == ([], 1)


def test_jsonl_has_a_line_a_document(folder: Path) -> None:
    (folder / "a.txt").write_text(SENTENCE, encoding="utf-8")

    lines = run("a.txt", "-", "--format", "jsonl", stdin="Oui.\u2028Non.\n").stdout.removesuffix("\n").split("\n")

    assert [json.loads(line)["file"] for line in lines] == ["a.txt", "-"]


def test_csv_has_the_rows_after_the_file(folder: Path) -> None:
    (folder / "a.txt").write_text(SENTENCE, encoding="utf-8")

    [row] = csv.DictReader(io.StringIO(run("a.txt", "--format", "csv").stdout))

    [expected] = discourse.analyze(SENTENCE).rows()
    assert list(row) == ["file", *expected]
    assert (row["file"], row["speaker"], row["quote"]) == ("a.txt", "la préfète", "La digue tiendra")
    assert (row["narrated"], row["parent"], row["start"]) == ("false", "", str(expected["start"]))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_csv_cells_that_a_spreadsheet_would_compute_are_neutralised(folder: Path, start: str) -> None:
    name = f"{start}SUM(A1).txt"
    (folder / name).write_text(f"« {start}1+1 est faux », a déclaré la préfète.\n", encoding="utf-8")

    rows = list(csv.DictReader(io.StringIO(run("--format", "csv", "--", name).stdout)))

    assert [row["file"] for row in rows] == [f"'{name}"]
    assert [row["quote"].lstrip("'") for row in rows] == [f"{start}1+1 est faux".lstrip("\t")]
    assert not any(value.startswith(("=", "+", "-", "@", "\t")) for row in rows for value in row.values())


# --- inputs


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode("utf-8"),
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("cp1252"),
        SENTENCE.replace("\n", "\r\n").encode("utf-8"),
        f"Oui.\u2028{SENTENCE}".encode(),
        f"Nul\x00.\n{SENTENCE}".encode(),
    ],
    ids=["utf-8", "byte-order mark", "utf-16", "utf-16 without mark", "cp1252", "CRLF", "U+2028", "NUL"],
)
def test_encodings_and_line_ends_are_found_out(folder: Path, data: bytes) -> None:
    (folder / "a.txt").write_bytes(data)

    assert speakers(run("a.txt", "--format", "json")) == ["la préfète"]
    assert speakers(run("-", "--format", "json", stdin=data)) == ["la préfète"]


def test_the_encoding_asked_for_is_used(folder: Path) -> None:
    (folder / "a.txt").write_bytes(SENTENCE.encode("mac-roman"))

    result = run("a.txt", "--encoding", "mac-roman", "--format", "json")

    assert json.loads(result.stdout)["text"] == SENTENCE


def test_text_is_kept_as_it_is(folder: Path) -> None:
    text = "Un\r\ndeux\rtrois\u2028quatre\x85cinq\n"

    assert json.loads(run("--format", "json", stdin=text.encode()).stdout)["text"] == text


def test_standard_input_is_read_where_no_file_is_named(folder: Path) -> None:
    assert speakers(run("--format", "json", stdin=SENTENCE)) == ["la préfète"]


def test_a_folder_gives_its_text_files_and_those_below(folder: Path) -> None:
    (folder / "texts" / "below").mkdir(parents=True)
    for name in ("b.txt", "a.md", "below/C.TXT", "d.py"):
        (folder / "texts" / name).write_text(SENTENCE, encoding="utf-8")

    lines = run("texts", "--format", "jsonl").stdout.splitlines()

    assert [Path(json.loads(line)["file"]).as_posix() for line in lines] == [
        "texts/a.md", "texts/b.txt", "texts/below/C.TXT",
    ]


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("gone.txt", None, "gone.txt: no such file; check its name and folder"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9,
         "photo.png: binary data, not text; give a text file, or name its encoding with --encoding"),
        ("odd.txt", b"il dit \x81\x8d",
         "odd.txt: byte 7 does not fit cp1252 (character maps to <undefined>); name the encoding with --encoding"),
        ("cut.txt", b"\xff\xfea",
         "cut.txt: byte 0 does not fit utf-16-le (truncated data); name the encoding with --encoding"),
        ("empty", "folder", "empty: no *.txt or *.md file in this folder; name the files to read"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line_and_the_rest_is_analyzed(
    folder: Path, name: str, data: bytes | str | None, line: str
) -> None:
    (folder / "good.txt").write_text(SENTENCE, encoding="utf-8")
    if isinstance(data, bytes):
        (folder / name).write_bytes(data)
    elif data == "folder":
        (folder / name).mkdir()

    result = run(name, "good.txt", "--format", "jsonl")

    assert result.stderr == line + "\n"
    assert [json.loads(done)["file"] for done in result.stdout.splitlines()] == ["good.txt"]
    assert result.exit_code == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_file_without_permission_is_told(folder: Path) -> None:
    (folder / "a.txt").touch(mode=0)

    assert run("a.txt").stderr == "a.txt: cannot be read (Permission denied); check its name and permissions\n"


def test_binary_standard_input_is_told(folder: Path) -> None:
    result = run("-", stdin=bytes(range(32)) * 9)

    assert result.stderr.startswith("standard input: binary data, not text; ")
    assert (result.stdout, result.exit_code) == ("", 1)


# --- wrong use


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xml"], "Invalid value for '--format'"),
        (["--encoding", "klingon"], "Invalid value for '--encoding': `klingon` is no text encoding that Python knows"),
        (["--encoding", "base64"], "Invalid value for '--encoding': `base64` is no text encoding that Python knows"),
        (["--colour"], "No such option"),
    ],
)
def test_wrong_use_is_told_with_code_2(folder: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments)

    assert message in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_no_file_on_a_terminal_is_wrong_use() -> None:
    keyboard, terminal = os.openpty()

    done = subprocess.run([sys.executable, "-m", "discourse", "analyze"], stdin=terminal, capture_output=True)

    os.close(keyboard)
    os.close(terminal)
    assert b"name a file or a folder, or pipe a text in" in done.stderr
    assert (done.stdout, done.returncode) == (b"", 2)


def test_a_missing_grammar_folder_is_told_with_code_2(folder: Path) -> None:
    result = run("--grammar", "gone", stdin=SENTENCE)

    assert "'--grammar': Directory 'gone' does not exist." in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


@pytest.mark.parametrize("path", ["classes.tsv", "lexicon/paradigms.tsv", "patterns.lark"])
def test_a_broken_grammar_folder_is_told_with_its_line_and_code_1(folder: Path, path: str) -> None:
    for name, text in open_folder().texts:
        (folder / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "mine" / name).write_text(text + "]\n" * (name == path), encoding="utf-8")

    result = run("--grammar", "mine", stdin=SENTENCE)

    assert re.fullmatch(rf"mine/{re.escape(path)}:\d+:\d+: [a-z-]+: [^\n]+\n    \]\n    \^\n", result.stderr)
    assert (result.stdout, result.exit_code) == ("", 1)


def test_a_grammar_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(discourse.GrammarError([Mistake("a.tsv", 3, 1, "bad", "wrong", "x")])))

    assert str(error) == "a.tsv:3:1: bad: wrong\n    x\n    ^"
    assert [(found.path, found.line, found.code) for found in error.mistakes] == [("a.tsv", 3, "bad")]


# --- odd characters


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xed\xa0\x80 \xab", None),
        ("« Oui \ud800 », a déclaré la préfète.".encode("utf-16-le", "surrogatepass"), None),
        ("« Oui \ud800 », a déclaré la préfète.".encode("utf-7", "surrogatepass"), "utf-7"),
        ("« A\x00B », a déclaré la préfète.\x00".encode(), None),
        (b"", None),
    ],
    ids=["bytes of a surrogate", "surrogate in utf-16", "surrogate in utf-7", "NUL", "empty"],
)
def test_no_text_raises(folder: Path, form: str, data: bytes, encoding: str | None) -> None:
    (folder / "a.txt").write_bytes(data)

    result = run("a.txt", "--format", form, *(["--encoding", encoding] if encoding else []))

    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code in (0, 1)
    assert bool(result.stderr) == (result.exit_code == 1)


@pytest.mark.parametrize(("form", "shown"), [("text", "\ufffd"), ("json", "\\ud800"), ("csv", "\\ud800")])
def test_a_lone_surrogate_is_written_so_that_utf8_can_carry_it(folder: Path, form: str, shown: str) -> None:
    data = "« Oui \ud800 », a déclaré la préfète.".encode("utf-7", "surrogatepass")

    result = run("-", "--encoding", "utf-7", "--format", form, stdin=data)

    assert result.exit_code == 0
    assert shown in result.stdout_bytes.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_name_that_is_no_utf8_is_written(folder: Path, form: str) -> None:
    (folder / os.fsdecode(b"d\xe9j\xe0.txt")).write_text(SENTENCE, encoding="utf-8")

    result = run(".", "--format", form)

    assert (result.stderr, result.exit_code) == ("", 0)
    assert "la préfète" in result.stdout


def test_escape_sequences_of_a_text_are_printed_inert(folder: Path) -> None:
    name = "\x1b[2Jname.txt"
    (folder / name).write_text(
        "« \x1b[31mOui\x1b[0m \x9b31m \u202e », a déclaré la préfète \x07\x7f.\n", encoding="utf-8"
    )

    result = run(name, "gone\x1b[2J.txt")

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", result.output + result.stderr)
    assert "␛[31mOui" in result.stdout


# --- colours


def test_colours_add_nothing_but_colours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run(stdin=SENTENCE).stdout
    monkeypatch.setenv("FORCE_COLOR", "1")

    coloured = CliRunner().invoke(main, ["analyze"], input=SENTENCE, color=True).stdout

    assert "\x1b[" not in plain
    assert "\x1b[32mla préfète\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_no_color_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b[" not in CliRunner().invoke(main, ["analyze"], input=SENTENCE, color=True).stdout


@pytest.mark.parametrize("columns", ["1", "60", "300"])
def test_lines_fit_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    text = next(item.text for item in corpus_cases() if item.id == "wire-ferry")

    lines = run(stdin=text).stdout.splitlines()

    # the sentence about the fields is for readers and wraps by itself
    assert max(len(line) for line in lines if not line.startswith("Fields:")) <= min(max(int(columns), 40), 120)


# --- the program


@pytest.mark.parametrize("arguments", [["--version"], ["analyze", "--version"]])
def test_version_names_the_package_and_the_grammar(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)

    assert re.fullmatch(r"discourse \d+\.\d+\.\d+\S*, grammar [0-9a-f]{12}\n", result.stdout)
    assert discourse.analyze("").grammar_version in result.stdout


def test_help_does_not_load_the_pipeline() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from discourse.cli import main\n"
        "assert CliRunner().invoke(main, ['analyze', '--help']).exit_code == 0\n"
        "print('lark' in sys.modules, 'discourse.analyzer' in sys.modules)"
    )

    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False False\n"


def test_the_module_runs_as_a_program_in_any_locale() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    done = subprocess.run(
        [sys.executable, "-m", "discourse", "analyze"], input=SENTENCE.encode(), capture_output=True, env=environment
    )

    assert (done.stderr, done.returncode) == (b"", 0)
    assert b"la pr?f?te" in done.stdout
