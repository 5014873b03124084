"""Corpus files: texts with the attributions and hedges expected of them.

The form follows tree-sitter's corpus files; ``corpus/README.md`` describes it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from discourse.workshop.wording import PIECES, Place, WordsError, occurrences, place_of

_HEAD = re.compile(r"==== (\S+)(?: +(.*))?$")
_HOME = re.compile(r"([\w-]+/[\w.-]+\.txt)(?: after (\S+))?$")
_ATTRIBUTES = ("rule", "near", "home")
_SOURCES = ("speaker", "reporter")
_SPANS = ("cue", *_SOURCES)
_LABELS = {
    "type": ("direct", "indirect", "mixed"),
    "kind": ("speech", "belief", "attitude", "knowledge"),
    "status": ("asserted", "negated", "questioned", "hypothetical", "future"),
    "commitment": ("neutral", "assertive", "concessive", "factive", "distancing", "denial"),
}
_HEDGES = ("modal", "conditional", "adverb", "verb", "approximator", "anonymous")
_FIELDS = (*_SPANS, "quote", *_LABELS, "narrated", "parent", "entity", "hedge", "none")


class CaseError(ValueError):
    """A mistake in a corpus file: ``path:line: message`` (``path: message`` where it concerns all of it)."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path, self.line, self.message = path, line, message


@dataclass(frozen=True, slots=True)
class ExpectedAttribution:
    """What a case says of one attribution; places are half-open code point offsets in the case's text.

    Labels that the case leaves out are empty strings and are not compared. The entity of a source is its canonical
    name, ``-`` for a source that must stay unresolved.
    """

    cue: Place | None = None
    speaker: Place | None = None
    reporter: Place | None = None
    quote: tuple[Place, ...] = ()
    narrated: bool = False
    type: str = ""
    kind: str = ""
    status: str = "asserted"
    commitment: str = ""
    parent: int | None = None
    speaker_entity: str = ""
    reporter_entity: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedHedge:
    """A hedge that a case expects: its kind and its place."""

    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Home:
    """Where a case among the known failures belongs: the file below ``corpus/`` and the case it follows there.

    ``after`` is empty for the first case of the file.
    """

    file: str
    after: str = ""

    def __str__(self) -> str:
        return f"{self.file} after {self.after}" if self.after else self.file


@dataclass(frozen=True, slots=True)
class Case:
    """One text of the corpus with what is expected of it.

    ``rules`` are the patterns that must each find an attribution of it; those of ``near`` must find none.
    """

    id: str
    title: str
    path: str
    line: int
    text: str
    rules: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    home: Home | None = None
    attributions: tuple[ExpectedAttribution, ...] = ()
    hedges: tuple[ExpectedHedge, ...] = ()


def read_cases(path: Path, name: str = "") -> list[Case]:
    """Read one corpus file. Raises CaseError with file and line at the first mistake."""
    return list(parse_cases(path.read_text(encoding="utf-8"), name or str(path)))


def parse_cases(source: str, path: str) -> Iterator[Case]:
    """Parse the text of a corpus file.

    >>> [case] = parse_cases('==== A1 bare\\nSelon Léa, il pleut.\\n----\\n'
    ...                      'cue  Selon\\nspeaker  Léa\\nquote  il pleut\\n', 'demo.txt')
    >>> case.attributions[0].quote
    ((11, 19),)
    """
    lines = source.split("\n")
    starts = [n for n, line in enumerate(lines) if line.startswith("==== ")]
    for n, line in enumerate(lines[: starts[0] if starts else None]):
        if line.strip() and not line.startswith("#"):
            raise CaseError(path, n + 1, "a case starts with `==== ID title`")
    for start, end in zip(starts, [*starts, len(lines)][1:], strict=True):
        yield _parse_case(lines, start, end, path)


def _parse_case(lines: list[str], start: int, end: int, path: str) -> Case:
    head = _HEAD.match(lines[start])
    if head is None:
        raise CaseError(path, start + 1, "a case starts with `==== ID title`")
    try:
        rule_line = lines.index("----", start, end)
    except ValueError:
        raise CaseError(path, start + 1, f"case {head[1]} has no `----` line") from None
    body, attributes = start + 1, dict[str, str]()
    while body < rule_line and lines[body].startswith(":"):
        name, _, value = lines[body][1:].partition(" ")
        if name not in _ATTRIBUTES:
            raise CaseError(path, body + 1, f"unknown attribute `:{name}`; known: {', '.join(_ATTRIBUTES)}")
        if name in attributes:
            raise CaseError(path, body + 1, f"attribute `:{name}` stands twice")
        if not value.strip():
            raise CaseError(path, body + 1, f"attribute `:{name}` has no value")
        attributes[name], body = value.strip(), body + 1
    text = "\n".join(lines[body:rule_line]).strip("\n")
    if not text.strip():
        raise CaseError(path, start + 1, f"case {head[1]} has no text")
    reader = _Expected(text, path)
    for number in range(rule_line + 1, end):
        reader.line(lines[number], number + 1)
    reader.close(rule_line + 1)
    return Case(
        id=head[1],
        title=(head[2] or "").strip(),
        path=path,
        line=start + 1,
        text=text,
        rules=tuple(attributes.get("rule", "").split()),
        near=tuple(attributes.get("near", "").split()),
        home=_home(attributes["home"], path, start + 1) if "home" in attributes else None,
        attributions=tuple(reader.attributions),
        hedges=tuple(reader.hedges),
    )


