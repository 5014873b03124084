"""Time grows no faster than the text, however odd it is."""

from __future__ import annotations

import time

import pytest

from discourse import Analyzer

LENGTH = 20_000
GROWTH = 2.6
"""The most by which time may grow when a text doubles; 2 is linear, the rest is for a noisy machine."""
RUNS, TRIES = 3, 4
PLAIN = 0.5
"""Seconds of a run beyond which noise no longer counts, so that one run tells."""

FAMILIES = {
    "guillemet": "«",
    "closing guillemet": "»",
    "straight mark": '"',
    "apostrophe": "'",
    "curly apostrophe": "’",
    "open guillemet and word": "« a ",
    "straight mark and word": '" a ',
    "quoted apostrophe": " 'a",
    "nested marks": "« « »",
    "place": "à Paris ",
    "reporting clause": "dit-il ",
    "reporting clause in commas": ", a dit X",
    "selon": "selon ",
    "selon and name": "Selon Léa, ",
    "que": "que ",
    "verb and que": "dit que ",
    "reported chain": "Léa dit que Paul croit que ",
    "elision": "l'",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line breaks": "\n",
    "dialogue lines": "— Oui.\n",
    "dialogue with a voice": "— Oui, dit Léa.\n— Non.\n",
    "scenes": "Léa parle :\n— Oui.\nIl pleut.\n",
    "turns in a line": "— Oui ! ",
    "named turns": "Léa : Oui.\nPaul : Non.\n",
    "guillemet paragraphs": "« Oui.\n",
    "spaced line breaks": " \n",
    "digits": "7",
    "decimals": "7,",
    "long word": "a",
    "capitals": "A",
    "initials": "A.",
    "full stops": ".",
    "stops and blanks": ". ",
    "dashes": "—",
    "hyphens": "-",
    "hyphened word": "a-",
    "open brackets": "(",
    "open bracket and word": "(a ",
    "commas": ",",
    "noun phrases in commas": "le maire, ",
    "coordinated names": "Léa et ",
    "relatives": "le maire qui parle ",
    "complements": "de la ville ",
    "combining marks": "\u0301",
    "sentences": "« Oui », dit Léa. ",
    "conditionals": "il pourrait ",
}


def best_time(analyzer: Analyzer, text: str) -> float:
    """Seconds of processor time of the fastest of a few runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        analyzer.analyze(text)
        times.append(time.process_time() - start)
        if times[-1] > PLAIN:
            break
    return min(times)


@pytest.mark.parametrize("unit", [pytest.param(unit, id=name) for name, unit in FAMILIES.items()])
def test_time_doubles_when_the_text_doubles(analyzer: Analyzer, unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    growth = []
    for _ in range(TRIES):
        once, twice = best_time(analyzer, text), best_time(analyzer, text * 2)
        growth.append(twice / max(once, 0.001))
        if growth[-1] <= GROWTH:
            return
        if once > PLAIN:
            break
    pytest.fail(f"{len(text)} characters take {once:.2f} s, and growth is {', '.join(f'{g:.1f}' for g in growth)}")
