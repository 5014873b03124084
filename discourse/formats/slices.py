"""The lists of a document as plain values, some of them at a time: those of a long text take gigabytes at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from discourse.model import Document

ListName = Literal["sentences", "attributions", "hedges", "entities", "warnings"]
LISTS: tuple[ListName, ...] = ("sentences", "attributions", "hedges", "entities", "warnings")
MOST = 1000
"""How many values are there at a time."""


def slices(document: Document, name: ListName) -> Iterator[Sequence[Mapping[str, object]]]:
    """The values that ``Document.to_dict`` gives for one of the lists, in their order.

    >>> import discourse
    >>> [[values]] = slices(discourse.analyze("Il pleut."), "sentences")
    >>> values
    {'start': 0, 'end': 9, 'text': 'Il pleut.'}
    """
    bare = Document("", (), (), (), (), (), document.grammar_version)
    items = getattr(document, name)
    for first in range(0, len(items), MOST):
        yield replace(bare, **{name: items[first : first + MOST]}).to_dict()[name]
