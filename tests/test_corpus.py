"""Every case of the corpus, to the letter."""

from __future__ import annotations

import pytest
from material import CORPUS, corpus_cases

from discourse import Analyzer
from discourse.workshop.articles import FOLDER, RECORDS, known_differences, lines_of
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


@pytest.mark.parametrize("case", _named(corpus_cases(FOLDER)))
def test_an_article_differs_from_its_labels_only_as_recorded(case: Case, analyzer: Analyzer) -> None:
    recorded, today = known_differences(CORPUS, case), lines_of(case, analyzer)
    new = [line for line in today if line not in recorded]
    gone = [line for line in recorded if line not in today]
    assert not new, "\n".join(["new differences:", *new])
    assert not gone, "\n".join(["gone, so take them out (python -m discourse.workshop.articles):", *gone])


def test_every_record_of_differences_belongs_to_an_article() -> None:
    ids = {case.id for case in corpus_cases(FOLDER)}
    assert {file.stem for file in (CORPUS / RECORDS).glob("*.diff")} <= ids
