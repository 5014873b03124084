"""The pieces of the quote, where the markers of the pattern say that they lie."""

from __future__ import annotations

from discourse.clauses import Clauses
from discourse.fields import rules
from discourse.fields.around import Surroundings
from discourse.fields.clause import ReportedClauses
from discourse.fields.clitics import Clitics
from discourse.fields.letters import Letters
from discourse.fields.quotations import Quotations
from discourse.fields.sentence import Place, Sentence
from discourse.patterns import Match


class Contents:
    """Finds the content of matches."""

    def __init__(self, letters: Letters, clauses: Clauses, quotations: Quotations, clitics: Clitics) -> None:
        self._clauses, self._quotations, self._clitics = clauses, quotations, clitics
        self._verbs = letters.starting("VERB") | letters.starting("CUE")
        self._reported = ReportedClauses(letters, clauses, quotations)
        self._readers = {
            "AROUND": Surroundings(letters, clauses, quotations, self._reported).pieces,
            "QUOTED": self._quoted,
            "NARRATED": self._narrated,
            "CLAUSE": self._clause,
        }

    def pieces(self, sentence: Sentence, match: Match) -> list[Place]:
        """The pieces of a match's content, by its first marker; empty where nothing is there."""
        for name, part in match.parts.items():
            reader = self._readers.get(name)
            if reader is not None:
                return reader(sentence, match, part[0])
        return self._with_subject(sentence, match, [])

    def is_noun_phrase(self, sentence: Sentence, match: Match) -> bool:
        """Whether the content is a noun phrase: one that is marked so, a passive subject that nothing follows, what
        stands without a verb behind a noun and its colon."""
        if match.part("NARRATED") is not None:
            return True
        marker = match.part("CLAUSE")
        if marker is None:
            return match.part("BOTH") is not None or match.part("ANTECEDENT") is not None
        announced = match.pattern.family == rules.NOMINAL and rules.COLON_FRAME in match.pattern.frames
        return announced and self._verbs.isdisjoint(sentence.code[marker[0] :])

    def _quoted(self, sentence: Sentence, match: Match, start: int) -> list[Place]:
        return self._quotations.quoted(sentence, start)

    def _narrated(self, sentence: Sentence, match: Match, start: int) -> list[Place]:
        return sentence.stretch(start, self._clauses.noun_end(sentence.code, start))

    def _clause(self, sentence: Sentence, match: Match, start: int) -> list[Place]:
        ends = match.part("ENDS")
        if ends is not None:
            pieces = sentence.stretch(start, ends[0])
        else:
            pieces = self._reported.at(sentence, start, self._reported.is_bounded(sentence, match))
        return self._with_subject(sentence, match, pieces)

    def _with_subject(self, sentence: Sentence, match: Match, pieces: list[Place]) -> list[Place]:
        """The subject, an object clitic, or what a participle is said of, where they belong to the content as well:
        `Elle est accusée de …`, `on l'accuse de …`, `un homme accusé de …`."""
        antecedent = match.part("ANTECEDENT")
        if antecedent is not None:
            return [sentence.span((antecedent[0], antecedent[0] + 1)), *pieces]
        if match.part("CLITIC") is not None:
            clitic = self._clitics.object_of(sentence, match.cue[0])
            return [clitic, *pieces] if clitic else pieces
        subject = sentence.subjects.get(match.cue[0]) if match.part("BOTH") is not None else None
        return [sentence.span(subject), *pieces] if subject else pieces
