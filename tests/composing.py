"""Sentences with the labels that they must get, put together from the tables of ``tests/data/compose``.

The tables follow the annotation guidelines, not the grammar; ``constructions.tsv`` describes the notation. A
composition asks a `Choose` for the words of each slot, so that a strategy, a seeded draw and the list of known failures
share it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from material import data_lines

from discourse.workshop.case_model import ExpectedAttribution, ExpectedHedge
from discourse.workshop.cases import Case
from discourse.workshop.wording import Place

Choose = Callable[[str, Sequence[str]], str]
"""Gives one of the options of a slot. The first option is the plainest."""

NOTHING: Final = "-"
EVERY: Final = "*"
SOURCE: Final = "source"
"""The choice of whoever speaks, whatever slot asks for it."""
MEDIUM: Final = "medium"
_PLACES = ("cue", "speaker", "reporter", "quote")
_SLOT = re.compile(r"\{([^}]+)\}")
_OPENING = re.compile(r"\[([a-z]+)(?:/(\d))? ")
# an e that may be elided, the ends of labels around it, and what follows
_ELISION = re.compile(r"(d?)e~((?:\]|(?<=\]) |\[[a-z]+(?:/\d)? )*)(les? |[aâeéèêhiîoôuy]|.)", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[aec])(\]?)-t\?-")
_TENSE_ALL = "all"
_ANY = ("present", "yes", "no")
_TENSES: Final = {"+": ("present", "yes"), "!": ("present",)}
_PEOPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("noun",),
    "pronoun": ("pronoun",),
    "subject": ("noun", "pronoun"),
    "medium": ("medium",),
}
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Construction:
    """A row of ``constructions.tsv``."""

    name: str
    frames: tuple[str, ...]
    labels: str
    template: str


@dataclass(frozen=True, slots=True)
class Composition:
    """A sentence, the words chosen for its slots, and what is expected of it."""

    construction: Construction
    choices: Mapping[str, str]
    case: Case


@dataclass(frozen=True, slots=True)
class KnownFailure:
    """A row of ``known-failures.tsv``: where some words stand in a construction, the analysis is wrong today.

    ``condition`` has the words, or features of a source, that a slot may hold; without any, all of it fails.
    """

    constructions: frozenset[str]
    condition: Mapping[str, frozenset[str]]
    reason: str

    @property
    def id(self) -> str:
        """The row in a line."""
        names = " / ".join(sorted(self.constructions))
        words = "; ".join(f"{slot}={' / '.join(sorted(found))}" for slot, found in self.condition.items())
        return f"{names}: {words or 'all'}"

    def covers(self, composition: Composition) -> bool:
        """Whether a sentence is one of those that fail."""
        return self.concerns(composition.construction) and all(
            slot in composition.choices and _answers(composition.choices[slot], wanted)
            for slot, wanted in self.condition.items()
        )

    def concerns(self, construction: Construction) -> bool:
        """Whether the row is about a construction."""
        return EVERY in self.constructions or construction.name in self.constructions

    def witnesses(self, construction: Construction) -> Iterator[Composition]:
        """The plainest sentence for each way to meet the condition."""
        return self._witnesses(construction, {})

    def _witnesses(self, construction: Construction, fixed: Mapping[str, str]) -> Iterator[Composition]:
        open_slots: dict[str, list[str]] = {}

        def choose(slot: str, options: Sequence[str]) -> str:
            if slot in fixed:
                return fixed[slot]
            if slot in self.condition:
                open_slots[slot] = [option for option in options if _answers(option, self.condition[slot])]
            return options[0]

        composition = compose(construction, choose)
        if not open_slots:
            if self.covers(composition):
                yield composition
            return
        slot, options = next(iter(open_slots.items()))
        for option in options:
            yield from self._witnesses(construction, {**fixed, slot: option})


@cache
def known_failures() -> tuple[KnownFailure, ...]:
    """All known failures."""
    return tuple(
        KnownFailure(frozenset(row["constructions"].split(" / ")), _condition(row["condition"]), row["reason"])
        for row in table("known-failures")
    )


def _condition(text: str) -> dict[str, frozenset[str]]:
    parts = [] if text == NOTHING else text.split("; ")
    return {slot: frozenset(words.split(" / ")) for slot, _, words in (part.partition("=") for part in parts)}


def _answers(option: str, wanted: frozenset[str]) -> bool:
    """Whether a condition names an option: by its words (of the first form), or by a feature of a source."""
    return not wanted.isdisjoint({option, _bare_words(option), *_features(option)})


def _bare_words(option: str) -> str:
    return _OPENING.sub("", option.partition("|")[0]).replace("]", "").strip()


@cache
def _features(option: str) -> frozenset[str]:
    found = next((row for row in table("people") if row["text"] == option), None)
    if found is None:
        return frozenset()
    named = {found["class"], found["gender"] + found["number"]}
    return frozenset(named | {"apposed"} if found["apposed"] == "yes" else named | {"anonymous"} & {option[1:10]})


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a table of ``tests/data/compose`` by the names of their columns."""
    head, *lines = data_lines(f"compose/{name}.tsv")
    columns = head.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines)


