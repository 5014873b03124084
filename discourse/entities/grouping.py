"""The sources of a text grouped to entities, in one pass from left to right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate
from typing import cast

from discourse.entities.descriptions import Descriptions
from discourse.entities.interview import Interview
from discourse.entities.names import Ambiguous, Names
from discourse.entities.phrase import Phrase, PhraseReader
from discourse.entities.phrases import PhraseFinder, Position, Spotted
from discourse.entities.pronouns import Asked, Pronouns
from discourse.entities.referents import History, Referent, Seen
from discourse.entities.tables import EntityTables
from discourse.entities.words import WordReader
from discourse.fields import Draft, rules
from discourse.lexicon import Lexicon
from discourse.model import Entity, EntityKind, Gender, Number, Unresolved
from discourse.reading.folder import Folder

Place = tuple[int, int]

_CLOSERS = "»”\"’') \u00a0\u202f"
_CLOSING = 6
_SOURCE = Position(subject=True)
_KINDS: Mapping[str, EntityKind] = {
    "person": "person",
    "body": "organisation",
    "power": "organisation",
    "place": "organisation",
    "medium": "medium",
    "document": "document",
    "sources": "group",
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a text, the index of one for each resolved source by its place, and why others are not."""

    entities: tuple[Entity, ...] = ()
    index: Mapping[Place, int] | None = None
    reasons: Mapping[Place, Unresolved] | None = None

    def entity_of(self, place: Place) -> int | None:
        """The index of the entity of a source."""
        return self.index.get(place) if self.index else None

    def reason_of(self, place: Place) -> Unresolved | None:
        """Why a source has no entity."""
        return self.reasons.get(place) if self.reasons else None


class Entities:
    """Groups the sources of texts; holds tables only."""

    def __init__(self, folder: Folder, lexicon: Lexicon) -> None:
        self._tables = EntityTables(folder)
        words = WordReader(lexicon)
        self._reader = PhraseReader(lexicon, self._tables, words)
        self._finder = PhraseFinder(lexicon, self._tables, self._reader, words)

    def resolve(
        self, text: str, sentences: Sequence[Place], drafts: Sequence[Draft], parents: Sequence[int | None]
    ) -> Resolution:
        """The entities of a text whose attributions are these. A text without a source has none."""
        if not any(draft.has_source for draft in drafts):
            return Resolution()
        grouping = _Grouping(text, self._tables, self._reader, drafts, parents)
        grouping.read(self._finder.find(text, sentences), sentences)
        return grouping.resolution()


@dataclass(frozen=True, slots=True)
class _Source:
    """A source: its place, and the first attribution that has it."""

    start: int
    end: int
    draft: int
    reports: bool


