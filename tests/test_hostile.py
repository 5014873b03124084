"""Texts made to hurt: long, deep, odd. Time and memory stay in proportion."""

from __future__ import annotations

import gc
import os
import random
import subprocess
import sys
import time
from math import inf
from pathlib import Path

import pytest
from test_linear_time import FAMILIES, GROWTH

from discourse import Analyzer
from discourse.batch.frames import record_batch
from discourse.batch.records import Record
from discourse.batch.transform import Settings, Transform

LENGTH = 100_000
LONGEST = 64 * LENGTH
ENOUGH = 0.1
"""Seconds of a first measure that noise does not hide; shorter ones are of a longer text."""
TRIES = 4
MORE = {
    "emoji": "😀",
    "joined emoji": "👩‍👩‍👧‍👦 ",
    "marks of direction": "\u202e\u2066a\u2069",
    "NUL": "\0",
    "lone surrogates": "\ud800\udc00\ud800 ",
    "nested guillemets": "« a « b » » ",
    "nested curly marks": "“ a ‘ b ’ ” ",
    "every mark": "«»“”‹›\"'—",
    "prepositions": "de à par pour selon ",
    "negations": "n'a pas dit ",
    "questions": "dit-il ? ",
    "colons": "dit : ",
    "ellipses": "… ",
    "line separators": "\u2028",
    "tabs": "\t",
}
LINE_MB = int(os.environ.get("LINE_MB", "40"))
"""Megabytes of the long line; `docs/scale.md` has figures for 100."""
DOCUMENTS = 10_000
WORDS = 500
MOST_GROWTH = 20_000_000


def seconds(analyzer: Analyzer, text: str) -> float:
    # the collector takes as long for the grammar as for the text, now and then
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        analyzer.analyze(text)
        return time.process_time() - start
    finally:
        gc.enable()


def long_enough(analyzer: Analyzer, unit: str) -> str:
    """A unit repeated until its analysis can be measured, but for what is over at once however long it is."""
    text = unit * (LENGTH // len(unit))
    while len(text) < LONGEST and seconds(analyzer, text) < ENOUGH:
        text *= 2
    return text


def grows_gently(before: float, after: float) -> bool:
    return after <= GROWTH * max(before, ENOUGH)


@pytest.mark.slow
@pytest.mark.parametrize("unit", [pytest.param(unit, id=name) for name, unit in {**FAMILIES, **MORE}.items()])
def test_each_doubling_of_a_long_text_takes_at_most_so_much_more_time(analyzer: Analyzer, unit: str) -> None:
    text = long_enough(analyzer, unit)
    once = twice = more = inf
    for _ in range(TRIES):
        # another process may hold one of them up, so the best of each counts
        once, twice = min(once, seconds(analyzer, text)), min(twice, seconds(analyzer, text * 2))
        more = min(more, seconds(analyzer, text * 4))
        if grows_gently(once, twice) and grows_gently(twice, more):
            return
    pytest.fail(f"{len(text):,} characters: {once:.2f} s, {twice:.2f} s, {more:.2f} s")


@pytest.mark.parametrize("unit", MORE.values(), ids=MORE)
def test_odd_texts_give_a_document(analyzer: Analyzer, unit: str) -> None:
    text = unit * 200

    assert analyzer.analyze(text).text == text


@pytest.mark.parametrize("mark", ["«", "“", "‹", '"', "(", "— "])
def test_marks_nest_as_deep_as_they_like(analyzer: Analyzer, mark: str) -> None:
    assert analyzer.analyze(mark * 100_000).text == mark * 100_000


def unseen_words(chance: random.Random) -> str:
    words = ("".join(chance.choices("abcdefghijklmnoprstuvz", k=chance.randint(3, 12))) for _ in range(WORDS))
    return " ".join(words).capitalize() + ", dit-elle."


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc, to see the memory of this process")
def test_documents_of_unseen_words_leave_nothing_behind(analyzer: Analyzer) -> None:
    chance = random.Random(1)
    # what is remembered of words has a limit, which is reached first
    for _ in range(DOCUMENTS // 10):
        analyzer.analyze(unseen_words(chance))
    before = resident()
    for _ in range(DOCUMENTS):
        analyzer.analyze(unseen_words(chance))

    assert resident() - before < MOST_GROWTH


def resident() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


MEASURED = """
import resource, sys
from discourse.cli import main
try:
    main(sys.argv[1:])
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_maxrss, round(used.ru_utime), file=sys.stderr)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("analyze", "line.txt"),
        ("analyze", "line.txt", "--format", "json"),
        ("batch", "line.txt", "--out", "out", "--max-chars", "0", "--processes", "1"),
    ],
    ids=["text", "json", "batch"],
)
def test_a_long_line_goes_through_in_bounded_memory(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    unit = "Selon Léa Brun, le lac monte. " + "Il pleut depuis lundi sur toute la côte, et le vent forcit. " * 6
    line = unit * 100
    with open(tmp_path / "line.txt", "w", encoding="utf-8") as file:
        file.writelines(line for _ in range(LINE_MB * 1_000_000 // len(line.encode())))

    with open(tmp_path / "written", "wb") as written:
        command = [sys.executable, "-c", MEASURED, *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, stdout=written, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False
        )

    assert done.returncode == 0, done.stderr
    kilobytes, processor = map(int, done.stderr.splitlines()[-1].split())
    print(f"{LINE_MB} MB: {kilobytes // 1000} MB of memory, {processor} s")
    assert kilobytes <= 300_000 + 12_000 * LINE_MB
    sizes = [path.stat().st_size for path in (tmp_path / "written", *tmp_path.glob("out/part-*.parquet"))]
    assert max(sizes) > 1_000 * LINE_MB


def test_texts_that_utf8_cannot_carry_become_rows(analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discourse.batch.transform.Analyzer", lambda grammar: analyzer)
    records = [
        Record(f"a\ud800{n}", "a\udc00", unit * 50, (("k\ud800", "v\udfff"),), 0)
        for n, unit in enumerate(MORE.values())
    ]

    [rows] = Transform(Settings(rows="document"))([record_batch(records)])

    assert rows.num_rows == len(MORE)
    assert rows.column("error").null_count == len(MORE)