@cache
def constructions() -> tuple[Construction, ...]:
    """All constructions, in the order of their table."""
    return tuple(
        Construction(row["name"], tuple(row["frames"].split(",")), row["labels"], row["template"])
        for row in table("constructions")
    )


def compose(construction: Construction, choose: Choose) -> Composition:
    """A sentence of a construction, with the words that ``choose`` gives for its slots."""
    drawing = _Drawing(choose)
    slots = list(dict.fromkeys(_SLOT.findall(construction.template)))
    # what the verb agrees with comes first
    for slot in sorted(slots, key=lambda slot: slot not in _PEOPLE):
        drawing.fill(slot)
    markup = construction.template.replace("⏎", "\n")
    while _SLOT.search(markup):
        markup = _SLOT.sub(lambda match: drawing.words[match[1]], markup)
    text, places = labelled(spelled(markup))
    labels = {"1": dict[str, str]()}
    for label in (*drawing.verb_labels, *construction.labels.split(), *drawing.labels):
        number, _, rest = label.rpartition(":")
        name, _, value = rest.partition("=")
        labels.setdefault(number or "1", {})[name] = value
    case = Case(
        id=construction.name,
        title="",
        path="compose",
        line=0,
        text=text,
        attributions=tuple(_attribution(places, number, labels[number]) for number in sorted(labels)),
        hedges=tuple(_hedges(places, drawing.hedge)),
    )
    return Composition(construction, drawing.choices, case)


@dataclass(slots=True)
class _Drawing:
    """The words of one sentence, slot by slot."""

    choose: Choose
    choices: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    verb_labels: list[str] = field(default_factory=list)
    source: Row | None = None
    hedge: str = NOTHING

    def fill(self, slot: str) -> None:
        """Choose the words of a slot."""
        kind, _, frames = slot.partition(" ")
        if kind in _PEOPLE:
            self._person(slot)
        elif kind == "close":
            self.words[slot] = "," if self.source and self.source["apposed"] == "yes" else ""
        elif frames:
            self._verb(slot, kind, frames)
        else:
            self._slot(slot)

    def pick(self, name: str, rows: Sequence[Row], column: str) -> Row:
        chosen = self.choices[name] = self.choose(name, [row[column] for row in rows])
        return next(row for row in rows if row[column] == chosen)

    def _person(self, slot: str) -> None:
        people = [row for row in table("people") if row["class"] in _PEOPLE[slot]]
        person = self.pick(MEDIUM if slot == MEDIUM else SOURCE, people, "text")
        self.words[slot] = person["text"]
        self.source = self.source or person

    def _slot(self, slot: str) -> None:
        name, _, half = slot.partition(".")
        rows = [row for row in table("slots") if row["slot"] == name]
        assert rows, f"no words for {{{slot}}}"
        if name in self.choices:
            row = next(row for row in rows if row["text"] == self.choices[name])
        else:
            row = self.pick(name, rows, "text")
            self.labels += row["labels"].split()
        parts = ("" if row["text"] == NOTHING else row["text"]).split("|")
        self.words[slot] = parts[int(half) - 1 if half else self._agreement(len(parts))]

    def _agreement(self, forms: int) -> int:
        if forms == 1 or self.source is None:
            return 0
        return (self.source["gender"] == "f") + 2 * (self.source["number"] == "p")

    def _verb(self, slot: str, form: str, wanted: str) -> None:
        frames, allowed = wanted.rstrip("+!").split(","), _TENSES.get(wanted[-1], _ANY)
        verbs = [row for row in table("verbs") if {*frames} <= {*row["frames"].split(",")}]
        verb = self.pick("verb", [{**row, "name": _verb_name(row)} for row in verbs], "name")
        self.verb_labels += [f"kind={verb['kind']}", f"commitment={verb['commitment']}"]
        reflexive = verb["reflexive"] == "yes"
        self.hedge = NOTHING if reflexive else verb["hedge"]
        if form == "infinitive":
            self.words[slot] = f"{'se~' if reflexive else ''}[cue {verb['infinitive']}]"
            return
        if form == "inverted":
            pronouns = [row for row in table("people") if row["class"] == "pronoun"]
            self.source = self.pick(SOURCE, pronouns, "text")
        number = "plural" if self.source and self.source["number"] == "p" else "singular"
        column = f"inverted_{number}" if form == "inverted" else number
        tenses = [
            row
            for row in table("tenses")
            if row["reflexive"] == verb["reflexive"]
            and row[column] != NOTHING
            and (row["frames"] == _TENSE_ALL or frames[0] in row["frames"].split(","))
            and row["plain"] in allowed
        ]
        tense = self.pick("tense", tenses, "name")
        if tense["status"]:
            self.verb_labels.append(f"status={tense['status']}")
        forms = {**verb, "pronoun": self.source["text"] if self.source else "", "agreement": self._ending(verb)}
        words = _SLOT.sub(lambda match: forms[match[1]], tense[column])
        # where a reflexive verb is a hedge, its pronoun belongs to it
        self.words[slot] = f"[{verb['hedge']} {words}]" if reflexive and verb["hedge"] != NOTHING else words

    def _ending(self, verb: Row) -> str:
        ending = ("", "e", "s", "es")[self._agreement(4)]
        # what somebody asks himself does not agree; a participle in s takes no second one
        return "" if "question" in verb["frames"] else ending


