"""The texts that are labelled twice are drawn by their ids, and all of them are labelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from material import CORPUS

from discourse.workshop.cases import parse_cases
from discourse.workshop.datasheet import SUMS, sums
from discourse.workshop.sample import (
    ARTICLES,
    FOLDER,
    SENTENCES,
    blanks,
    draw,
    first_labels,
    frame,
    second_labels,
)

CASE = "==== {} telling title\n:rule incise\n« Oui », dit Léa.\n----\ncue dit\nspeaker Léa\nquote Oui\n"


def test_the_second_labels_cover_the_draw() -> None:
    assert set(second_labels(CORPUS)) == set(draw(frame(CORPUS)))
    assert len(second_labels(CORPUS)) == SENTENCES + ARTICLES


def test_both_labellings_are_frozen() -> None:
    assert (CORPUS / FOLDER / SUMS).read_text(encoding="utf-8") == sums(CORPUS / FOLDER)


def test_both_labellings_read_the_same_text() -> None:
    first, second = first_labels(CORPUS), second_labels(CORPUS)
    assert {name: case.text for name, case in second.items()} == {name: case.text for name, case in first.items()}


def test_the_draw_does_not_depend_on_the_order_of_the_ids() -> None:
    ids = [f"A01-{number}" for number in range(30)] + ["wire-one", "wire-two"]
    assert draw(reversed(ids), 5, 1) == draw(ids, 5, 1)
    assert len(draw(ids, 5, 1)) == 6


def test_an_id_that_goes_leaves_the_others_drawn() -> None:
    ids = [f"A01-{number}" for number in range(30)]
    drawn = draw(ids, 5, 0)
    assert draw(set(ids) - {drawn[2]}, 5, 0)[:4] == drawn[:2] + drawn[3:]


@pytest.mark.parametrize("folder", ["golden", "known-failures"])
def test_a_case_is_drawn_wherever_it_stands(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "incise.txt").write_text(CASE.format("A01-1") + CASE.format("A01-2"), encoding="utf-8")
    assert draw(frame(tmp_path), 1, 0) == ["A01-2"]


def test_ids_kept_from_the_day_of_the_draw_outlast_new_cases(tmp_path: Path) -> None:
    for folder in ("golden", "second"):
        (tmp_path / folder).mkdir()
    (tmp_path / "golden" / "incise.txt").write_text(CASE.format("A01-1") + CASE.format("A01-2"), encoding="utf-8")
    (tmp_path / "second" / "FRAME").write_text("A01-1\n", encoding="utf-8")
    assert frame(tmp_path) == ["A01-1"]


def test_a_blank_shows_neither_title_nor_labels() -> None:
    [case] = parse_cases(CASE.format("A01-1"), "demo.txt")
    assert list(blanks([case])) == ["==== A01-1\n« Oui », dit Léa.\n----\n"]
