"""Who is meant by a pronoun or a possessive in source position."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from discourse.entities.referents import History, Referent, Seen
from discourse.entities.salience import FAR, Choice, most_salient, only_one
from discourse.entities.tables import Anaphor
from discourse.fields import Draft, rules
from discourse.model import Unresolved

Place = tuple[int, int]

_WITHIN = 3
"""How many sentences back an antecedent may stand."""
_LAST_WITHIN = 2
_TWO, _LONGEST_PRONOUN = 2, 12
_LINK = " ,\u00a0"
_PLACES = ("power", "place")
_SPEAKING = frozenset(("person", "organisation", "group", "medium", "unknown"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun that is a source: its attribution and the one that frames it, whoever speaks there as far as that is
    known, whether it stands in a quotation, and whether it relays; ``others`` are not meant."""

    text: str
    start: int
    sentence: int
    draft: Draft
    framing: Draft | None
    talker: Referent | None
    quoted: bool
    reports: bool
    others: Collection[Referent] = ()


class Pronouns:
    """Finds antecedents among the last mentions."""

    def __init__(self, history: History) -> None:
        self._history = history

    def find(self, anaphor: Anaphor, asked: Asked) -> Referent | Unresolved:
        """Whoever is meant, or why nobody is."""
        if anaphor.way == "generic":
            return "generic"
        if anaphor.way == "relative":
            return self._antecedent(asked) or "no_antecedent"
        if anaphor.way == "last":
            return self._last(anaphor, asked) or "no_antecedent"
        if anaphor.way in ("former", "latter"):
            return self._of_two(anaphor, asked) or "no_antecedent"
        if anaphor.way == "subject" and asked.text[asked.start - 2 : asked.start] == ", ":
            beside = self._beside(anaphor, asked)
            if beside is not None:
                return beside
        found = self._most_salient(anaphor, asked)
        if isinstance(found, Referent):
            return found
        return "ambiguous" if found == "ambiguous" else "no_antecedent"

    def passing(self, anaphor: Anaphor, sentence: int) -> Referent | None:
        """Whoever a subject pronoun of running text goes on with, if that is plain."""
        found = self._among(list(self._history.recent(sentence, _LAST_WITHIN)), sentence, anaphor)
        return found if isinstance(found, Referent) else None

    def _among(
        self, recent: list[Seen], sentence: int, anaphor: Anaphor, own: Sequence[Place] = (), documents: bool = False
    ) -> Choice:
        """The most salient who agrees, else the only person of the gender in a longer stretch."""

        def fits(one: Referent) -> bool:
            return _speaks(one, anaphor) or (documents and _shows(one, anaphor))

        def alone(one: Referent) -> bool:
            return one.kind == "person" and one.gender == anaphor.gender and _speaks(one, anaphor)

        mentions = [seen for seen in recent if _stands_out(seen)]
        told = [seen for seen in mentions if not seen.quoted]
        found = most_salient(told, sentence, fits, anaphor.gender, own)
        if found is None:
            found = most_salient(mentions, sentence, fits, anaphor.gender, own)
        if found is None and anaphor.gender:
            return only_one(self._history.recent(sentence, FAR), alone)
        return found

    def _most_salient(self, anaphor: Anaphor, asked: Asked) -> Choice:
        draft = asked.draft
        mentions = list(self._history.recent(asked.sentence, _WITHIN))
        if asked.quoted:
            inside = [seen for seen in mentions if seen.quoted]
            found = most_salient(inside, asked.sentence, lambda one: _speaks(one, anaphor), anaphor.gender)
            return found or self._spoken_of(mentions, anaphor, asked)
        framing = asked.framing
        if framing is not None and framing.family == rules.ACCORDING:
            # `selon un proche, il pense …`: whoever is quoted for it is somebody else
            outer = framing.speaker or framing.reporter
            mentions = [seen for seen in mentions if outer is None or not outer[0] <= seen.start < outer[1]]
        if anaphor.way == "source":
            mentions = [seen for seen in mentions if seen.referent.spoke or seen.referent.named]
        if draft.type == "direct":
            mentions = [
                seen for seen in mentions if not draft.holds(seen.start) and seen.referent not in asked.others
            ]
        return self._among(mentions, asked.sentence, anaphor, draft.pieces, draft.family == rules.ACCORDING)

    def _spoken_of(self, mentions: list[Seen], anaphor: Anaphor, asked: Asked) -> Referent | None:
        """Whom a quotation calls `il` without a name: the only one of whom the text speaks but for its speaker."""

        def fits(one: Referent) -> bool:
            return one.personal and one.gender == anaphor.gender and one is not asked.talker

        return only_one(mentions, fits) if asked.talker is not None and anaphor.gender else None

    def _last(self, anaphor: Anaphor, asked: Asked) -> Referent | None:
        fitting = [
            seen
            for seen in self._history.recent(asked.sentence, _LAST_WITHIN)
            if _speaks(seen.referent, anaphor) and seen.start < asked.start
        ]
        known = (seen for seen in fitting if not seen.referent.anonymous or seen.source or seen.subject)
        return next((seen.referent for seen in (*known, *fitting)), None)

    def _of_two(self, anaphor: Anaphor, asked: Asked) -> Referent | None:
        """The first or the second of the two who agree in the last sentence that has two."""
        named: dict[int, dict[int, Referent]] = {}
        for seen in self._history.recent(asked.sentence, _WITHIN):
            if _speaks(seen.referent, anaphor) and seen.start < asked.start and not seen.quoted:
                named.setdefault(seen.sentence, {})[id(seen.referent)] = seen.referent
        last = next((list(found.values()) for found in named.values() if len(found) > 1), [])
        if len(last) != _TWO:
            return None
        return last[0] if anaphor.way == "latter" else last[1]

    def _beside(self, anaphor: Anaphor, asked: Asked) -> Referent | None:
        """Whoever a pronoun between commas goes back to: `Le maire, lui, affirme …`."""
        behind = asked.text.find(",", asked.start, asked.start + _LONGEST_PRONOUN)
        seen = next(self._history.recent(asked.sentence, 0), None)
        if behind < 0 or seen is None or not _speaks(seen.referent, anaphor):
            return None
        return seen.referent if seen.end <= asked.start and not _between(asked, seen).strip(_LINK) else None

    def _antecedent(self, asked: Asked) -> Referent | None:
        """What stands right before a relative pronoun, with all its complements: `le ministère des Transports, qui`."""
        before = [
            seen
            for seen in self._history.recent(asked.sentence, 0)
            if seen.end <= asked.start and not _between(asked, seen).strip(_LINK)
        ]
        return min(before, key=lambda seen: seen.start).referent if before else None


def _speaks(one: Referent, anaphor: Anaphor) -> bool:
    return one.kind in _SPEAKING and one.agrees(anaphor.gender, anaphor.number)


def _shows(one: Referent, anaphor: Anaphor) -> bool:
    """Whether `selon lui` may go back to a document, which nothing else of a pronoun does."""
    return one.kind == "document" and one.relays and one.agrees(anaphor.gender, anaphor.number)


def _stands_out(seen: Seen) -> bool:
    """Whether a pronoun may go on with a mention: no complement without a name, no medium that only was cited, no
    country that only tells where."""
    if seen.referent.kind == "medium":
        return seen.source or seen.subject
    if seen.inner and seen.referent.category in _PLACES:
        return False
    return seen.referent.named or not seen.inner


def _between(asked: Asked, seen: Seen) -> str:
    cue = asked.draft.cue
    start = min(asked.start, cue[0]) if cue is not None and cue[0] >= seen.end else asked.start
    return asked.text[seen.end : start]
