"""A grammar folder and a corpus folder opened together, so that the mistakes of both are told in one go."""

from __future__ import annotations

from pathlib import Path

from discourse.checking import open_grammar
from discourse.reading.errors import FileError, Mistake
from discourse.reading.folder import Folder
from discourse.workshop.corpus import Corpus, open_corpus


def open_both(grammar: str | Path | None = None, corpus: str | Path | None = None) -> tuple[Folder, Corpus]:
    """The two folders, checked; without paths, the packaged ones. Raises FileError with the mistakes of both.

    >>> folder, corpus = open_both()
    >>> folder.name, corpus.name
    ('grammar', 'corpus')
    """
    mistakes: list[Mistake] = []
    folder, read = None, None
    try:
        folder = open_grammar(grammar)
    except FileError as error:
        mistakes += error.mistakes
    try:
        read = open_corpus(corpus)
    except FileError as error:
        mistakes += error.mistakes
    if folder is None or read is None:
        raise FileError(mistakes)
    return folder, read
