"""The analyzer that a command works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.reading.errors import GrammarError

if TYPE_CHECKING:
    from discourse.analyzer import Analyzer


def analyzer_of(grammar: str | None) -> Analyzer:
    """The analyzer of a grammar folder, or of the packaged grammar; a broken folder ends the command with code 2."""
    from discourse.analyzer import Analyzer, default_analyzer

    try:
        return default_analyzer() if grammar is None else Analyzer(grammar)
    except GrammarError as error:
        click.echo(inert(str(error)), err=True)
        raise click.exceptions.Exit(2) from None
