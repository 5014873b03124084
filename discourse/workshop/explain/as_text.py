"""An explanation as lines for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from discourse.workshop.explain.explanation import Candidate, Change, Cue, Explanation, Sentence, Word
from discourse.workshop.explain.outcome import assignments, set_by
from discourse.workshop.explain.places import place_of_chunks, place_of_words, shown
from discourse.workshop.explain.reasons import step_of, why, why_silent

_LABEL = 10


def as_text(explanation: Explanation, columns: int = 100) -> Iterator[str]:
    """The lines of an explanation, none much wider than ``columns``; titles are not set in."""
    for sentence in explanation.sentences:
        yield from _sentence(explanation, sentence, columns)


def _sentence(explanation: Explanation, sentence: Sentence, columns: int) -> Iterator[str]:
    yield f"sentence {sentence.index + 1}, {sentence.start} to {sentence.end}"
    yield from _entry("words", "  ".join(map(_word, sentence.words)), columns)
    yield from _entry("chunks", "  ".join(_chunks(explanation, sentence)), columns)
    for clause in sentence.clauses:
        place = place_of_chunks(sentence, clause.first, clause.past)
        if place:
            yield from _entry("clause", f"{clause.kind} {shown(explanation.text, place)}", columns)
    yield ""
    for cue in sentence.cues:
        yield from _cue(explanation, sentence, cue, columns)
    yield from _without_cue(explanation, sentence, columns)
    for silent in sentence.silent:
        word = sentence.words[silent.word]
        yield f"cue word without attribution: “{word.text}” ({silent.lemma})"
        yield from _entry("why", why_silent(silent, sentence), columns)
        yield ""


def _word(word: Word) -> str:
    alone = f"<{word.own_class}" if word.own_class != word.word_class else ""
    return f"{word.text}/{word.word_class}{alone}"


def _chunks(explanation: Explanation, sentence: Sentence) -> Iterator[str]:
    for chunk in sentence.chunks:
        place = place_of_words(sentence, chunk.first, chunk.past)
        if place:
            yield f"[{chunk.name} {explanation.text[slice(*place)]}]"


def _cue(explanation: Explanation, sentence: Sentence, cue: Cue, columns: int) -> Iterator[str]:
    place = place_of_chunks(sentence, cue.first, cue.past)
    lemma = next((candidate.lemma for candidate in cue.candidates if candidate.lemma), "")
    yield f"cue {shown(explanation.text, place) if place else ''}{f' ({lemma})' if lemma else ''}"
    for candidate in cue.candidates:
        yield from _entry(candidate.verdict, _judgement(candidate), columns)
        if candidate.verdict in ("won", "blocked"):
            for assignment in assignments(explanation, sentence, candidate):
                yield from _entry(f"  {assignment.field}", assignment.told, columns)
    if cue.number is not None:
        yield from _changes(explanation, sentence, cue.number, columns)
    yield ""


def _judgement(candidate: Candidate) -> str:
    reason = why(candidate)
    return f"{candidate.pattern}: {reason}" if reason else candidate.pattern


def _changes(explanation: Explanation, sentence: Sentence, number: int, columns: int) -> Iterator[str]:
    """What the steps behind the patterns did with an attribution."""
    for change in (*sentence.changes, *explanation.changes):
        for line in set_by(explanation, change, number):
            yield from _entry("then", f"{line} ({step_of(change)})", columns)


def _without_cue(explanation: Explanation, sentence: Sentence, columns: int) -> Iterator[str]:
    for change in explanation.changes:
        for addition in change.added:
            if addition.fields.sentence != sentence.index:
                continue
            yield f"without cue: {step_of(change)}"
            quote, source = addition.fields.quote, addition.fields.speaker
            yield from _entry("quote", " | ".join(shown(explanation.text, place) for place in quote), columns)
            if source:
                yield from _entry("speaker", shown(explanation.text, (source.start, source.end)), columns)
            yield from _later(explanation, change, addition.number, columns)
            yield ""


def _later(explanation: Explanation, first: Change, number: int, columns: int) -> Iterator[str]:
    for change in explanation.changes[explanation.changes.index(first) + 1 :]:
        for line in set_by(explanation, change, number):
            yield from _entry("then", f"{line} ({step_of(change)})", columns)


def _entry(label: str, value: str, columns: int) -> Iterator[str]:
    first, *rest = wrap(value, max(20, columns - _LABEL - 4)) or [""]
    yield f"  {label.ljust(_LABEL)}  {first}".rstrip()
    yield from (" " * (_LABEL + 4) + line for line in rest)
