"""What the text does with the act of saying, and what the cue says of its content."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.fields import rules
from discourse.fields.cue import Head
from discourse.fields.drafts import Found
from discourse.fields.letters import Letters
from discourse.fields.sentence import Sentence
from discourse.patterns import Match

_ASKING = frozenset((rules.QUESTION_FRAME, rules.COLON_FRAME))
"""Frames whose content may be a question while the report is none."""


class Labels:
    """Fills status and commitment."""

    def __init__(self, letters: Letters) -> None:
        self._without, self._if = letters.of("SANS"), letters.of("SI")
        self._modal, self._modal_conditional = letters.of("MO"), letters.of("MOC")
        self._conditional = letters.of("CC")

    def status(self, sentence: Sentence, match: Match, head: Head) -> str:
        """The status; negation counts before tense, tense before the clause around."""
        if head.negated or sentence.code[match.cue[0] - 1] in self._without:
            return "negated"
        if head.tense == "future":
            return "future"
        letters = sentence.letters(match.cue)
        if not self._modal_conditional.isdisjoint(letters):
            return "hypothetical"
        if head.tense == "present" and not self._modal.isdisjoint(letters):
            return "asserted"
        if head.cue.kind == "speech" and letters[-1:] in self._conditional:
            return "hypothetical"
        if sentence.letter_before(match.cue[0]) in self._if:
            return "hypothetical"
        return "questioned" if self._is_asked(sentence, match) else "asserted"

    def settle_questions(self, sentence: Sentence, found: Sequence[Found]) -> None:
        """A report behind the `si` of a question that the text itself reports is asked for, not supposed."""
        asked = {
            marker[0]
            for item in found
            if rules.QUESTION_FRAME in item.match.pattern.frames and (marker := item.match.part("CLAUSE")) is not None
        }
        for item in found:
            if item.draft.status == "hypothetical" and sentence.before(item.chunk) in asked:
                item.draft.status = "questioned"

    def _is_asked(self, sentence: Sentence, match: Match) -> bool:
        """Whether the sentence asks for the report itself, outside quotations."""
        if sentence.tokens.keys[-1] != "?" or sentence.around or not _ASKING.isdisjoint(match.pattern.frames):
            return False
        return match.pattern.family == rules.VERBAL

    def commitment(self, sentence: Sentence, match: Match, head: Head) -> str:
        """The commitment of the cue; whoever explains `comment` or `pourquoi` presents the content as a fact."""
        marker = match.part("CLAUSE")
        asks = rules.QUESTION_FRAME in match.pattern.frames and match.pattern.family == rules.VERBAL
        if not asks or marker is None or head.cue.commitment != "neutral":
            return head.cue.commitment
        explains = "que" in head.cue.frames and "de_inf" not in head.cue.frames
        return "factive" if explains and sentence.code[marker[0]] not in self._if else "neutral"
