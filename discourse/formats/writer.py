"""What every output form has in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from discourse.model import Document


class Writer(Protocol):
    """Writes documents one after another: a head, each document, a tail. Any of them may be empty."""

    def head(self) -> str:
        """What stands before the first document."""
        ...

    def pieces(self, name: str, document: Document) -> Iterator[str]:
        """One document in pieces, so that a long one is never written whole in memory; ``name`` is its file's."""
        ...

    def document(self, name: str, document: Document) -> str:
        """The pieces of one document as one text."""
        return "".join(self.pieces(name, document))

    def tail(self) -> str:
        """What stands after the last document."""
        ...
