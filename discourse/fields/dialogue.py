"""Turns of dialogue that no cue frames, given to the voice whose turn it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from discourse.fields.drafts import Draft
from discourse.fields.framed import Framed
from discourse.fields.voices import Participants, Voice
from discourse.marks import Quotation
from discourse.segment import Places

Place = tuple[int, int]

_DASH = "—"
_TWO = 2
"""How many voices take turns."""
_TELLING = 400
"""A longer paragraph before a turn tells of other things than whoever speaks next."""
_VOICES = 40
"""How many turns with a known voice are looked at on each side of another one."""
_BLANKS = 20
"""How many blanks may stand between a colon and the turn that it announces."""
_NAMED_WITHIN = 10_000
"""How many characters back a voice is sought that is named behind its turn only."""


@dataclass(slots=True)
class _Turn:
    quotation: Quotation
    framed: bool
    speaker: Place | None = None
    confidence: str = "heuristic"


def dialogue(
    text: str,
    sentences: Places,
    quotations: Sequence[Quotation],
    drafts: Sequence[Draft],
    people_in: Callable[[Place], Sequence[Place]],
    persons_in: Callable[[Place], Sequence[Place]],
    voice_at: Callable[[Place], Voice],
) -> Iterator[Draft]:
    """The attributions of turns without a cue, in scenes where two voices take turns.

    A scene is a run of turns with nothing between them. Its voices are those that reporting clauses name, and whoever
    is the subject of the sentence before the first turn: behind a colon that is heuristic, else a guess, which tells
    nothing of the other turns. A turn that nobody frames goes to the voice of the turns two before or two behind it,
    unless a name in between shows that the turns do not alternate: that is heuristic where both voices are known, else
    a guess. Its speaker is the last place before it at which that voice is named so. A pronoun may stand for either
    voice. Where one of the two voices alone is known, the other turns go to whoever else spoke or was spoken of last:
    that is a guess. ``people_in`` gives the people who are subjects in a stretch of the text, ``persons_in`` all who
    are named or called by a noun, ``voice_at`` reads a mention.
    """
    turns = [item for item in quotations if not item.depth and item.closed]
    if not any(item.mark == _DASH for item in turns):
        return
    framed, spoken = Framed(drafts), _Spoken(drafts)
    starts, participants = sentences.starts, Participants(voice_at)
    behind = 0
    for scene in _scenes(text, turns):
        voices = [_turn(item, framed, spoken) for item in scene]
        if not all(turn.framed for turn in voices):
            before = _sentence_before(text, sentences, starts, (behind, scene[0].start))
            told = [place for place in people_in(before) if voice_at(place).may_speak] if before else []
            if before:
                participants.meet(persons_in(before), told)
            if not voices[0].framed:
                _announce(text, voices, told)
        yield from _settled(text, voices, starts, participants)
        behind = scene[-1].end


def _scenes(text: str, turns: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Runs of turns; the first may stand between guillemets, where another follows."""
    scene: list[Quotation] = []
    for item in turns:
        if scene and item.mark == _DASH and not text[scene[-1].end : item.start].strip():
            scene.append(item)
            continue
        if _is_scene(scene):
            yield scene
        scene = [item]
    if _is_scene(scene):
        yield scene


def _is_scene(scene: Sequence[Quotation]) -> bool:
    return len(scene) >= _TWO or (len(scene) == 1 and scene[0].mark == _DASH)


def _turn(quotation: Quotation, framed: Framed, spoken: _Spoken) -> _Turn:
    is_framed = framed(quotation)
    return _Turn(quotation, is_framed, spoken.by(quotation) if is_framed else None)


