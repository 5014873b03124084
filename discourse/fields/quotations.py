"""The quotations beside, around and behind a chunk."""

from __future__ import annotations

from discourse.clauses import Clauses
from discourse.fields.letters import Letters, back_over
from discourse.fields.sentence import Place, Sentence
from discourse.marks import Quotation

_OPENS_WITHIN = 8
"""How many chunks may stand before the mark in a quote that is partly in marks."""


class Quotations:
    """Finds quotations from chunks."""

    def __init__(self, letters: Letters, clauses: Clauses) -> None:
        self._clauses = clauses
        self._opening, self._closing = letters.of("QO"), letters.of("QC")
        self._comma, self._and = letters.of("COMMA"), letters.of("ET")
        self._joints = letters.of("COMMA", "DASH", "STOP", "COLON", "LP")
        self._ends = letters.of("STOP", "EOS", "COMMA", "SEMI", "RP", "QC", "DASH")
        self._of_articles = letters.of("DES")
        self._complements = letters.of("DE", "DU", "DES", "DANS", "SUR", "AVEC", "ET")
        self._unframed = letters.of("BOS", "DASH")

    def at(self, sentence: Sentence, chunk: int) -> Quotation | None:
        """The quotation that opens at a chunk."""
        return sentence.opens.get(sentence.start_of(chunk))

    def closed_before(self, sentence: Sentence, chunk: int) -> Quotation | None:
        """The quotation that closes before a chunk, with nothing but punctuation between."""
        last = back_over(sentence.code, chunk, self._joints) - 1
        if sentence.code[last] not in self._closing:
            return None
        return sentence.closes.get(sentence.start_of(last))

    def enclosing(self, sentence: Sentence, chunk: int) -> Quotation | None:
        """The quotation in which a chunk stands, unless what comes before it has given it a source already."""
        place = sentence.start_of(chunk)
        holding = [quotation for quotation in sentence.around if quotation.start < place < quotation.end]
        if not holding:
            return None
        inner = max(holding, key=lambda quotation: quotation.start)
        if inner.start <= sentence.start:
            return inner
        before = sentence.code[sentence.chunk_at(inner.start) - 1]
        return inner if before in self._unframed else None

    def beside(self, sentence: Sentence, chunk: int) -> bool:
        """Whether a quotation closes before a chunk or encloses it."""
        return self.closed_before(sentence, chunk) is not None or self.enclosing(sentence, chunk) is not None

    def joined(self, sentence: Sentence, opening: int) -> tuple[list[Place], int]:
        """The pieces of the quotation that opens at a chunk, with those coordinated to it, and the chunk behind."""
        quotation = self.at(sentence, opening)
        if quotation is None:
            return [], opening
        code, pieces = sentence.code, list(quotation.pieces)
        after = sentence.chunk_at(quotation.end)
        joint = after + (code[after : after + 1] in self._comma)
        linked = code[joint : joint + 1] in self._and
        if (linked or joint > after) and code[joint + linked : joint + linked + 1] in self._opening:
            more, behind = self.joined(sentence, joint + linked)
            if more and self.is_end(code, behind) and (linked or len(more) > 1):
                return pieces + more, behind
        return pieces, after

    def is_end(self, code: str, chunk: int) -> bool:
        """Whether a content can be over before this chunk."""
        return code[min(chunk, len(code) - 1)] in self._ends

    def quoted(self, sentence: Sentence, start: int) -> list[Place]:
        """From a chunk to the end of the quotation behind it, and the quotations that are coordinated with it."""
        code = sentence.code
        near = range(start, min(start + _OPENS_WITHIN, len(code)))
        opening = next((at for at in near if code[at] in self._opening), None)
        if opening is None:
            return []
        pieces, after = self.joined(sentence, opening)
        if not pieces or sentence.start_of(start) >= pieces[0][0]:
            return pieces
        if opening == start and not self._goes_on(sentence, opening, after):
            return pieces
        return [(sentence.start_of(start), self._mixed_end(sentence, opening, after, pieces)), *pieces[1:]]

    def _goes_on(self, sentence: Sentence, opening: int, after: int) -> bool:
        """Whether a noun phrase that begins in marks goes on behind them: `« des doutes » quant à la vente`."""
        quotation = self.at(sentence, opening)
        if quotation is None or len(quotation.pieces) > 1 or quotation.end > sentence.end:
            return False
        article = sentence.tokens.letters[sentence.chunks.first[after] :][:1]
        linked = sentence.code[after] in self._complements or article in self._of_articles
        return linked and not self._clauses.is_noun_end(sentence.code, after)

    def _mixed_end(self, sentence: Sentence, opening: int, after: int, pieces: list[Place]) -> int:
        """Where a noun phrase that holds quoted words ends."""
        quotation = self.at(sentence, opening)
        if quotation is None or quotation.end > sentence.end:
            return pieces[0][1]
        if len(pieces) > len(quotation.pieces):
            return quotation.end
        if self._clauses.is_noun_end(sentence.code, after):
            return quotation.end
        rest = sentence.stretch(after, self._clauses.noun_end(sentence.code, after))
        return rest[0][1] if rest else quotation.end
