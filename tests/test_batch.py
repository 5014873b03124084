"""Batches: every document is told of, and runs that were killed end as if they had not been."""

from __future__ import annotations

import csv
import io
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from material import corpus_cases

from discourse import Analyzer, Document
from discourse.batch.errors import BatchError, WrongUse
from discourse.batch.run import Job, Progress, run
from discourse.batch.transform import Settings
from discourse.cli import main
from discourse.cli.progress import shown_progress
from discourse.formats.arrow import attribution_batch

TEXTS = [case.text for case in corpus_cases("golden")][::12]


@pytest.fixture(autouse=True)
def one_analyzer(analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs in this process share one analyzer, so that they start at once."""
    monkeypatch.setattr("discourse.batch.transform.Analyzer", lambda grammar: analyzer)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a corpus of JSON lines that holds two broken lines."""
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"id": f"d{n}", "text": text, "outlet": "Le Phare"}) for n, text in enumerate(TEXTS)]
    lines[3:3] = ["{broken", '{"id": "empty"}']
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def job(out: str, **changes: object) -> Job:
    return replace(Job(("corpus.jsonl",), Path(out), part_documents=20), **changes)  # type: ignore[arg-type]


def batch(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["batch", *arguments, "--processes", "1"])


def content(folder: str | Path) -> dict[str, bytes]:
    """The files that a run leaves, but for its lock."""
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir()) if path.name != ".lock"}


def rows(folder: str | Path) -> list[dict[str, object]]:
    return [row for part in sorted(Path(folder).glob("part-*")) for row in pyarrow.parquet.read_table(part).to_pylist()]


def errors(folder: str | Path) -> list[dict[str, str]]:
    return [json.loads(line) for file in sorted(Path(folder).glob("errors-*")) for line in file.open(encoding="utf-8")]


# --- what comes out


def test_rows_are_those_of_a_plain_loop(corpus: Path, analyzer: Analyzer) -> None:
    end = run(job("out"))

    looped = attribution_batch((f"d{n}", analyzer.analyze(text)) for n, text in enumerate(TEXTS)).to_pylist()
    expected = [{**row, "metadata": [("outlet", "Le Phare")]} for row in looped]
    assert rows("out") == expected
    assert end == Progress(len(TEXTS) + 2, len(expected), 2, end.all_bytes, os.path.getsize("corpus.jsonl"))


def test_what_cannot_be_read_has_a_record_with_its_place(corpus: Path) -> None:
    result = batch("corpus.jsonl", "--out", "out")

    assert [(error["id"], error["place"], error["reason"]) for error in errors("out")] == [
        ("corpus.jsonl:4", "corpus.jsonl:4", "not_json"),
        ("empty", "corpus.jsonl:5", "no_text"),
    ]
    assert result.exit_code == 1
    assert "2 error records in errors-*.jsonl" in result.stderr


def test_a_row_a_document_keeps_those_without_attributions(corpus: Path) -> None:
    run(job("out", settings=Settings(rows="document")))

    assert [row["id"] for row in rows("out")] == [f"d{n}" for n in range(len(TEXTS))]


def test_all_forms_of_output_hold_the_same(corpus: Path) -> None:
    for form in ("parquet", "jsonl", "csv"):
        run(job(form, format=form))

    tables = rows("parquet")
    lines = [json.loads(line) for part in sorted(Path("jsonl").glob("part-*")) for line in part.open(encoding="utf-8")]
    assert lines == [{**row, "metadata": {"outlet": "Le Phare"}} for row in tables]
    cells = []
    for part in sorted(Path("csv").glob("part-*")):
        with part.open(encoding="utf-8", newline="") as file:
            cells += list(csv.DictReader(file))
    assert [(row["id"], row["quote"], row["rule"]) for row in cells] == [
        (row["id"], row["quote"]["text"], row["rule"])  # type: ignore[index]
        for row in tables
    ]


