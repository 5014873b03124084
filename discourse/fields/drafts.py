"""Attributions and hedges whose spans are still places in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from discourse.fields.sentence import Place
from discourse.patterns import Match


@dataclass(slots=True)
class Draft:
    """An attribution in the making. The defaults are those of words that are simply said.

    ``past`` tells whether the cue reports in the past; ``heads`` gives the kernel of each mention by its place;
    ``type`` is filled when the whole text is known.
    """

    cue: Place | None
    speaker: Place | None
    reporter: Place | None
    pieces: list[Place]
    type: str = ""
    narrated: bool = False
    kind: str = "speech"
    status: str = "asserted"
    commitment: str = "neutral"
    lemma: str = ""
    rule: str = ""
    family: str = ""
    confidence: str = "rule"
    sentence: int = 0
    missing: str | None = None
    past: bool = False
    hedges: list[DraftHedge] = field(default_factory=list)
    heads: dict[Place, Place] = field(default_factory=dict)

    @property
    def has_source(self) -> bool:
        """Whether anybody is known to say it."""
        return self.speaker is not None or self.reporter is not None

    @property
    def hull(self) -> Place:
        """From the first piece of the quote to the end of the last."""
        return self.pieces[0][0], self.pieces[-1][1]

    def holds(self, place: int) -> bool:
        """Whether a place of the text lies in the quote."""
        return any(start <= place < end for start, end in self.pieces)


@dataclass(frozen=True, slots=True)
class DraftHedge:
    """A hedge: its words, what they weaken, and the rule that found it."""

    kind: str
    place: Place
    scope: Place
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """A match and the attribution that it became."""

    match: Match
    draft: Draft

    @property
    def chunk(self) -> int:
        """The first chunk of the cue."""
        return self.match.cue[0]
