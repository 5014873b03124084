"""The analyzer that a command works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discourse.cli.mistakes import mistakes_told

if TYPE_CHECKING:
    from discourse.analyzer import Analyzer


def analyzer_of(grammar: str | None) -> Analyzer:
    """The analyzer of a grammar folder, or of the packaged grammar; a broken folder ends the command with code 1."""
    from discourse.analyzer import Analyzer, default_analyzer

    with mistakes_told():
        return default_analyzer() if grammar is None else Analyzer(grammar)
