"""Who speaks how much: the entities of a text, those first who speak most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discourse.cli.language import translated
from discourse.cli.tables import table
from discourse.model import Document, Entity

_MOST = 10


def voice_table(document: Document, columns: int) -> Iterator[str]:
    """One row an entity: its attributions, how many of them are direct and hedged, and the words of its quotes.

    Nothing where nobody speaks twice, for the table of attributions says it all.
    """
    ranked = sorted(document.entities, key=lambda entity: -len(entity.mentions))
    if ranked and len(ranked[0].mentions) > 1:
        yield from table([_row(document, entity) for entity in ranked[:_MOST]], columns, translated)


def _row(document: Document, entity: Entity) -> dict[str, str]:
    found = [document.attributions[at] for at in entity.mentions]
    return {
        "who": entity.name,
        "what": entity.kind,
        "times": str(len(found)),
        "direct": _count(attribution.quote.type == "direct" for attribution in found),
        "hedged": _count(bool(attribution.hedges) for attribution in found),
        "words": str(sum(_words(attribution.quote.text) for attribution in found)),
    }


def _count(verdicts: Iterable[bool]) -> str:
    return str(sum(verdicts) or "")



def _words(text: str) -> int:
    """How many words there are between blanks; a mark alone is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())
