"""Readers: every document of a file comes out, as its text or as what is wrong with it."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material import example_table

from discourse.batch.inputs import find_files, records
from discourse.batch.readers import read
from discourse.batch.readers.form import Form
from discourse.batch.records import Record

EXAMPLES = example_table("readers.txt")
LINES = "".join(json.dumps({"id": str(n), "text": f"Il pleut {n} fois."}) + "\n" for n in range(20000)).encode()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(record: Record) -> str:
    """A record as the examples write it."""
    if record.problem:
        return f"{record.id} | ! {record.problem.reason} {record.place}"
    text = record.text.replace("\ud800", r"\ud800").replace("\n", "⏎")
    metadata = " ".join(f"{name}={'∅' if value is None else value}" for name, value in record.metadata)
    return f"{record.id} | {text}" + (f" | {metadata}" if record.metadata else "")


def compressed(name: str, data: bytes) -> bytes:
    """The bytes of a compressed file of that name."""
    packed: bytes = pyarrow.compress(data, "gzip" if name.endswith(".gz") else "zstd", asbytes=True)
    return packed


def ids(path: str, form: Form | None = None) -> list[str]:
    return [record.id for record in read(path, form or Form()) if record.problem is None]


def problems(path: str, form: Form | None = None) -> list[tuple[str, str]]:
    return [(record.place, record.problem.reason) for record in read(path, form or Form()) if record.problem]


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
@pytest.mark.parametrize(("title", "content", "expected"), EXAMPLES, ids=[title for title, _, _ in EXAMPLES])
def test_records_of_a_file(title: str, content: str, expected: str, ending: str) -> None:
    name = title.partition(":")[0]
    data = content.encode()
    Path(name + ending).write_bytes(compressed(ending, data) if ending else data)

    found = [shown(record) for record in read(name + ending, Form())]

    assert found == expected.replace(name, name + ending).splitlines()


def test_windows_line_ends_and_a_byte_order_mark_are_no_part_of_a_record() -> None:
    Path("a.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "Oui."}\r\n\r\n{"id": "b", "text": "Non."}')
    Path("a.csv").write_bytes(b"\xef\xbb\xbfid,text\r\na,Oui.\r\nb,Non.\r\n")

    for name in ("a.jsonl", "a.csv"):
        assert [shown(record) for record in read(name, Form())] == ["a | Oui.", "b | Non."]


def test_names_of_columns_and_the_encoding_are_chosen() -> None:
    Path("a.csv").write_bytes("clé,corps\nk,Déjà vu.".encode("cp1252"))

    [record] = read("a.csv", Form(text="corps", id="clé", encoding="cp1252"))
    assert (record.id, record.text) == ("k", "Déjà vu.")
    assert problems("a.csv", Form(text="corps")) == [("a.csv:1", "not_utf8")]


def test_parquet_keeps_its_other_columns() -> None:
    table = pyarrow.table({"id": [1, 2, 3], "text": ["Oui.", None, "Non."], "tags": [["a"], [], None]})
    pyarrow.parquet.write_table(table, "a.parquet")
    pyarrow.parquet.write_table(table.drop_columns(["text"]), "b.parquet")

    assert [shown(record) for record in read("a.parquet", Form())] == [
        '1 | Oui. | tags=["a"]', "2 | ! no_text a.parquet:2", "3 | Non. | tags=∅",
    ]  # fmt: skip
    assert problems("b.parquet") == [("b.parquet", "no_text")]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_a_truncated_archive_gives_what_it_holds_and_a_record(name: str) -> None:
    data = compressed(name, LINES)
    Path(name).write_bytes(data[: len(data) * 2 // 3])

    found = ids(name)

    assert found == [str(n) for n in range(len(found))]
    assert len(found) > 8000
    assert problems(name) == [(f"{name}:{len(found) + 1}", "damaged")]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "a.csv.gz", "a.txt.zst", "a.conllu.gz", "a.parquet"])
def test_bytes_of_another_form_are_one_problem(name: str) -> None:
    Path(name).write_bytes(b"no such form " * 10)

    assert [reason for _, reason in problems(name)] == ["damaged"]


def test_files_that_are_not_there_have_a_record_and_the_others_are_read() -> None:
    Path("b.txt").write_text("Oui.", encoding="utf-8")
    Path("empty").mkdir()

    found = [shown(record) for record in records(["a.txt", "empty", "b.txt"], Form())]

    assert found == ["a.txt | ! unreadable a.txt", "empty | ! unreadable empty", "b.txt | Oui."]


def test_a_folder_gives_its_files_in_a_fixed_order() -> None:
    for name in ("b/z.txt", "b/a.jsonl.gz", "a.csv", "c.md", "photo.jpg", "b/c/x.conllu"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()

    assert list(find_files(["."])) == ["./a.csv", "./c.md", "./b/a.jsonl.gz", "./b/z.txt", "./b/c/x.conllu"]


# --- bounds


def peak_of(act: Callable[[], object]) -> int:
    """Bytes of Python's memory that a call takes at most."""
    tracemalloc.start()
    act()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt", "a.conllu"])
def test_what_is_too_long_is_read_past_in_little_memory(name: str) -> None:
    long = b"a" * 20_000_000
    Path(name).write_bytes(b"id,text\n" * (name == "a.csv") + long + b'\n{"id": "b", "text": "Oui."}\n')
    form = Form(max_chars=1000)

    assert peak_of(lambda: problems(name, form)) < 6_000_000
    assert problems(name, form)[0][1] == "too_long"
    if name == "a.jsonl":
        assert ids(name, form) == ["b"]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "txt", "conllu"])
def test_a_bomb_stops_at_the_cap(form: str, ending: str) -> None:
    name = f"a.{form}{ending}"
    Path(name).write_bytes(compressed(name, b"a" * 60_000_000))

    assert peak_of(lambda: problems(name, Form(max_chars=1000))) < 6_000_000
    assert [reason for _, reason in problems(name, Form(max_chars=1000))] in (["damaged"], ["too_long"])


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt", "a.conllu", "a.jsonl.gz", "a.csv.zst", "a.parquet"])
@settings(max_examples=60)
@given(data=st.binary(max_size=300))
def test_no_bytes_break_a_reader(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)

    for record in read(name, Form(max_chars=50)):
        assert record.place.startswith(name)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.conllu"])
@settings(max_examples=60)
@given(text=st.text(st.sampled_from('{}[]":,\\\n\r\t #=idtex1-."'), max_size=200))
def test_no_text_breaks_a_reader(name: str, text: str) -> None:
    Path(name).write_text("id,text\n" + text, encoding="utf-8", newline="")

    for record in read(name, Form(max_chars=50)):
        assert record.place.startswith(name)


def test_deep_nesting_is_one_problem() -> None:
    Path("a.jsonl").write_bytes(b'{"text": "a", "b": ' + b"[" * 200_000 + b'\n{"id": "b", "text": "Oui."}')

    assert problems("a.jsonl") == [("a.jsonl:1", "not_json")]
    assert ids("a.jsonl") == ["b"]
