"""Fields that differ between two states of an attribution, and a state with such fields put in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from discourse.workshop.explain.explanation import Assigned, Setting


def settings(number: int, before: Assigned, after: Assigned) -> Iterator[Setting]:
    """What makes the one of the other; `put` does so."""
    if before.speaker != after.speaker:
        yield Setting(number, "speaker", source=after.speaker)
    if before.reporter != after.reporter:
        yield Setting(number, "reporter", source=after.reporter)
    if before.quote != after.quote:
        yield Setting(number, "quote", places=after.quote)
    if before.type != after.type:
        yield Setting(number, "type", text=after.type)
    if before.narrated != after.narrated:
        yield Setting(number, "narrated", text="yes" if after.narrated else "no")
    if before.kind != after.kind:
        yield Setting(number, "kind", text=after.kind)
    if before.status != after.status:
        yield Setting(number, "status", text=after.status)
    if before.commitment != after.commitment:
        yield Setting(number, "commitment", text=after.commitment)
    if before.missing_source != after.missing_source:
        yield Setting(number, "missing_source", text=after.missing_source or "")
    if before.parent != after.parent:
        yield Setting(number, "parent", numbers=() if after.parent is None else (after.parent,))
    if before.hedges != after.hedges:
        yield Setting(number, "hedges", numbers=after.hedges)


def put(fields: Assigned, setting: Setting) -> Assigned:
    """The fields with one of them set."""
    match setting.field:
        case "speaker":
            return replace(fields, speaker=setting.source)
        case "reporter":
            return replace(fields, reporter=setting.source)
        case "quote":
            return replace(fields, quote=setting.places)
        case "type":
            return replace(fields, type=setting.text)
        case "narrated":
            return replace(fields, narrated=setting.text == "yes")
        case "kind":
            return replace(fields, kind=setting.text)
        case "status":
            return replace(fields, status=setting.text)
        case "commitment":
            return replace(fields, commitment=setting.text)
        case "missing_source":
            return replace(fields, missing_source=setting.text or None)
        case "parent":
            return replace(fields, parent=setting.numbers[0] if setting.numbers else None)
        case "hedges":
            return replace(fields, hedges=setting.numbers)
