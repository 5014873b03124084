"""Run the analyzer over a gold file and compare: ``python -m discourse.workshop.evaluate [GOLD]``.

GOLD is a JSONL file in the form of the shared evaluation set, a corpus file, or a folder of them (default: the
golden corpus). Figures come from the scorer where it stands beside the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypedDict

from discourse.analyzer import Analyzer
from discourse.model import Document, Span
from discourse.workshop.cases import Case, read_cases

SCORER = Path("..") / "shared" / "eval" / "score.py"
Pair = list[int]


class HedgeRow(TypedDict):
    """A hedge in the scorer's form."""

    span: Pair
    kind: str


class AttributionRow(TypedDict):
    """An attribution in the scorer's form."""

    cue: Pair | None
    speaker: Pair | None
    reporter: Pair | None
    quote: list[Pair]
    type: str
    kind: str
    narrated: bool
    parent: int | None
    status: str
    commitment: str


class UnitRow(TypedDict):
    """A text in the scorer's form."""

    id: str
    text: str
    attributions: list[AttributionRow]
    hedges: list[HedgeRow]


def scorer_row(name: str, document: Document) -> UnitRow:
    """A document in the scorer's form."""
    return UnitRow(
        id=name,
        text=document.text,
        attributions=[
            AttributionRow(
                cue=_pair(found.cue),
                speaker=_pair(found.speaker),
                reporter=_pair(found.reporter),
                quote=[[span.start, span.end] for span in found.quote.spans],
                type=found.quote.type,
                kind=found.kind,
                narrated=found.quote.narrated,
                parent=found.parent,
                status=found.status,
                commitment=found.commitment,
            )
            for found in document.attributions
        ],
        hedges=[HedgeRow(span=[hedge.start, hedge.end], kind=hedge.kind) for hedge in document.hedges],
    )


def _pair(span: Span | None) -> Pair | None:
    return [span.start, span.end] if span else None


def gold_rows(path: Path) -> Iterator[UnitRow]:
    """The units of a gold file or folder, in the scorer's form."""
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)
        return
    for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
        for case in read_cases(file):
            yield _case_row(case)


def _case_row(case: Case) -> UnitRow:
    return UnitRow(
        id=case.id,
        text=case.text,
        attributions=[
            AttributionRow(
                cue=list(found.cue) if found.cue else None,
                speaker=list(found.speaker) if found.speaker else None,
                reporter=list(found.reporter) if found.reporter else None,
                quote=[list(place) for place in found.quote],
                type=found.type or "indirect",
                kind=found.kind or "speech",
                narrated=found.narrated,
                parent=found.parent,
                status=found.status,
                commitment=found.commitment or "neutral",
            )
            for found in case.attributions
        ],
        hedges=[HedgeRow(span=list(hedge.place), kind=hedge.kind) for hedge in case.hedges],
    )


def main(arguments: list[str]) -> int:
    """Print the scorer's figures and errors for a gold file."""
    path = Path(arguments[0]) if arguments else Path(str(files("discourse.corpus") / "golden"))
    errors = arguments[1] if len(arguments) > 1 else "20"
    if not SCORER.exists():
        print(f"the scorer is not there ({SCORER}); use the tests of the corpus instead", file=sys.stderr)
        return 1
    analyzer = Analyzer()
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "pred.jsonl")
        with gold.open("w", encoding="utf-8") as wanted, predicted.open("w", encoding="utf-8") as got:
            for row in gold_rows(path):
                wanted.write(json.dumps(row, ensure_ascii=False) + "\n")
                got.write(json.dumps(scorer_row(row["id"], analyzer.analyze(row["text"])), ensure_ascii=False) + "\n")
        run = subprocess.run([sys.executable, str(SCORER), str(gold), str(predicted), "--errors", errors], check=False)
    return run.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
