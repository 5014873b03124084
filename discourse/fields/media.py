"""Media that are named at the head of a sentence or behind the content."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.fields import rules
from discourse.fields.drafts import Draft, Found
from discourse.fields.sentence import Place, Sentence
from discourse.patterns import Patterns

_WITHOUT_MEDIUM = (*rules.PREPOSITIONAL, rules.NOMINAL)
_OF_A_VERB = (rules.VERBAL, rules.OTHER)


class Media:
    """Gives the attributions of a sentence the medium that relays them."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns

    def relay(self, sentence: Sentence, found: Sequence[Found]) -> None:
        """Fill reporters: the first attribution behind a fronted medium has it, others the one behind their content."""
        part = self._patterns.fronted(sentence.code)
        for item in found:
            draft = item.draft
            if draft.reporter or not draft.speaker or draft.family in _WITHOUT_MEDIUM:
                continue
            if part and item.chunk > part[1] and draft.speaker[0] > sentence.span(part)[1]:
                draft.reporter = sentence.span(part)
                part = None
            elif draft.family in _OF_A_VERB:
                behind = draft.family == rules.VERBAL or draft.narrated
                draft.reporter = self._inserted(sentence, item) or (self._behind(sentence, draft) if behind else None)

    def _inserted(self, sentence: Sentence, item: Found) -> Place | None:
        """A medium between commas, between the subject and its verb: `La mairie, dans un communiqué, annonce …`."""
        subject = sentence.subjects.get(item.chunk)
        part = self._patterns.trailing(sentence.code, subject[1]) if subject is not None else None
        return sentence.span(part) if part is not None and part[1] <= item.chunk else None

    def _behind(self, sentence: Sentence, draft: Draft) -> Place | None:
        part = self._patterns.trailing(sentence.code, sentence.chunk_at(draft.pieces[-1][1]))
        return sentence.span(part) if part else None
