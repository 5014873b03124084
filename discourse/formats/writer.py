"""What every output form has in common."""

from __future__ import annotations

from typing import Protocol

from discourse.model import Document


class Writer(Protocol):
    """Writes documents one after another: a head, each document, a tail. Any of them may be empty."""

    def head(self) -> str:
        """What stands before the first document."""
        ...

    def document(self, name: str, document: Document) -> str:
        """One document; ``name`` is its file's."""
        ...

    def tail(self) -> str:
        """What stands after the last document."""
        ...
