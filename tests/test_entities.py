"""Whom the sources of a text stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from discourse import Document, analyze
from discourse.model import Mention

FILE = Path(__file__).parent / "data" / "entities.txt"


@dataclass(frozen=True, slots=True)
class EntityCase:
    """A text and a line for each of its sources."""

    title: str
    text: str
    sources: tuple[str, ...]


def cases() -> Iterator[EntityCase]:
    for block in FILE.read_text(encoding="utf-8").split("\n==== ")[1:]:
        head, _, expected = block.partition("\n----\n")
        title, _, text = head.partition("\n")
        yield EntityCase(title, text, tuple(line for line in expected.splitlines() if line))


def sources(document: Document) -> Iterator[str]:
    for attribution in document.attributions:
        for mention in (attribution.speaker, attribution.reporter):
            if mention is not None:
                yield f"{mention.text} = {name_of(document, mention)}"


def name_of(document: Document, mention: Mention) -> str:
    return document.entities[mention.entity].name if mention.entity is not None else "-"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_each_source_stands_for_whom_the_case_names(case: EntityCase) -> None:
    assert tuple(sources(analyze(case.text))) == case.sources
