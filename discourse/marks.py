"""Quotation marks paired by a stack, in one pass over the text, across sentences and paragraphs.

A guillemet at the start of a paragraph while a quotation is open goes on with it, as French typography asks;
a mark that is never closed ends with its paragraph and leaves a warning. No quotation holds more than MAX_PIECE
characters of one paragraph: what goes on longer counts as never closed, and ends there with all that is open inside
it. So thousands of such marks in one line neither repeat its text nor keep those behind them from being paired.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Place = tuple[int, int]

MAX_DEPTH = 64
MAX_PIECE = 10_000
_PARTNER_WINDOW = 200
_CLOSERS = {"«": "»", "“": "”", "„": "“”", "‟": "”", "‹": "›", '"': '"', "‘": "’", "'": "'"}
# Any mark, but an apostrophe only at the edge of a word; the letters come first, for they let the search skip ahead.
_MARK = re.compile("[«»“”„‟‹›\"‘'’](?:(?<!['’])|(?<=(?<!\\w)')(?=\\w)|(?<=[\\w.!?…]['’])(?!\\w))")
_DASH = re.compile(r"(?:--|[—–-])[^\S\r\n]+(?=\S)|[—–](?=\w)")
_DASHES = "—–-"
# A turn of dialogue that opens behind another one in the same paragraph.
_TURN = re.compile("(?<=[.!?…»:])[ \u00a0\u202f]+(?=[—–][ \u00a0\u202f]?[A-ZÀ-ÖØ-ÞŒ])")
_FEWEST_TURNS = 2
"""So many turns a paragraph must hold that does not begin with one, or one behind a colon."""
_SENTENCE_ENDS = ".!?…»"
_GAP = " \t\u00a0\u202f\u2009"
_BEFORE_OPENING = "([{«“‹„‘'’—–-/"
_BEHIND_CLOSING = re.compile(r"[,;:!?)\]»]|\.(?!\.)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A marked stretch. ``pieces`` are its contents, one a paragraph, without marks and the blanks beside them.

    ``start`` is the place of the opening mark, ``end`` the place behind the closing one (the paragraph's end
    where it is missing); ``mark`` is the opening mark; ``depth`` counts the quotations around it.
    """

    start: int
    end: int
    pieces: tuple[Place, ...]
    mark: str
    depth: int
    closed: bool


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    piece: int
    pieces: list[Place]
    stray: int = -1
    """Where a mark stands that closes nothing."""


def quotations(text: str, paragraphs: Sequence[Place]) -> tuple[Quotation, ...]:
    """All quotations of a text, sorted by where they open.

    >>> text = "« Un “deux” trois », dit-il."
    >>> [text[s:e] for q in quotations(text, [(0, len(text))]) for s, e in q.pieces]
    ['Un “deux” trois', 'deux']
    """
    found: list[Quotation] = []
    stack: list[_Open] = []
    paragraphs = [turn for paragraph in paragraphs for turn in _turns(text, *paragraph)]
    for number, (start, end) in enumerate(paragraphs):
        place = _start_paragraph(text, start, stack)
        for match in _MARK.finditer(text, place, end):
            _end_overlong(text, match.start(), stack, found)
            _read_mark(text, match, start, end, stack, found)
        _end_overlong(text, end, stack, found)
        if not stack:
            continue
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        _end_paragraph(text, end, following, stack, found)
    found.sort(key=lambda quotation: (quotation.start, -quotation.end))
    return tuple(found)


def _turns(text: str, start: int, end: int) -> list[Place]:
    """A paragraph parted where turns of dialogue follow each other in it: `— Bonjour ! — Bonjour, dit Paul.`"""
    if text.find("—", start + 1, end) < 0 and text.find("–", start + 1, end) < 0:
        return [(start, end)]
    between = list(_TURN.finditer(text, start, end))
    announced = len(between) == 1 and text[between[0].start() - 1] == ":"
    if len(between) < _FEWEST_TURNS and text[start] not in _DASHES and not announced:
        return [(start, end)]
    ends = [match.start() for match in between]
    return list(zip([start, *(match.end() for match in between)], [*ends, end], strict=True))


def mark_classes(marked: Sequence[Quotation]) -> dict[int, str]:
    """The class of each mark that has a partner, and of each dash that opens a quotation, by its place."""
    classes: dict[int, str] = {}
    for quotation in marked:
        classes[quotation.start] = "QO"
        if quotation.closed and quotation.mark != "—":
            classes[quotation.end - 1] = "QC"
    return classes


