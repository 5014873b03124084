"""Gold as JSON lines: a text a line, with its attributions and hedges.

``{"id", "text", "attributions": [{"cue": [start, end] or null, "speaker", "reporter", "quote": [[start, end], …],
"type", "kind", "status", "commitment", "narrated", "parent"}], "hedges": [{"span": [start, end], "kind"}]}``; offsets
are code points, half-open. Labels, ``parent`` and ``hedges`` may be left out; they are then not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from discourse.model import Commitment, HedgeKind, Kind, QuoteType, Status
from discourse.reading.errors import Mistake
from discourse.workshop.datasheet import CONSTRUCTION
from discourse.workshop.gold.errors import GoldError
from discourse.workshop.scoring.places import Place
from discourse.workshop.scoring.units import Labelled, LabelledHedge, Unit


class _Attribution(msgspec.Struct):
    quote: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None
    reporter: tuple[int, int] | None = None
    narrated: bool = False
    type: QuoteType | None = None
    kind: Kind | None = None
    status: Status | None = None
    commitment: Commitment | None = None
    parent: int | msgspec.UnsetType | None = msgspec.UNSET
    entity: str | None = None


class _Hedge(msgspec.Struct):
    span: tuple[int, int]
    kind: HedgeKind


class _Row(msgspec.Struct):
    id: str
    text: str
    attributions: list[_Attribution] = []
    hedges: list[_Hedge] | msgspec.UnsetType = msgspec.UNSET


def json_units(source: str, name: str) -> list[Unit]:
    """The texts of a file of JSON lines. Raises GoldError with a mistake of each wrong line.

    >>> json_units('{"id": "a", "text": "Oui", "attributions": [{"quote": [[0, 9]]}]}', "gold.jsonl")
    Traceback (most recent call last):
    discourse.workshop.gold.errors.GoldError: gold.jsonl:1:1: bad-gold: [0, 9] is no place in a text of 3 characters
    """
    decoder = msgspec.json.Decoder(_Row)
    units: list[Unit] = []
    mistakes: list[Mistake] = []
    # only line feeds part rows: JSON text may hold the other line ends
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = decoder.decode(line.encode("utf-8", "surrogatepass"))
        except msgspec.DecodeError as error:
            wrong = [f"no gold in the form of JSON lines: {error}"]
        else:
            wrong = list(_wrong(row))
            units.append(_unit(row))
        mistakes += (Mistake(name, number, 1, "bad-gold", message) for message in wrong)
    if mistakes:
        raise GoldError(mistakes)
    return units


def _wrong(row: _Row) -> Iterator[str]:
    hedges = row.hedges or []
    for found in row.attributions:
        if not found.quote:
            yield "an attribution has no quote"
        if isinstance(found.parent, int) and not 0 <= found.parent < len(row.attributions):
            yield f"parent {found.parent} is the index of no attribution of this text"
    single = [place for found in row.attributions for place in (found.cue, found.speaker, found.reporter) if place]
    for start, end in [*single, *(p for found in row.attributions for p in found.quote), *(h.span for h in hedges)]:
        if not 0 <= start < end <= len(row.text):
            yield f"[{start}, {end}] is no place in a text of {len(row.text)} characters"


def _unit(row: _Row) -> Unit:
    shown = CONSTRUCTION.match(row.id)
    return Unit(
        id=row.id,
        text=row.text,
        attributions=tuple(map(_labelled, row.attributions)),
        hedges=tuple(LabelledHedge(hedge.kind, hedge.span) for hedge in row.hedges or []),
        construction=shown[0] if shown else "",
        hedged=row.hedges is not msgspec.UNSET,
    )


def _labelled(found: _Attribution) -> Labelled:
    quote: tuple[Place, ...] = tuple(found.quote)
    return Labelled(
        cue=found.cue,
        speaker=found.speaker,
        reporter=found.reporter,
        quote=quote,
        narrated=found.narrated,
        type=found.type or "",
        kind=found.kind or "",
        status=found.status or "",
        commitment=found.commitment or "",
        parent=None if found.parent is msgspec.UNSET else found.parent,
        nested=found.parent is not msgspec.UNSET,
        entity=found.entity or "",
    )
