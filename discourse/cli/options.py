"""Options that several commands share."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, TypeVar, get_args

import click

from discourse.cli.language.choice import LANGUAGES
from discourse.reading.folder import open_folder
from discourse.text import Unit

Command = TypeVar("Command", bound=Callable[..., Any])
Folder = click.Path(exists=True, file_okay=False)
"""A folder that is there."""


def version_option(command: Command) -> Command:
    """Add ``--version``: the package's version and the hash of the packaged grammar."""
    return click.option(
        "--version",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_print_version,
        help="Show the version of the package and the hash of its grammar.",
    )(command)


def grammar_option(command: Command) -> Command:
    """Add ``--grammar DIR``."""
    help_text = "A grammar folder to use instead of the packaged one."
    return click.option("--grammar", type=Folder, metavar="DIR", help=help_text)(command)


def language_option(command: Command) -> Command:
    """Tell of ``--lang``, which is taken from the arguments before they are read."""
    help_text = "The language of messages, anywhere among the arguments; that of the locale where it is not given."
    return click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=help_text)(command)


def offsets_option(command: Command) -> Command:
    """Add ``--offsets UNIT``, None where it is not given."""
    help_text = "The unit of offsets: code points (where not given), UTF-16 units (JavaScript, Java) or UTF-8 bytes."
    return click.option("--offsets", "unit", type=click.Choice(get_args(Unit)), help=help_text)(command)


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    click.echo(f"discourse {version('discourse-fr')}, grammar {open_folder().version}")
    context.exit()


class Encoding(click.ParamType[str]):
    """The name of a text encoding that Python knows."""

    name = "encoding"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept names of text encodings only."""
        try:
            codecs.lookup(value)
            "".encode(value)
        except (LookupError, ValueError):
            self.fail(f"`{value}` is no text encoding that Python knows; try utf-8, utf-16 or cp1252", param, ctx)
        return value