class _Grouping:
    """The state of one text while it is read."""

    def __init__(
        self,
        text: str,
        tables: EntityTables,
        reader: PhraseReader,
        drafts: Sequence[Draft],
        parents: Sequence[int | None],
    ) -> None:
        self._text, self._tables, self._reader = text, tables, reader
        self._drafts, self._parents = drafts, parents
        self._history, self._names = History(), Names()
        self._descriptions = Descriptions(tables, self._history)
        self._pronouns = Pronouns(self._history)
        self._direct = _Covered([piece for draft in drafts if draft.type == "direct" for piece in draft.pieces])
        self._referents: dict[Place, Referent] = {}
        self._reasons: dict[Place, Unresolved] = {}
        self._in_talk: list[tuple[_Source, str]] = []
        self._interview = Interview(text, drafts)
        self._subject_of = -1
        self._headlines: set[int] = set()

    # --- the pass

    def read(self, spotted: Iterator[Spotted], sentences: Sequence[Place]) -> None:
        """Read the text: sources, and what else may be taken up."""
        sources = sorted(self._sources(), key=lambda source: (source.start, -source.end))
        starts = [start for start, _ in sentences]
        self._headlines = {at for at, place in enumerate(sentences) if _is_headline(self._text, place)}
        named = 0
        items: Iterator[_Source | Spotted] = merge(sources, spotted, key=_in_order)
        for item in items:
            sentence = max(bisect_right(starts, item.start) - 1, 0)
            if isinstance(item, _Source):
                named = max(named, self._source(item, sentence))
                if item is sources[-1]:
                    break
            elif item.start >= named:
                named = max(named, self._passing(item, sentence))
        for source, way in self._in_talk:
            self._talking(source, way)

    def _sources(self) -> Iterator[_Source]:
        taken: set[Place] = set()
        for number, draft in enumerate(self._drafts):
            for place in (draft.speaker, draft.reporter):
                if place is not None and place not in taken:
                    taken.add(place)
                    yield _Source(*place, number, place == draft.reporter)

    def _source(self, source: _Source, sentence: int) -> int:
        """Settle a source; gives where its name ends, so that it is not met again as a phrase."""
        place = source.start, source.end
        words = self._text[source.start : source.end]
        anaphor = self._tables.anaphors.get(words.lower().replace("’", "'"))
        if anaphor is None:
            phrase = self._reader.of_source(self._text, place)
            found = self._of_phrase(phrase, sentence, source)
            if found == "ambiguous":
                self._reasons[place] = "ambiguous"
            else:
                self._referents[place] = found
                self._see(found, phrase, sentence, source=True)
            return phrase.head_end
        if anaphor.way in ("first", "second"):
            self._in_talk.append((source, anaphor.way))
            return source.end
        draft = self._drafts[source.draft]
        quoted = self._direct.covers(source.start) and draft.family != rules.INCISE
        parent = self._parents[source.draft]
        framing = self._drafts[parent] if parent is not None else None
        asked = Asked(self._text, source.start, sentence, draft, framing, quoted, source.reports)
        antecedent = self._pronouns.find(anaphor, asked)
        if isinstance(antecedent, Referent):
            self._learn(antecedent, anaphor.gender, anaphor.number)
            self._history.add(Seen(source.start, source.end, sentence, antecedent, source=True, subject=True))
            self._referents[place] = antecedent
        else:
            self._reasons[place] = antecedent
        return source.end

    def _passing(self, item: Spotted, sentence: int) -> int:
        """Note what the text speaks of outside source position; gives where its name ends."""
        quoted = self._direct.covers(item.start)
        if item.phrase is None:
            found = None if quoted else self._pronouns.passing(self._tables.anaphors[item.pronoun], sentence)
            if found is not None:
                self._history.add(Seen(item.start, item.start, sentence, found, subject=True))
            return item.start
        phrase = item.phrase
        if phrase.category == "document":
            # the name behind `le film` or `le feuilleton` is that of no source
            phrase.name, phrase.personal = "", False
        if phrase.name and not self._worth_noting(phrase, item.position):
            return item.start
        referent = self._of_phrase(phrase, sentence, None)
        if referent != "ambiguous":
            self._see(referent, phrase, sentence, item.position, quoted)
        return phrase.head_end

    def _worth_noting(self, phrase: Phrase, position: Position) -> bool:
        """A single capital is a name where nothing else explains it."""
        if phrase.category == "place":
            return False
        if phrase.personal or phrase.noun or " " in phrase.name or self._names.knows(phrase.name):
            return True
        return not position.opens and not position.inner

    # --- phrases

    def _of_phrase(self, phrase: Phrase, sentence: int, source: _Source | None) -> Referent | Ambiguous:
        """Whoever a phrase stands for: somebody the text has spoken of, else somebody new."""
        personal = phrase.personal or (phrase.category == "person" and bool(phrase.name))
        if phrase.name:
            found = self._names.find(phrase, personal)
        else:
            found = self._descriptions.find(phrase, sentence)
        if found == "ambiguous":
            return found
        if found is None:
            found = self._new(phrase, source)
        self._enrich(found, phrase, personal)
        return found

    def _new(self, phrase: Phrase, source: _Source | None) -> Referent:
        kind = _KINDS.get(phrase.category, "unknown")
        if phrase.personal:
            kind = "person"
        elif kind == "unknown" and source is not None and source.reports:
            kind = "medium"
        if kind == "person" and phrase.number == "plural":
            kind = "group"
        indefinite = phrase.determiner is not None and phrase.determiner.is_indefinite
        name = phrase.name or phrase.description
        return Referent(
            name=name[:1].lower() + name[1:] if not phrase.name and _opens_with_article(phrase) else name,
            kind=kind,
            gender=phrase.gender,
            number=phrase.number,
            category=phrase.category,
            description=phrase.description,
            anonymous=not phrase.name and (indefinite or phrase.category == "sources"),
        )

    def _enrich(self, referent: Referent, phrase: Phrase, personal: bool) -> None:
        """Add what a phrase tells of somebody."""
        self._learn(referent, phrase.gender if personal or not referent.personal else "", phrase.number)
        if referent.kind == "unknown" and (personal or phrase.category == "person"):
            referent.kind = "person"
        if phrase.name:
            if not referent.named or (personal and len(phrase.name.split()) > len(referent.name.split())):
                referent.name = phrase.name
            referent.named = True
            referent.personal = referent.personal or personal
            self._names.add(phrase.name, referent)
            if phrase.alias:
                self._names.add(phrase.alias, referent)
            role = phrase.role or (_role(phrase) if personal else "")
            referent.role = referent.role or role
        if phrase.heads:
            referent.heads |= phrase.heads
            self._descriptions.add(referent)

    def _learn(self, referent: Referent, gender: str, number: str) -> None:
        referent.gender = referent.gender or gender
        referent.number = referent.number or number

    def _see(
        self,
        referent: Referent,
        phrase: Phrase,
        sentence: int,
        position: Position = _SOURCE,
        quoted: bool = False,
        source: bool = False,
    ) -> None:
        headline = sentence in self._headlines
        subject = position.subject and not (position.comma and self._subject_of == sentence)
        if subject:
            self._subject_of = sentence
        self._interview.introduce(referent, phrase.start)
        self._history.add(
            Seen(
                phrase.start, phrase.end, sentence, referent, source, subject, position.inner, quoted, headline
            )
        )

    def _talking(self, source: _Source, way: str) -> None:
        """Somebody who says `je` inside a quotation is its source; in an interview, whoever is interviewed."""
        place = source.start, source.end
        parent = self._parents[source.draft]
        outer = self._drafts[parent].speaker if parent is not None else None
        found = self._interview.person(parent, way)
        if found is None and outer is not None and way == "first" and self._direct.covers(source.start):
            found = self._referents.get(outer)
        if found is not None:
            self._referents[place] = found
        else:
            self._reasons[place] = "first_person" if way == "first" else "second_person"

    # --- the outcome

    def resolution(self) -> Resolution:
        """The entities in the order in which they first are a source."""
        order: dict[int, int] = {}
        mentions: list[list[int]] = []
        referents: list[Referent] = []
        index: dict[Place, int] = {}
        unnamed: set[int] = set()
        for number, draft in enumerate(self._drafts):
            hedged = {hedge.place for hedge in draft.hedges if hedge.kind == "anonymous"}
            for place in (draft.speaker, draft.reporter):
                referent = self._referents.get(place) if place else None
                if place is None or referent is None:
                    continue
                at = order.setdefault(id(referent), len(order))
                if at == len(referents):
                    referents.append(referent)
                    mentions.append([])
                index[place] = at
                mentions[at].append(number)
                if place in hedged and not referent.named:
                    unnamed.add(at)
        entities = tuple(
            _entity(referent, tuple(dict.fromkeys(mentions[at])), at in unnamed)
            for at, referent in enumerate(referents)
        )
        return Resolution(entities, index, self._reasons)


