"""The constructions that cues and patterns may name: ``grammar/frames.tsv``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discourse.reading.folder import Folder
from discourse.reading.tables import read_table

VERB, NOUN, BOTH = "verb", "noun", "both"


@dataclass(frozen=True, slots=True)
class Frame:
    """A construction: whether verbs and nouns may name it, and whether patterns ask for it."""

    name: str
    verbs: bool
    nouns: bool
    asked: bool


def read_frames(folder: Folder) -> dict[str, Frame]:
    """The frames of a grammar folder by name. Raises GrammarError for a table that cannot be read.

    >>> from discourse.reading.folder import open_folder
    >>> read_frames(open_folder())["selon_laquelle"]
    Frame(name='selon_laquelle', verbs=False, nouns=True, asked=True)
    """
    return {frame.name: frame for frame in _frames(folder)}


def _frames(folder: Folder) -> Iterator[Frame]:
    for row in read_table(folder, "frames.tsv", ("frame", "cues", "asked", "description")):
        cues, asked = row["cues"], row["asked"]
        yield Frame(row["frame"], cues in (VERB, BOTH), cues in (NOUN, BOTH), asked == "pattern")