def test_cells_that_a_spreadsheet_would_compute_are_made_safe_on_request(corpus: Path) -> None:
    Path("one.jsonl").write_text('{"id": "=1+1", "text": "Selon Léa Brun, le lac monte."}', encoding="utf-8")
    batch("one.jsonl", "--out", "plain", "--format", "csv")
    batch("one.jsonl", "--out", "safe", "--format", "csv", "--safe-csv")

    assert Path("plain/part-00000.csv").read_text(encoding="utf-8").splitlines()[1].startswith("=1+1,")
    assert Path("safe/part-00000.csv").read_text(encoding="utf-8").splitlines()[1].startswith("'=1+1,")


def test_texts_that_are_too_long_or_too_slow_have_a_record(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("two.jsonl").write_text('{"text": "Il pleut."}\n{"text": "Il pleut à Brest."}\n', encoding="utf-8")
    batch("two.jsonl", "--out", "long", "--max-chars", "9")
    analyze = Analyzer.analyze

    def slow(self: Analyzer, text: str) -> Document:
        time.sleep(5 if "Brest" in text else 0)
        return analyze(self, text)

    monkeypatch.setattr(Analyzer, "analyze", slow)
    start = time.monotonic()
    batch("two.jsonl", "--out", "slow", "--timeout", "0.1")

    assert [(error["id"], error["reason"]) for error in errors("long")] == [("two.jsonl:2", "too_long")]
    assert [(error["id"], error["reason"]) for error in errors("slow")] == [("two.jsonl:2", "timeout")]
    assert time.monotonic() - start < 4


def test_an_analysis_that_fails_costs_one_document(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Analyzer, text: str) -> None:
        raise RecursionError("too deep")

    Path("one.jsonl").write_text('{"text": "Il pleut."}\n', encoding="utf-8")
    monkeypatch.setattr(Analyzer, "analyze", fail)
    batch("one.jsonl", "--out", "out")

    assert [error["detail"] for error in errors("out")] == ["the analysis failed (RecursionError: too deep)"]


# --- going on


@pytest.mark.parametrize("form", ["parquet", "jsonl", "csv"])
def test_any_number_of_processes_and_any_order_give_the_same_bytes(
    corpus: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(job("one", format=form))
    shuffler = random.Random(form)

    def shuffled(slices: Iterator[object], settings: Settings, processes: int) -> Iterator[object]:
        results = list(analyzed(slices, settings, 1))  # type: ignore[arg-type]
        shuffler.shuffle(results)
        return iter(results)

    from discourse.batch.pool import analyzed

    monkeypatch.setattr("discourse.batch.run.analyzed", shuffled)
    run(job("many", format=form))

    assert content("one") == content("many")
    assert len(content("one")) > 3


def test_two_processes_give_the_bytes_of_one(corpus: Path) -> None:
    run(job("one"))
    run(job("two", processes=2))

    assert content("one") == content("two")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to kill a process without starting one anew")
@pytest.mark.parametrize("seed", range(3))
def test_a_run_that_is_killed_at_any_moment_goes_on_to_the_same_bytes(corpus: Path, seed: int) -> None:
    chance = random.Random(seed)
    run(job("whole"))
    parts = len(list(Path("whole").glob("part-*")))

    for wanted in sorted(chance.sample(range(parts), 2)):
        _killed_after(job("killed"), wanted, chance.random() / 20)
    assert run(job("killed")).documents == len(TEXTS) + 2

    assert content("whole") == content("killed")
    assert parts > 4


def _killed_after(work: Job, parts: int, seconds: float) -> None:
    """Run in another process, and kill it when so many parts are noted, and a little later."""
    child = os.fork()
    if not child:
        run(work)
        os._exit(0)
    manifest = work.out / "manifest.jsonl"
    while not manifest.exists() or manifest.read_bytes().count(b"\n") < parts + 1:
        time.sleep(0.002)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def damage_manifest(out: Path) -> None:
    data = (out / "manifest.jsonl").read_bytes()
    (out / "manifest.jsonl").write_bytes(data[:-20])


def damage_part(out: Path) -> None:
    (out / "part-00001.parquet").write_bytes(b"PAR1")


def lose_part(out: Path) -> None:
    (out / "part-00002.parquet").unlink()


def lose_errors(out: Path) -> None:
    (out / "errors-00000.jsonl").unlink()


@pytest.mark.parametrize("harm", [damage_manifest, damage_part, lose_part, lose_errors])
def test_what_was_damaged_is_done_again(corpus: Path, harm: Callable[[Path], None]) -> None:
    run(job("out"))
    whole = content("out")
    harm(Path("out"))
    assert content("out") != whole

    run(job("out"))

    assert content("out") == whole


def test_a_finished_run_does_nothing_again(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(job("out"))
    monkeypatch.setattr(Analyzer, "analyze", lambda self, text: pytest.fail("analyzed again"))

    again = run(job("out"))

    assert (again.documents, again.rows, again.errors) == (first.documents, first.rows, first.errors)


def other_size(_: Job) -> Job:
    with open("corpus.jsonl", "a", encoding="utf-8") as file:
        file.write('\n{"text": "Il pleut."}')
    return job("out")


def other_content(_: Job) -> Job:
    text = Path("corpus.jsonl").read_text(encoding="utf-8")
    Path("corpus.jsonl").write_text(text.replace('"d9"', '"e9"'), encoding="utf-8")
    return job("out")


def other_grammar(_: Job) -> Job:
    shutil.copytree(Path(__file__).parent.parent / "grammar", "grammar")
    with open("grammar/lexicon/firstnames.tsv", "a", encoding="utf-8") as file:
        file.write("\n")
    return job("out", settings=Settings(grammar="grammar"))


CHANGES = {
    "size": (other_size, "the input is not the one"),
    "content": (other_content, "the input of part 0 is not the one"),
    "grammar": (other_grammar, "another grammar"),
    "format": (lambda old: replace(old, format="csv"), "another format (parquet, now csv)"),
    "limit": (lambda old: replace(old, settings=Settings(max_chars=7)), "another `max_chars` (10000000, now 7)"),
    "parts": (lambda old: replace(old, part_documents=7), "another part documents (20, now 7)"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_refused_and_done_anew_on_request(corpus: Path, change: str) -> None:
    changed, message = CHANGES[change]
    run(job("out"))
    work = changed(job("out"))

    with pytest.raises(WrongUse) as refused:
        run(work)
    run(replace(work, restart=True))

    assert message in str(refused.value)
    assert "--restart" in str(refused.value)
    run(replace(work, out=Path("anew")))
    assert content("out") == content("anew")


def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(table: object, file: object) -> None:
        raise OSError(28, "No space left on device")

    run(job("whole"))
    with monkeypatch.context() as patch:
        patch.setattr("discourse.batch.writers.write_parquet", full)
        with pytest.raises(BatchError, match="No space left on device"):
            run(job("out"))
    assert [name for name in os.listdir("out") if name.endswith(".tmp")] == []
    run(job("out"))

    assert content("out") == content("whole")


def test_a_folder_that_cannot_be_written_is_told_in_a_line(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(out: Path) -> None:
        raise PermissionError(13, "Permission denied", str(out))

    Path("file").touch()
    monkeypatch.setattr("discourse.batch.run.locked", refuse)

    taken, closed = batch("corpus.jsonl", "--out", "file"), batch("corpus.jsonl", "--out", "out")

    assert (taken.exit_code, closed.exit_code) == (1, 1)
    assert taken.stderr == "file: no folder to write in (File exists); name another with --out\n"
    assert closed.stderr == "out: Permission denied; mend that, and run again to go on\n"


def test_a_folder_is_written_by_one_run_at_a_time(corpus: Path) -> None:
    from discourse.batch.files import locked

    Path("out").mkdir()
    with locked(Path("out")), pytest.raises(BatchError, match="another run is writing here"):
        run(job("out"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "csv", "--rows", "document"], "CSV has one row an attribution"),
        (["--safe-csv"], "--safe-csv goes with --format csv"),
        (["--max-chars", "-1"], "Invalid value for '--max-chars'"),
    ],
)
def test_options_that_do_not_go_together_are_refused(corpus: Path, arguments: list[str], message: str) -> None:
    result = batch("corpus.jsonl", "--out", "out", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr


def test_what_is_written_is_never_read(corpus: Path) -> None:
    result = batch(".", "--out", "out")

    assert result.exit_code == 2
    assert "lies in ., which is read" in result.stderr


def test_parts_without_a_manifest_are_not_replaced_unasked(corpus: Path) -> None:
    Path("out").mkdir()
    Path("out/part-00000.parquet").write_bytes(b"mine")

    result = batch("corpus.jsonl", "--out", "out")

    assert result.exit_code == 2
    assert Path("out/part-00000.parquet").read_bytes() == b"mine"


# --- how far it is


class Terminal(io.StringIO):
    """A terminal that keeps what is written."""

    def isatty(self) -> bool:
        return True


STEPS = [Progress(0, 0, 0, 0, 200), Progress(10, 30, 1, 100, 200), Progress(20, 60, 1, 200, 200)]


def test_a_terminal_has_a_bar_with_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")

    with shown_progress() as report:
        for step in STEPS:
            report(step)

    assert "100 %  20 documents (" in terminal.getvalue()
    assert "1 errors" in terminal.getvalue()


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_elsewhere_a_line_comes_every_ten_seconds(monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO]) -> None:
    clock = [0.0]
    monkeypatch.setattr("discourse.cli.progress.time.monotonic", lambda: clock[0])
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    monkeypatch.setattr("sys.stderr", stream())

    with shown_progress() as report:
        for step in STEPS:
            clock[0] += 6
            report(step)
    written = sys.stderr.getvalue()  # type: ignore[attr-defined]  # it is the stream above

    assert written == "50 % of the bytes, 10 documents (2 a second), 1 errors\n"


# --- processes that are killed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, so that processes do what the test wants")
def test_a_document_that_kills_its_process_has_a_record_and_nothing_else_is_lost(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps({"id": f"d{n}", "text": "Selon Léa Brun, le lac monte."}) for n in range(200)]
    lines[77] = '{"id": "killer", "text": "Selon Léa Brun, le processus meurt."}'
    Path("killer.jsonl").write_text("\n".join(lines), encoding="utf-8")
    analyze = Analyzer.analyze

    def deadly(self: Analyzer, text: str) -> Document:
        if "meurt" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return analyze(self, text)

    monkeypatch.setattr(Analyzer, "analyze", deadly)
    fork = multiprocessing.get_context("fork")
    monkeypatch.setattr("discourse.batch.pool.multiprocessing.get_context", lambda _: fork)
    end = run(Job(("killer.jsonl",), Path("out"), part_documents=50, processes=2))

    assert [(error["id"], error["place"], error["reason"]) for error in errors("out")] == [
        ("killer", "killer.jsonl:78", "crashed")
    ]
    assert [row["id"] for row in rows("out")] == [f"d{n}" for n in range(200) if n != 77]
    assert (end.documents, end.errors) == (200, 1)


def test_rows_that_no_table_holds_cost_one_document(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(document: Document) -> list[list[dict[str, object]]]:
        return [[{"index": 2**40 if "Brest" in document.text else 1}]]

    Path("two.jsonl").write_text('{"id": "a", "text": "Brest."}\n{"id": "b", "text": "Lyon."}', encoding="utf-8")
    monkeypatch.setattr("discourse.batch.transform.attribution_rows", too_large)
    batch("two.jsonl", "--out", "out")

    assert [(error["id"], error["reason"]) for error in errors("out")] == [("a", "failed")]
    assert [(row["id"], row["index"]) for row in rows("out")] == [("b", 1)]
