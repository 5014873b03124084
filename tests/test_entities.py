"""Whom the sources of a text stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material import corpus_cases

from discourse import Document, analyze
from discourse.model import Mention

FILE = Path(__file__).parent / "data" / "entities.txt"

ARTICLES = [case.text for case in corpus_cases("articles")]
UNRELATED = (
    "Le parking compte trente places.",
    "La rivière coule vers le nord.",
    "Les travaux dureront trois semaines.",
    "Un orage a couché deux peupliers.",
    "L'entrée sera libre.",
    "Trois ponts enjambent le canal.",
)


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


@given(st.sampled_from(ARTICLES))
@settings(max_examples=20)
def test_entities_and_sources_lead_to_each_other(text: str) -> None:
    document = analyze(text)
    held = [
        {mention.entity for mention in (found.speaker, found.reporter) if mention is not None}
        for found in document.attributions
    ]
    for index, entity in enumerate(document.entities):
        assert entity.mentions == tuple(number for number, entities in enumerate(held) if index in entities)
        assert entity.mentions
    assert {index for entities in held for index in entities if index is not None} == set(range(len(document.entities)))


@given(st.sampled_from(ARTICLES), st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=6))
@settings(max_examples=30)
def test_a_paragraph_about_something_else_behind_a_text_changes_no_entity(text: str, behind: list[str]) -> None:
    assert list(sources(analyze(f"{text}\n{' '.join(behind)}"))) == list(sources(analyze(text)))


@given(st.sampled_from(ARTICLES))
@settings(max_examples=15)
def test_a_source_without_an_entity_says_why(text: str) -> None:
    mentions = [
        mention for found in analyze(text).attributions for mention in (found.speaker, found.reporter) if mention
    ]
    assert all((mention.entity is None) == (mention.unresolved is not None) for mention in mentions)
