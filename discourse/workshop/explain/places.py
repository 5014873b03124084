"""Places of the text for words, chunks and parts of an explained sentence."""

from __future__ import annotations

from discourse.workshop.explain.explanation import Place, Sentence


def place_of_words(sentence: Sentence, first: int, past: int) -> Place | None:
    """The place of words; None where there are none."""
    if first >= past:
        return None
    return sentence.words[first].start, sentence.words[past - 1].end


def place_of_chunks(sentence: Sentence, first: int, past: int) -> Place | None:
    """The place of chunks; None where they hold no words, as a marker does."""
    if first >= past:
        return None
    return place_of_words(sentence, sentence.chunks[first].first, sentence.chunks[past - 1].past)


def shown(text: str, place: Place) -> str:
    """The words of a place in marks, to read."""
    return f"“{text[slice(*place)]}”"
