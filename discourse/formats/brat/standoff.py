"""The lines of an ``.ann`` file, checked against its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from discourse.formats.errors import FormatError

Place = tuple[int, int]

_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"R\d+\t(\S+) \S+?:([TE]\d+) \S+?:([TE]\d+)\s*")
_EVENT = re.compile(r"E\d+\t\S+?:(T\d+)((?: \S+?:[TE]\d+)*)\s*")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (\S+)(?: (\S+))?\s*")
_NOTE = re.compile(r"#\d+\t\S+ (\S+)\t(.*)")


@dataclass(frozen=True, slots=True)
class Bound:
    """A text-bound annotation (``T1``)."""

    id: str
    label: str
    places: tuple[Place, ...]
    line: int

    @property
    def stretch(self) -> Place:
        """From its first piece to its last."""
        return self.places[0][0], self.places[-1][1]


@dataclass(frozen=True, slots=True)
class Link:
    """A relation, or an argument of an event; both ends are text-bound annotations, an event being its trigger."""

    role: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of an annotation; without a value it says yes."""

    line: int
    name: str
    target: str
    value: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """What one ``.ann`` file says. Notes are given with the annotation that they belong to."""

    path: str
    bound: Mapping[str, Bound]
    links: tuple[Link, ...]
    attributes: tuple[Attribute, ...]
    notes: tuple[tuple[str, str], ...]


def read_annotations(source: str, text: str, path: str) -> Annotations:
    """Parse an ``.ann`` file. Raises FormatError, with the line, at the first mistake.

    >>> read_annotations("T1\\tCue 0 5\\tSelon\\n", "Selon Léa, il pleut.", "a.ann").bound["T1"].stretch
    (0, 5)
    """
    bound: dict[str, Bound] = {}
    links: list[Link] = []
    attributes: list[Attribute] = []
    notes: list[tuple[str, str]] = []
    triggers: dict[str, str] = {}
    for number, written in enumerate(source.split("\n"), 1):
        line = written.rstrip("\r")
        if line.startswith("T"):
            item = _bound(line, number, text, path)
            bound[item.id] = item
        elif match := _RELATION.fullmatch(line):
            links.append(Link(match[1], match[2], match[3]))
        elif match := _EVENT.fullmatch(line):
            triggers[line.partition("\t")[0]] = match[1]
            arguments = (argument.rpartition(":") for argument in match[2].split())
            links += [Link(role, match[1], target) for role, _, target in arguments]
        elif match := _ATTRIBUTE.fullmatch(line):
            attributes.append(Attribute(number, match[1], match[2], match[3] or ""))
        elif match := _NOTE.fullmatch(line):
            notes.append((match[1], match[2]))
        elif line.strip() and line[0] not in "#*NR":
            raise FormatError(path, str(number), f"`{line}` is no line of brat's standoff form")

    def trigger(name: str) -> str:
        return triggers.get(name, name)

    known = [Link(link.role, trigger(link.start), trigger(link.end)) for link in links]
    for name in (end for link in known for end in (link.start, link.end) if end not in bound):
        raise FormatError(path, "", f"a relation names {name}, which is not there")
    return Annotations(
        path=path,
        bound=bound,
        links=tuple(known),
        attributes=tuple(Attribute(one.line, one.name, trigger(one.target), one.value) for one in attributes),
        notes=tuple((trigger(target), note) for target, note in notes),
    )


def _bound(line: str, number: int, text: str, path: str) -> Bound:
    match = _BOUND.fullmatch(line)
    if match is None:
        message = f"`{line}` is no text-bound annotation (T1⇥Label start end⇥words)"
        raise FormatError(path, str(number), message)
    numbers = [int(digits) for digits in re.findall(r"\d+", match[3])]
    places = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    there = " ".join(" ".join(text[start:end] for start, end in places).split())
    if there != " ".join(match[4].split()) or not all(0 <= start < end <= len(text) for start, end in places):
        message = f"at {match[3]} stands `{there}`, not `{match[4]}`: are the offsets code points of this text?"
        raise FormatError(path, str(number), message)
    return Bound(match[1], match[2], tuple(sorted(places)), number)
