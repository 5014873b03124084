"""What a server is started with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PACKAGED = "discourse"
"""The name of the packaged grammar."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Grammar folders by the names under which they are asked for, and limits.

    ``corpus`` holds the texts on which an edited grammar is tried, or None for the packaged corpus; ``characters`` is
    the longest text, ``seconds`` the longest analysis, ``trial_seconds`` the longest explanation or trial of a grammar.
    """

    grammars: Mapping[str, Path | None] = field(default_factory=lambda: {PACKAGED: None})
    corpus: Path | None = None
    characters: int = 2_000_000
    seconds: float = 300
    trial_seconds: float = 300

    @property
    def body_bytes(self) -> int:
        """The longest request: each character may take six bytes as ``\\uXXXX``, twice where it takes two units."""
        return 12 * self.characters + 10_000
