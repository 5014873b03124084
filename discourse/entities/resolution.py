"""What is known of the sources of a text in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from discourse.entities.referents import Referent
from discourse.fields import Draft
from discourse.model import Entity, EntityKind, Gender, Number, Unresolved

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a text, the index of one for each resolved source by its place, and why others are not."""

    entities: tuple[Entity, ...] = ()
    index: Mapping[Place, int] | None = None
    reasons: Mapping[Place, Unresolved] | None = None

    def entity_of(self, place: Place) -> int | None:
        """The index of the entity of a source."""
        return self.index.get(place) if self.index else None

    def reason_of(self, place: Place) -> Unresolved | None:
        """Why a source has no entity."""
        return self.reasons.get(place) if self.reasons else None


def resolution(
    drafts: Sequence[Draft], found: Mapping[Place, Referent], reasons: Mapping[Place, Unresolved]
) -> Resolution:
    """The entities in the order in which they first are a source; ``found`` are the sources that are resolved."""
    order: dict[int, int] = {}
    mentions: list[list[int]] = []
    referents: list[Referent] = []
    index: dict[Place, int] = {}
    unnamed: set[int] = set()
    for number, draft in enumerate(drafts):
        hedged = {hedge.place for hedge in draft.hedges if hedge.kind == "anonymous"}
        for place in (draft.speaker, draft.reporter):
            referent = found.get(place) if place else None
            if place is None or referent is None:
                continue
            at = order.setdefault(id(referent), len(order))
            if at == len(referents):
                referents.append(referent)
                mentions.append([])
            index[place] = at
            mentions[at].append(number)
            if place in hedged and not referent.named:
                unnamed.add(at)
    entities = tuple(
        _entity(referent, tuple(dict.fromkeys(mentions[at])), at in unnamed)
        for at, referent in enumerate(referents)
    )
    return Resolution(entities, index, reasons)


def _entity(referent: Referent, mentions: tuple[int, ...], unnamed: bool) -> Entity:
    return Entity(
        name=referent.name,
        kind=cast(EntityKind, referent.kind),
        gender=cast(Gender, referent.gender) if referent.gender else None,
        number=cast(Number, referent.number) if referent.number else None,
        role=referent.role or None,
        anonymous=unnamed or referent.anonymous,
        mentions=mentions,
    )
