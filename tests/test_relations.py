"""What a change of the text that changes nothing of who says what does to the analysis: its places move, no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest
from material import corpus_cases, data_lines
from relations import RELATIONS, Edit, Moved, changed, moved, own_place, readings

from discourse import Analyzer, Document, Span
from discourse.workshop.cases import Case

GOLDEN = corpus_cases("golden")
POSITIONS = ("before", "inside", "behind")
EXCEPTIONS = "relation-exceptions.txt"
LEAST: Mapping[str, int] = {"other-names": 100, "other-cue": 200, "capital-of-quotation": 10} | {
    "inside": 30,
    "before": 100,
    "behind": 100,
}


def listed(name: str) -> set[str]:
    """The cases that are exceptions of a relation or a position; each row has a reason."""
    rows = [line.split(maxsplit=2) for line in data_lines(EXCEPTIONS)]
    assert all(len(row) == 3 and row[0] in (*RELATIONS, *POSITIONS) for row in rows)
    return {row[1] for row in rows if row[0] == name}


def judge(name: str, differ: Mapping[str, str], total: int) -> None:
    assert total >= LEAST.get(name, 200)
    new = sorted(differ.keys() - listed(name))
    assert not new, "\n".join(["", *(f"{case}: {differ[case]}" for case in new)])
    assert sorted(listed(name) - differ.keys()) == [], f"these hold now: take them off {EXCEPTIONS}"


@pytest.mark.parametrize("name", RELATIONS)
def test_a_change_moves_the_fields_of_golden_cases_and_nothing_else(name: str, analyzer: Analyzer) -> None:
    pairs = list(changes_of_golden_cases(name, analyzer))
    differ = {case.id: difference for case, difference in pairs if difference}
    judge(name, differ, len(pairs))


def changes_of_golden_cases(name: str, analyzer: Analyzer) -> Iterator[tuple[Case, str]]:
    """Each changed case, with what its analysis has otherwise."""
    for case in GOLDEN:
        document = analyzer.analyze(case.text)
        for change in RELATIONS[name](case, document):
            other = analyzer.analyze(change.text)
            wanted, found = readings(document, change.place), readings(other, own_place)
            lost, added = ([one for one in a if one not in b] for a, b in ((wanted, found), (found, wanted)))
            yield case, f"{change.text} lost {shown(lost, other)}, got {shown(added, other)}" if lost or added else ""


def shown(found: Sequence[tuple[object, ...]], document: Document) -> list[list[object]]:
    return [[document.text[slice(*item)] if isinstance(item, tuple) else item for item in one] for one in found]


@pytest.mark.parametrize("position", POSITIONS)
def test_a_reporting_clause_gives_the_same_fields_before_inside_and_behind(position: str, analyzer: Analyzer) -> None:
    variants = [(case.id, found[position]) for case in GOLDEN if position in (found := moved(case))]
    differ = {name: str(got) for name, one in variants if (got := difference(one, analyzer.analyze(one.text)))}
    judge(position, differ, len(variants))


def difference(wanted: Moved, document: Document) -> str:
    """What an analysis has otherwise than one direct quotation with these fields."""
    found = [
        Moved(
            document.text,
            words(one.cue),
            words(one.speaker),
            words(one.reporter),
            tuple(span.text.rstrip(".") for span in one.quote.spans),
        )
        for one in document.attributions
    ]
    types = {one.quote.type for one in document.attributions}
    return "" if found == [wanted] and types == {"direct"} else f"{wanted} expected, got {found} {types}"


def words(span: Span | None) -> str:
    return span.text if span else ""


@pytest.mark.parametrize(
    ("edits", "span", "place"),
    [
        pytest.param([Edit(0, 0, "Ah. ")], (0, 2), (4, 6), id="before"),
        pytest.param([Edit(6, 6, " Bon.")], (3, 6), (3, 6), id="put in at the end"),
        pytest.param([Edit(3, 6, "crie")], (3, 6), (3, 7), id="in the place of the words"),
        pytest.param([Edit(0, 2, "Anne"), Edit(3, 6, "crie")], (3, 6), (5, 9), id="behind another"),
    ],
)
def test_places_move_with_the_edits(edits: list[Edit], span: tuple[int, int], place: tuple[int, int]) -> None:
    text = "Lo dit."
    change = changed(text, edits)
    assert change.place(Span(*span, text[slice(*span)])) == place


def test_the_forms_of_a_quotation_are_those_one_expects() -> None:
    [case] = [case for case in GOLDEN if case.id == "A01-2"]
    assert moved(case)["before"].text == "Les dockers ont prévenu : « On ne lâchera rien. »"
    assert moved(case)["behind"].text == "« On ne lâchera rien », ont prévenu les dockers."
