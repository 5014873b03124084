"""Who says it: the agent of the pattern, an inverted pronoun, a possessive, a word of the cue, or its subject."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.fields import rules
from discourse.fields.cue import Head
from discourse.fields.drafts import Draft
from discourse.fields.letters import Letters
from discourse.fields.sentence import Place, Sentence
from discourse.patterns import Match

_NOUN_PREFIX = "NP_"
_NOUN_LIKE = ("PRON", "PRX", "TON", "CE", "BARE")
_PRONOUN, _UNCLASSED, _INSIDE = "PRON", "NP_OTHER", "INCUE"
_RELATIVES, _WHOM = ("QUI", "REL"), "WHOM"
_REPORTERS = frozenset({"NP_MEDIUM", "NP_DOC", "NP_SOURCES", "NP_CUE", "NP_ABSTRACT", "NP_TIME", _INSIDE})
_SHOWING = ("factive", "distancing")
_READER = "reader"
_ANTECEDENT_WITHIN = 7
"""How many chunks before a relative pronoun its antecedent is looked for."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source and the name of its head chunk; without a place nobody is named."""

    place: Place | None = None
    kind: str = ""


_NOBODY = Source()


def agent_of(match: Match) -> Place | None:
    """The part of a match that its pattern calls an agent."""
    for name, part in match.parts.items():
        if name.endswith(rules.AGENT_SUFFIX) and part[0] < part[1]:
            return part
    return None


class Sources:
    """Finds sources and tells speakers from reporters."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._noun_phrases = letters.starting(_NOUN_PREFIX)
        self._cue_inverted = letters.of("CUE_INVERTED")
        self._prepositions = letters.of("DE", "A", "AU", "DANS", "EN")
        self._possessive, self._inversion = letters.of("POSS"), letters.of("INV")
        self._being = letters.of("ES", "ESC")

    def find(self, sentence: Sentence, match: Match, head: Head) -> Source:
        """The source of a match."""
        agent = agent_of(match)
        if match.part("inside_agent") is not None and agent is not None:
            return self._inside(sentence, agent)
        if agent is not None:
            return self._without_of(sentence, agent, self.of_part(sentence, agent), match)
        chunk = match.cue[0]
        letter = sentence.code[chunk]
        first = sentence.chunks.first[chunk]
        if letter in self._cue_inverted:
            # being, inverted, before a participle has a pronoun that stands for nobody
            subject = sentence.subjects.get(chunk)
            if subject is not None and subject[1] == chunk:
                return self.of_part(sentence, subject)
            impersonal = sentence.tokens.letters[first] in self._being
            return _NOBODY if impersonal or _READER in head.cue.frames else self.inverted(sentence, chunk)
        if letter in self._noun_phrases and sentence.tokens.letters[first] in self._possessive:
            return Source((sentence.tokens.starts[first], sentence.tokens.ends[first]), _PRONOUN)
        if head.cue.speaker_word:
            return self._word(sentence, first, head.cue.speaker_word)
        if match.part("SUBJECT") is None or (head.passive and match.part("BOTH") is None):
            return _NOBODY
        subject = sentence.subjects.get(chunk)
        return self.of_part(sentence, subject) if subject else _NOBODY

    def of_part(self, sentence: Sentence, part: Place) -> Source:
        """A part of the sentence as a source."""
        return Source(sentence.span(part), self.kind(sentence, part))

    def _without_of(self, sentence: Sentence, agent: Place, source: Source, match: Match) -> Source:
        """A source without the `des` that holds the `de` before it: `la promesse des syndicats`."""
        if match.part("OF") is None or source.place is None:
            return source
        first = sentence.words(agent)[0]
        return Source((sentence.tokens.starts[first + 1], source.place[1]), source.kind)

    def _inside(self, sentence: Sentence, agent: Place) -> Source:
        """The source in a phrase that holds it behind a preposition: `de source policière`."""
        first = sentence.words(agent)[0]
        start, end = sentence.span(agent)
        blank = sentence.tokens.keys[first].index(" ")
        return Source((start + blank + 1, end), _INSIDE)

    def inverted(self, sentence: Sentence, chunk: int) -> Source:
        """The pronoun behind the hyphen of an inverted verb."""
        tokens = sentence.tokens
        for at in range(*sentence.words((chunk, chunk + 1))):
            if tokens.letters[at] in self._inversion:
                hyphen = tokens.keys[at].rindex("-") + 1
                return Source((tokens.starts[at] + hyphen, tokens.ends[at]), _PRONOUN)
        return _NOBODY

    def _word(self, sentence: Sentence, first: int, word: str) -> Source:
        """A word inside a phrase that is a cue: its possessive or clitic."""
        offset = sentence.tokens.keys[first].find(word)
        if offset < 0:
            return Source(None, _PRONOUN)
        start = sentence.tokens.starts[first] + offset
        return Source((start, start + len(word)), _PRONOUN)

    def kind(self, sentence: Sentence, part: Place) -> str:
        """The name of the head chunk; that of the antecedent for a relative pronoun."""
        for at in range(*part):
            letter = sentence.code[at]
            name = self._letters.name(letter)
            if name in _RELATIVES:
                return self._antecedent(sentence.code, at)
            if name == _WHOM:
                # `qui` behind a preposition is always somebody
                return _PRONOUN
            if letter in self._noun_phrases or name in _NOUN_LIKE:
                return name
        return ""

    def _antecedent(self, code: str, relative: int) -> str:
        """The nearest noun phrase before a relative pronoun that is no complement."""
        for at in range(relative - 1, max(relative - _ANTECEDENT_WITHIN - 1, 0), -1):
            if code[at] in self._noun_phrases and code[at - 1] not in self._prepositions:
                return self._letters.name(code[at])
        return _RELATIVES[0]

    def relays(self, kind: str, draft: Draft) -> bool:
        """Whether a source of this kind is a reporter; a noun of unknown class is one where the cue shows something."""
        if kind != _UNCLASSED:
            return kind in _REPORTERS
        if draft.kind == "knowledge" or draft.commitment in _SHOWING:
            return True
        return not draft.past and draft.family == rules.ACCORDING

    def assign(self, sentence: Sentence, match: Match, draft: Draft, source: Source) -> None:
        """Make a source the speaker or the reporter; beside a speaker the pattern's medium is the reporter."""
        if source.place is not None and self.relays(source.kind, draft):
            draft.reporter = source.place
            return
        medium = match.part("medium")
        draft.speaker = source.place
        draft.reporter = sentence.span(medium) if medium else None

    def leave_reader(self, draft: Draft, head: Head) -> None:
        """Whoever reads something in a medium says nothing: `J'ai lu dans Le Phare que …`."""
        if draft.reporter is not None and _READER in head.cue.frames and draft.kind == "speech":
            draft.speaker = None


def why_missing(match: Match, head: Head) -> str:
    """Why a match names neither speaker nor reporter."""
    family = match.pattern.family
    if family == rules.IMPERSONAL:
        return "impersonal"
    if head.passive or family == rules.PASSIVE:
        return "passive"
    if family == rules.NOMINAL:
        return "nominal"
    return "in_cue" if family == rules.ACCORDING else "no_subject"
