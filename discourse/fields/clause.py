"""The content that is a clause or phrase behind its cue."""

from __future__ import annotations

from discourse.clauses import Clauses
from discourse.fields import rules
from discourse.fields.letters import Letters
from discourse.fields.quotations import Quotations
from discourse.fields.sentence import Place, Sentence
from discourse.patterns import Match

_RELATIVE_AGENTS = ("qui_agent", "whom_agent", "person_whom_agent")
"""Sources that open a relative clause, which stands in a noun phrase."""


class ReportedClauses:
    """Finds where reported clauses end."""

    def __init__(self, letters: Letters, clauses: Clauses, quotations: Quotations) -> None:
        self._clauses, self._quotations = clauses, quotations
        self._openers = letters.of("QUE", "REL", "COMMA", "COLON", "SI", "QW", "WHAT", "QUI", "WHOM", "OU")
        self._before_finite = letters.of("QUE", "COMMA", "REL")
        self._opening, self._comma, self._colon = letters.of("QO"), letters.of("COMMA"), letters.of("COLON")
        self._end, self._gerund, self._infinitive = letters.of("EOS"), letters.of("CUE_GERUND"), letters.of("CUE_INF")
        self._fronting = letters.of("AVANT", "SANS", "POUR", "EN", "TOUT")
        self._subordinator, self._joining = letters.of("SUB"), letters.of("ET", "MAIS")
        self._openings = letters.of("BOS", "QO", "STOP", "SEMI", "COLON")
        self._who, self._if = letters.of("QUI"), letters.of("SI")

    def at(self, sentence: Sentence, start: int, bounded: bool = False) -> list[Place]:
        """From a chunk to the end of its clause; after a colon, the quotation that stands there."""
        code = sentence.code
        behind_colon = code[start - 1] in self._colon
        if behind_colon and code[start] in self._end:
            return list(sentence.following.pieces) if sentence.following else []
        if code[start] in self._opening:
            pieces, after = self._quotations.joined(sentence, start)
            if pieces and (behind_colon or self._quotations.is_end(code, after)):
                return pieces
        if code[start] in self._comma:
            start += 1
        return sentence.stretch(start, self._past(code, start, bounded))

    def _past(self, code: str, start: int, bounded: bool) -> int:
        if code[start - 1] not in self._openers and code[start] not in self._openers:
            return (self._clauses.bounded_phrase_end if bounded else self._clauses.phrase_end)(code, start)
        if bounded:
            return self._clauses.bounded_end(code, start)
        finite = code[start - 1] in self._before_finite or code[start] in self._if
        return self._clauses.end(code, start, finite)

    def is_bounded(self, sentence: Sentence, match: Match) -> bool:
        """Whether the content stands in a phrase whose own verb follows: `l'idée que …`, `ceux qui disent que …`."""
        verb = match.cue[0]
        inside = match.pattern.family == rules.NOMINAL or match.part("ANTECEDENT") is not None
        relative = any(match.part(name) is not None for name in _RELATIVE_AGENTS)
        if inside or relative or self._is_fronted(sentence.code, verb):
            return True
        subject = sentence.subjects.get(verb)
        if subject is None:
            return False
        if sentence.code[subject[0] - 1] in self._subordinator and self._opens(sentence.code, subject[0] - 1):
            return True
        return sentence.code[subject[0]] in self._who or sentence.letter_before(verb) in self._if

    def _is_fronted(self, code: str, verb: int) -> bool:
        """Whether the sentence begins with its gerund, or a preposition and its infinitive: `Après avoir dit que`."""
        if code[verb] in self._gerund and self._opens(code, verb):
            return True
        prepared = code[verb] in self._gerund or code[verb] in self._infinitive
        return prepared and code[verb - 1] in self._fronting and self._opens(code, verb - 1)

    def _opens(self, code: str, chunk: int) -> bool:
        """Whether a chunk opens a sentence, spoken words, or either behind a conjunction: `Mais quand il a su que`."""
        before = chunk - 1 - (code[chunk - 1] in self._joining)
        return before <= 0 or code[before] in self._openings
