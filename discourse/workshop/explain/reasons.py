"""What an explanation says in codes, said in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from discourse.workshop.explain.explanation import Candidate, Change, Part, Sentence, Silent

_OBJECTIONS: Mapping[str, str] = {
    "no_entry": "the lexicon has no cue of these words",
    "rumour": "the noun is no hearsay",
    "subject": "the verb has a subject before it, whose apposition the comma closes",
    "gesture": "no quotation stands beside the gesture",
    "predicate": "the noun phrase ends in no adjective, so nothing is said of it",
    "article": "the noun phrase has no article that holds a preposition",
    "clitic": "the verb has no object clitic",
    "particle": "the de before the name belongs to the verb",
    "unspoken": "no quotation holds the reporting clause",
    "inverted": "what stands behind the verb is its subject",
    "restriction": "que restricts or compares, and opens no clause",
    "no_content": "nothing stands where the quote should",
    "no_source": "nobody stands where the speaker should",
    "lifeless": "the source cannot do what the infinitive says",
    "order": "the verb is an order, and reports nothing",
    "title": "the quoted words are a title or a name",
}
_BLOCKS: Mapping[str, str] = {
    "inner": "it stands inside another reporting clause, and serves that one",
    "generic": "an infinitive with nobody behind it reports nothing",
}
STEPS: Mapping[str, str] = {
    "inherit": "from the verb on which the cue hangs",
    "relay": "a medium at the head of the sentence or behind the quote",
    "question": "a report behind the question that the text itself asks",
    "mention": "its kernel",
    "trim": "without the blanks at its edges",
    "type": "by the quotation marks",
    "run_on": "with the quotation that follows the sentence",
    "turns": "up to the next label",
    "floating": "a quotation that no cue frames, given to whoever was spoken of last",
    "document": "in the whole text",
}
_MARKERS: Mapping[str, str] = {
    "AROUND": "what stands around the reporting clause",
    "QUOTED": "up to the end of the quotation behind the cue",
    "QUOTED_BEFORE": "the quotation before it",
    "NARRATED": "the noun phrase behind the cue",
    "CLAUSE": "up to the end of the clause behind the cue",
    "BOTH": "the subject of the cue",
    "ANTECEDENT": "the noun phrase before the participle",
}
_SUBJECT_MARKERS = ("SUBJECT", "BOTH")


def why(candidate: Candidate) -> str:
    """Why a candidate did not make an attribution; empty for one that did."""
    if candidate.verdict == "refused" and candidate.reason == "frame":
        has = ", ".join(candidate.has) or "none"
        return f"frame missing: it needs {' or '.join(candidate.needs)}, {candidate.lemma} has {has}"
    if candidate.verdict == "refused":
        return _OBJECTIONS[candidate.reason]
    if candidate.verdict == "outranked":
        return f"{candidate.reason} comes first"
    return _BLOCKS[candidate.reason] if candidate.verdict == "blocked" else ""


def why_silent(silent: Silent, sentence: Sentence) -> str:
    """Why a word that can be a cue has no attribution."""
    word = sentence.words[silent.word]
    chunk = next(chunk for chunk in sentence.chunks if chunk.first <= silent.word < chunk.past)
    if silent.reason == "other_class":
        alone = f"; alone it is {word.own_class}" if word.own_class != word.word_class else ""
        return f"read as {word.word_class} in a chunk {chunk.name}, which no pattern takes for a cue{alone}"
    return {
        "let_go": "no pattern matches anywhere in the sentence",
        "no_pattern": f"no pattern matches at this {chunk.name}",
        "refused": "every pattern that matches here is refused",
        "blocked": "its attribution is left out",
        "taken": "it stands in the chunk of a cue, but is not its head",
    }[silent.reason]


def origin(parts: Sequence[Part], field: str, place_of: Mapping[Part, tuple[int, int]], place: tuple[int, int]) -> str:
    """Where a pattern has a field from: the name of a part, a marker in words, or the subject of its cue."""
    if field == "quote":
        marker = next((part.name for part in parts if part.name in _MARKERS), "")
        return _MARKERS.get(marker, "")
    named = next((part for part in parts if part in place_of and place_of[part] == place), None)
    if named is not None:
        return f"part {named.name}"
    holding = next((part for part in parts if part in place_of and _holds(place_of[part], place)), None)
    if holding is not None:
        return f"in part {holding.name}"
    return "subject of the cue" if any(part.name in _SUBJECT_MARKERS for part in parts) else ""


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def step_of(change: Change) -> str:
    """What a step goes by."""
    return STEPS.get(change.step, change.step)
