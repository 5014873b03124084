"""Sentences end where French typography ends them."""

from __future__ import annotations

import pytest
from material import example_table

from discourse import Analyzer

EXAMPLES = example_table("sentences.txt")


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in EXAMPLES])
def test_sentences_end_where_they_should(text: str, expected: str, analyzer: Analyzer) -> None:
    found = [span.text.replace("\n", " / ") for span in analyzer.analyze(text).sentences]
    assert found == expected.split("\n")
