"""The content around an inserted or final reporting clause: `…, dit-elle, …`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from discourse.clauses import Clauses
from discourse.fields import rules
from discourse.fields.clause import ReportedClauses
from discourse.fields.letters import Letters, back_over
from discourse.fields.quotations import Quotations
from discourse.fields.sentence import Place, Sentence
from discourse.marks import Quotation
from discourse.patterns import Match

_REACH = 3_000
"""How many characters a reporting clause reaches each way in the quotation about it: nobody's quotation is longer, and
a thousand clauses in a longer one would repeat it a thousand times."""


class Surroundings:
    """Finds the content around reporting clauses: a quotation before, the one about it, or the bare clause."""

    def __init__(self, letters: Letters, clauses: Clauses, quotations: Quotations, reported: ReportedClauses) -> None:
        self._clauses, self._quotations, self._reported = clauses, quotations, reported
        self._opening, self._closing = letters.of("QO"), letters.of("QC")
        self._comma, self._colon = letters.of("COMMA"), letters.of("COLON")
        self._joints = letters.of("COMMA", "DASH", "COLON")
        self._inner_joints = letters.of("COMMA", "DASH")
        self._inner_ends = letters.of("COMMA", "STOP", "DASH")
        self._dash = letters.of("DASH")
        self._partings = letters.of("COLON", "COMMA", "STOP", "DASH")
        self._ends = letters.of("STOP", "EOS")

    def pieces(self, sentence: Sentence, match: Match, start: int) -> list[Place]:
        """The pieces around a match whose reporting clause starts at a chunk."""
        closing = match.part("CLOSE")
        past = closing[0] if closing else match.end
        closed = self._quotations.closed_before(sentence, start)
        if closed is not None:
            return [*self._up_to(sentence, closed), *self._resumed(sentence, past)]
        enclosing = self._quotations.enclosing(sentence, start)
        if enclosing is not None:
            cut = self._cut(sentence, start, past)
            return list(_without(_near(enclosing.pieces, cut), cut))
        return self._bare(sentence, match, start, past)

    def _up_to(self, sentence: Sentence, quotation: Quotation) -> Sequence[Place]:
        """The pieces of a closed quotation, with the clause that leads into it or the quotation before that one."""
        if quotation.start < sentence.start:
            return quotation.pieces
        code, opening = sentence.code, sentence.chunk_at(quotation.start)
        lead = sentence.stretch(self._clauses.begin(code, opening), opening)
        if not lead:
            return quotation.pieces
        if code[opening - 1] not in self._partings:
            return [(lead[0][0], quotation.end)]
        if code[opening - 1] not in self._comma or code[opening - 2] not in self._closing:
            return quotation.pieces
        earlier = sentence.closes.get(sentence.start_of(opening - 2))
        if earlier is None or earlier.start < sentence.start:
            return quotation.pieces
        return [*earlier.pieces, *quotation.pieces]

    def _resumed(self, sentence: Sentence, past: int) -> Sequence[Place]:
        """The pieces of the quotation that opens behind the reporting clause and its comma.

        Without the comma, what is quoted there names something: `le remorqueur « X »`.
        """
        code = sentence.code
        if code[past] not in self._comma or code[past + 1] not in self._opening:
            return ()
        following = self._quotations.at(sentence, past + 1)
        return following.pieces if following else ()

    def _cut(self, sentence: Sentence, start: int, past: int) -> Place:
        """The place of a reporting clause inside a quotation, with the punctuation that parts it from the content."""
        code = sentence.code
        before = back_over(code, start, self._inner_joints)
        behind = past + (code[past : past + 1] in self._inner_ends)
        return (
            sentence.span((before - 1, before))[1] if before > 1 else sentence.start,
            sentence.start_of(behind) if behind < len(code) - 1 else sentence.end,
        )

    def _bare(self, sentence: Sentence, match: Match, start: int, past: int) -> list[Place]:
        """The clause that the reporting clause interrupts or follows."""
        code = sentence.code
        end = back_over(code, start, self._joints)
        after = past
        if code[start - 1] in self._colon and code[after : after + 1] in self._comma:
            # `il tempère : selon lui, …`
            return sentence.stretch(after + 1, self._clauses.around_end(code, start, after + 1))
        final = match.pattern.family == rules.INCISE and code[after : after + 1] in self._ends
        begin_of = self._clauses.begin_whole if final else self._clauses.begin
        inner = self._clauses.inner_begin(code, start, past)
        begin = begin_of(code, end if code[start - 1] in self._colon else start) if inner is None else inner
        before = sentence.stretch(begin, end)
        if code[after : after + 1] in self._comma or self._stands_between_dashes(code, start, past):
            after += 1
        elif before or code[after] in self._ends:
            return before
        if not before and code[after] in self._opening:
            return self._reported.at(sentence, after)
        return before + sentence.stretch(after, self._clauses.around_end(code, begin, after))

    def _stands_between_dashes(self, code: str, start: int, past: int) -> bool:
        """Whether a reporting clause stands between two dashes: `Le lac monte — dit-elle — depuis hier`."""
        return code[start - 1] in self._dash and code[past] in self._dash


def _near(pieces: Sequence[Place], cut: Place) -> Sequence[Place]:
    """The pieces within reach of a place, and of those that reach further what is.

    >>> _near([(0, 90), (100, 9_000), (9_010, 9_020)], (200, 210))
    [(0, 90), (100, 3210)]
    """
    first, last = cut[0] - _REACH, cut[1] + _REACH
    if pieces[0][0] >= first and pieces[-1][1] <= last:
        return pieces
    at = bisect_right(pieces, first, key=lambda piece: piece[1])
    past = bisect_left(pieces, last, key=lambda piece: piece[0])
    return [(max(start, first), min(end, last)) for start, end in pieces[at:past]]


def _without(pieces: Sequence[Place], cut: Place) -> Iterator[Place]:
    """What is left of pieces around a place.

    >>> list(_without([(0, 10), (12, 20)], (4, 6)))
    [(0, 4), (6, 10), (12, 20)]
    """
    for start, end in pieces:
        if cut[1] <= start or cut[0] >= end:
            yield start, end
            continue
        if start < cut[0]:
            yield start, cut[0]
        if cut[1] < end:
            yield cut[1], end