class _Covered:
    """Tells whether a place lies in one of many stretches."""

    def __init__(self, places: Sequence[Place]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def covers(self, place: int) -> bool:
        """In logarithmic time."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._reach[at]


def _entity(referent: Referent, mentions: tuple[int, ...], unnamed: bool) -> Entity:
    return Entity(
        name=referent.name,
        kind=cast(EntityKind, referent.kind),
        gender=cast(Gender, referent.gender) if referent.gender else None,
        number=cast(Number, referent.number) if referent.number else None,
        role=referent.role or None,
        anonymous=unnamed or referent.anonymous,
        mentions=mentions,
    )


def _in_order(item: _Source | Spotted) -> tuple[int, bool]:
    """A source before the phrase that begins with it."""
    return item.start, not isinstance(item, _Source)


def _is_headline(text: str, sentence: Place) -> bool:
    """Whether a sentence has no final punctuation."""
    return text[max(sentence[1] - _CLOSING, 0) : sentence[1]].rstrip(_CLOSERS)[-1:].isalnum()


def _role(phrase: Phrase) -> str:
    """The noun phrase before the name of a person."""
    return phrase.description.removesuffix(phrase.name).rstrip() if phrase.category == "person" else ""


def _opens_with_article(phrase: Phrase) -> bool:
    """Whether the description of a phrase begins with an article, which loses its capital."""
    return phrase.determiner is not None and phrase.determiner.sort in ("indefinite", "possessive")
