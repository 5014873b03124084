"""Edges of the rules, each in a sentence of its own."""

from __future__ import annotations

import pytest
from material import DATA

from discourse import Analyzer
from discourse.workshop.cases import Case, read_cases
from discourse.workshop.compare import differences


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in read_cases(DATA / "edges.txt")])
def test_an_edge_is_analyzed_as_it_says(case: Case, analyzer: Analyzer) -> None:
    found = differences(case, analyzer.analyze(case.text))
    assert not found, "\n".join(["", case.text, *found])
