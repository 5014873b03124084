"""Every case of the corpus, to the letter."""

from __future__ import annotations

import pytest
from material import corpus_cases

from discourse import Analyzer
from discourse.workshop.cases import Case
from discourse.workshop.compare import differences
from discourse.workshop.triage import FAILURES, FOLDERS


def _named(cases: list[Case]) -> list[object]:
    return [pytest.param(case, id=f"{case.path}::{case.id}") for case in cases]


@pytest.mark.parametrize("case", _named(corpus_cases(*FOLDERS)))
def test_a_case_is_analyzed_as_it_says(case: Case, analyzer: Analyzer) -> None:
    found = differences(case, analyzer.analyze(case.text))
    assert not found, "\n".join(["", case.text, *found])


@pytest.mark.parametrize("case", _named(corpus_cases(FAILURES)))
def test_a_known_failure_still_fails(case: Case, analyzer: Analyzer) -> None:
    assert case.home, f"{case.id} has no `:home`"
    found = differences(case, analyzer.analyze(case.text))
    assert found, f"{case.id} passes: move it back to {case.home} (python -m discourse.workshop.triage)"


def test_most_cues_of_whole_articles_are_found_and_few_others(analyzer: Analyzer) -> None:
    wanted: set[tuple[str, int, int]] = set()
    found: set[tuple[str, int, int]] = set()
    for case in corpus_cases("articles"):
        wanted |= {(case.id, *expected.cue) for expected in case.attributions if expected.cue and not expected.narrated}
        document = analyzer.analyze(case.text)
        narrated = {expected.cue for expected in case.attributions if expected.narrated}
        found |= {
            (case.id, item.cue.start, item.cue.end)
            for item in document.attributions
            if item.cue and not item.quote.narrated and (item.cue.start, item.cue.end) not in narrated
        }
    right = len(wanted & found)
    assert len(wanted) >= 300
    assert right >= 0.85 * len(wanted)
    assert right >= 0.85 * len(found)
