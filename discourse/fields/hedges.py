"""Hedges: words of a sentence, hedging cues, unnamed sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.chunks import Chunker
from discourse.clauses import Clauses
from discourse.fields import rules
from discourse.fields.cue import Cues, Head
from discourse.fields.drafts import Draft, DraftHedge
from discourse.fields.letters import Letters
from discourse.fields.mentions import Mentions
from discourse.fields.sentence import Place, Sentence
from discourse.lexicon import Lexicon
from discourse.patterns import Match


class Hedges:
    """Finds hedges and what they weaken."""

    def __init__(
        self,
        lexicon: Lexicon,
        chunker: Chunker,
        clauses: Clauses,
        letters: Letters,
        cues: Cues,
        mentions: Mentions,
    ) -> None:
        self._lexicon, self._chunker, self._clauses = lexicon, chunker, clauses
        self._cues, self._mentions = cues, mentions
        self._clitics = letters.of("NE", "SE", "CL", "LUI", "EN")
        self._relatives, self._who = letters.of("QUI", "QUE", "REL"), letters.of("QUI")
        self._comma = letters.of("COMMA")
        self._finite = letters.of("CUE", "CUE_MODAL", "CUE_PASSIVE", "VERB", "VERB_CAUSED")

    def of_words(self, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[DraftHedge]:
        """The hedges of a sentence that its words show, the traps left out."""
        tokens = sentence.tokens
        for kind, first, past in self._chunker.hedges(tokens):
            place = tokens.starts[first], tokens.ends[past - 1]
            if kind == "anonymous" and _is_told(place, drafts):
                continue
            if kind != "conditional" or self._is_hearsay(sentence, first, past, drafts):
                yield DraftHedge(kind, place, (sentence.start, sentence.end), kind)

    def of_cue(self, sentence: Sentence, match: Match, head: Head, draft: Draft) -> Iterator[DraftHedge]:
        """The hedges in a cue: a source that it holds without a name, a verb that keeps its distance."""
        if match.part("cue_inside") is not None and not draft.has_source:
            yield DraftHedge("anonymous", head.place, draft.hull, "cue")
        inside = match.part("inside_agent")
        if inside is not None:
            yield DraftHedge("anonymous", sentence.span(inside), draft.hull, "cue")
        if head.cue.hedge:
            yield DraftHedge("verb", self._cues.with_reflexive(sentence, match, head), draft.hull, "cue")

    def of_source(self, sentence: Sentence, draft: Draft) -> Iterator[DraftHedge]:
        """An unnamed source is a hedge, unless it is said to have said nothing."""
        if draft.status == "negated":
            return
        for place in (draft.speaker, draft.reporter):
            if place is not None and self._mentions.is_unnamed(sentence, place):
                yield DraftHedge("anonymous", place, draft.hull, "source")

    def _is_hearsay(self, sentence: Sentence, first: int, past: int, drafts: Sequence[Draft]) -> bool:
        """A conditional is hearsay unless it is the future of a past report, hangs on an `if`, or is spoken."""
        tokens = sentence.tokens
        place = tokens.starts[first]
        if self._clauses.is_hypothetical(sentence.code) or not self._is_third_person(tokens.keys[first]):
            return False
        if any(quotation.start < place < quotation.end for quotation in sentence.around):
            return False
        if past - first == 1 and self._restricts(tokens.letters, first):
            return False
        holding = [draft for draft in drafts if draft.family != rules.ACCORDING and draft.holds(place)]
        nominal = [draft for draft in holding if draft.family == rules.NOMINAL]
        if past - first == 1 and any(self._is_told(sentence, draft) for draft in nominal):
            return False
        return not holding or not any(draft.past for draft in drafts)

    def _is_told(self, sentence: Sentence, draft: Draft) -> bool:
        """Whether the verb whose subject or object a noun with its content is tells of the past."""
        code, end = sentence.code, sentence.chunk_at(draft.hull[1])
        behind = range(end, min(end + 1, len(code)))
        before = range(sentence.chunk_at(draft.hull[0]) - 1, 0, -1)
        verb = next((at for at in (*behind, *before) if code[at] in self._finite), None)
        return verb is not None and self._cues.tells_past(sentence, verb)

    def _restricts(self, letters: str, verb: int) -> bool:
        """Whether a verb stands in a relative clause that restricts its noun; qui behind a comma adds something."""
        at = verb - 1
        while at > 0 and letters[at] in self._clitics:
            at -= 1
        if at < 0 or letters[at] not in self._relatives:
            return False
        return not (letters[at] in self._who and letters[at - 1 : at] in self._comma)

    def _is_third_person(self, key: str) -> bool:
        forms = self._lexicon.verb_forms(key)
        return any(form.tense == "conditional" and form.person.startswith("3") for form in forms)


def _is_told(place: Place, drafts: Sequence[Draft]) -> bool:
    """Whether the words that hide a source stand in an unnamed source, which is a hedge as a whole."""
    sources = (hedge.place for draft in drafts for hedge in draft.hedges if hedge.kind == "anonymous")
    return any(start <= place[0] and place[1] <= end for start, end in sources)
