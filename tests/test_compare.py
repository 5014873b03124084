"""What the comparison of a case and an analysis says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discourse import Analyzer, Document
from discourse.workshop.cases import Case, parse_cases
from discourse.workshop.compare import differences, trimmed

TEXT = "« Il pleut », a dit Léa."
WRITTEN = "cue  a dit\nspeaker  Léa\nquote  Il pleut\ntype  direct\nkind  speech\n"


def case(expected: str, text: str = TEXT) -> Case:
    [found] = parse_cases(f"==== T1 test\n{text}\n----\n{expected}", "test.txt")
    return found


@pytest.fixture(scope="module")
def document(analyzer: Analyzer) -> Document:
    return analyzer.analyze(TEXT)


def test_an_analysis_that_fits_has_no_differences(document: Document) -> None:
    assert differences(case(WRITTEN), document) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("cue  a dit", "cue  dit", "attribution 1: cue is “a dit”, expected “dit”"),
        ("speaker  Léa\n", "", "attribution 1: speaker is “Léa”, expected empty"),
        ("speaker", "reporter", "attribution 1: reporter is empty, expected “Léa”"),
        ("Il pleut", "pleut", "attribution 1: quote is “Il pleut”, expected “pleut”"),
        ("direct", "mixed", "attribution 1: type is direct, expected mixed"),
        ("kind  speech", "kind  belief", "attribution 1: kind is speech, expected belief"),
        ("kind  speech", "status  future", "attribution 1: status is asserted, expected future"),
        ("kind  speech", "narrated  yes", "attribution 1: narrated is no, expected yes"),
        ("kind  speech\n", "\nhedge  anonymous  Léa", "missing hedge anonymous “Léa”"),
    ],
)
def test_each_field_that_differs_has_its_line(document: Document, old: str, new: str, line: str) -> None:
    assert line in differences(case(WRITTEN.replace(old, new)), document)


def test_what_is_missing_and_what_is_too_much_are_named(document: Document) -> None:
    assert differences(case("none"), document) == [
        "unexpected attribution: cue “a dit”, speaker “Léa”, quote “Il pleut”"
    ]
    nothing = replace(document, attributions=())
    assert differences(case(WRITTEN), nothing) == ["missing attribution: cue “a dit”, speaker “Léa”, quote “Il pleut”"]


def test_a_second_attribution_of_the_same_words_is_too_much(document: Document) -> None:
    twice = replace(document, attributions=document.attributions * 2)
    assert len(differences(case(WRITTEN), twice)) == 1


def test_edge_punctuation_is_no_difference(document: Document) -> None:
    assert differences(case(WRITTEN.replace("Il pleut", "« Il pleut »,")), document) == []


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("a, b", [(0, 1), (3, 4)], ["a, b"]),
        ("a et b", [(0, 1), (5, 6)], ["a", "b"]),
        ("« oui »", [(0, 7)], ["oui"]),
        ("…", [(0, 1)], []),
        ("b ; a", [(4, 5), (0, 1)], ["b ; a"]),
    ],
)
def test_places_are_trimmed_and_joined(text: str, places: list[tuple[int, int]], expected: list[str]) -> None:
    assert [text[start:end] for start, end in trimmed(text, places)] == expected


def test_the_nesting_that_a_case_writes_is_compared(analyzer: Analyzer) -> None:
    text = "Léa dit que Paul croit que la mer monte."
    outer = "cue dit\nspeaker Léa\nquote Paul croit que la mer monte\n"
    inner = "cue croit\nspeaker Paul\nquote la mer monte\nparent 1\n"
    document = analyzer.analyze(text)
    assert differences(case(f"{outer}\n{inner}", text), document) == []
    loose = replace(document, attributions=tuple(replace(item, parent=None) for item in document.attributions))
    assert differences(case(f"{outer}\n{inner}", text), loose) == ["attribution 2: parent is not attribution 1"]
