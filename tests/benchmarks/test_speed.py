"""How fast each step is, and the whole beside two well-known yardsticks.

Run with ``make bench``, which prints the ratios; `make test` runs each once, untimed.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from discourse import Analyzer
from discourse.chunks import Chunker
from discourse.lexicon import Lexicon, Tokens, spare_letters
from discourse.marks import quotations
from discourse.patterns import Patterns
from discourse.reading.folder import open_folder
from discourse.segment import paragraphs, sentences
from discourse.workshop.cases import read_cases

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared" / "eval" / "dev.jsonl"
Benchmark = Callable[..., object]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [case.text for file in sorted((ROOT / "corpus").rglob("*.txt")) for case in read_cases(file)]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(open_folder())


@pytest.fixture(scope="module")
def chunker(lexicon: Lexicon) -> Chunker:
    return Chunker(open_folder(), lexicon.letters, spare_letters(lexicon))


@pytest.fixture(scope="module")
def tokens(texts: list[str], lexicon: Lexicon) -> list[Tokens]:
    return _tokens(texts, lexicon)


def _limits(texts: list[str]) -> list[list[tuple[int, int]]]:
    return [list(paragraphs(text)) for text in texts]


def _sentences(texts: list[str], lexicon: Lexicon) -> list[tuple[str, int, int]]:
    return [
        (text, start, end)
        for text, limits in zip(texts, _limits(texts), strict=True)
        for limit in limits
        for start, end in sentences(text, *limit, lexicon.abbreviations)
    ]


def _tokens(texts: list[str], lexicon: Lexicon) -> list[Tokens]:
    return [_tokens_at(lexicon, *place) for place in _sentences(texts, lexicon)]


def _tokens_at(lexicon: Lexicon, text: str, start: int, end: int) -> Tokens:
    return lexicon.tokens(text, lexicon.words(text, start, end), {})


def test_segment(benchmark: Benchmark, texts: list[str], lexicon: Lexicon) -> None:
    assert benchmark(_sentences, texts, lexicon)


def test_marks(benchmark: Benchmark, texts: list[str]) -> None:
    limits = _limits(texts)
    assert benchmark(lambda: [quotations(text, limit) for text, limit in zip(texts, limits, strict=True)])


def test_lexicon(benchmark: Benchmark, texts: list[str], lexicon: Lexicon) -> None:
    places = _sentences(texts, lexicon)
    assert benchmark(lambda: [_tokens_at(lexicon, *place) for place in places])


def test_chunks(benchmark: Benchmark, tokens: list[Tokens], chunker: Chunker) -> None:
    assert benchmark(lambda: [chunker.chunks(item) for item in tokens])


def test_patterns(benchmark: Benchmark, tokens: list[Tokens], chunker: Chunker) -> None:
    patterns = Patterns(open_folder(), chunker.letters)
    codes = [chunker.chunks(item).code for item in tokens]
    assert benchmark(lambda: [list(patterns.matches(code, patterns.hits(code))) for code in codes])


def test_whole(
    benchmark: Benchmark, texts: list[str], analyzer: Analyzer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert benchmark(lambda: [analyzer.analyze(text) for text in texts])
    if not benchmark.disabled:  # type: ignore[attr-defined]
        with capsys.disabled():
            _tell_ratios("corpus", texts, analyzer)


@pytest.mark.skipif(not SHARED.exists(), reason="the evaluation texts do not stand beside the project")
def test_whole_on_real_text(
    benchmark: Benchmark, analyzer: Analyzer, capsys: pytest.CaptureFixture[str]
) -> None:
    real = [json.loads(line)["text"] for line in SHARED.read_text(encoding="utf-8").splitlines() if line]
    assert benchmark(lambda: [analyzer.analyze(text) for text in real])
    if not benchmark.disabled:  # type: ignore[attr-defined]
        with capsys.disabled():
            _tell_ratios("real text", real, analyzer)


def _tell_ratios(name: str, texts: list[str], analyzer: Analyzer) -> None:
    """Times of the analysis over those of bare words and of spaCy's tokenizer, taken in one run."""
    spacy = pytest.importorskip("spacy")
    tokenizer = spacy.blank("fr").tokenizer
    words = re.compile(r"\w+")
    whole = _seconds(lambda: [analyzer.analyze(text) for text in texts])
    bare = whole / _seconds(lambda: [words.findall(text) for text in texts])
    speed = _seconds(lambda: [tokenizer(text) for text in texts]) / whole
    rate = sum(map(len, texts)) / whole
    print(f"\n{name}: {bare:.1f} times re.findall, {speed:.2f} times the speed of spaCy, {rate:,.0f} characters/s")


def _seconds(run: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return max(min(times), 1e-6)
