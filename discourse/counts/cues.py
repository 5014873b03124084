"""Which cues signal what, how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from discourse.counts.records import Record


@dataclass(frozen=True, slots=True)
class CueCount:
    """How often a cue of one kind and commitment signals an attribution, and its forms, the commonest first."""

    lemma: str
    kind: str
    commitment: str
    number: int
    forms: tuple[str, ...]


def by_cue(found: Iterable[Record]) -> list[CueCount]:
    """The cues of attributions by their lemma and class, the commonest first; what has no cue is left out.

    >>> import discourse
    >>> from discourse.counts.records import records
    >>> text = "Léa pense qu'il pleut. Ali pensait qu'il vente. Selon Zoé, il neige."
    >>> [(one.lemma, one.kind, one.number) for one in by_cue(records("a", discourse.analyze(text)))]
    [('penser', 'belief', 2), ('selon', 'speech', 1)]
    """
    groups: dict[tuple[str, str, str], Counter[str]] = {}
    for record in found:
        cue = record.found.cue
        if cue is not None:
            key = record.found.lemma, record.found.kind, record.found.commitment
            groups.setdefault(key, Counter())[" ".join(cue.text.lower().split())] += 1
    counted = [
        CueCount(*key, forms.total(), tuple(form for form, _ in forms.most_common())) for key, forms in groups.items()
    ]
    return sorted(counted, key=lambda one: (-one.number, one.lemma, one.kind))
