"""The part of an explanation that one sentence has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from discourse.workshop.explain.explanation import Change, Explanation, Sentence


def narrowed(explanation: Explanation, offset: int) -> Explanation:
    """The explanation of the sentence at a code point of the text, or of the next one where it lies between two.

    Indexes keep counting what the whole text has, so that a replay gives the attributions of the sentence as they are.

    >>> from discourse.analyzer import default_analyzer
    >>> from discourse.workshop.explain.explain import explain
    >>> whole = explain(default_analyzer(), "Léa dit oui. Max dit que la mer monte.")
    >>> [sentence.index for sentence in narrowed(whole, 20).sentences]
    [1]
    """
    sentence = next((item for item in explanation.sentences if offset < item.end), None)
    if sentence is None:
        return replace(explanation, sentences=explanation.sentences[-1:]) if explanation.sentences else explanation
    numbers = _numbers(sentence, explanation.changes)
    changes = (_kept(change, numbers) for change in explanation.changes)
    return replace(
        explanation,
        sentences=(sentence,),
        changes=tuple(change for change in changes if change.added or change.settings),
        order=tuple(number for number in explanation.order if number in numbers),
    )


def _numbers(sentence: Sentence, changes: Collection[Change]) -> set[int]:
    """The numbers of the attributions of a sentence."""
    added = {
        addition.number
        for change in changes
        for addition in change.added
        if addition.fields.sentence == sentence.index
    }
    return added | {cue.number for cue in sentence.cues if cue.number is not None}


def _kept(change: Change, numbers: Collection[int]) -> Change:
    return replace(
        change,
        added=tuple(addition for addition in change.added if addition.number in numbers),
        settings=tuple(setting for setting in change.settings if setting.number in numbers),
        dropped=tuple(number for number in change.dropped if number in numbers),
    )
