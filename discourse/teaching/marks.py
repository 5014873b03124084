"""Marks for the answers of a worksheet: a point a blank, half of one for an answer that is nearly right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from discourse.model import Document
from discourse.teaching.exercises import Blank, exercise_of
from discourse.teaching.instructions import instructions
from discourse.teaching.sheets import Filled, SheetError

Verdict = Literal["right", "nearly", "wrong", "empty"]
POINTS = {"right": 1.0, "nearly": 0.5, "wrong": 0.0, "empty": 0.0}
_WORD = re.compile(r"\w+")
_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """The verdict on one blank of an exercise, with what was written and what was wanted."""

    number: int
    blank: str
    written: str
    wanted: str
    verdict: Verdict

    @property
    def points(self) -> float:
        """1, 0.5 or 0."""
        return POINTS[self.verdict]


def marks(filled: Filled, analyze: Callable[[str], Document]) -> list[Mark]:
    """The marks of one exercise; a transposed sentence is judged by its analysis.

    Raises SheetError for a case that the corpus does not have.
    """
    exercise = exercise_of(filled.kind, filled.case)
    if exercise is None:
        raise SheetError(filled.line, f"the corpus has no such exercise on `{filled.case}`; make the worksheet anew")
    found = []
    for blank in exercise.blanks:
        written = filled.answers.get(blank.name, "")
        verdict = _verdict(blank, written, analyze)
        found.append(Mark(filled.number, instructions()[f"blank.{blank.name}"], written, _wanted(blank), verdict))
    return found


def _wanted(blank: Blank) -> str:
    say = instructions()
    return blank.speaker or " ; ".join(say.get(f"value.{answer}", answer) for answer in blank.answers)


def _verdict(blank: Blank, written: str, analyze: Callable[[str], Document]) -> Verdict:
    if not written:
        return "empty"
    if blank.speaker:
        return _transposed(blank, analyze(written))
    given, wanted = _words(written), _words(_wanted(blank))
    if given == wanted or sorted(given) == sorted(wanted):
        return "right"
    return _by_share(given, wanted)


def _transposed(blank: Blank, document: Document) -> Verdict:
    """Right where the analysis finds the manner that was asked for, with the same speaker; nearly with another."""
    fitting = [found for found in document.attributions if found.quote.type == blank.name and found.cue]
    if not fitting:
        return "wrong"
    speakers = [_words(found.speaker.text) for found in fitting if found.speaker]
    wanted = _words(blank.speaker)
    return "right" if any(set(wanted) & set(words) for words in speakers) else "nearly"


def _by_share(given: list[str], wanted: list[str]) -> Verdict:
    shared = len(set(given) & set(wanted))
    longest = max(len(set(given)), len(set(wanted)), 1)
    return "nearly" if shared / longest >= _NEAR else "wrong"


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