def _home(value: str, path: str, line: int) -> Home:
    found = _HOME.match(value)
    if found is None:
        raise CaseError(path, line, f"`:home {value}` is no home; write `:home FOLDER/FILE.txt after ID`")
    return Home(found[1], found[2] or "")


class _Expected:
    """Collects the expected side of one case, line by line."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.attributions: list[ExpectedAttribution] = []
        self.hedges: list[ExpectedHedge] = []
        self._named: list[tuple[str, str, int]] = []
        self._places: dict[str, Place] = {}
        self._entities: dict[str, str] = {}
        self._quote: tuple[Place, ...] = ()
        self._labels: dict[str, str] = {}
        self._none = False

    def line(self, line: str, number: int) -> None:
        if not line.strip():
            self._finish(number)
            return
        if line.startswith("#"):
            return
        name, _, value = line.strip().partition(" ")
        value = value.strip()
        if name not in _FIELDS:
            raise CaseError(self.path, number, f"unknown field `{name}`; known: {', '.join(_FIELDS)}")
        if name == "none":
            self._none = True
        elif not value:
            raise CaseError(self.path, number, f"field `{name}` has no value")
        elif name == "hedge":
            self._hedge(value, number)
        elif name == "entity":
            self._entity(value, number)
        elif name == "quote":
            self._quote = tuple(self._find(piece, number) for piece in value.split(PIECES))
        elif name in _SPANS:
            self._places[name] = self._find(value, number)
        else:
            self._label(name, value, number)

    def close(self, number: int) -> None:
        self._finish(number)
        for words, entity, line in self._named:
            places = self._occurrences(words, line)
            self.attributions = [_with_entity(item, places, entity) for item in self.attributions]
        if not self._none and not self.attributions and not self.hedges:
            raise CaseError(self.path, number, "nothing is expected: write `none`")
        if self._none and self.attributions:
            raise CaseError(self.path, number, "`none` stands beside an attribution")

    def _finish(self, number: int) -> None:
        if not (self._places or self._quote or self._labels):
            return
        if not self._quote:
            raise CaseError(self.path, number, "an attribution has no quote")
        labels = self._labels
        self.attributions.append(
            ExpectedAttribution(
                cue=self._places.get("cue"),
                speaker=self._places.get("speaker"),
                reporter=self._places.get("reporter"),
                quote=self._quote,
                narrated=labels.get("narrated") == "yes",
                type=labels.get("type", ""),
                kind=labels.get("kind", ""),
                status=labels.get("status", "asserted"),
                commitment=labels.get("commitment", ""),
                parent=int(labels["parent"]) - 1 if "parent" in labels else None,
                speaker_entity=self._entities.get("speaker", ""),
                reporter_entity=self._entities.get("reporter", ""),
            )
        )
        self._places, self._quote, self._labels, self._entities = {}, (), {}, {}

    def _entity(self, value: str, number: int) -> None:
        """Whom a source stands for: `speaker` or `reporter` in the block of its attribution, or its words anywhere.

        Words may name several sources, or a mention that is none and is not compared.
        """
        mention, parted, entity = value.partition(" = ")
        if not parted or not entity.strip():
            raise CaseError(self.path, number, "an entity is written `entity speaker = its name`, `-` for nobody")
        if mention not in _SOURCES:
            self._named.append((mention, entity.strip(), number))
        elif mention in self._places:
            self._entities[mention] = entity.strip()
        else:
            raise CaseError(self.path, number, f"the attribution has no {mention} above its entity")

    def _label(self, name: str, value: str, number: int) -> None:
        allowed = _LABELS.get(name, ("yes",))
        if name == "parent":
            if not value.isdigit() or value == "0":
                raise CaseError(self.path, number, "parent is the number of an attribution of the case, from 1")
        elif value not in allowed:
            raise CaseError(self.path, number, f"`{value}` is no {name}; allowed: {', '.join(allowed)}")
        self._labels[name] = value

    def _hedge(self, value: str, number: int) -> None:
        kind, _, words = value.partition(" ")
        if kind not in _HEDGES:
            raise CaseError(self.path, number, f"`{kind}` is no hedge; allowed: {', '.join(_HEDGES)}")
        self.hedges.append(ExpectedHedge(kind, self._find(words.strip(), number)))

    def _find(self, words: str, number: int) -> Place:
        try:
            return place_of(self.text, words)
        except WordsError as error:
            raise CaseError(self.path, number, str(error)) from None

    def _occurrences(self, words: str, number: int) -> list[Place]:
        try:
            return occurrences(self.text, words)
        except WordsError as error:
            raise CaseError(self.path, number, str(error)) from None


def _with_entity(item: ExpectedAttribution, places: Collection[Place], entity: str) -> ExpectedAttribution:
    """An attribution with the entity of its source, where that stands at one of these places."""
    if item.speaker in places:
        return replace(item, speaker_entity=entity)
    return replace(item, reporter_entity=entity) if item.reporter in places else item
