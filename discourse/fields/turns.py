"""Attributions that no verb frames: turns of an interview, a name before a colon, a signature behind a quotation."""

from __future__ import annotations

from discourse.fields.drafts import Draft
from discourse.fields.quotations import Quotations
from discourse.fields.sentence import Place, Sentence
from discourse.fields.source import Sources, agent_of
from discourse.fields.verdicts import Objection
from discourse.patterns import Match


class Turns:
    """Makes attributions of labels."""

    def __init__(self, quotations: Quotations, sources: Sources) -> None:
        self._quotations, self._sources = quotations, sources

    def draft(self, sentence: Sentence, match: Match) -> Draft | Objection:
        """The attribution of a match of a pattern for labels, or why there is none."""
        label = match.part("cue_label")
        if label is not None:
            return self._turn(sentence, match, label)
        part = agent_of(match) or sentence.subjects.get(match.cue[0])
        pieces = self._quotation(sentence, match)
        if part is None or not pieces:
            return "no_content" if part else "no_source"
        pattern = match.pattern
        draft = Draft(None, None, None, pieces, rule=pattern.id, family=pattern.family, sentence=sentence.index)
        self._sources.assign(sentence, match, draft, self._sources.of_part(sentence, part))
        return draft

    def _turn(self, sentence: Sentence, match: Match, label: Place) -> Draft | Objection:
        """The words behind an interview's label, up to the end of the sentence; more sentences may follow."""
        marker = match.part("QUOTED")
        pieces = sentence.stretch(marker[0], len(sentence.code) - 1) if marker else []
        if not pieces:
            return "no_content"
        cue = sentence.span(label)
        return Draft(
            cue,
            None,
            None,
            pieces,
            rule=match.pattern.id,
            family=match.pattern.family,
            sentence=sentence.index,
            missing="label",
        )

    def _quotation(self, sentence: Sentence, match: Match) -> list[Place]:
        before, behind = match.part("QUOTED_BEFORE"), match.part("QUOTED")
        if before is not None:
            quotation = self._quotations.closed_before(sentence, before[0])
            return list(quotation.pieces) if quotation else []
        return self._quotations.quoted(sentence, behind[0]) if behind else []
