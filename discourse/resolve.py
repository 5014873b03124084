"""From the attributions of sentences to those of the document: quotations that run on, types, nesting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from discourse.fields import Draft, rules
from discourse.marks import Quotation

Place = tuple[int, int]

_EDGE = " \t\n\r\u00a0\u202f.,;:!?…"


def run_on(text: str, drafts: list[Draft], quotations: Sequence[Quotation]) -> None:
    """Give a reporting clause at a sentence's end the quotation that opens right behind it, if nobody else has it."""
    taken = {piece for draft in drafts for piece in draft.pieces}
    by_start = {
        quotation.start: quotation for quotation in quotations if quotation.depth == 0 and quotation.mark != "—"
    }
    for draft in drafts:
        if draft.cue is None or draft.family != rules.INCISE or draft.type != "direct":
            continue
        end = max(place[1] for place in (draft.cue, draft.speaker, draft.reporter) if place)
        at = end
        while at < len(text) and at - end < 120 and text[at] not in ".\n«“\"":
            at += 1
        if at >= len(text) or text[at] != ".":
            continue
        at += 1
        while at < len(text) and text[at] in " \u00a0\u202f":
            at += 1
        following = by_start.get(at)
        if following is not None and taken.isdisjoint(following.pieces):
            draft.pieces += following.pieces
            taken.update(following.pieces)


def trim_pieces(text: str, drafts: Sequence[Draft]) -> None:
    """Leave out the blanks at the edges of each piece of a quote, and pieces that are nothing else."""
    for draft in drafts:
        trimmed = [_trimmed(text, piece) for piece in draft.pieces]
        draft.pieces = [piece for piece in trimmed if piece[0] < piece[1]] or draft.pieces


def _trimmed(text: str, place: Place) -> Place:
    words = text[place[0] : place[1]]
    start = place[0] + len(words) - len(words.lstrip())
    return start, max(start, place[1] - len(words) + len(words.rstrip()))


def extend_turns(drafts: Sequence[Draft], paragraphs: Sequence[Place]) -> None:
    """Let each turn of an interview run on to the next label, or to the end of its paragraph."""
    turns = [draft for draft in drafts if draft.family == rules.TURN and draft.cue]
    starts = [start for start, _ in paragraphs]
    for number, draft in enumerate(turns):
        start = draft.pieces[0][0]
        end = paragraphs[bisect_right(starts, start) - 1][1]
        following = turns[number + 1].cue if number + 1 < len(turns) else None
        if following is not None and following[0] < end:
            continue
        draft.pieces = [(start, end)]


def label_types(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> None:
    """Direct, indirect or mixed, by the marks around and inside the content."""
    pieces = {piece for quotation in quotations for piece in quotation.pieces}
    starts = [quotation.start for quotation in quotations]
    for draft in drafts:
        draft.type = _type_of(text, draft, pieces, starts, quotations)
        draft.narrated = draft.narrated and draft.type == "indirect"


def _type_of(
    text: str, draft: Draft, pieces: set[Place], starts: Sequence[int], ordered: Sequence[Quotation]
) -> str:
    def marked(place: Place) -> bool:
        if place in pieces:
            return True
        stripped = text[place[0] : place[1]].strip(_EDGE)
        return bool(stripped) and stripped[0] in "«“\"" and stripped[-1] in "»”\"" and stripped.count(stripped[0]) == 1

    def inside(place: Place) -> bool:
        at = bisect_left(starts, place[0] + 1)
        near = ordered[max(0, at - 4) : at]
        return any(quotation.start < place[0] and place[1] <= quotation.end for quotation in near)

    if all(marked(place) for place in draft.pieces):
        return "direct"
    beside = draft.family in (rules.INCISE, rules.ACCORDING) and draft.cue is not None and inside(draft.cue)
    if beside and all(inside(piece) for piece in draft.pieces):
        return "direct"
    for start, end in draft.pieces:
        at = bisect_left(starts, start)
        if at < len(starts) and starts[at] < end:
            return "mixed"
    return "indirect"


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each attribution the smallest other one whose quote holds its cue and quote."""
    hulls = [(draft.pieces[0][0], draft.pieces[-1][1]) for draft in drafts]
    wholes = [_whole(draft, hull) for draft, hull in zip(drafts, hulls, strict=True)]
    found: list[int | None] = []
    for child, whole in enumerate(wholes):
        best: int | None = None
        for other in range(max(0, child - 40), min(len(drafts), child + 40)):
            hull = hulls[other]
            if other == child or not (hull[0] <= whole[0] and whole[1] <= hull[1]):
                continue
            if not any(s <= whole[0] and whole[1] <= e for s, e in drafts[other].pieces) and drafts[other].cue is None:
                continue
            if wholes[other] == whole or (best is not None and _size(hulls[best]) <= _size(hull)):
                continue
            best = other
        found.append(best)
    return found


def _whole(draft: Draft, hull: Place) -> Place:
    if draft.cue is None:
        return hull
    return min(hull[0], draft.cue[0]), max(hull[1], draft.cue[1])


def _size(place: Place) -> int:
    return place[1] - place[0]
