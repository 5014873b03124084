"""Which quotations have a reporting clause already."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from discourse.fields import rules
from discourse.fields.drafts import Draft
from discourse.marks import Quotation


class Framed:
    """Tells whether a quotation already belongs to an attribution; each question takes logarithmic time."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        pieces = sorted(piece for draft in drafts for piece in draft.pieces)
        self._pieces = set(pieces)
        self._starts = [start for start, _ in pieces]
        self._reach = list(accumulate((end for _, end in pieces), max))
        self._incises = sorted(draft.cue[0] for draft in drafts if draft.cue and draft.family == rules.INCISE)

    def __call__(self, quotation: Quotation) -> bool:
        """Whether an attribution holds the quotation, or a reporting clause stands in it."""
        if not self._pieces.isdisjoint(quotation.pieces):
            return True
        covering = bisect_right(self._starts, quotation.start) - 1
        if covering >= 0 and self._reach[covering] >= quotation.pieces[-1][1]:
            return True
        incise = bisect_right(self._incises, quotation.start)
        return incise < len(self._incises) and self._incises[incise] < quotation.end
