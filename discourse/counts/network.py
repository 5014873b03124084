"""Who relays or cites whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from discourse.counts.records import mention_name, source_name
from discourse.model import Document

How = Literal["relays", "cites"]


@dataclass(frozen=True, slots=True)
class Link:
    """How often ``one`` relays what ``other`` says (a reporter its speaker), or cites it (a quote within a quote)."""

    one: str
    other: str
    how: How
    number: int


def links(documents: Iterable[Document]) -> list[Link]:
    """The links between the sources of texts, the commonest first; sources without a name have none.

    >>> import discourse
    >>> text = "« Selon Ali, il pleut », a dit Léa à l'AFP."
    >>> [(link.one, link.how, link.other) for link in links([discourse.analyze(text)])]
    [('AFP', 'relays', 'Léa'), ('Léa', 'cites', 'Ali')]
    """
    counts: Counter[tuple[str, str, How]] = Counter()
    for document in documents:
        for found in document.attributions:
            name = source_name(document, found)
            if found.reporter and found.speaker:
                counts[mention_name(document, found.reporter), name, "relays"] += 1
            if found.parent is not None:
                counts[source_name(document, document.attributions[found.parent]), name, "cites"] += 1
    found_links = [Link(*key, number) for key, number in counts.items() if key[0] and key[1] and key[0] != key[1]]
    return sorted(found_links, key=lambda link: (-link.number, link.one, link.other, link.how))
