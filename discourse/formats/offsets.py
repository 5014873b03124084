"""Offsets in the unit of another program, and back to code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import cast, get_args

from discourse.formats.dicts import DocumentDict
from discourse.formats.errors import FormatError
from discourse.model import Document
from discourse.text import Unit, offset_map

UNITS: tuple[Unit, ...] = get_args(Unit)


def in_unit(document: Document, unit: Unit) -> DocumentDict:
    """``Document.to_dict`` with every ``start`` and ``end`` counted in ``unit``, which ``offsets`` names.

    >>> from discourse import analyze
    >>> plain = in_unit(analyze("😀 Selon Léa, il pleut."), "utf16")
    >>> plain["offsets"], plain["attributions"][0]["cue"]["start"]
    ('utf16', 3)
    """
    return moved_to(document.to_dict(), unit)


def moved_to(plain: DocumentDict, unit: Unit) -> DocumentDict:
    """Plain values whose offsets are code points, with offsets in a unit."""
    if unit == "codepoint":
        return plain
    values = cast(DocumentDict, moved(plain, offset_map(plain["text"], unit)))
    values["offsets"] = unit
    return values


def from_unit(plain: object, path: str = "document") -> object:
    """Plain values with their offsets in code points, whatever unit they name; other values stay as they are.

    Raises FormatError for an unknown unit and for an offset within a character.
    """
    if not isinstance(plain, dict) or not isinstance(plain.get("text"), str):
        return plain
    unit = plain.get("offsets", "codepoint")
    if unit not in UNITS:
        raise FormatError(path, "offsets", f"`{unit}` is no unit; known: {', '.join(UNITS)}")
    return plain if unit == "codepoint" else moved(plain, _code_points(plain["text"], unit, path))


def _code_points(text: str, unit: Unit, path: str) -> Callable[[int], int]:
    forward = offset_map(text, unit)
    starts = [forward(place) for place in range(len(text) + 1)]

    def back(offset: int) -> int:
        place = bisect_left(starts, offset)
        if place == len(starts) or starts[place] != offset:
            raise FormatError(path, "offsets", f"no character starts at {offset} in {unit}; check text and unit")
        return place

    return back


def moved(plain: object, at: Callable[[int], int]) -> object:
    """Plain values with each ``start`` and ``end`` as a function gives it."""
    if isinstance(plain, list):
        return [moved(item, at) for item in plain]
    if not isinstance(plain, dict):
        return plain
    return {
        name: at(value) if name in ("start", "end") and isinstance(value, int) else moved(value, at)
        for name, value in plain.items()
    }
