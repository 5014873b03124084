"""How often which words weaken a commitment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from discourse.model import Document


@dataclass(frozen=True, slots=True)
class HedgeCount:
    """How many hedges of a kind there are, and their words, the commonest first."""

    kind: str
    number: int
    forms: tuple[str, ...]


def by_hedge(documents: Iterable[Document]) -> list[HedgeCount]:
    """The hedges of texts by their kind, the commonest first.

    >>> import discourse
    >>> by_hedge([discourse.analyze("Selon Léa, il pleut peut-être. Il a sans doute plu, peut-être.")])[0]
    HedgeCount(kind='adverb', number=3, forms=('peut-être', 'sans doute'))
    """
    groups: dict[str, Counter[str]] = {}
    for document in documents:
        for hedge in document.hedges:
            groups.setdefault(hedge.kind, Counter())[" ".join(hedge.text.lower().split())] += 1
    counted = [
        HedgeCount(kind, forms.total(), tuple(form for form, _ in forms.most_common()))
        for kind, forms in groups.items()
    ]
    return sorted(counted, key=lambda one: (-one.number, one.kind))