def _verb_name(row: Row) -> str:
    return f"se {row['infinitive']}" if row["reflexive"] == "yes" else row["infinitive"]


def spelled(markup: str) -> str:
    """A marked sentence with its elisions, contractions, hyphens and commas."""
    markup = _ELISION.sub(_elided, markup)
    markup = _HYPHEN.sub(r"\1-t-", markup).replace("-t?-", "-")
    markup = re.sub(r",(?=\]*[,.])", "", markup)
    return re.sub(r"([?!]\]*)[.,]", r"\1", markup)


def _elided(match: re.Match[str]) -> str:
    preposition, tags, following = match.groups()
    if preposition and following.lower() in ("le ", "les "):
        contracted = "du" if following.lower() == "le " else "des"
        return contracted + (tags if " [" in tags else f" {tags}")
    if following[0].lower() in "aâeéèêhiîoôuy":
        return f"{preposition}'{tags.replace('] [', '][')}{following}"
    return f"{preposition}e{tags if '] ' in tags else f' {tags}'}{following}"


def labelled(markup: str) -> tuple[str, list[tuple[str, str, Place]]]:
    """The text of a marked sentence, and each label with its number and place."""
    text: list[str] = []
    opened: list[tuple[str, str, int]] = []
    places: list[tuple[str, str, Place]] = []
    at = 0
    while at < len(markup):
        opening = _OPENING.match(markup, at)
        if opening:
            opened.append((opening[1], opening[2] or "1", len(text)))
            at = opening.end()
            continue
        if markup[at] == "]":
            name, number, start = opened.pop()
            places.append((name, number, (start, len(text))))
        else:
            text.append(markup[at])
        at += 1
    first = next(index for index, letter in enumerate(text) if letter.isalpha())
    text[first] = text[first].upper()
    return "".join(text), sorted(places, key=lambda item: item[2])


def _attribution(
    places: Sequence[tuple[str, str, Place]], number: str, labels: Mapping[str, str]
) -> ExpectedAttribution:
    def all_of(name: str) -> list[Place]:
        return [place for label, owner, place in places if (label, owner) == (name, number)]

    def only(name: str) -> Place | None:
        return next(iter(all_of(name)), None)

    return ExpectedAttribution(
        cue=only("cue"),
        speaker=only("speaker"),
        reporter=only("reporter"),
        quote=tuple(all_of("quote")),
        narrated=labels.get("narrated") == "yes",
        type=labels.get("type", ""),
        kind=labels["kind"],
        status=labels.get("status", "asserted"),
        commitment=labels.get("commitment", ""),
        parent=int(labels["parent"]) - 1 if "parent" in labels else None,
    )


def _hedges(places: Sequence[tuple[str, str, Place]], of_verb: str) -> Iterator[ExpectedHedge]:
    for label, number, place in places:
        if label not in _PLACES:
            yield ExpectedHedge(label, place)
        elif (label, number) == ("cue", "1") and of_verb != NOTHING:
            yield ExpectedHedge(of_verb, place)