class _Spoken:
    """Who is said to speak in a quotation."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._speakers = {
            draft.pieces[0][0]: draft.speaker for draft in drafts if draft.cue and draft.type == "direct"
        }

    def by(self, quotation: Quotation) -> Place | None:
        """The speaker of the words with which a quotation begins."""
        return self._speakers.get(quotation.pieces[0][0])


def _sentence_before(text: str, sentences: Sequence[Place], starts: Sequence[int], stretch: Place) -> Place | None:
    """The sentence before a scene, in a short paragraph of this stretch."""
    end = stretch[1]
    while end > stretch[0] and text[end - 1].isspace():
        end -= 1
    at = bisect_right(starts, end - 1) - 1
    if at < 0 or end == stretch[0] or end - text.rfind("\n", max(end - _TELLING, 0), end) > _TELLING:
        return None
    start, past = sentences[at][0], min(sentences[at][1], stretch[1])
    return (start, past) if start < past else None


def _announce(text: str, voices: Sequence[_Turn], told: Sequence[Place]) -> None:
    """Give a first turn to the last of those who are told of before it; whoever is spoken of before a question is
    rather asked, and has the second turn."""
    turn = voices[0]
    place = turn.quotation.start
    announced = text[max(place - _BLANKS, 0) : place].rstrip()[-1:] == ":"
    if not told:
        return
    if announced or text[turn.quotation.pieces[0][1] - 1] != "?":
        turn.speaker = told[-1]
        turn.confidence = "heuristic" if announced else "guess"
    elif len(voices) > 1 and not voices[1].framed:
        voices[1].speaker, voices[1].confidence = told[0], "guess"


def _settled(
    text: str, voices: Sequence[_Turn], starts: Sequence[int], participants: Participants
) -> Iterator[Draft]:
    known = [at for at, turn in enumerate(voices) if turn.speaker is not None and turn.confidence != "guess"]
    sides = {at % _TWO for at in known}
    for at, turn in enumerate(voices):
        if not turn.framed and turn.speaker is None:
            turn.speaker = _in_turn(text, voices, known, at, participants.is_pronoun)
            turn.confidence = "heuristic" if sides - {at % _TWO} and turn.speaker else "guess"
            turn.speaker = turn.speaker or _beside(voices, at, participants)
        speaker = turn.speaker
        if speaker is None:
            continue
        participants.speaks(speaker)
        if turn.framed:
            continue
        if speaker[0] > turn.quotation.start and not participants.is_pronoun(speaker):
            speaker = _last_named(text, speaker, turn.quotation.start)
        yield Draft(
            None,
            speaker,
            None,
            list(turn.quotation.pieces),
            "direct",
            rule="dialogue",
            confidence=turn.confidence,
            sentence=bisect_right(starts, turn.quotation.start) - 1,
        )


def _beside(voices: Sequence[_Turn], at: int, participants: Participants) -> Place | None:
    """Who else takes part, where the voice of the turn before, or else behind, is known."""
    beside = voices[at - 1] if at else voices[at + 1] if at + 1 < len(voices) else None
    if beside is None or beside.speaker is None:
        return None
    return participants.beside(beside.speaker, voices[at].quotation.start)


def _in_turn(
    text: str, voices: Sequence[_Turn], known: Sequence[int], at: int, is_pronoun: Callable[[Place], bool]
) -> Place | None:
    """The voice of the nearest known turn from which the count is even, as long as the turns between alternate."""
    near = bisect_right(known, at)
    before, behind = known[max(near - _VOICES, 0) : near][::-1], known[near : near + _VOICES]
    for side in (before, behind):
        even = next((place for place in side if (at - place) % _TWO == 0), None)
        if even is None:
            continue
        between = [place for place in side if abs(place - at) < abs(even - at)]
        name, speaker = _name(text, voices[even]), voices[even].speaker
        alternate = all(_name(text, voices[place]) != name for place in between)
        if alternate or (speaker is not None and is_pronoun(speaker)):
            return speaker
    return None


def _name(text: str, turn: _Turn) -> str:
    return text[slice(*turn.speaker)].lower() if turn.speaker else ""


def _last_named(text: str, speaker: Place, before: int) -> Place:
    """The last place before a turn at which a speaker who is named behind it is named as well, else that place."""
    name = text[slice(*speaker)]
    named = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    found = list(named.finditer(text, max(before - _NAMED_WITHIN, 0), before))
    return found[-1].span() if found else speaker
