"""Gold in brat's standoff form: a text file with an ``.ann`` file of the same name beside it.

A content is a text-bound annotation with one of the labels of `QUOTES`; cues and sources are linked to it by a
relation or an event, whatever its name and direction. The labels are those of FRACAS (Richard et al. 2024), which
does not tell a reporter from a speaker, or our own: ``Quote``, ``Cue``, ``Speaker``, ``Reporter``, ``Hedge``.
Attributes of a quote are ``Type``, ``Kind``, ``Status``, ``Commitment`` and ``Narrated``, of a hedge ``Kind`` (or its
label says it: ``Hedge_modal``). Where two sources or cues are linked to one content, the nearest counts. A source that
a relation links to another one (FRACAS: ``Refers``) stands for the words of that one. Other labels, notes and
equivalences are passed over.

brat: Stenetorp et al. 2012; https://brat.nlplab.org/standoff.html. Offsets are code points of the text file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

from discourse.formats.brat.standoff import Annotations, Bound, read_annotations
from discourse.formats.errors import FormatError
from discourse.model import Commitment, HedgeKind, Kind, QuoteType, Status
from discourse.reading.errors import Mistake, meant
from discourse.workshop.gold.errors import GoldError
from discourse.workshop.scoring.places import Place
from discourse.workshop.scoring.units import Labelled, LabelledHedge, Unit

QUOTES = {
    "quote": "",
    "quotation": "",
    "content": "",
    **{f"{kind}{noun}": kind for kind in get_args(QuoteType) for noun in ("quote", "quotation")},
}
"""Labels of contents in small letters, without spaces and underscores, and the type that each says."""
CUES = frozenset({"cue"})
SPEAKERS = frozenset({"speaker", "source", "agent", "organization", "organisation", "groupofpeople", "sourcepronoun"})
REPORTERS = frozenset({"reporter", "medium"})
HEDGE = "hedge"

_VALUES: Mapping[str, tuple[str, ...]] = {
    "type": get_args(QuoteType),
    "kind": get_args(Kind),
    "status": get_args(Status),
    "commitment": get_args(Commitment),
}


def brat_units(folder: Path) -> list[Unit]:
    """The texts of a folder and those below it, by name. Raises GoldError with the first mistake of each.

    Hedges count only where some text of the folder has one.
    """
    units: list[Unit] = []
    mistakes: list[Mistake] = []
    for file in sorted(folder.rglob("*.ann")):
        try:
            units.append(_unit(file, folder))
        except GoldError as error:
            mistakes += error.mistakes
    if mistakes:
        raise GoldError(mistakes)
    if not any(unit.attributions for unit in units):
        message = f"no annotation is a content; known labels: {', '.join(sorted(QUOTES))}"
        raise GoldError.at(str(folder), 0, "no-gold", message)
    hedged = any(unit.hedges for unit in units)
    return [replace(unit, hedged=hedged) for unit in units]


def _unit(file: Path, folder: Path) -> Unit:
    beside = file.with_suffix(".txt")
    if not beside.is_file():
        raise GoldError.at(str(file), 0, "no-gold", f"its text is not there; put {beside.name} beside it")
    text = _read(beside)
    try:
        found = read_annotations(_read(file), text, str(file))
    except FormatError as error:
        raise GoldError.at(error.path, int(error.place or 0), "bad-gold", error.message) from None
    return Unit(
        id=file.relative_to(folder).with_suffix("").as_posix(),
        text=text,
        attributions=tuple(_attributions(found, text)),
        hedges=tuple(_hedges(found)),
    )


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 ({error.reason}); brat files are"
        raise GoldError.at(str(file), 0, "not-utf-8", message) from None


def _attributions(found: Annotations, text: str) -> Iterator[Labelled]:
    quotes = [item for item in found.bound.values() if _label(item) in QUOTES]
    for quote in sorted(quotes, key=lambda item: (item.places, item.line)):
        near = _linked(found, quote.id)
        cues = [item for item in near if _label(item) in CUES]
        # a source may be linked to the cue, and a cue to the source alone
        behind = [item for cue in cues for item in _linked(found, cue.id)]
        sources = [item for item in near if _label(item) in SPEAKERS | REPORTERS] or behind
        cues = cues or [item for source in sources for item in _linked(found, source.id) if _label(item) in CUES]
        speaker = _nearest(quote, (item for item in sources if _label(item) in SPEAKERS))
        reporter = _nearest(quote, (item for item in sources if _label(item) in REPORTERS))
        cue = _nearest(quote, cues)
        labels = _labels(found, quote)
        yield Labelled(
            cue=cue.stretch if cue else None,
            speaker=speaker.stretch if speaker else None,
            reporter=reporter.stretch if reporter else None,
            quote=quote.places,
            narrated=any(one.name.casefold() == "narrated" and one.target == quote.id for one in found.attributes),
            type=labels.get("type", QUOTES[_label(quote)]),
            kind=labels.get("kind", ""),
            status=labels.get("status", ""),
            commitment=labels.get("commitment", ""),
            nested=False,
            entity=_stands_for(found, text, speaker or reporter),
        )


def _label(item: Bound) -> str:
    return re.sub(r"[\W_]", "", item.label).casefold()


def _linked(found: Annotations, name: str) -> list[Bound]:
    ids = [link.end if link.start == name else link.start for link in found.links if name in (link.start, link.end)]
    return [found.bound[one] for one in ids]


def _nearest(quote: Bound, items: Iterable[Bound]) -> Bound | None:
    return min(items, key=lambda item: (_distance(quote.stretch, item.stretch), item.stretch), default=None)


def _distance(one: Place, other: Place) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _stands_for(found: Annotations, text: str, source: Bound | None) -> str:
    if source is None:
        return ""
    others = [item for item in _linked(found, source.id) if _label(item) in SPEAKERS | REPORTERS]
    return " ".join(text[slice(*others[0].stretch)].split()) if others else ""


def _labels(found: Annotations, item: Bound) -> dict[str, str]:
    labels: dict[str, str] = {}
    for one in found.attributes:
        name = one.name.casefold()
        if one.target == item.id and name in _VALUES:
            labels[name] = _allowed(found.path, one.line, name, one.value.casefold(), _VALUES[name])
    return labels


def _hedges(found: Annotations) -> Iterator[LabelledHedge]:
    for item in found.bound.values():
        if _label(item).startswith(HEDGE):
            own = (one for one in found.attributes if one.target == item.id and one.name.casefold() == "kind")
            said = [(one.line, one.value.casefold()) for one in own]
            number, value = said[0] if said else (item.line, _label(item).removeprefix(HEDGE))
            kind = _allowed(found.path, number, "hedge", value, get_args(HedgeKind))
            yield LabelledHedge(kind, item.stretch)


def _allowed(path: str, line: int, name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise GoldError.at(path, line, f"unknown-{name}", f'"{value}" is no {name}{meant(value, allowed)}')
    return value
