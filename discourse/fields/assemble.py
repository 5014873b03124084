"""The fields of a sentence's attributions, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.chunks import Chunker
from discourse.clauses import Clauses
from discourse.fields import rules
from discourse.fields.clitics import Clitics
from discourse.fields.content import Contents
from discourse.fields.cue import Cues, Head
from discourse.fields.drafts import Draft, DraftHedge, Found
from discourse.fields.fit import Fit
from discourse.fields.hedges import Hedges
from discourse.fields.inherit import Inheritance
from discourse.fields.labels import Labels
from discourse.fields.letters import Letters
from discourse.fields.media import Media
from discourse.fields.mentions import Mentions
from discourse.fields.quotations import Quotations
from discourse.fields.sentence import Place, Sentence
from discourse.fields.source import Source, Sources, why_missing
from discourse.fields.turns import Turns
from discourse.fields.verdicts import Objection, Verdict
from discourse.fields.watch import UNWATCHED, Watcher
from discourse.lexicon import Lexicon
from discourse.patterns import Match, Patterns

_PERSONAL = ("NP_PERSON", "NP_NAME", "NP_ROLE", "NP_ELLIPTIC", "PRON", "PRX")

_SHORTEST = 3

_Heads = dict[tuple[Place, bool], Head | None]
"""The heads of a sentence by cue, for nominal patterns and others: rivals at one cue share it."""


class Fields:
    """Fills the fields of the matches of a sentence."""

    def __init__(self, lexicon: Lexicon, chunker: Chunker, patterns: Patterns, clauses: Clauses) -> None:
        letters = Letters(chunker.letters)
        self._patterns = patterns
        self._named, self._media_phrases = letters.of("NP_NAME", "NP_PERSON"), letters.of("NP_MEDIUM")
        self._persons = letters.of("NP_PERSON", "NP_ROLE", "NP_NAME")
        quotations = Quotations(letters, clauses)
        self._cues = Cues(lexicon, letters)
        clitics = Clitics(lexicon, letters)
        self._fit = Fit(letters, self._cues, quotations, clauses, clitics)
        self._contents = Contents(letters, clauses, quotations, clitics)
        self._sources = Sources(letters)
        self._turns = Turns(quotations, self._sources)
        self._labels = Labels(letters)
        self._inheritance = Inheritance(lexicon, letters, self._cues, self._sources)
        self._media = Media(patterns)
        self._mentions = Mentions(lexicon, letters)
        self._hedges = Hedges(lexicon, chunker, clauses, letters, self._cues, self._mentions)

    def attributions(self, sentence: Sentence, watcher: Watcher = UNWATCHED) -> list[Draft]:
        """The attributions of a sentence, one a cue, in the order of their cues."""
        found = self._best(sentence)
        watcher.step("match", (item.draft for item in found))
        found = _without_inner_sources(found)
        watcher.step("inner", (item.draft for item in found))
        if not found:
            return []
        self._inheritance.inherit(sentence, found)
        watcher.step("inherit", (item.draft for item in found))
        self._media.relay(sentence, found)
        watcher.step("relay", (item.draft for item in found))
        self._labels.settle_questions(sentence, found)
        watcher.step("question", (item.draft for item in found))
        for item in found:
            self._finish(sentence, item.draft)
        watcher.step("mention", (item.draft for item in found))
        drafts = [item.draft for item in found if not self._inheritance.is_generic(sentence, item)]
        watcher.step("generic", drafts)
        return drafts

    def rivals(self, sentence: Sentence) -> Iterator[Match]:
        """Every match of a sentence that holds, in the order of their ranks: at each cue the first one stands."""
        for verdict in self.verdicts(sentence):
            if isinstance(verdict.outcome, Draft):
                yield verdict.match

    def verdicts(self, sentence: Sentence) -> Iterator[Verdict]:
        """What becomes of every match of a sentence, in the order of their ranks."""
        heads: _Heads = {}
        for match in self._ranked(sentence):
            outcome = self._draft(sentence, match, heads)
            yield Verdict(match, heads.get(_key(match)), outcome)

    def hedges(self, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[DraftHedge]:
        """The hedges of a sentence that its words show, the traps left out."""
        return self._hedges.of_words(sentence, drafts)

    def people(self, sentence: Sentence) -> list[Place]:
        """The places of the subjects of a sentence that are a person, a name or a pronoun, in their order."""
        parts = [sentence.subjects[verb] for verb in sorted(sentence.subjects)]
        if not parts and len(sentence.code) > _SHORTEST:
            # a verb that looks like a noun: `Ghislaine Morvan nage`
            parts = [(1, 2)] if sentence.code[1] in self._named else []
        sources = (self._sources.of_part(sentence, part) for part in parts)
        return [source.place for source in sources if source.place is not None and source.kind in _PERSONAL]

    def opens_with_medium(self, sentence: Sentence) -> bool:
        """Whether the first phrase of a sentence is a medium."""
        return sentence.code[1] in self._media_phrases

    def persons(self, sentence: Sentence) -> list[Place]:
        """The places of the noun phrases of a sentence that are a person or a name, in their order."""
        return [sentence.span((at, at + 1)) for at, letter in enumerate(sentence.code) if letter in self._persons]

    def _best(self, sentence: Sentence) -> list[Found]:
        """For each cue the match that the table ranks first, then the longest, of those that hold."""
        best: dict[Place, Found] = {}
        heads: _Heads = {}
        for match in self._ranked(sentence):
            if match.cue in best:
                continue
            draft = self._draft(sentence, match, heads)
            if isinstance(draft, Draft):
                best[match.cue] = Found(match, draft)
        return [best[cue] for cue in sorted(best)]

    def _ranked(self, sentence: Sentence) -> list[Match]:
        return sorted(self._patterns.matches(sentence.code, sentence.hits), key=_rank)

    def _draft(self, sentence: Sentence, match: Match, heads: _Heads) -> Draft | Objection:
        if rules.LABEL_FRAME in match.pattern.frames:
            return self._turns.draft(sentence, match)
        head = self._head(sentence, match, heads)
        if head is None:
            return "no_entry"
        objection = self._fit.against_construction(sentence, match, head)
        if objection is not None:
            return objection
        pieces = self._contents.pieces(sentence, match)
        if not pieces:
            return "no_content"
        source = self._sources.find(sentence, match, head)
        objection = self._fit.against_reading(sentence, match, head, pieces, source)
        return objection or self._filled(sentence, match, head, pieces, source)

    def _head(self, sentence: Sentence, match: Match, heads: _Heads) -> Head | None:
        key = _key(match)
        if key not in heads:
            heads[key] = self._cues.head(sentence, *key)
        return heads[key]

    def _filled(self, sentence: Sentence, match: Match, head: Head, pieces: list[Place], source: Source) -> Draft:
        draft = Draft(
            cue=head.place,
            speaker=None,
            reporter=None,
            pieces=pieces,
            narrated=self._contents.is_noun_phrase(sentence, match),
            kind=head.cue.kind,
            status=self._labels.status(sentence, match, head),
            commitment=self._labels.commitment(sentence, match, head),
            lemma=head.cue.lemma,
            rule=match.pattern.id,
            family=match.pattern.family,
            sentence=sentence.index,
            past=head.past,
        )
        self._sources.assign(sentence, match, draft, source)
        self._sources.leave_reader(draft, head)
        if not draft.has_source:
            draft.missing = why_missing(match, head)
        draft.hedges += self._hedges.of_cue(sentence, match, head, draft)
        return draft

    def _finish(self, sentence: Sentence, draft: Draft) -> None:
        draft.hedges += self._hedges.of_source(sentence, draft)
        for place in (draft.speaker, draft.reporter):
            if place is not None:
                draft.heads[place] = self._mentions.kernel(sentence, place)


def _key(match: Match) -> tuple[Place, bool]:
    return match.cue, match.pattern.family == rules.NOMINAL


def _rank(match: Match) -> tuple[int, int]:
    return match.pattern.rank, match.start - match.end


def _without_inner_sources(found: Sequence[Found]) -> list[Found]:
    """The attributions without those of a `selon …` that stands inside another reporting clause, which it serves."""
    clauses = [_clause(item.match) for item in found if item.draft.family in rules.INSERTED]
    return [
        item
        for item in found
        if item.draft.family != rules.ACCORDING
        or item.match.part("whom_agent") is not None
        or not any(start < item.chunk < end for start, end in clauses)
    ]


def _clause(match: Match) -> Place:
    """The part of a reporting clause from its cue on."""
    closing = match.part("CLOSE")
    return match.cue[0], closing[0] if closing else match.end
