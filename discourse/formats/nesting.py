"""Stretches that may cross, as elements that nest: what crosses is cut in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Stretch(NamedTuple):
    """A stretch of the text and what it is called."""

    start: int
    end: int
    name: str


class Event(NamedTuple):
    """What happens at a place: ``text`` up to it, an element ``open`` or ``close``; parts are counted from 0."""

    kind: str
    place: int
    name: str = ""
    part: int = 0


def events(length: int, stretches: Iterable[Stretch]) -> Iterator[Event]:
    """The events of a text of so many code points; the longer of two stretches that begin together is the outer one.

    >>> for event in events(3, [Stretch(0, 2, "a"), Stretch(1, 3, "b")]):
    ...     print(event.kind, event.place, event.name, event.part)
    open 0 a 0
    text 1  0
    open 1 b 0
    text 2  0
    close 2 b 0
    close 2 a 0
    open 2 b 1
    text 3  0
    close 3 b 1
    """
    waiting = sorted(stretches, key=lambda one: (one.start, -one.end))[::-1]
    parts = {one.name: -1 for one in waiting}
    stack: list[Stretch] = []
    for place in sorted({0, length, *(edge for one in waiting for edge in one[:2])}):
        if place:
            yield Event("text", place)
        kept = next((depth for depth, one in enumerate(stack) if one.end == place), len(stack))
        again = [one for one in stack[kept:] if one.end != place]
        for one in reversed(stack[kept:]):
            yield Event("close", place, one.name, parts[one.name])
        del stack[kept:]
        while waiting and waiting[-1].start == place:
            again.append(waiting.pop())
        for one in sorted(again, key=lambda one: -one.end):
            parts[one.name] += 1
            stack.append(one)
            yield Event("open", place, one.name, parts[one.name])
