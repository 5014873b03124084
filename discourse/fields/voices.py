"""The voices of a dialogue: what tells one from another, and who else takes part in a scene."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Place = tuple[int, int]

_REMEMBERED = 12
"""How many of the last mentions are looked at."""
_FEW = 2
"""How many of the last who spoke are looked at for a third voice."""
_REACH = 1500
"""How many characters before a turn whoever has it may have been spoken of."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a mention tells of whoever speaks: the words of a name or the head noun, gender and number; a pronoun has
    neither name nor noun."""

    names: frozenset[str] = frozenset()
    noun: str = ""
    gender: str = ""
    number: str = ""

    @property
    def is_pronoun(self) -> bool:
        """Whether it may stand for anybody of its gender."""
        return not self.names and not self.noun

    @property
    def may_speak(self) -> bool:
        """Whether it is somebody who may have a turn: nobody is `on`, and `nous` stands for several."""
        return bool(self.names or self.noun or self.gender)

    @property
    def is_person(self) -> bool:
        """Whether it is one person, as far as the mention tells: a bare name may be that of a place."""
        return self.number != "plural" and bool(self.gender or self.noun)

    def is_other(self, voice: Voice) -> bool:
        """Whether the two are not the same, for sure.

        >>> Voice(gender="m").is_other(Voice(gender="f")), Voice(gender="m").is_other(Voice(noun="maire"))
        (True, False)
        """
        if _differ(self.gender, voice.gender) or _differ(self.number, voice.number):
            return True
        if self.names and voice.names:
            return self.names.isdisjoint(voice.names)
        return _differ(self.noun, voice.noun)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


class Participants:
    """Those who were heard or spoken of last; ``voice_at`` reads a mention."""

    def __init__(self, voice_at: Callable[[Place], Voice]) -> None:
        self._voice_at = voice_at
        self._heard: deque[tuple[Place, bool]] = deque(maxlen=_REMEMBERED)
        self._told_with: dict[Place, list[Place]] = {}

    def speaks(self, place: Place) -> None:
        """Note who has a turn; turns come in the order of the text."""
        self._heard.append((place, True))

    def meet(self, persons: Sequence[Place], subjects: Sequence[Place]) -> None:
        """Note those of whom the sentence before a scene tells: its first subject stands out most."""
        first = subjects[:1]
        self._told_with = {place: [other for other in persons if other not in subjects] for place in first}
        self._heard.extend((place, False) for place in (*persons, *first))

    def is_pronoun(self, place: Place) -> bool:
        """Whether a mention may stand for anybody of its gender."""
        return self._voice_at(place).is_pronoun

    def beside(self, speaker: Place, turn: int) -> Place | None:
        """Who else takes part, where somebody has the turn beside the one that starts here: the last mention of
        whoever is somebody else for sure. Nobody where two others spoke."""
        addressed = [place for place in self._told_with.get(speaker, ()) if self._voice_at(place).is_person]
        if addressed:
            return addressed[-1]
        near = [(place, speaks) for place, speaks in reversed(self._heard) if turn - _REACH < place[0] < turn]
        voices = [self._voice_at(place) for place, _ in near]
        known = _antecedent(self._voice_at(speaker), voices)
        others = [at for at, voice in enumerate(voices) if (near[at][1] or voice.is_person) and voice.is_other(known)]
        if not others:
            return None
        last = voices[others[0]]
        spoke = [voices[at] for at in others if near[at][1]]
        if any(voice.is_other(last) for voice in spoke[:_FEW]):
            return None
        return near[others[0]][0]


def _antecedent(voice: Voice, near: Sequence[Voice]) -> Voice:
    """Whom a pronoun goes back to: the last who agrees and is named."""
    if not voice.is_pronoun:
        return voice
    return next((one for one in near if not one.is_pronoun and not one.is_other(voice)), voice)
