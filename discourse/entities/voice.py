"""What tells one voice of a dialogue from another, as the words of a mention show it."""

from __future__ import annotations

from discourse.entities.phrase import PhraseReader
from discourse.entities.tables import EntityTables
from discourse.fields.voices import Voice

Place = tuple[int, int]


def voice_at(text: str, place: Place, reader: PhraseReader, tables: EntityTables) -> Voice:
    """The voice of a mention; whoever tells the story (`je`) is one of his own."""
    words = text[slice(*place)].partition(", ")[0].lower().replace("’", "'")
    anaphor = tables.anaphors.get(words)
    if anaphor is None:
        phrase = reader.of_source(text, place)
        return Voice(frozenset(phrase.name.lower().split()), phrase.noun, phrase.gender, phrase.number)
    noun = anaphor.way if anaphor.way == "first" else ""
    return Voice(noun=noun, gender=anaphor.gender, number=anaphor.number)