def _start_paragraph(text: str, start: int, stack: list[_Open]) -> int:
    """Resume what is open, or open a line of dialogue; gives the place from which to look for marks."""
    if stack:
        resumed = _DASH.match(text, start)
        inner = resumed.end() if resumed else start + 1
        stack[0].piece = inner
        return inner
    dash = _DASH.match(text, start) if text[start] in _DASHES else None
    if dash is None:
        return start
    stack.append(_Open(start, "—", dash.end(), []))
    return dash.end()


def _end_overlong(text: str, place: int, stack: list[_Open], found: list[Quotation]) -> None:
    """End what reaches too far up to a place, behind the word that is too much."""
    if not stack or place - stack[0].piece <= MAX_PIECE:
        return
    end = stack[0].piece + MAX_PIECE
    while end < place and not text[end].isspace():
        end += 1
    while stack:
        top = stack.pop()
        _close(text, top, end, end, top.mark == "—", len(stack), found)


def _end_paragraph(text: str, end: int, following: int | None, stack: list[_Open], found: list[Quotation]) -> None:
    while stack:
        top = stack[-1]
        resumed = following is not None and top.mark not in "—\"'" and _resumes(text, end, following, top.mark)
        if len(stack) == 1 and resumed:
            top.pieces.append(_trim(text, top.piece, end))
            return
        stack.pop()
        turned = following is not None and _is_turn(text, end, following)
        inner = top.stray if top.stray >= 0 and not text[top.stray + 1 : end].strip() else end
        _close(text, top, inner, end, top.mark == "—" or turned, len(stack), found)


def _resumes(text: str, end: int, following: int, mark: str) -> bool:
    """Whether the paragraph that follows goes on with a quotation: its mark again, the closing one, or the dash of a
    list."""
    first = text[following]
    return first == mark or first in _CLOSERS[mark] or (first in _DASHES and not _is_turn(text, end, following))


def _is_turn(text: str, end: int, following: int) -> bool:
    """Whether another voice answers in the paragraph that follows: a dash and a capital behind a whole sentence."""
    dash = _DASH.match(text, following)
    return dash is not None and text[dash.end()].isupper() and text[end - 1] in _SENTENCE_ENDS


def _read_mark(
    text: str, match: re.Match[str], start: int, end: int, stack: list[_Open], found: list[Quotation]
) -> None:
    mark, place = match[0], match.start()
    if mark in "\"'" and _opens(text, place, start, end, stack):
        if mark == "'" and not _has_partner(text, place, end):
            return
        _push(stack, place, mark)
    elif mark in _CLOSERS and mark not in "\"'" and not (mark == "“" and stack and stack[-1].mark == "„"):
        _push(stack, place, mark)
    else:
        _pop(text, mark, place, stack, found)


def _push(stack: list[_Open], place: int, mark: str) -> None:
    if len(stack) < MAX_DEPTH:
        stack.append(_Open(place, mark, place + 1, []))


def _pop(text: str, mark: str, place: int, stack: list[_Open], found: list[Quotation]) -> None:
    """Close the innermost quotation that this mark closes; those left open inside it end with it."""
    for depth in range(len(stack) - 1, -1, -1):
        if mark not in _CLOSERS.get(stack[depth].mark, ""):
            continue
        for left in range(len(stack) - 1, depth, -1):
            _close(text, stack.pop(), place, place, False, left, found)
        _close(text, stack.pop(), place, place + 1, True, depth, found)
        return
    if stack and stack[0].mark == "—":
        # the guillemet that closes a whole dialogue stands in its last turn
        stack[0].stray = place


def _close(text: str, item: _Open, inner: int, end: int, closed: bool, depth: int, found: list[Quotation]) -> None:
    pieces = (*item.pieces, _trim(text, item.piece, inner))
    kept = tuple(piece for piece in pieces if piece[0] < piece[1])
    if kept:
        found.append(Quotation(item.start, end, kept, item.mark, depth, closed))


def _trim(text: str, start: int, end: int) -> Place:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _opens(text: str, place: int, start: int, end: int, stack: list[_Open]) -> bool:
    """Which side a straight mark stands on, by its neighbours; where they do not tell, by what is open."""
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    free_before = before in _GAP or before in _BEFORE_OPENING
    free_after = after in _GAP or _BEHIND_CLOSING.match(text, place + 1, end) is not None
    if free_before != free_after:
        return free_before
    return not any(item.mark == text[place] for item in stack)


def _has_partner(text: str, place: int, end: int) -> bool:
    """An apostrophe opens a quotation only where another, at a word's end, can close it nearby."""
    partner = text.find("'", place + 2, min(end, place + _PARTNER_WINDOW))
    while partner > 0 and text[partner + 1 : partner + 2].isalnum():
        partner = text.find("'", partner + 1, min(end, place + _PARTNER_WINDOW))
    return partner > 0
