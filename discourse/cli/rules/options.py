"""What the commands on rules share: their folders, their output, their errors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from discourse.cli.mistakes import mistakes_told, tell_error
from discourse.cli.options import Folder
from discourse.cli.screen import for_screen

Command = TypeVar("Command", bound=Callable[..., Any])

grammar_option = click.option(
    "--grammar", type=Folder, metavar="DIR", help="A grammar folder to use instead of the packaged one."
)
corpus_option = click.option(
    "--corpus", type=Folder, metavar="DIR", help="A corpus folder to use instead of the packaged one."
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to write the result.",
)


@contextmanager
def told() -> Iterator[None]:
    """Tell mistakes in grammar and corpus files, and end with exit code 1; with 2 for a rule that cannot be written."""
    from discourse.workshop.new_rule import RuleError

    try:
        with mistakes_told():
            yield
    except RuleError as error:
        tell_error(str(error))
        raise click.exceptions.Exit(2) from None


def say(line: str = "") -> None:
    """Write a line for a reader."""
    click.echo(for_screen(line), color=True)


def say_json(value: object) -> None:
    """Write a value as JSON in UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace"))
