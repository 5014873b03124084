"""Sources of cues without a subject of their own, from the verb on which the cue hangs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discourse.fields import rules
from discourse.fields.cue import Cues
from discourse.fields.drafts import Draft, Found
from discourse.fields.letters import Letters
from discourse.fields.sentence import Place, Sentence
from discourse.fields.source import Sources
from discourse.lexicon import Lexicon

_FRONTED = 2
"""The last chunk at which a cue heads its sentence."""


class Inheritance:
    """Gives a cue without a subject, such as an infinitive or a gerund, the source of the verb before it."""

    def __init__(self, lexicon: Lexicon, letters: Letters, cues: Cues, sources: Sources) -> None:
        self._lexicon, self._cues, self._sources = lexicon, cues, sources
        self._finite = letters.of(
            "CUE", "CUE_MODAL", "CUE_PASSIVE", "CUE_INVERTED", "VERB", "VERB_CAUSED", "VERB_INVERTED"
        )
        self._inverted = letters.of("CUE_INVERTED", "VERB_INVERTED")
        self._infinitive = letters.of("CUE_INF")
        self._before_bare_infinitive = letters.of("A", "DE", "BOS")
        self._opening, self._closing, self._semicolon = letters.of("QO"), letters.of("QC"), letters.of("SEMI")
        self._pronouns, self._comma = letters.of("PRON", "CE"), letters.of("COMMA")
        self._fronted = letters.of("CUE_GERUND", "CUE_INF")

    def inherit(self, sentence: Sentence, found: Sequence[Found]) -> None:
        """Fill the sources of the attributions of a sentence that have no subject."""
        by_chunk = {item.chunk: item for item in found}
        for item in found:
            draft = item.draft
            if draft.missing != "no_subject" and not _names_medium_only(item):
                continue
            others = [other.draft for other in found if other.draft is not draft]
            verb = self._governing(sentence, item.chunk, others)
            if verb is None:
                verb = self._following(sentence, item)
            if verb is None:
                continue
            draft.past = draft.past or self._cues.tells_past(sentence, verb)
            governing = by_chunk.get(verb)
            target = self._target(sentence, governing, item) if governing is not None else None
            if target is not None:
                draft.speaker = target
            elif governing is not None and governing.draft.has_source:
                _share(governing.draft, draft)
            else:
                self._take_subject(sentence, draft, verb)
            if draft.has_source:
                draft.missing = None

    def _target(self, sentence: Sentence, governing: Found, item: Found) -> Place | None:
        """Whoever is accused or suspected of what a cue says: `il soupçonne son rival d'avoir promis …`."""
        marker = governing.match.part("CLAUSE")
        if rules.TARGET_FRAME not in governing.match.pattern.frames or marker is None or item.chunk <= marker[0]:
            return None
        return self._sources.of_part(sentence, (marker[0], marker[0] + 1)).place

    def is_generic(self, sentence: Sentence, item: Found) -> bool:
        """Whether a cue is an infinitive with nobody behind it: `il est difficile de savoir si`, `à noter que`."""
        if sentence.code[item.chunk] not in self._infinitive or item.draft.has_source:
            return False
        if self._governing(sentence, item.chunk, ()) is None:
            return sentence.code[item.chunk - 1] in self._before_bare_infinitive
        return item.draft.missing == "impersonal"

    def _governing(self, sentence: Sentence, chunk: int, others: Iterable[Draft]) -> int | None:
        """The nearest finite verb before a cue, outside quotations that end before it and outside others' content."""
        code = sentence.code
        place = sentence.start_of(chunk)
        depth = 0
        for at in range(chunk - 1, 0, -1):
            letter = code[at]
            if letter in self._closing:
                depth += 1
            elif letter in self._opening:
                depth -= 1
            elif depth == 0 and letter in self._semicolon:
                return None
            elif depth <= 0 and letter in self._finite and not _lies_apart(sentence.start_of(at), place, others):
                return at
        return None

    def _following(self, sentence: Sentence, item: Found) -> int | None:
        """The verb of the main clause behind a cue at the head of the sentence: `Estimant que …, le maire a signé`."""
        if item.chunk > _FRONTED or sentence.code[item.chunk] not in self._fronted:
            return None
        end = item.draft.hull[1]
        for verb in sorted(sentence.subjects):
            subject = sentence.subjects[verb]
            if sentence.start_of(subject[0]) >= end and sentence.code[subject[0] - 1] in self._comma:
                return verb
        return None

    def _take_subject(self, sentence: Sentence, draft: Draft, verb: int) -> None:
        """Give a draft the subject of any verb."""
        if sentence.code[verb] in self._inverted:
            draft.speaker = self._sources.inverted(sentence, verb).place
            return
        subject = sentence.subjects.get(verb)
        if subject is None:
            return
        if sentence.code[subject[0]] in self._pronouns and self._is_being(sentence, verb):
            draft.missing = "impersonal"
            return
        source = self._sources.of_part(sentence, subject)
        if self._sources.relays(source.kind, draft):
            draft.reporter = source.place
        else:
            draft.speaker = source.place

    def _is_being(self, sentence: Sentence, verb: int) -> bool:
        """Whether a verb says what something is or must be: its subject pronoun may be impersonal."""
        keys = sentence.tokens.keys[slice(*sentence.words((verb, verb + 1)))]
        lemmas = {form.lemma for key in keys for form in self._lexicon.verb_forms(key)}
        return not lemmas.isdisjoint(self._lexicon.impersonal)


def _names_medium_only(item: Found) -> bool:
    """Whether a pattern that wants a subject found none, but a medium: `puis a répété à l'AFP que …`."""
    match = item.match
    return item.draft.speaker is None and match.part("SUBJECT") is not None and match.part("medium") is not None


def _share(governing: Draft, draft: Draft) -> None:
    draft.speaker = governing.speaker
    if governing.speaker is None and draft.reporter is None:
        draft.reporter = governing.reporter


def _lies_apart(verb: int, place: int, others: Iterable[Draft]) -> bool:
    """Whether a verb stands in a piece of another's content that does not hold a place."""
    for other in others:
        for start, end in other.pieces:
            if start <= verb < end and not start <= place < end:
                return True
    return False
