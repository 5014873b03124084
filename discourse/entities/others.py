"""Who does not speak: whoever a quotation itself names, and whoever had the turn before."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.entities.referents import History, Referent
from discourse.fields import Draft

_DASHES = "—–-"
_OPENERS = _DASHES + "«“"
_WITHIN = 3
"""How many sentences of a quotation are looked at."""
_LONGEST_TURN = 600
_MARKS = 3
"""How many characters may stand before the words of a turn."""


class Others:
    """Those whom a pronoun or a noun that is a source does not mean."""

    def __init__(self, text: str, history: History) -> None:
        self._text, self._history = text, history
        self._turn: tuple[int, Referent] | None = None

    def of(self, draft: Draft, sentence: int) -> Sequence[Referent]:
        """The persons whom a direct quotation names, and whoever spoke in the paragraph before its dash."""
        if draft.type != "direct":
            return ()
        inside = (seen for seen in self._history.recent(sentence, _WITHIN) if draft.holds(seen.start))
        named = [seen.referent for seen in inside if seen.referent.personal and not seen.source]
        before = self._before(draft)
        return named if before is None else [*named, before]

    def speaks(self, referent: Referent, draft: Draft) -> None:
        """Note who has a turn of a dialogue."""
        start = self._turn_of(draft)
        if start >= 0:
            self._turn = start, referent

    def _before(self, draft: Draft) -> Referent | None:
        start = self._turn_of(draft)
        if self._turn is None or start <= 0 or self._text[start] not in _DASHES:
            return None
        before = self._paragraph(start - 1)
        return self._turn[1] if self._turn[0] == before else None

    def _turn_of(self, draft: Draft) -> int:
        """The start of the paragraph that a direct quotation opens; -1 where it opens none."""
        if draft.type != "direct":
            return -1
        start = self._paragraph(draft.pieces[0][0])
        opens = 0 <= draft.pieces[0][0] - start <= _MARKS and self._text[start] in _OPENERS
        return start if opens else -1

    def _paragraph(self, place: int) -> int:
        """Where the paragraph of a place starts; -1 where that is far."""
        far = max(place - _LONGEST_TURN, 0)
        found = self._text.rfind("\n", far, place)
        return found + 1 if found >= 0 or far == 0 else -1
