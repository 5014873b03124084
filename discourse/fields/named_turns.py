"""Turns of an interview that open with the name of who speaks: `Armand Lesourd : Le gaz.`"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from discourse.fields.drafts import Draft
from discourse.segment import Places

Place = tuple[int, int]

_LABEL = re.compile(r"^([^\W\d_][^:\n«“\"]{1,50}?)[ \u00a0\u202f]?:[ \u00a0\u202f].*", re.MULTILINE)
_SPACE = " \u00a0\u202f:"
_FEWEST = 2
"""How often each of two names must open a paragraph."""


@dataclass(frozen=True, slots=True)
class NamedTurn:
    """A paragraph that opens with a label: its place, and the label's."""

    place: Place
    label: Place
    name: str


def named_turns(text: str) -> list[NamedTurn]:
    """The paragraphs that open with a name; what makes it one is that it opens another paragraph as well.

    >>> [turn.name for turn in named_turns("Léa : Oui ?\\nPaul : Non.\\nLéa : Bien.\\nPaul : Bon.")]
    ['Léa', 'Paul', 'Léa', 'Paul']
    """
    found = [
        NamedTurn((match.start(), match.start() + len(match[0].rstrip())), match.span(1), match[1])
        for match in _LABEL.finditer(text)
    ]
    if len(found) < _FEWEST:
        return []
    count = Counter(turn.name for turn in found)
    return [turn for turn in found if count[turn.name] >= _FEWEST]


def labelled(
    text: str, sentences: Places, drafts: Sequence[Draft], is_medium: Callable[[Place], bool]
) -> Iterator[Draft]:
    """The attributions of named turns where two names take turns and no pattern has found them; ``is_medium`` tells
    whether a label is that of a medium, which asks the questions.
    """
    turns = named_turns(text)
    if len({turn.name for turn in turns}) < _FEWEST:
        return
    starts = sentences.starts
    known = {place[0] for draft in drafts for place in (draft.cue, draft.speaker, draft.reporter) if place}
    for turn in turns:
        if turn.label[0] in known:
            continue
        medium = is_medium(turn.label)
        start = turn.label[1]
        while text[start] in _SPACE:
            start += 1
        if start < turn.place[1]:
            yield Draft(
                None,
                None if medium else turn.label,
                turn.label if medium else None,
                [(start, turn.place[1])],
                "indirect",
                rule="named_turn",
                sentence=max(bisect_left(starts, turn.place[0]), 0),
            )
