"""What stands below the text of a corpus case: fields by their words, found in the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from discourse.model import Commitment, HedgeKind, Kind, QuoteType, Status
from discourse.reading.errors import Mistake, meant
from discourse.workshop.case_model import ExpectedAttribution, ExpectedHedge
from discourse.workshop.wording import PIECES, Place, WordsError, occurrences, place_of

_SOURCES = ("speaker", "reporter")
_SPANS = ("cue", *_SOURCES)
_LABELS = {
    "type": get_args(QuoteType),
    "kind": get_args(Kind),
    "status": get_args(Status),
    "commitment": get_args(Commitment),
    "narrated": ("yes",),
}
_HEDGES = get_args(HedgeKind)
_FIELDS = (*_SPANS, "quote", *_LABELS, "parent", "entity", "hedge", "none")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a corpus file."""

    path: str
    number: int
    text: str

    def at(self, start: int, width: int, code: str, message: str) -> Mistake:
        """A mistake in a stretch of the line."""
        return Mistake(self.path, self.number, start + 1, code, message, self.text, max(1, width))

    def whole(self, code: str, message: str) -> Mistake:
        """A mistake of the whole line."""
        return self.at(0, len(self.text.rstrip()), code, message)

    def words(self, words: str, code: str, message: str) -> Mistake:
        """A mistake in words of the line, the last ones where they stand in it twice."""
        return self.at(max(0, self.text.rfind(words)), len(words), code, message)


class ExpectedSide:
    """Collects the attributions and hedges of one case, and adds what is wrong with its lines to ``mistakes``."""

    def __init__(self, text: str, mistakes: list[Mistake]) -> None:
        self._text, self._mistakes = text, mistakes
        self.attributions: list[ExpectedAttribution] = []
        self.hedges: list[ExpectedHedge] = []
        self._named: list[tuple[str, str, Line]] = []
        self._parents: list[tuple[int, Line]] = []
        self._none: Line | None = None
        self._filled = False
        self._begin()

    def _begin(self) -> None:
        self._misspelt = False
        self._fields: dict[str, Line] = {}
        self._places: dict[str, Place] = {}
        self._entities: dict[str, str] = {}
        self._quote: tuple[Place, ...] = ()
        self._labels: dict[str, str] = {}

    def read(self, ruled: Line, lines: Sequence[Line]) -> None:
        """Read the lines below the line ``----``."""
        for line in lines:
            if not line.text.strip():
                self._finish()
            elif not line.text.startswith("#"):
                self._line(line)
        self._finish()
        for words, entity, line in self._named:
            places = self._occurrences(words, line)
            self.attributions = [_with_entity(item, places, entity) for item in self.attributions]
        self._check(ruled)

    def _check(self, ruled: Line) -> None:
        for number, line in self._parents:
            if number > len(self.attributions):
                message = f"there is no attribution {number}; this case has {len(self.attributions)}"
                self._mistakes.append(line.words(str(number), "unknown-parent", message))
        if self._none is None and not self._filled:
            self._mistakes.append(ruled.whole("nothing-expected", "nothing is expected below this line: write none"))
        if self._none is not None and self.attributions:
            message = "none says that there is no attribution, but there is one: take one of them out"
            self._mistakes.append(self._none.whole("none-beside", message))

    # --- lines

    def _line(self, line: Line) -> None:
        self._filled = True
        name, _, value = line.text.strip().partition(" ")
        value = value.strip()
        if name not in _FIELDS:
            self._misspelt = True
            self._mistakes.append(line.words(name, "unknown-field", f'"{name}" is no field{meant(name, _FIELDS, 20)}'))
        elif name == "none":
            self._none = line
        elif not value:
            self._mistakes.append(line.whole("no-value", f'the field "{name}" has no value'))
        elif name == "hedge":
            self._hedge(value, line)
        elif name == "entity":
            self._entity(value, line)
        elif name in self._fields:
            if line.text.split() == self._fields[name].text.split():
                return
            message = f'"{name}" stands twice in this attribution; an empty line parts attributions'
            self._mistakes.append(line.at(0, len(name), "field-twice", message))
        else:
            self._fields[name] = line
            self._field(name, value, line)

    def _field(self, name: str, value: str, line: Line) -> None:
        if name == "quote":
            self._quote = tuple(place for piece in value.split(PIECES) for place in self._find(piece, line))
        elif name in _SPANS:
            for place in self._find(value, line):
                self._places[name] = place
        elif name == "parent":
            self._parent(value, line)
        elif value in _LABELS[name]:
            self._labels[name] = value
        else:
            message = f'"{value}" is no {name}{meant(value, _LABELS[name])}'
            self._mistakes.append(line.words(value, f"unknown-{name}", message))

    def _parent(self, value: str, line: Line) -> None:
        if not (value.isascii() and value.isdigit() and value.strip("0")):
            message = "parent is the number of an attribution of this case, the first one is 1"
            self._mistakes.append(line.words(value, "bad-parent", message))
            return
        self._labels["parent"] = value
        self._parents.append((int(value), line))

    def _entity(self, value: str, line: Line) -> None:
        """Whom a source stands for: `speaker` or `reporter` in the block of its attribution, or its words anywhere.

        Words may name several sources, or a mention that is none and is not compared.
        """
        mention, parted, entity = value.partition(" = ")
        if not parted or not entity.strip():
            message = "an entity is written: entity speaker = its name, or - for nobody"
            self._mistakes.append(line.words(value, "bad-entity", message))
        elif mention not in _SOURCES:
            self._named.append((mention, entity.strip(), line))
        elif mention in self._fields:
            self._entities[mention] = entity.strip()
        else:
            message = f"the attribution has no {mention} above its entity"
            self._mistakes.append(line.words(mention, "bad-entity", message))

    def _hedge(self, value: str, line: Line) -> None:
        kind, _, words = value.partition(" ")
        if kind not in _HEDGES:
            message = f'"{kind}" is no kind of hedge{meant(kind, _HEDGES)}'
            self._mistakes.append(line.words(kind, "unknown-hedge", message))
        elif not words.strip():
            self._mistakes.append(line.whole("no-value", "a hedge is written: hedge KIND its words"))
        else:
            self.hedges += [ExpectedHedge(kind, place) for place in self._find(words.strip(), line)]

    def _finish(self) -> None:
        if not self._fields:
            self._begin()
            return
        if "quote" not in self._fields and not self._misspelt:
            first = next(iter(self._fields.values()))
            self._mistakes.append(first.whole("no-quote", "this attribution has no quote"))
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
        self._begin()

    # --- words

    def _find(self, words: str, line: Line) -> Iterator[Place]:
        """The one place of these words; none where they are not there, or there more than once."""
        try:
            yield place_of(self._text, words)
        except WordsError as error:
            self._mistakes.append(line.words(words, error.code, error.message))

    def _occurrences(self, words: str, line: Line) -> list[Place]:
        """Where words stand in the text; nowhere where they do not."""
        try:
            return occurrences(self._text, words)
        except WordsError as error:
            self._mistakes.append(line.words(words, error.code, error.message))
            return []


def _with_entity(item: ExpectedAttribution, places: Collection[Place], entity: str) -> ExpectedAttribution:
    """An attribution with the entity of its source, where that stands at one of these places."""
    if item.speaker in places:
        return replace(item, speaker_entity=entity)
    return replace(item, reporter_entity=entity) if item.reporter in places else item
