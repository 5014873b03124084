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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from discourse.model import Commitment, HedgeKind, Kind, QuoteType, Status
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
_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"R\d+\t\S+ \S+?:(T\d+) \S+?:(T\d+)\s*")
_EVENT = re.compile(r"E\d+\t\S+?:(T\d+)((?: \S+?:[TE]\d+)*)\s*")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (\S+)(?: (\S+))?\s*")


@dataclass(frozen=True, slots=True)
class _Bound:
    """A text-bound annotation; ``label`` is in small letters without spaces and underscores."""

    id: str
    label: str
    places: tuple[Place, ...]
    line: int

    @property
    def stretch(self) -> Place:
        return self.places[0][0], self.places[-1][1]


@dataclass(frozen=True, slots=True)
class _Annotations:
    """What one ``.ann`` file says."""

    path: str
    bound: Mapping[str, _Bound]
    links: tuple[tuple[str, str], ...]
    attributes: tuple[tuple[int, str, str, str], ...]
    """Line, name, annotation, value."""


def brat_units(folder: Path) -> list[Unit]:
    """The texts of a folder and those below it, by name. Raises GoldError at the first mistake.

    Hedges count only where some text of the folder has one.
    """
    units = [_unit(file, folder) for file in sorted(folder.rglob("*.ann"))]
    if not any(unit.attributions for unit in units):
        raise GoldError(str(folder), 0, f"no annotation is a content; known labels: {', '.join(sorted(QUOTES))}")
    hedged = any(unit.hedges for unit in units)
    return [replace(unit, hedged=hedged) for unit in units]


def _unit(file: Path, folder: Path) -> Unit:
    beside = file.with_suffix(".txt")
    if not beside.is_file():
        raise GoldError(str(file), 0, f"its text is not there; put {beside.name} beside it")
    text = _read(beside)
    found = _annotations(_read(file), text, str(file))
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
        raise GoldError(str(file), 0, f"not UTF-8 ({error.reason}); brat files are") from None


def _annotations(source: str, text: str, path: str) -> _Annotations:
    bound: dict[str, _Bound] = {}
    links: list[tuple[str, str]] = []
    attributes: list[tuple[int, str, str, str]] = []
    triggers: dict[str, str] = {}
    for number, written in enumerate(source.split("\n"), 1):
        line = written.rstrip("\r")
        if line.startswith("T"):
            item = _bound(line, number, text, path)
            bound[item.id] = item
        elif match := _RELATION.fullmatch(line):
            links.append((match[1], match[2]))
        elif match := _EVENT.fullmatch(line):
            triggers[line.partition("\t")[0]] = match[1]
            links += [(match[1], argument.rpartition(":")[2]) for argument in match[2].split()]
        elif match := _ATTRIBUTE.fullmatch(line):
            attributes.append((number, match[1].casefold(), match[2], (match[3] or "").casefold()))
        elif line.strip() and line[0] not in "#*NR":
            raise GoldError(path, number, f"`{line}` is no line of brat's standoff form")
    known = [(triggers.get(one, one), triggers.get(other, other)) for one, other in links]
    for one in (name for pair in known for name in pair if name not in bound):
        raise GoldError(path, 0, f"a relation names {one}, which is not there")
    named = [(number, name, triggers.get(target, target), value) for number, name, target, value in attributes]
    return _Annotations(path, bound, tuple(known), tuple(named))


def _bound(line: str, number: int, text: str, path: str) -> _Bound:
    match = _BOUND.fullmatch(line)
    if match is None:
        raise GoldError(path, number, f"`{line}` is no text-bound annotation (T1⇥Label start end⇥words)")
    numbers = [int(digits) for digits in re.findall(r"\d+", match[3])]
    places = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    there = " ".join(" ".join(text[start:end] for start, end in places).split())
    if there != " ".join(match[4].split()) or not all(0 <= start < end <= len(text) for start, end in places):
        message = f"at {match[3]} stands `{there}`, not `{match[4]}`: are the offsets code points of this text?"
        raise GoldError(path, number, message)
    return _Bound(match[1], re.sub(r"[\W_]", "", match[2]).casefold(), tuple(sorted(places)), number)


def _attributions(found: _Annotations, text: str) -> Iterator[Labelled]:
    quotes = [item for item in found.bound.values() if item.label in QUOTES]
    for quote in sorted(quotes, key=lambda item: (item.places, item.line)):
        near = _linked(found, quote.id)
        cues = [item for item in near if item.label in CUES]
        # a source may be linked to the cue, and a cue to the source alone
        behind = [item for cue in cues for item in _linked(found, cue.id)]
        sources = [item for item in near if item.label in SPEAKERS | REPORTERS] or behind
        cues = cues or [item for source in sources for item in _linked(found, source.id) if item.label in CUES]
        speaker = _nearest(quote, (item for item in sources if item.label in SPEAKERS))
        reporter = _nearest(quote, (item for item in sources if item.label in REPORTERS))
        cue = _nearest(quote, cues)
        labels = _labels(found, quote)
        yield Labelled(
            cue=cue.stretch if cue else None,
            speaker=speaker.stretch if speaker else None,
            reporter=reporter.stretch if reporter else None,
            quote=quote.places,
            narrated=any(name == "narrated" and target == quote.id for _, name, target, _ in found.attributes),
            type=labels.get("type", QUOTES[quote.label]),
            kind=labels.get("kind", ""),
            status=labels.get("status", ""),
            commitment=labels.get("commitment", ""),
            nested=False,
            entity=_stands_for(found, text, speaker or reporter),
        )


def _linked(found: _Annotations, name: str) -> list[_Bound]:
    ids = [other if one == name else one for one, other in found.links if name in (one, other)]
    return [found.bound[one] for one in ids]


def _nearest(quote: _Bound, items: Iterable[_Bound]) -> _Bound | None:
    return min(items, key=lambda item: (_distance(quote.stretch, item.stretch), item.stretch), default=None)


def _distance(one: Place, other: Place) -> int:
    return max(0, one[0] - other[1], other[0] - one[1])


def _stands_for(found: _Annotations, text: str, source: _Bound | None) -> str:
    if source is None:
        return ""
    others = [item for item in _linked(found, source.id) if item.label in SPEAKERS | REPORTERS]
    return " ".join(text[slice(*others[0].stretch)].split()) if others else ""


def _labels(found: _Annotations, item: _Bound) -> dict[str, str]:
    labels: dict[str, str] = {}
    for number, name, target, value in found.attributes:
        if target == item.id and name in _VALUES:
            labels[name] = _allowed(found.path, number, name, value, _VALUES[name])
    return labels


def _hedges(found: _Annotations) -> Iterator[LabelledHedge]:
    for item in found.bound.values():
        if item.label.startswith(HEDGE):
            kinds = (attribute for attribute in found.attributes if attribute[1:3] == ("kind", item.id))
            said = [(number, value) for number, _, _, value in kinds]
            number, value = said[0] if said else (item.line, item.label.removeprefix(HEDGE))
            kind = _allowed(found.path, number, "hedge", value, get_args(HedgeKind))
            yield LabelledHedge(kind, item.stretch)


def _allowed(path: str, line: int, name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise GoldError(path, line, f"`{value}` is no {name}; allowed: {', '.join(allowed)}")
    return value
