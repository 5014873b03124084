"""``discourse convert``: what it writes where, and what it refuses with which exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import discourse
from discourse.cli import main
from discourse.formats.forms import DOCUMENT_FORMS, read_form
from discourse.formats.names import COUNTED, FORMS
from discourse.model import Document

TEXT = "« La digue tiendra 😀 », aurait déclaré la préfète à l'AFP.\n"
FILES = {
    "brat": {"gare.txt", "gare.ann", "annotation.conf", "visual.conf"},
    "tei": {"gare.xml"},
    "conllu": {"gare.conllu"},
    "xmi": {"gare.xmi", "TypeSystem.xml"},
    "w3c": {"gare.jsonld"},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one text."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gare.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def convert(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["convert", *arguments], input=stdin)


def read(form: str, path: Path) -> Document:
    [(_, document)] = read_form(form, path.read_bytes(), str(path))
    return document


@pytest.mark.parametrize("form", COUNTED)
def test_a_text_becomes_the_files_of_a_form_and_json_again(folder: Path, form: str) -> None:
    assert convert("gare.txt", "--to", form, "--output", "out").exit_code == 0

    assert {path.name for path in (folder / "out").iterdir()} == FILES[form]
    back = convert("out", "--to", "json")
    assert back.exit_code == 0, back.output
    assert json.loads(back.stdout)[0]["attributions"] == discourse.analyze(TEXT).to_dict()["attributions"]


def test_every_form_is_known_by_its_name() -> None:
    assert set(COUNTED) == set(DOCUMENT_FORMS)


@pytest.mark.parametrize("form", ["tei", "conllu", "xmi", "w3c"])
def test_one_document_goes_to_standard_output(folder: Path, form: str) -> None:
    written = convert("gare.txt", "--to", form)
    (folder / "x").write_bytes(written.stdout_bytes)

    assert read(form, folder / "x") == discourse.analyze(TEXT)


def test_standard_input_is_read_in_the_form_that_is_named(folder: Path) -> None:
    analyzed = convert("gare.txt", "--to", "jsonl", "--offsets", "utf8").stdout_bytes

    csv = convert("-", "--from", "jsonl", "--to", "csv", "--offsets", "utf16", stdin=analyzed).stdout

    assert json.loads(analyzed)["offsets"] == "utf8"
    assert csv.splitlines()[0].endswith(",start_utf16,end_utf16,parent,rule,confidence,missing_source")
    assert ",2,21," in csv.splitlines()[1]


def test_a_table_in_parquet_goes_into_a_file(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra batch is not installed")

    assert convert("gare.txt", "--to", "parquet", "--output", "out.parquet").exit_code == 0

    assert parquet.read_table("out.parquet").column("cue").to_pylist()[0]["text"] == "aurait déclaré"


def test_documents_of_one_name_have_files_of_their_own_within_the_folder(folder: Path) -> None:
    lines = [discourse.analyze(TEXT).to_dict() for _ in range(3)]
    named = zip(["../../gare.txt", "b/gare.txt", "/\x00.."], lines, strict=True)
    source = "\n".join(json.dumps({"file": name, **line}) for name, line in named)

    assert convert("-", "--from", "jsonl", "--to", "tei", "--output", "out", stdin=source.encode()).exit_code == 1

    assert sorted(path.name for path in folder.rglob("*.xml")) == ["gare-2.xml", "gare.xml"]
    assert {path.parent for path in folder.rglob("*.xml")} == {folder / "out"}


def test_what_cannot_be_read_is_told_and_the_rest_is_written(folder: Path) -> None:
    (folder / "bad.json").write_text("{", encoding="utf-8")
    (folder / "other").write_text("", encoding="utf-8")

    result = convert("bad.json", "missing.json", "other", "gare.txt", "--to", "jsonl")

    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == ["bad.json:1:2", "missing.json", "other"]
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == ["gare.txt"]


def test_what_a_form_cannot_hold_is_told(folder: Path) -> None:
    (folder / "odd.txt").write_bytes(b"Oui.\x1b Non.")

    result = convert("odd.txt", "gare.txt", "--to", "tei", "--output", "out")

    assert result.exit_code == 1
    assert "odd.txt:4: XML cannot hold U+001B (ESCAPE); take it out, or choose JSON" in result.stderr
    assert (folder / "out" / "gare.xml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gare.txt", "--to", "brat"], "brat is not for standard output; name a folder with --output"),
        (["gare.txt", "--to", "parquet"], "parquet is not for standard output; name a file with --output"),
        (["gare.txt", "gare.txt", "--to", "tei"], "tei takes a file for each document; name a folder with --output"),
        (["gare.txt", "--to", "w3c", "--offsets", "utf16"], "w3c says itself how it counts"),
        (["gare.txt", "--to", "tei", "--offsets", "codepoint"], "tei says itself how it counts"),
        (["gare.txt"], "Missing option '--to'"),
        (["--to", "csv"], "Missing argument 'IN...'"),
        (["gare.txt", "--to", "word"], "'word' is not one of"),
    ],
)
def test_wrong_use_is_told_with_code_2(folder: Path, arguments: list[str], message: str) -> None:
    result = convert(*arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(("form", "package", "extra"), [("xmi", "cassis", "xmi"), ("parquet", "pyarrow", "batch")])
def test_a_missing_extra_is_told_in_one_line_with_code_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, form: str, package: str, extra: str
) -> None:
    from discourse.formats import cas

    cas._known_types.cache_clear()
    monkeypatch.setitem(sys.modules, package, None)

    result = convert("gare.txt", "--to", form, "--output", "out")

    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert f"pip install 'discourse-fr[{extra}]'" in line


def test_the_help_tells_of_every_form() -> None:
    shown = convert("--help").stdout

    assert all(form in shown for form in FORMS)


@pytest.mark.parametrize(("form", "shown"), [("json", '"offsets": "utf16"'), ("csv", "start_utf16")])
def test_analyze_counts_in_the_unit_asked_for(folder: Path, form: str, shown: str) -> None:
    result = CliRunner().invoke(main, ["analyze", "gare.txt", "--format", form, "--offsets", "utf16"])

    assert result.exit_code == 0
    assert shown in result.stdout


def test_analyze_shows_no_offsets_as_text(folder: Path) -> None:
    result = CliRunner().invoke(main, ["analyze", "gare.txt", "--offsets", "utf16"])

    assert result.exit_code == 2
    assert "--offsets is for json, jsonl and csv" in result.stderr
