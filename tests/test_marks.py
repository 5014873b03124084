"""Quotation marks are paired as French typography pairs them."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import example_table

from discourse import Analyzer
from discourse.marks import MAX_PIECE, quotations
from discourse.segment import MAX_SENTENCE, paragraphs

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


PARTS = st.lists(st.sampled_from(("«", "»", "“", "”", '"', "'", "’", "‹", "›", "„", "—", " ", "a", ".", "\n")))


@given(PARTS)
def test_quotations_are_nested_or_apart(parts: list[str]) -> None:
    assert_nested("".join(parts))


@given(PARTS)
def test_quotations_that_reach_too_far_are_nested_or_apart(parts: list[str]) -> None:
    with patch("discourse.marks.MAX_PIECE", 5):
        assert_nested("".join(parts))


def assert_nested(text: str) -> None:
    found = quotations(text, list(paragraphs(text)))
    assert [item.start for item in found] == sorted(item.start for item in found)
    for item in found:
        assert item.pieces
        assert all(item.start <= start < end <= item.end for start, end in item.pieces)
        for other in found:
            assert other.start >= item.end or other.end <= item.end or other.start <= item.start


def test_a_mark_that_is_never_closed_lets_those_far_behind_it_pair() -> None:
    text = "« " * 100 + "le lac monte " * 1_000 + "« oui »"

    found = quotations(text, [(0, len(text))])

    assert max(item.end - item.start for item in found) <= MAX_PIECE + 200
    assert (found[-1].depth, found[-1].closed) == (0, True)


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        ("« ", "Il pleut, dit-il, et le vent forcit. ", ""),
        ("« ", "Il pleut, dit-il, et le vent forcit. ", "»"),
        ("— ", "Il pleut, dit-il, et le vent forcit. ", ""),
        ("«", "\n« Il pleut, dit-il, et le vent forcit.", "»"),
        ("", "« Il pleut, dit-il, et le vent forcit. ", ""),
        ("", "Selon Léa, « la mer monte. ", ""),
    ],
)
def test_contents_in_long_marks_do_not_grow_with_the_text(analyzer: Analyzer, head: str, unit: str, tail: str) -> None:
    found = analyzer.analyze(head + unit * 500 + tail).attributions

    assert len(found) >= 400
    assert max(sum(len(span.text) for span in item.quote.spans) for item in found) <= MAX_PIECE + MAX_SENTENCE + 200
    assert max(len(item.quote.spans) for item in found) <= 200
