"""Whether a match holds: its cue must take the construction, and its words must not be something else."""

from __future__ import annotations

from bisect import bisect_left

from discourse.clauses import Clauses
from discourse.fields import rules
from discourse.fields.clitics import Clitics
from discourse.fields.cue import Cues, Head
from discourse.fields.letters import Letters
from discourse.fields.quotations import Quotations
from discourse.fields.sentence import Place, Sentence
from discourse.fields.source import Source, agent_of
from discourse.fields.verdicts import Objection
from discourse.patterns import Match

_GESTURE = frozenset({"gesture"})
_INFINITIVES = frozenset({"inf", "de_inf", "a_inf"})
_CLOSE_BY = 2
_LIFELESS = ("NP_ABSTRACT", "NP_TIME")


class Fit:
    """Says what speaks against a match."""

    def __init__(
        self, letters: Letters, cues: Cues, quotations: Quotations, clauses: Clauses, clitics: Clitics
    ) -> None:
        self._cues, self._quotations, self._clauses, self._clitics = cues, quotations, clauses, clitics
        self._capitalised = letters.of("NAME", "MEDNAME", "MEDDEF", "DEFCAP", "INDCAP")
        self._que, self._que_or_as = letters.of("QUE"), letters.of("QUE", "COMME", "WHAT")
        self._ne, self._negation, self._degree = letters.of("NE"), letters.of("NEG"), letters.of("DEGREE")
        self._comma = letters.of("COMMA")
        # an adjective in -iste has the class of a person: `ces calculs alarmistes`
        self._adjectives = letters.of("NOUN", "PERSON")
        self._of_articles, self._de = letters.of("DES"), letters.of("DE")
        self._linking = letters.of("DE", "DU", "DES", "DEF", "IND", "POSS", "DEM", "CEDET", "PREADJ")

    def against_construction(self, sentence: Sentence, match: Match, head: Head) -> Objection | None:
        """What keeps the cue from taking the construction of the pattern."""
        if self._has_subject(sentence, match):
            return "subject"
        return (
            self._frame(sentence, match, head)
            or self._predicate(sentence, match)
            or self._of(sentence, match)
            or self._clitic(sentence, match)
            or self._particle(sentence, match, head)
            or self._spoken(sentence, match)
            or self._inverted(sentence, match)
            or self._restriction(sentence, match)
        )

    def against_reading(
        self, sentence: Sentence, match: Match, head: Head, pieces: list[Place], source: Source
    ) -> Objection | None:
        """What in content or source is no report: an order, a title in marks, something that cannot speak."""
        acts = match.part("NARRATED") is not None or not match.pattern.frames.isdisjoint(_INFINITIVES)
        if acts and source.kind in _LIFELESS:
            return "lifeless"
        if source.place is None and self._cues.is_order(sentence, match):
            return "order"
        return "title" if self._is_title(sentence, match, head, pieces[0]) else None

    def _frame(self, sentence: Sentence, match: Match, head: Head) -> Objection | None:
        """The cue must have a frame of the pattern; a gesture has one only beside a quotation."""
        fitting = match.pattern.frames & head.cue.frames
        if not fitting:
            return "frame"
        if not head.cue.hedge and match.part("cue_rumour") is not None:
            return "rumour"
        around = match.part("AROUND") if fitting == _GESTURE else None
        return None if around is None or self._quotations.beside(sentence, around[0]) else "gesture"

    def _has_subject(self, sentence: Sentence, match: Match) -> bool:
        """Whether the verb of a reporting clause behind a comma has a subject before it, with an apposition that this
        comma closes: `Ida Lo, la doyenne, dénonce une fraude`."""
        around = match.part("AROUND")
        if around is None or match.pattern.family != rules.INCISE or sentence.code[around[0] - 1] not in self._comma:
            return False
        subject = sentence.subjects.get(match.cue[0])
        if subject is None or subject[1] >= around[0]:
            return False
        return not self._comma.isdisjoint(sentence.code[slice(*subject)])

    def _predicate(self, sentence: Sentence, match: Match) -> Objection | None:
        """A noun phrase that must hold a predicate ends in an adjective: a plain word behind its noun."""
        marker = match.part("PREDICATE")
        if marker is None:
            return None
        letters = sentence.letters((marker[0], marker[0] + 1))
        ends_so = len(letters) >= 3 and letters[-1] in self._adjectives and letters[-2] not in self._linking
        return None if ends_so else "predicate"

    def _of(self, sentence: Sentence, match: Match) -> Objection | None:
        """A noun phrase that must hold its own preposition begins with an article that does."""
        marker = match.part("OF")
        if marker is None or sentence.letters((marker[0], marker[0] + 1))[0] in self._of_articles:
            return None
        return "article"

    def _clitic(self, sentence: Sentence, match: Match) -> Objection | None:
        """A pattern that needs an object clitic finds one in its cue."""
        missing = match.part("CLITIC") is not None and self._clitics.object_of(sentence, match.cue[0]) is None
        return "clitic" if missing else None

    def _particle(self, sentence: Sentence, match: Match, head: Head) -> Objection | None:
        """`de` before a name belongs to the verb that takes it: `lui, rêve de Lucerne`, not `dit d'Artagnan`."""
        agent = agent_of(match)
        takes_it = agent is not None and "de_np" in head.cue.frames and sentence.code[agent[0]] in self._de
        return "particle" if takes_it and match.pattern.family == rules.INCISE else None

    def _spoken(self, sentence: Sentence, match: Match) -> Objection | None:
        """A clause among spoken words stands inside a quotation."""
        marker = match.part("SPOKEN")
        if marker is None or self._quotations.enclosing(sentence, marker[0]) is not None:
            return None
        return "unspoken"

    def _inverted(self, sentence: Sentence, match: Match) -> Objection | None:
        """Behind a verb that `que` precedes stands its subject, and no content: `la loi qu'a dénoncée le maire`."""
        if match.part("NARRATED") is None or sentence.code[match.cue[0] - 1] not in self._que_or_as:
            return None
        return "inverted"

    def _restriction(self, sentence: Sentence, match: Match) -> Objection | None:
        """A `que` that goes with `ne` or a degree opens no clause: `n'avoir compris que le lendemain`."""
        marker = match.part("CLAUSE")
        if marker is None or sentence.code[marker[0] - 1] not in self._que:
            return None
        ahead = set(sentence.letters((max(match.cue[0] - _CLOSE_BY, 1), marker[0])))
        restricts = not ahead.isdisjoint(self._ne) and ahead.isdisjoint(self._negation)
        if not restricts and ahead.isdisjoint(self._degree):
            return None
        return None if self._clauses.has_verb(sentence.code, marker[0]) else "restriction"

    def _is_title(self, sentence: Sentence, match: Match, head: Head, piece: Place) -> bool:
        """Quoted words with a capital right behind a verb that frames no speech are a title or a name."""
        frames = head.cue.frames
        if match.part("QUOTED") is None or ("incise" in frames and "reader" not in frames):
            return False
        if not any(piece in quotation.pieces for quotation in sentence.around):
            return False
        at = bisect_left(sentence.tokens.starts, piece[0])
        return sentence.tokens.letters[at : at + 1] in self._capitalised
