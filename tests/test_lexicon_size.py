"""The lexicon is as large as the grammar says it is, and its forms are there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discourse.reading.folder import open_folder
from discourse.reading.tables import TableRow, expand, read_table


def _rows(table: str, *columns: str) -> list[TableRow]:
    return list(read_table(open_folder(), f"lexicon/{table}.tsv", columns))


def _cue_verbs() -> int:
    return len({row["lemma"] for row in _rows("cues", "lemma") if " " not in row["lemma"]})


def _multiword_cues() -> int:
    phrases = [row["phrase"] for row in _rows("prepositional-cues", "phrase")]
    phrases += [row["lemma"] for row in _rows("cues", "lemma")]
    return sum(any(" " in reading for reading in expand(phrase)) for phrase in phrases)


@pytest.mark.parametrize(
    ("count", "least"),
    [
        pytest.param(_cue_verbs, 450, id="cue verbs"),
        pytest.param(lambda: len(_rows("verbs", "lemma")), 2_000, id="other verbs"),
        pytest.param(_multiword_cues, 80, id="cues of several words"),
        pytest.param(
            lambda: sum(row["class"] in ("medium", "document") for row in _rows("nouns", "class"))
            + sum(row["class"] == "medium" for row in _rows("names", "class")),
            200,
            id="media and documents",
        ),
        pytest.param(lambda: len(_rows("hedges", "phrase")), 150, id="hedges"),
    ],
)
def test_the_lexicon_holds_at_least(count: Callable[[], int], least: int) -> None:
    assert count() >= least
