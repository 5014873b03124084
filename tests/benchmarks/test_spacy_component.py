"""What the component of spaCy adds to the time of the analysis, on documents that are tokenized already."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence

import pytest
from material import corpus_cases

from discourse import Analyzer
from discourse.model import Document


class Recalled(Analyzer):
    """Gives analyses that were made before."""

    def __init__(self, known: dict[str, Document]) -> None:
        self._known = known

    def analyze(self, text: str) -> Document:
        return self._known[text]


def test_component(benchmark: Callable[..., object], analyzer: Analyzer, capsys: pytest.CaptureFixture[str]) -> None:
    spacy = pytest.importorskip("spacy", reason="the extra spacy is not installed")
    from discourse.integrations.spacy import Component

    nlp = spacy.blank("fr")
    docs = [nlp.make_doc(case.text) for case in corpus_cases("articles", "golden")]
    component = Component()
    component._analyzer = Recalled({doc.text: analyzer.analyze(doc.text) for doc in docs})

    assert benchmark(lambda: [component(doc) for doc in docs])

    if not benchmark.disabled:  # type: ignore[attr-defined]
        alone = _seconds(lambda: [analyzer.analyze(doc.text) for doc in docs])
        added = _seconds(lambda: [component(doc) for doc in docs])
        with capsys.disabled():
            print(f"\nspaCy: the component adds {added / alone:.1%} to the time of the analysis")


def _seconds(run: Callable[[], Sequence[object]]) -> float:
    gc.collect()
    times = []
    for _ in range(5):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return max(min(times), 1e-6)
