"""How often the patterns of a grammar fire on a corpus, and which of them stand back for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from discourse.analyzer import Analyzer


def hits(analyzer: Analyzer, texts: Iterable[str]) -> Counter[str]:
    """How many attributions each pattern makes in all these texts.

    >>> hits(Analyzer(), ["Selon Léa, il pleut.", "Selon Max, il neige."])
    Counter({'selon_initial': 2})
    """
    return Counter(found.rule for text in texts for found in analyzer.analyze(text).attributions)


@dataclass(frozen=True, slots=True)
class Standing:
    """How often a pattern matches so that its fields hold, how often it comes first, and which others do instead."""

    matches: int
    wins: int
    winners: Mapping[str, int]


def standings(analyzer: Analyzer, texts: Iterable[str]) -> dict[str, Standing]:
    """The standing of each pattern that matches anywhere in these texts.

    >>> found = standings(Analyzer(), ["Selon Léa, il pleut."])
    >>> found["selon_initial"].wins, found["selon_open"].winners
    (1, {'selon_initial': 1})
    """
    matches, wins = Counter[str](), Counter[str]()
    winners: dict[str, Counter[str]] = {}
    for text in texts:
        for rivals in analyzer.rivals(text):
            first: dict[tuple[int, int], str] = {}
            for match in rivals:
                name = match.pattern.id
                matches[name] += 1
                winner = first.setdefault(match.cue, name)
                if winner == name:
                    wins[name] += 1
                else:
                    winners.setdefault(name, Counter())[winner] += 1
    return {name: Standing(count, wins[name], dict(winners.get(name, {}))) for name, count in matches.items()}
