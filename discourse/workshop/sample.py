"""The texts of the corpus that are labelled a second time: which they are, and how they look without labels.

The draw depends on ids alone. ``second/FRAME`` keeps the ids it was made from, so that cases written later, or moved
between files, change nothing. ``second/FIRST`` keeps the first labels as they were when the second had been made.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from discourse.workshop import articles, triage
from discourse.workshop.cases import Case, read_cases

FOLDER = "second"
FRAME, FIRST = "FRAME", "FIRST"
SEED = "second labels"
SENTENCES, ARTICLES = 190, 10
_SENTENCE = re.compile(r"[A-Z]\d\d-")
"""A sentence is named for its construction (``A01-3``), a whole text is not."""
_SOURCES = (*triage.FOLDERS, triage.FAILURES, articles.FOLDER)


def labels_of_today(corpus: Path) -> dict[str, Case]:
    """The cases that may be drawn, by id, with the labels they have in the corpus."""
    return _by_id(file for folder in _SOURCES for file in sorted((corpus / folder).glob("*.txt")))


def first_labels(corpus: Path) -> dict[str, Case]:
    """The cases drawn, by id, with the labels they had when the second labels had been made."""
    return _by_id([corpus / FOLDER / FIRST])


def second_labels(corpus: Path) -> dict[str, Case]:
    """The cases that were labelled a second time, by id."""
    return _by_id(sorted((corpus / FOLDER).glob("*.txt")))


def _by_id(files: Iterable[Path]) -> dict[str, Case]:
    return {case.id: case for file in files for case in read_cases(file)}


def frame(corpus: Path) -> list[str]:
    """The ids that the sample is drawn from; those of the corpus today where none are kept."""
    kept = corpus / FOLDER / FRAME
    return kept.read_text(encoding="utf-8").split() if kept.exists() else sorted(labels_of_today(corpus))


def draw(ids: Iterable[str], sentences: int = SENTENCES, texts: int = ARTICLES) -> list[str]:
    """The ids drawn: the sentences and then the whole texts whose digest with the seed is smallest.

    >>> draw(["A01-1", "A01-2", "A01-N1", "wire-ferry"], sentences=2, texts=1)
    ['A01-2', 'A01-N1', 'wire-ferry']
    """
    order = sorted(set(ids), key=_digest)
    single = [name for name in order if _SENTENCE.match(name)]
    whole = [name for name in order if not _SENTENCE.match(name)]
    return single[:sentences] + whole[:texts]


def _digest(name: str) -> str:
    return hashlib.sha256(f"{SEED}:{name}".encode()).hexdigest()


def blanks(cases: Sequence[Case]) -> Iterator[str]:
    """Cases to be labelled: id and text, without title, rule and labels."""
    for case in cases:
        yield f"==== {case.id}\n{case.text}\n----\n"
