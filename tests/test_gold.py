"""Gold of every form is read as it is written, and a mistake in it is named with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from material import DATA

from discourse.workshop.gold.brat import brat_units
from discourse.workshop.gold.errors import GoldError
from discourse.workshop.gold.json_lines import json_units
from discourse.workshop.gold.reader import read_gold
from discourse.workshop.scoring.units import Unit

TEXT = "Léa dit que la mer monte."
ROW = {"id": "a", "text": TEXT, "attributions": [{"cue": [4, 7], "speaker": [0, 3], "quote": [[12, 24]]}]}


def words(unit: Unit) -> list[dict[str, str]]:
    """The filled fields of each attribution by their words."""
    rows = []
    for found in unit.attributions:
        single = {"cue": found.cue, "speaker": found.speaker, "reporter": found.reporter}
        fields = {name: unit.text[slice(*place)] for name, place in single.items() if place}
        rows.append({**fields, "quote": " | ".join(unit.text[slice(*place)] for place in found.quote)})
    return rows


def test_fracas_labels_give_cue_source_and_type() -> None:
    [unit] = brat_units(DATA / "brat" / "fracas")

    assert unit.id == "pont"
    assert words(unit) == [
        {"cue": "a-t-il dit", "speaker": "il", "quote": "Il est trop vieux | et trop cher."},
        {"cue": "juge", "speaker": "La ville", "quote": "la facture sera lourde"},
    ]
    assert [(found.type, found.entity) for found in unit.attributions] == [("direct", "Le maire"), ("indirect", "")]
    assert not unit.hedged
    assert not any(found.kind or found.nested for found in unit.attributions)


def test_our_own_labels_give_every_field() -> None:
    [unit] = brat_units(DATA / "brat" / "own")
    first, second = unit.attributions

    assert words(unit) == [
        {
            "cue": "a prévenu", "speaker": "Ida Lo", "reporter": "un communiqué",
            "quote": "La gare serait fermée mardi",
        },
        {"cue": "craint", "speaker": "Elle", "quote": "des retards"},
    ]
    assert (first.type, first.kind, first.narrated) == ("indirect", "speech", False)
    assert (second.kind, second.narrated) == ("attitude", True)
    assert [(hedge.kind, unit.text[slice(*hedge.place)]) for hedge in unit.hedges] == [("conditional", "serait")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1\tQuote 12 23\tla mer monte", "bad-gold: at 12 23 stands `la mer mont`, not `la mer monte`: "),
        ("T1\tQuote 12\tla", "gold.ann:1:1: bad-gold: `T1\tQuote 12\tla` is no text-bound annotation"),
        ("nonsense", "gold.ann:1:1: bad-gold: `nonsense` is no line of brat's standoff form"),
        ("R1\tSays Arg1:T8 Arg2:T9", "gold.ann: bad-gold: a relation names T8, which is not there"),
        ("T1\tQuote 12 24\tla mer monte\nA1\tKind T1 loud", 'gold.ann:2:1: unknown-kind: "loud" is no kind; '),
        ("T1\tHedge 12 24\tla mer monte", 'gold.ann:1:1: unknown-hedge: "" is no hedge; allowed: modal, '),
        ("T1\tPlace 12 24\tla mer monte", ": no-gold: no annotation is a content; known labels: content, direct"),
    ],
)
def test_a_mistake_in_brat_is_named(line: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "gold.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.ann").write_text(line, encoding="utf-8")

    with pytest.raises(GoldError) as raised:
        brat_units(tmp_path)

    assert message in str(raised.value)


def test_an_annotation_without_its_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.ann").write_text("", encoding="utf-8")

    with pytest.raises(GoldError, match=r"gold\.ann: no-gold: its text is not there; put gold\.txt beside it"):
        brat_units(tmp_path)


def test_json_lines_carry_only_the_labels_they_write() -> None:
    [bare] = json_units(json.dumps(ROW), "gold.jsonl")
    [full] = json_units(json.dumps({**ROW, "hedges": [], "id": "B03a"}), "gold.jsonl")

    assert words(bare) == [{"cue": "dit", "speaker": "Léa", "quote": "la mer monte"}]
    assert (bare.hedged, bare.construction, bare.attributions[0].nested) == (False, "", False)
    assert (full.hedged, full.construction) == (True, "B03")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"attributions": [{"quote": []}]}, "an attribution has no quote"),
        ({"attributions": [{"quote": [[3, 3]]}]}, "[3, 3] is no place in a text of 25 characters"),
        ({"attributions": [{"quote": [[0, 3]], "parent": 4}]}, "parent 4 is the index of no attribution"),
        ({"attributions": [{"quote": [[0, 3]], "kind": "loud"}]}, "Invalid enum value 'loud'"),
        ({"attributions": [{}]}, "missing required field `quote`"),
        ({"text": 3}, "Expected `str`, got `int`"),
    ],
)
def test_a_mistake_in_json_lines_is_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(GoldError) as raised:
        json_units("\n" + json.dumps({**ROW, **change}), "gold.jsonl")

    assert str(raised.value).startswith("gold.jsonl:2:1: bad-gold: ")
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gold.csv", b"", "no form of gold that is known"),
        ("gold.jsonl", b"", "this file holds no labelled text"),
        ("gold.txt", b"==== A1\nOui.\n", "this case has no line ----"),
        ("gold.txt", b"\xff", "not UTF-8"),
        ("empty/readme.md", b"", "this folder holds no gold"),
    ],
)
def test_what_is_no_gold_is_named(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)

    with pytest.raises(GoldError, match=message):
        read_gold([file if file.parent == tmp_path else file.parent])


def test_two_texts_of_one_id_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(f"{json.dumps(ROW)}\n{json.dumps(ROW)}", encoding="utf-8")

    with pytest.raises(GoldError, match="a: text-twice: two texts have this id"):
        read_gold([tmp_path])


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    (tmp_path / "a.txt").write_text("==== C01-1 x\nOui.\n----\nnone\n", encoding="utf-8")

    assert [unit.id for unit in read_gold([tmp_path])] == ["C01-1", "a"]
