"""Edges of the rules, each in a sentence of its own."""

from __future__ import annotations

import pytest
from material import DATA, example_table

from discourse import Analyzer
from discourse.workshop.cases import Case, read_cases
from discourse.workshop.compare import differences


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in read_cases(DATA / "edges.txt")])
def test_an_edge_is_analyzed_as_it_says(case: Case, analyzer: Analyzer) -> None:
    document = analyzer.analyze(case.text)
    found = differences(case, document)
    assert not found, "\n".join(["", case.text, *found])
    # punctuation at the edges of a quote counts here, too
    quotes = {tuple((span.start, span.end) for span in item.quote.spans) for item in document.attributions}
    assert quotes == {item.quote for item in case.attributions}


@pytest.mark.parametrize(("title", "text", "expected"), example_table("missing-source.txt"))
def test_a_missing_source_has_its_reason(title: str, text: str, expected: str, analyzer: Analyzer) -> None:
    found = [f"{item.rule} {item.missing_source or '-'}" for item in analyzer.analyze(text).attributions]
    assert found == expected.splitlines()
