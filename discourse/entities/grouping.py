"""The sources of a text grouped to entities, in one pass from left to right."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from discourse.entities.identities import Identities
from discourse.entities.others import Others
from discourse.entities.phrase import Phrase, PhraseReader
from discourse.entities.phrases import PhraseFinder, Position, Spotted
from discourse.entities.pronouns import Asked, Pronouns
from discourse.entities.referents import History, Referent, Seen
from discourse.entities.resolution import Resolution, resolution
from discourse.entities.sources import Source, is_headline, make_reporters, sources_of
from discourse.entities.stretches import Covered
from discourse.entities.tables import EntityTables
from discourse.entities.talk import Talk
from discourse.entities.voice import voice_at
from discourse.entities.words import WordReader
from discourse.fields import Draft, rules
from discourse.fields.voices import Voice
from discourse.lexicon import Lexicon, Words
from discourse.model import Unresolved
from discourse.reading.folder import Folder
from discourse.segment import Places

Place = tuple[int, int]

_SOURCE, _RELAY = Position(subject=True), Position()
_RELAYING = ("medium", "document")


class Entities:
    """Groups the sources of texts; holds tables only."""

    def __init__(self, folder: Folder, lexicon: Lexicon) -> None:
        self._tables = EntityTables(folder)
        words = WordReader(lexicon)
        self._reader = PhraseReader(lexicon, self._tables, words)
        self._finder = PhraseFinder(lexicon, self._tables, self._reader, words)

    def resolve(
        self,
        text: str,
        sentences: Places,
        drafts: Sequence[Draft],
        parents: Sequence[int | None],
        agency: str = "",
        read: Sequence[Words] = (),
    ) -> Resolution:
        """The entities of a text whose attributions are these; ``agency`` is that of its dateline, ``read`` are the
        words of its first sentences. A text without a source has none."""
        if not any(draft.has_source for draft in drafts):
            return Resolution()
        grouping = _Grouping(text, sentences, self._tables, self._reader, drafts, parents)
        if agency:
            grouping.carry(agency)
        sources = sources_of(drafts)
        spotted = self._finder.find(text, sentences, {source.start for source in sources}, read)
        grouping.read(sources, spotted)
        return resolution(drafts, grouping.referents, grouping.reasons)

    def is_relative(self, words: str) -> bool:
        """Whether a mention is a relative pronoun."""
        anaphor = self._tables.anaphors.get(words.lower())
        return anaphor is not None and anaphor.way == "relative"

    def voice_at(self, text: str, place: Place) -> Voice:
        """What a mention tells of whoever speaks."""
        return voice_at(text, place, self._reader, self._tables)


class _Grouping:
    """The state of one text while it is read."""

    def __init__(
        self,
        text: str,
        sentences: Places,
        tables: EntityTables,
        reader: PhraseReader,
        drafts: Sequence[Draft],
        parents: Sequence[int | None],
    ) -> None:
        self._sentences = sentences
        self._text, self._tables, self._reader = text, tables, reader
        self._drafts, self._parents = drafts, parents
        self._history = History()
        self._others = Others(text, self._history)
        self._identities = Identities(tables, self._history)
        self._pronouns = Pronouns(self._history)
        self._direct = Covered([piece for draft in drafts if draft.type == "direct" for piece in draft.pieces])
        self._told = array("Q", accumulate(not self._direct.covers(start) for start in sentences.starts))
        self.referents: dict[Place, Referent] = {}
        self.reasons: dict[Place, Unresolved] = {}
        self._in_talk: list[tuple[Source, str]] = []
        self._talk = Talk(text, tables, self._identities, drafts, parents, self._direct)
        self._relaying: set[Place] = set()
        self._subject_of = -1

    def carry(self, agency: str) -> None:
        """Note the agency that carries the text."""
        start = self._text.find(agency)
        self._history.add(Seen(start, start + len(agency), 0, self._identities.medium(agency), inner=True))

    def read(self, sources: Sequence[Source], spotted: Iterator[Spotted]) -> None:
        """Read the text: sources, and what else may be taken up."""
        named = settled = 0
        for item in spotted:
            # a source before the phrase that begins with it
            while settled < len(sources) and sources[settled].start <= item.start:
                named = max(named, self._source(sources[settled]))
                settled += 1
            if settled == len(sources):
                break
            if item.start >= named:
                named = max(named, self._passing(item))
        for source in sources[settled:]:
            self._source(source)
        make_reporters(self._drafts, self._relaying)
        for source, way in self._in_talk:
            self._settle(source, self._talk.person(source.start, way, source.draft, self.referents))

    def _source(self, source: Source) -> int:
        """Settle a source; gives where its name ends, so that it is not met again as a phrase."""
        sentence = self._sentence_at(source.start)
        words = self._text[source.start : source.end]
        draft = self._drafts[source.draft]
        quoted = self._direct.covers(source.start) and draft.family != rules.INCISE
        pronoun, _, apposed = words.partition(", ")
        anaphor = self._tables.anaphors.get(pronoun.lower().replace("’", "'"))
        if anaphor is None or apposed[:1].isalpha():
            # `ce dernier, le groupe Ferrol`: what stands behind the comma tells more
            named = source.end - len(apposed) if anaphor and apposed else source.start
            phrase = self._reader.of_source(self._text, (named, source.end))
            others = () if phrase.name else self._others.of(draft, sentence)
            found = self._identities.of_phrase(phrase, sentence, source.reports, others)
            self._settle(source, found)
            if found != "ambiguous":
                found.relays = found.relays or (source.reports and found.kind in _RELAYING)
                position = _RELAY if source.reports and draft.speaker is not None else _SOURCE
                self._see(found, phrase, sentence, position, quoted, source=True)
            return max(phrase.head_end, self._past_apposed(phrase.head_end, source.end))
        if anaphor.way in ("first", "first_plural", "second"):
            self._in_talk.append((source, anaphor.way))
            return source.end
        parent = self._parents[source.draft]
        framing = self._drafts[parent] if parent is not None else None
        talker = self.referents.get(framing.speaker) if framing is not None and framing.speaker else None
        others = self._others.of(draft, sentence)
        asked = Asked(self._text, source.start, sentence, draft, framing, talker, quoted, source.reports, others)
        antecedent = self._pronouns.find(anaphor, asked)
        self._settle(source, antecedent)
        if isinstance(antecedent, Referent):
            if anaphor.way == "subject" and antecedent.relays:
                self._relaying.add((source.start, source.end))
            antecedent.learn(anaphor.gender, anaphor.number)
            self._history.add(
                Seen(
                    source.start,
                    source.end,
                    sentence,
                    antecedent,
                    source=True,
                    subject=anaphor.way != "relative",
                    quoted=quoted,
                )
            )
        return source.end

    def _number_at(self, place: int) -> int:
        return max(bisect_right(self._sentences.starts, place) - 1, 0)

    def _sentence_at(self, place: int) -> int:
        """How many sentences begin up to a place outside quotations: a long quotation takes nobody further away."""
        return self._told[self._number_at(place)] if self._told else 0

    def _past_apposed(self, start: int, end: int) -> int:
        """The end of a source whose apposition introduces nobody else: `la victime, une femme de 34 ans`."""
        comma, _, behind = self._text[start:end].partition(", ")
        determiner = self._tables.determiners.get(behind.partition(" ")[0])
        return end if not comma and determiner is not None and determiner.is_indefinite else start

    def _settle(self, source: Source, found: Referent | Unresolved) -> None:
        if isinstance(found, Referent):
            self.referents[source.start, source.end] = found
            self._others.speaks(found, self._drafts[source.draft])
        else:
            self.reasons[source.start, source.end] = found

    def _passing(self, item: Spotted) -> int:
        """Note what the text speaks of outside source position; gives where its name ends."""
        sentence = self._sentence_at(item.start)
        quoted = self._direct.covers(item.start)
        if item.phrase is None:
            found = None if quoted else self._pronouns.passing(self._tables.anaphors[item.pronoun], sentence)
            if found is not None:
                end = item.start + len(item.pronoun)
                self._history.add(Seen(item.start, end, sentence, found, subject=True))
            return item.start
        phrase = item.phrase
        if phrase.category == "document":
            # the name behind `le film` or `le feuilleton` is that of no source
            phrase.name, phrase.personal = "", False
        if phrase.category == "medium" and not phrase.name:
            # `la radio`, `le site` in passing is not the medium that was named
            return item.start
        if phrase.name and not self._worth_noting(phrase, item.position):
            return item.start
        referent = self._identities.of_phrase(phrase, sentence, reports=False)
        if referent != "ambiguous":
            self._see(referent, phrase, sentence, item.position, quoted)
        return phrase.head_end

    def _worth_noting(self, phrase: Phrase, position: Position) -> bool:
        """A single capital is a name where nothing else explains it; one letter (`P = NP`) is none."""
        if phrase.category == "place" or len(phrase.name) == 1:
            return False
        if phrase.personal or phrase.noun or " " in phrase.name or self._identities.knows(phrase.name):
            return True
        return not position.opens and not position.inner

    def _see(
        self,
        referent: Referent,
        phrase: Phrase,
        sentence: int,
        position: Position = _SOURCE,
        quoted: bool = False,
        source: bool = False,
    ) -> None:
        headline = is_headline(self._text, self._sentences[self._number_at(phrase.start)])
        subject = position.subject and not (position.comma and self._subject_of == sentence)
        if subject:
            self._subject_of = sentence
        self._talk.introduce(referent, phrase.start, source)
        self._history.add(
            Seen(
                phrase.start, phrase.end, sentence, referent, source, subject, position.inner, quoted, headline
            )
        )
