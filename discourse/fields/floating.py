"""Quotations that no cue frames."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from discourse.fields import rules
from discourse.fields.drafts import Draft
from discourse.fields.framed import Framed
from discourse.marks import Quotation
from discourse.segment import Places

Place = tuple[int, int]

_FEW = 3
"""Fewer quoted words are more often a name than words that somebody says."""
_REACH = 2
"""How many sentences back whoever speaks may stand in the paragraph."""
_BETWEEN = 12
"""How many marks and blanks may part a quotation from one that it goes on with."""
_CLOSERS = " \u00a0\u202f»”\"’'"
_FINAL = frozenset(".!?…")


def floating(
    text: str,
    sentences: Places,
    quotations: Sequence[Quotation],
    drafts: Sequence[Draft],
    people_in: Callable[[Place], Sequence[Place]],
    is_relative: Callable[[Place], bool],
) -> Iterator[Draft]:
    """Quotations that no cue frames: their speaker is whoever was last spoken of.

    They fill whole sentences, or end one behind a colon. ``people_in`` gives the people who are subjects in a
    stretch of the text, ``is_relative`` tells a relative pronoun. One that is a paragraph of its own goes to who
    spoke last in the paragraph before: that is a guess. One right behind the last words of a quotation beside its
    reporting clause goes on with it.
    """
    if not quotations:
        return
    starts = sentences.starts
    framed = Framed(drafts)
    speakers = _Speakers(text, sentences, drafts, people_in, is_relative)
    said = {draft.pieces[-1][1]: draft for draft in drafts if draft.family == rules.INCISE and draft.type == "direct"}
    for quotation in quotations:
        if quotation.depth or not quotation.closed or quotation.mark == "—" or framed(quotation):
            continue
        at = bisect_right(starts, quotation.start) - 1
        if at < 0 or not _ends_sentence(text, quotation, sentences.ends):
            continue
        before = said.pop(_end_before(text, quotation), None)
        if before is not None:
            before.pieces += quotation.pieces
            said[quotation.pieces[-1][1]] = before
            continue
        found = _draft(text, quotation, at, starts[at], speakers)
        if found is not None and found.speaker is not None:
            speakers.note(found.speaker, at, bisect_right(starts, quotation.end - 1) - 1)
            yield found


def _end_before(text: str, quotation: Quotation) -> int:
    """Where the words end that stand before a quotation, marks and blanks aside, if they end a sentence; else -1."""
    first = max(quotation.start - _BETWEEN, 0)
    words = text[first : quotation.start].rstrip(_CLOSERS + "\r\n")
    return first + len(words) if words[-1:] in _FINAL else -1


def _draft(text: str, quotation: Quotation, at: int, start: int, speakers: _Speakers) -> Draft | None:
    """The attribution of a quotation in the sentence that starts at a place; None where its speaker is not plain."""
    confidence = "heuristic"
    if start < quotation.start:
        speaker = speakers.ahead(start, quotation.start)
    elif not _is_whole(text, quotation):
        return None
    else:
        speaker = speakers.before(at)
        if speaker is None and _is_paragraph(text, quotation):
            speaker, confidence = speakers.of_paragraph_before(at), "guess"
    if speaker is None:
        return None
    pieces = list(quotation.pieces)
    return Draft(None, speaker, None, pieces, "direct", rule="floating", confidence=confidence, sentence=at)


class _Speakers:
    """Who speaks, or is spoken of, in the sentences of a text."""

    def __init__(
        self,
        text: str,
        sentences: Places,
        drafts: Sequence[Draft],
        people_in: Callable[[Place], Sequence[Place]],
        is_relative: Callable[[Place], bool],
    ) -> None:
        self._text, self._sentences, self._people_in = text, sentences, people_in
        self._is_relative = is_relative
        self._starts = sentences.starts
        self._last: dict[int, Place] = {}
        for draft in _outermost(drafts):
            self._reports(draft)

    def _reports(self, draft: Draft) -> None:
        """Note who speaks in the sentence of a reporting clause, and in those of the words that it frames."""
        if draft.speaker is None or self._is_relative(draft.speaker):
            return
        self.note(draft.speaker, draft.sentence, draft.sentence)
        for start, end in draft.pieces if draft.type == "direct" else ():
            self.note(draft.speaker, self._at(start), self._at(end - 1))

    def _at(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def note(self, speaker: Place, first: int, last: int) -> None:
        """Note who speaks in some sentences."""
        self._last.update(dict.fromkeys(range(first, last + 1), speaker))

    def before(self, at: int) -> Place | None:
        """The speaker or subject of the sentence before, or of the one before that where nobody is in it."""
        for index in range(at - 1, max(at - 1 - _REACH, -1), -1):
            if self._parted(index):
                return None
            found = self._last.get(index) or self._subject(index)
            if found is not None:
                return found
        return None

    def _subject(self, index: int) -> Place | None:
        """The first subject of a sentence."""
        people = self._people_in(self._sentences[index])
        return next((place for place in people if not self._is_relative(place)), None)

    def of_paragraph_before(self, at: int) -> Place | None:
        """Who speaks in the last sentence of the paragraph before."""
        return self._last.get(at - 1) if at > 0 and self._parted(at - 1) else None

    def ahead(self, start: int, end: int) -> Place | None:
        """Who speaks in a quotation behind a colon: the nearest subject before it in its sentence."""
        words = self._text[start:end].rstrip()
        people = self._people_in((start, start + len(words) - 1)) if words.endswith(":") else ()
        return people[-1] if people else None

    def _parted(self, index: int) -> bool:
        """Whether a paragraph ends behind a sentence."""
        behind = self._text[self._sentences[index][1] : self._sentences[index + 1][0]]
        return len(f"_{behind}_".splitlines()) > 1


def _outermost(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The reporting clauses that stand in no other quote."""
    reach = 0
    for draft in drafts:
        inner = draft.pieces[0][0] < reach
        reach = max(reach, draft.pieces[-1][1])
        if draft.cue and not inner:
            yield draft


def _ends_sentence(text: str, quotation: Quotation, ends: Sequence[int]) -> bool:
    """Whether a quotation of some words, or one that is a sentence, ends with its sentence."""
    start, end = quotation.pieces[0]
    if len(text[start:end].split()) < _FEW and not _is_whole(text, quotation):
        return False
    at = bisect_left(ends, quotation.end)
    return at < len(ends) and ends[at] <= quotation.end + 1


def _is_whole(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are sentences: their final mark stands inside, before marks that close in it."""
    start, end = quotation.pieces[-1]
    return text[start:end].rstrip(_CLOSERS)[-1:] in _FINAL


def _is_paragraph(text: str, quotation: Quotation) -> bool:
    """Whether nothing stands behind a quotation in its paragraph."""
    behind = text[quotation.end : quotation.end + 2].lstrip(" \u00a0.")
    return not behind or behind[0] in "\r\n"
