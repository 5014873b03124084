"""The figures that both scorers define are the same numbers as those of the shared scorer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from material import SHARED

from discourse import Analyzer
from discourse.workshop.gold.corpus_files import packaged_units
from discourse.workshop.gold.reader import read_gold
from discourse.workshop.scoring.counts import Count, Name
from discourse.workshop.scoring.evaluation import Evaluation, evaluate
from discourse.workshop.scoring.units import Labelled, Unit

SCORER = SHARED / "score.py"
Figures = dict[str, dict[str, float]]

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the shared evaluation set does not lie beside the project")


def row(unit: Unit) -> dict[str, object]:
    """A text in the shared scorer's form, without the labels that gold leaves out."""
    hedges = [{"span": hedge.place, "kind": hedge.kind} for hedge in unit.hedges]
    attributions = list(map(attribution, unit.attributions))
    return {"id": unit.id, "text": unit.text, "attributions": attributions, "hedges": hedges}


def attribution(found: Labelled) -> dict[str, object]:
    always = ("cue", "speaker", "reporter", "quote", "narrated", "type", "kind")
    fields = {name: getattr(found, name) for name in always}
    fields |= {name: found.label(name) for name in ("status", "commitment") if found.label(name)}
    return fields | ({"parent": found.parent} if found.nested else {})


def shared_figures(evaluation: Evaluation, folder: Path) -> Figures:
    for name, units in {
        "gold": [text.gold for text in evaluation.texts], "pred": [text.predicted for text in evaluation.texts]
    }.items():
        lines = [json.dumps(row(unit), ensure_ascii=False) for unit in units]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(folder / "gold.jsonl"), str(folder / "pred.jsonl"), "--json"]
    figures: Figures = json.loads(subprocess.check_output(command, text=True))
    return figures


def ours(name: str) -> Name:
    if name.startswith("recall "):
        return "recall", name.removeprefix("recall ")
    return ("labels", name.removesuffix(" label")) if name.endswith(" label") else ("records", name)


def numbers(count: Count, theirs: dict[str, float]) -> dict[str, float]:
    every = {
        "precision": round(100 * count.precision, 1), "recall": round(100 * count.recall, 1),
        "f1": round(100 * count.f1, 1), "gold": count.gold, "predicted": count.predicted, "right": count.right,
    }
    return {name: every[name] for name in theirs}


@pytest.mark.parametrize("gold", ["seed", "dev", "constructions", "golden"])
def test_shared_figures_are_the_same(gold: str, analyzer: Analyzer, tmp_path: Path) -> None:
    units = packaged_units(["golden"]) if gold == "golden" else read_gold([SHARED / f"{gold}.jsonl"])

    evaluation = evaluate(units, analyzer.analyze, samples=0)

    theirs = shared_figures(evaluation, tmp_path)
    if gold == "golden":
        # the shared form knows no type or kind that is left out
        theirs = {name: value for name, value in theirs.items() if name not in ("type label", "kind label")}
        theirs = {name: value for name, value in theirs.items() if not name.endswith((" type:", " kind:"))}
    assert len(theirs) > 15
    assert {name: numbers(evaluation.counts[ours(name)], value) for name, value in theirs.items()} == theirs
