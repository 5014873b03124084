"""Who is interviewed, where a text has questions and answers with labels."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.entities.referents import Referent
from discourse.fields import Draft, rules


class Interview:
    """The turns of a text. The first label is that of a question; an answer has another.

    Whoever alone is named before the first question is interviewed: `je` in an answer, `vous` in a question.
    """

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        turns = [(number, draft) for number, draft in enumerate(drafts) if draft.family == rules.TURN and draft.cue]
        self._labels = {number: text[slice(*draft.cue)] for number, draft in turns if draft.cue}
        self._question = next(iter(self._labels.values()), "")
        self._start = min((draft.cue[0] for _, draft in turns if draft.cue), default=0)
        self._introduced: list[Referent] = []

    def introduce(self, referent: Referent, start: int) -> None:
        """Note somebody who is named before the first question."""
        if start < self._start and referent.personal and referent not in self._introduced:
            self._introduced.append(referent)

    def person(self, turn: int | None, way: str) -> Referent | None:
        """Whoever a pronoun of the first or second person inside a turn stands for."""
        if turn not in self._labels or len(self._introduced) != 1:
            return None
        asks = self._labels[turn] == self._question
        return self._introduced[0] if asks == (way == "second") else None
