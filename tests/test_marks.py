"""Quotation marks are paired as French typography pairs them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import example_table

from discourse.marks import quotations
from discourse.segment import paragraphs

EXAMPLES = example_table("marks.txt")


def shown(text: str) -> list[str]:
    """The quotations of a text in the form of the table."""
    lines = []
    for found in quotations(text, list(paragraphs(text))):
        pieces = " | ".join(text[start:end] for start, end in found.pieces)
        lines.append(f"{found.mark} {found.depth} {'closed' if found.closed else 'open'} {pieces}")
    return lines or ["none"]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[1:], id=row[0]) for row in EXAMPLES])
def test_marks_are_paired(text: str, expected: str) -> None:
    assert shown(text) == expected.split("\n")


@given(st.lists(st.sampled_from(("«", "»", "“", "”", '"', "'", "’", "‹", "›", "„", "—", " ", "a", ".", "\n"))))
def test_quotations_are_nested_or_apart(parts: list[str]) -> None:
    text = "".join(parts)
    found = quotations(text, list(paragraphs(text)))
    assert [item.start for item in found] == sorted(item.start for item in found)
    for item in found:
        assert item.pieces
        assert all(item.start <= start < end <= item.end for start, end in item.pieces)
        for other in found:
            assert other.start >= item.end or other.end <= item.end or other.start <= item.start
