"""The analyzed texts of a command that needs all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from discourse.cli.grammars import analyzer_of
from discourse.cli.inputs import InputError, find_inputs
from discourse.cli.language import complain
from discourse.model import Document


@dataclass(frozen=True, slots=True)
class Texts:
    """Analyzed texts with the names of their files; ``complete`` is False where a file could not be read."""

    documents: tuple[tuple[str, Document], ...]
    complete: bool


def analyzed(files: Sequence[str], encoding: str | None, grammar: str | None) -> Texts:
    """Analyze the files and folders; what cannot be read is told on standard error.

    Ends the command with code 1 where no text could be read at all, and for mistakes in a grammar folder.
    """
    analyzer, found, complete = analyzer_of(grammar), list[tuple[str, Document]](), True
    for item in find_inputs(files):
        try:
            found.append((item.name, analyzer.analyze(item.read(encoding))))
        except InputError as error:
            complain(str(error))
            complete = False
    if not found:
        raise click.exceptions.Exit(1)
    return Texts(tuple(found), complete)
