"""The criterion by which the Gender Gap Tracker and its French sister, the Radar de Parité, publish their figures.

A quote is found where the code points it shares with the prediction are more than 0.3 (or 0.8) of **its own** length,
so that a prediction that is too long costs nothing. Each gold quote in turn takes the best prediction that is left. A
quote is one stretch from its first piece to its last, marks included. Among those found, a speaker is right where it
shares a code point with the predicted one (or is not there, and the prediction floats), a cue where its words are
the same. Narrated contents, which those papers do not annotate, are left out on both sides.

Source: `evaluate_quotes.py` of github.com/sfu-discourse-lab/GenderGapTracker; Asr et al. 2021, PLOS ONE 16(1).
"""

from __future__ import annotations

from collections.abc import Sequence

from discourse.workshop.scoring.counts import Count, Name
from discourse.workshop.scoring.matching import Match
from discourse.workshop.scoring.places import Place, coverage, shared
from discourse.workshop.scoring.units import Labelled

SECTION = "gender gap tracker"
THRESHOLDS = (0.3, 0.8)


def gender_gap_counts(text: str, match: Match) -> dict[Name, Count]:
    """Their figures for one text, such as ``("gender gap tracker", "quote 0.3")``."""
    gold = [match.gold[index].labelled for index in match.counted_gold]
    predicted = [match.predicted[index].labelled for index in match.counted_predicted]
    counts: dict[Name, Count] = {}
    for least in THRESHOLDS:
        pairs = _best_left(gold, predicted, least)
        speakers = sum(_same_speaker(one, other) for one, other in pairs)
        cues = sum(_words(text, one.cue) == _words(text, other.cue) for one, other in pairs)
        counts[SECTION, f"quote {least}"] = Count(len(pairs), len(predicted), len(gold))
        counts[SECTION, f"speaker {least}"] = Count(speakers, len(pairs), len(pairs))
        counts[SECTION, f"cue {least}"] = Count(cues, len(pairs), len(pairs))
    return counts


def _best_left(
    gold: Sequence[Labelled], predicted: Sequence[Labelled], least: float
) -> list[tuple[Labelled, Labelled]]:
    left, pairs = list(predicted), []
    for wanted in gold:
        scores = [coverage([_stretch(wanted)], [_stretch(found)]) for found in left]
        best = max(scores, default=0.0)
        if best > least:
            pairs.append((wanted, left.pop(scores.index(best))))
    return pairs


def _stretch(found: Labelled) -> Place:
    return min(start for start, _ in found.quote), max(end for _, end in found.quote)


def _same_speaker(gold: Labelled, predicted: Labelled) -> bool:
    wanted, found = gold.speaker or gold.reporter, predicted.speaker or predicted.reporter
    if wanted is None:
        return predicted.cue is None
    return found is not None and shared([wanted], [found]) > 0


def _words(text: str, place: Place | None) -> str:
    return text[place[0] : place[1]].casefold().strip() if place else ""
