"""Turns of dialogue that no cue frames, given to the voice whose turn it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from discourse.fields.drafts import Draft
from discourse.fields.framed import Framed
from discourse.marks import Quotation

Place = tuple[int, int]

_DASH = "—"
_TWO = 2
"""How many voices take turns."""
_PRONOUNS = frozenset(("il", "elle", "on", "je", "tu", "lui", "celui-ci", "celle-ci"))
"""Words that may stand for either voice."""


@dataclass(slots=True)
class _Turn:
    quotation: Quotation
    framed: bool
    speaker: Place | None = None


def dialogue(
    text: str,
    sentences: Sequence[Place],
    quotations: Sequence[Quotation],
    drafts: Sequence[Draft],
    people_in: Callable[[Place], Sequence[Place]],
) -> Iterator[Draft]:
    """The attributions of turns without a cue, in scenes where two voices take turns.

    A scene is a run of turns with nothing between them. Its voices are those that reporting clauses name, and whoever
    is spoken of right before the first turn where a colon announces it. A turn that nobody frames goes to the voice of
    the turns two before or two behind it, unless a name in between shows that the turns do not alternate: that is
    heuristic where both voices are known, else a guess.
    """
    turns = [item for item in quotations if not item.depth and item.closed]
    if not any(item.mark == _DASH for item in turns):
        return
    framed, spoken = Framed(drafts), _Spoken(drafts)
    starts = [start for start, _ in sentences]
    for scene in _scenes(text, turns):
        voices = [_turn(item, framed, spoken) for item in scene]
        if all(turn.framed for turn in voices):
            continue
        if not voices[0].framed:
            voices[0].speaker = _announced(text, sentences, starts, scene[0].start, people_in)
        yield from _settled(text, voices, starts)


def _scenes(text: str, turns: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Runs of two turns or more; the first may stand between guillemets."""
    scene: list[Quotation] = []
    for item in turns:
        if scene and item.mark == _DASH and not text[scene[-1].end : item.start].strip():
            scene.append(item)
            continue
        if len(scene) >= _TWO:
            yield scene
        scene = [item]
    if len(scene) >= _TWO:
        yield scene


def _turn(quotation: Quotation, framed: Framed, spoken: _Spoken) -> _Turn:
    is_framed = framed(quotation)
    return _Turn(quotation, is_framed, spoken.by(quotation) if is_framed else None)


class _Spoken:
    """Who is said to speak in a quotation."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._first = {draft.pieces[0]: draft.speaker for draft in drafts if draft.cue and draft.type == "direct"}
        self._starts = {start: speaker for (start, _), speaker in self._first.items()}

    def by(self, quotation: Quotation) -> Place | None:
        """The speaker of the words with which a quotation begins."""
        return self._starts.get(quotation.pieces[0][0])


def _announced(
    text: str,
    sentences: Sequence[Place],
    starts: Sequence[int],
    place: int,
    people_in: Callable[[Place], Sequence[Place]],
) -> Place | None:
    """Whoever is the nearest subject before a colon that announces a first turn."""
    before = text[:place].rstrip()[-1:]
    at = bisect_right(starts, place - 1) - 1
    if before != ":" or at < 0:
        return None
    people = people_in(sentences[at])
    return people[-1] if people else None


def _settled(text: str, voices: Sequence[_Turn], starts: Sequence[int]) -> Iterator[Draft]:
    known = [at for at, turn in enumerate(voices) if turn.speaker is not None]
    for at, turn in enumerate(voices):
        if turn.framed:
            continue
        other = turn.speaker is None
        speaker = turn.speaker or _in_turn(text, voices, known, at)
        if speaker is None:
            continue
        both = any((at - place) % _TWO for place in known)
        yield Draft(
            None,
            speaker,
            None,
            list(turn.quotation.pieces),
            "direct",
            rule="dialogue",
            confidence="heuristic" if both or not other else "guess",
            sentence=bisect_right(starts, turn.quotation.start) - 1,
        )


def _in_turn(text: str, voices: Sequence[_Turn], known: Sequence[int], at: int) -> Place | None:
    """The voice of the nearest known turn from which the count is even, as long as the turns between alternate."""
    before = [place for place in reversed(known) if place < at]
    behind = [place for place in known if place > at]
    for side in (before, behind):
        even = next((place for place in side if (at - place) % _TWO == 0), None)
        if even is None:
            continue
        between = [place for place in side if abs(place - at) < abs(even - at)]
        name = _name(text, voices[even])
        if name in _PRONOUNS or all(_name(text, voices[place]) != name for place in between):
            return voices[even].speaker
    return None


def _name(text: str, turn: _Turn) -> str:
    return text[slice(*turn.speaker)].lower() if turn.speaker else ""
