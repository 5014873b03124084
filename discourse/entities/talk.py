"""Whoever says `je` or `nous`, and whom `vous` is said to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from discourse.entities.identities import Identities
from discourse.entities.interview import Interview
from discourse.entities.referents import Referent
from discourse.entities.stretches import Covered
from discourse.entities.tables import EntityTables
from discourse.fields import Draft
from discourse.fields.named_turns import named_turns
from discourse.model import Unresolved

Place = tuple[int, int]

_HEADINGS = 3
"""How many lines of a text may tell its kind."""
_REASONS: Mapping[str, Unresolved] = {
    "first": "first_person",
    "first_plural": "first_person",
    "second": "second_person",
}


class Talk:
    """Settles the first and second person, once all others are known."""

    def __init__(
        self,
        text: str,
        tables: EntityTables,
        identities: Identities,
        drafts: Sequence[Draft],
        parents: Sequence[int | None],
        direct: Covered,
    ) -> None:
        self._text, self._identities, self._drafts, self._parents = text, identities, drafts, parents
        self._direct = direct
        self._interview = Interview(text, drafts)
        self._headings = tables.release_headings
        self._publisher: Referent | None = None
        self._turns: _NamedTurns | None = None

    def introduce(self, referent: Referent, start: int, source: bool) -> None:
        """Note somebody whom the text names, or who is a source in it."""
        self._interview.introduce(referent, start)
        plain = source and referent.kind == "organisation" and not self._direct.covers(start)
        if plain and self._publisher is None:
            self._publisher = referent

    def person(self, start: int, way: str, number: int, referents: Mapping[Place, Referent]) -> Referent | Unresolved:
        """Whoever a pronoun at a place stands for; ``number`` is that of its attribution, ``referents`` are those of
        other sources."""
        covered = self._direct.covers(start)
        if way == "first_plural":
            found = self._publisher if not covered and self._is_released() else None
            return found or _REASONS[way]
        parent = self._parents[number]
        outer = self._drafts[parent].speaker if parent is not None else None
        found = self._interview.person(parent, way)
        if found is None and outer is not None and way == "first" and covered:
            found = referents.get(outer)
        if found is None and not covered:
            self._turns = self._turns or _NamedTurns(self._text)
            found = self._identities.person_called(self._turns.name_at(start, way))
        return found or _REASONS[way]

    def _is_released(self) -> bool:
        """Whether one of the first lines says that the text is a press release."""
        return any(line.strip().casefold() in self._headings for line in _first_lines(self._text))


class _NamedTurns:
    """Paragraphs that open with the name of who speaks: `Armand Lesourd : Le gaz.`, each name at least twice."""

    def __init__(self, text: str) -> None:
        self._turns = [(*turn.place, turn.name) for turn in named_turns(text)]
        self._starts = [start for start, _, _ in self._turns]
        self._labels = list(dict.fromkeys(label for _, _, label in self._turns))

    def name_at(self, place: int, way: str) -> str:
        """The label of the turn around a place, or the other one of two for whom is spoken to; empty for none."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= self._turns[at][1]:
            return ""
        label = self._turns[at][2]
        if way == "first":
            return label
        others = [other for other in self._labels if other != label]
        return others[0] if len(others) == 1 else ""


def _first_lines(text: str) -> Sequence[str]:
    """The first lines of a text, as far as they are short."""
    return text[:300].split("\n")[:_HEADINGS]
