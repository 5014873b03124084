"""What readers give: one record a document, or what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "unreadable", "damaged", "not_utf8", "not_json", "bad_row", "no_text", "too_long", "timeout", "failed", "crashed"
]
Metadata = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a document is not analyzed: a word for programs, a sentence for readers."""

    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Record:
    """One document as it was read.

    ``place`` is where it stands (``archive.jsonl:17``), ``position`` how many bytes of its file were read by then.
    ``text`` is empty where there is a ``problem``.
    """

    id: str
    place: str
    text: str
    metadata: Metadata
    position: int
    problem: Problem | None = None


def broken(name: str, place: str, position: int, problem: Problem) -> Record:
    """A record that holds nothing but its problem."""
    return Record(name, place, "", (), position, problem)
