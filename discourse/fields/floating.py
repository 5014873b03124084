"""Quotations that no cue frames."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from discourse.fields import rules
from discourse.fields.drafts import Draft
from discourse.marks import Quotation

Place = tuple[int, int]

_FEW = 3
"""Fewer quoted words are more often a name than words that somebody says."""


def floating(
    text: str,
    sentences: Sequence[Place],
    quotations: Sequence[Quotation],
    drafts: Sequence[Draft],
    people_in: Callable[[Place], Sequence[Place]],
) -> Iterator[Draft]:
    """Quotations that no cue frames: their speaker is whoever was last spoken of.

    They fill whole sentences, or end one behind a colon. ``people_in`` gives the people who are subjects in a stretch
    of the text. Across a paragraph the link is a guess, and none is made.
    """
    if not quotations:
        return
    starts = [start for start, _ in sentences]
    ends = {end for _, end in sentences}
    framed = _Framed(drafts)
    last = {draft.sentence: draft.speaker for draft in drafts if draft.speaker and draft.cue}
    for quotation in quotations:
        if quotation.depth or not quotation.closed or quotation.mark == "—" or framed(quotation):
            continue
        at = bisect_right(starts, quotation.start) - 1
        if at < 0 or not _ends_sentence(text, quotation, ends):
            continue
        if starts[at] == quotation.start:
            speaker = _speaker_before(text, sentences, at, last, people_in) if _is_whole(text, quotation) else None
        else:
            speaker = _speaker_ahead(text, (starts[at], quotation.start), people_in)
        if speaker is not None:
            pieces = list(quotation.pieces)
            yield Draft(None, speaker, None, pieces, "direct", rule="floating", confidence="heuristic", sentence=at)


def _speaker_before(
    text: str,
    sentences: Sequence[Place],
    at: int,
    last: Mapping[int, Place],
    people_in: Callable[[Place], Sequence[Place]],
) -> Place | None:
    """Who speaks in a quotation that opens a sentence: the speaker or subject of the sentence before."""
    if at < 1 or len(f"_{text[sentences[at - 1][1] : sentences[at][0]]}_".splitlines()) > 1:
        return None
    return last.get(at - 1) or next(iter(people_in(sentences[at - 1])), None)


def _speaker_ahead(text: str, place: Place, people_in: Callable[[Place], Sequence[Place]]) -> Place | None:
    """Who speaks in a quotation behind a colon: the nearest subject before it in its sentence."""
    start, end = place
    ahead = text[start:end].rstrip()
    people = people_in((start, start + len(ahead) - 1)) if ahead.endswith(":") else ()
    return people[-1] if people else None


class _Framed:
    """Tells whether a quotation already belongs to an attribution; each question takes logarithmic time."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        pieces = sorted(piece for draft in drafts for piece in draft.pieces)
        self._pieces = set(pieces)
        self._starts = [start for start, _ in pieces]
        self._reach = list(accumulate((end for _, end in pieces), max))
        self._incises = sorted(draft.cue[0] for draft in drafts if draft.cue and draft.family == rules.INCISE)

    def __call__(self, quotation: Quotation) -> bool:
        if not self._pieces.isdisjoint(quotation.pieces):
            return True
        covering = bisect_right(self._starts, quotation.start) - 1
        if covering >= 0 and self._reach[covering] >= quotation.pieces[-1][1]:
            return True
        incise = bisect_right(self._incises, quotation.start)
        return incise < len(self._incises) and self._incises[incise] < quotation.end


def _ends_sentence(text: str, quotation: Quotation, ends: set[int]) -> bool:
    """Whether a quotation of some words ends with its sentence."""
    start, end = quotation.pieces[0]
    return len(text[start:end].split()) >= _FEW and any(quotation.end + step in ends for step in (0, 1))


def _is_whole(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are sentences: their final mark stands inside."""
    return text[quotation.pieces[-1][1] - 1] in ".!?…"
