"""Mistakes in files, told by a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from discourse.cli.language import complain
from discourse.reading.errors import FileError


@contextmanager
def mistakes_told() -> Iterator[None]:
    """Tell the mistakes in grammar, corpus and gold files on standard error, and end with exit code 1."""
    try:
        yield
    except FileError as error:
        tell_error(str(error))
        raise click.exceptions.Exit(1) from None


def tell_error(message: str) -> None:
    """Write a message on standard error, line by line, in the language that is spoken."""
    for line in message.split("\n"):
        complain(line)
