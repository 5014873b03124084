"""What holds for every text."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from material import corpus_cases

from discourse import Analyzer, Document, Hedge, Mention, Span

TEXTS = [case.text for case in corpus_cases("golden", "negative", "articles")]
SOME = TEXTS[::7]
NEUTRAL = "Le pont mesure trente mètres. La rivière coule vers le nord."

_MARKS = ("«", "»", "“", "”", "‹", "›", '"', "'", "’", "—", "–", "„", "‘", "(", ")", "[", "]")
_SPACES = (" ", " ", " ", " ", "\u00a0", "\u202f", "\n", "\n\n", "\r\n", "\t", "")
_WORDS = (
    *("dit", "a dit", "selon", "Selon", "d'après", "affirme", "pense", "que", "qu'"),
    *("-t-il", "-elle", "a-t-on", "dit-il"),
    *("le maire", "Léa Brun", "l'AFP", "M. Roy", "la ministre", "des sources", "un rapport", "il", "elle", "pour"),
    *("il pleut", "la mer monte", "aurait", "environ", "peut-être", "de partir", "si", "comme", "annonce", "2,5 %"),
)
_STOPS = (",", ",", ".", ".", ";", ":", "!", "?", "…", "...", "-")

anything = st.text(st.characters())
french = st.lists(st.sampled_from((*_MARKS, *_SPACES, *_WORDS, *_STOPS)), max_size=60).map("".join)
spaced = st.lists(st.sampled_from((*_MARKS, *_WORDS, *_STOPS, "\n")), max_size=40).map(" ".join)
texts = st.one_of(anything, french, spaced, st.sampled_from(TEXTS), st.tuples(french, anything).map("".join))


def spans(document: Document) -> Iterator[Span]:
    yield from document.sentences
    yield from document.warnings
    yield from _hedged(document.hedges)
    for found in document.attributions:
        yield from (span for span in (found.cue, found.speaker, found.reporter) if span)
        yield from (span.head for span in (found.speaker, found.reporter) if isinstance(span, Mention))
        yield from found.quote.spans
        yield from _hedged(found.hedges)


def _hedged(hedges: tuple[Hedge, ...]) -> Iterator[Span]:
    for hedge in hedges:
        yield hedge
        yield hedge.scope


@given(texts)
@example("")
@example("\ud800 « dit-il \udfff »")
@example("\x00\u0085\u2028 selon \ufeff")
@example("İstanbul, dit İrem, « ŉ ß ﬁ »")
def test_every_span_is_the_text_at_its_place(analyzer: Analyzer, text: str) -> None:
    document = analyzer.analyze(text)
    assert document.text == text
    for span in spans(document):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text


@given(texts)
def test_sentences_are_sorted_and_disjoint(analyzer: Analyzer, text: str) -> None:
    document = analyzer.analyze(text)
    assert all(one.end <= other.start for one, other in pairwise(document.sentences))
    covered = "".join(span.text for span in document.sentences)
    assert "".join(covered.split()) == "".join(text.split())


@given(texts)
def test_attributions_are_sorted_and_their_pieces_disjoint(analyzer: Analyzer, text: str) -> None:
    document = analyzer.analyze(text)
    starts = [found.quote.spans[0].start for found in document.attributions]
    assert starts == sorted(starts)
    for found in document.attributions:
        assert all(one.end <= other.start for one, other in pairwise(found.quote.spans))
        assert 0 <= found.sentence < len(document.sentences)


@given(texts)
def test_a_parent_encloses_its_child_and_nothing_is_its_own_ancestor(analyzer: Analyzer, text: str) -> None:
    attributions = analyzer.analyze(text).attributions
    for number, found in enumerate(attributions):
        if found.parent is None:
            continue
        quote = attributions[found.parent].quote.spans
        assert quote[0].start <= found.quote.spans[0].start
        assert found.quote.spans[-1].end <= quote[-1].end
        ancestors = {number}
        above: int | None = found.parent
        while above is not None:
            assert above not in ancestors
            ancestors.add(above)
            above = attributions[above].parent


@given(texts)
def test_json_is_total_and_says_what_the_dict_says(analyzer: Analyzer, text: str) -> None:
    document = analyzer.analyze(text)
    assert json.loads(document.to_json()) == document.to_dict()
    document.to_json().encode("utf-8")
    assert len(document.rows()) == len(document.attributions)


@given(texts)
def test_pickled_documents_come_back_equal(analyzer: Analyzer, text: str) -> None:
    document = analyzer.analyze(text)
    assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.parametrize("text", [pytest.param(text, id=f"text {n}") for n, text in enumerate(SOME)])
def test_an_unrelated_paragraph_behind_changes_nothing(analyzer: Analyzer, text: str) -> None:
    alone, longer = analyzer.analyze(text), analyzer.analyze(f"{text}\n\n{NEUTRAL}")
    assert longer.attributions == alone.attributions
    assert longer.hedges == alone.hedges
    assert longer.warnings == alone.warnings
    assert [span.text for span in longer.sentences[len(alone.sentences) :]] == NEUTRAL.replace(". ", ".\n").split("\n")


@given(st.one_of(french, spaced, st.sampled_from(TEXTS)).filter(lambda text: "\r" not in text and "\n" in text))
def test_line_ends_of_two_characters_shift_offsets_alone(analyzer: Analyzer, text: str) -> None:
    long = text.replace("\n", "\r\n")
    found = _unshifted(analyzer.analyze(long).to_dict(), long)
    assert found == _unshifted(analyzer.analyze(text).to_dict(), text)


def _unshifted(value: Any, text: str) -> Any:
    """A plain value with every place counted without carriage returns, messages left out."""
    if isinstance(value, list):
        return [_unshifted(item, text) for item in value]
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if not isinstance(value, dict):
        return value
    return {
        key: item - text.count("\r", 0, item) if key in ("start", "end") else _unshifted(item, text)
        for key, item in value.items()
        if key != "message"
    }


def test_threads_that_share_an_analyzer_agree(analyzer: Analyzer) -> None:
    shared = Analyzer()
    expected = [analyzer.analyze(text) for text in SOME]
    with ThreadPoolExecutor(8) as pool:
        runs = list(pool.map(lambda _: [shared.analyze(text) for text in SOME], range(8)))
    assert len(runs) == 8
    assert all(run == expected for run in runs)


def test_a_pickled_analyzer_analyzes_alike(analyzer: Analyzer) -> None:
    restored = pickle.loads(pickle.dumps(analyzer))
    assert [restored.analyze(text) for text in SOME] == [analyzer.analyze(text) for text in SOME]


def test_workers_give_the_same_documents_in_the_same_order(analyzer: Analyzer) -> None:
    expected = [analyzer.analyze(text) for text in SOME]
    assert list(analyzer.pipe(SOME)) == expected
    assert list(analyzer.pipe(SOME, workers=2)) == expected


_DIGEST = """
import hashlib, json, sys
from discourse import Analyzer
analyzer, digest = Analyzer(), hashlib.sha256()
for text in json.load(sys.stdin):
    digest.update(analyzer.analyze(text).to_json().encode())
print(digest.hexdigest())
"""


def test_the_json_is_the_same_whatever_the_hash_seed() -> None:
    given_texts = json.dumps(TEXTS[::5])
    running = []
    for seed in range(5):
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        running.append(
            subprocess.Popen(
                [sys.executable, "-c", _DIGEST],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
    digests = [process.communicate(given_texts, timeout=120)[0].strip() for process in running]
    assert [len(digest) for digest in digests] == [64] * 5
    assert len(set(digests)) == 1
