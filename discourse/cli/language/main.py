"""The command group that speaks the language asked for, and the formatter of its help."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NoReturn

import click

from discourse.cli.cells import inert
from discourse.cli.language.catalogue import FRENCH, language, translated
from discourse.cli.language.choice import language_of, without_language

_EXTRA = re.compile(r"(.*?)( {2}\[(?:default|required)[^\]]*\]| {2}\[[^\]]*\])?", re.DOTALL)


def complain(message: str) -> None:
    """An error in one line on standard error, in the language that is spoken; escape sequences in it are inert."""
    click.echo(inert(translated(message)), err=True)


class Formatter(click.HelpFormatter):
    """Help in the language that is spoken."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line of usage."""
        super().write_usage(prog, args, translated("Usage:") + " " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The head of a section."""
        space = "\u00a0" if language.get() == FRENCH else ""
        super().write_heading(translated(heading) + space)

    def write_text(self, text: str) -> None:
        """Paragraphs, each looked up alone."""
        super().write_text("\n\n".join(translated(part) for part in text.split("\n\n")))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options and commands with their help."""
        super().write_dl([(name, _help(text)) for name, text in rows], col_max, col_spacing)


def _help(text: str) -> str:
    match = _EXTRA.fullmatch(text)
    assert match is not None
    extra = match[2] or ""
    for word in ("default: ", "required]"):
        extra = extra.replace(word, translated(word))
    return translated(match[1]) + extra


class Context(click.Context):
    """A context whose help is translated."""

    formatter_class = Formatter


class Main(click.Group):
    """A group with ``--lang`` anywhere among its arguments."""

    context_class = Context

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command; its help, and that of the commands below it, is translated too."""
        for command in _every(cmd):
            command.context_class = Context
        super().add_command(cmd, name)

    def main(self, args: Sequence[str] | None = None, *others: Any, **named: Any) -> Any:
        """Run with the language that the arguments or the locale name."""
        token = language.set(language_of(os.environ))
        try:
            try:
                kept, asked = without_language(sys.argv[1:] if args is None else args)
            except click.UsageError as error:
                _end(error)
            language.set(asked or language.get())
            if language.get() != FRENCH or not named.get("standalone_mode", True):
                return super().main(kept, *others, **named)
            return self._in_french(kept, *others, **named)
        finally:
            language.reset(token)

    def _in_french(self, args: Sequence[str], *others: Any, **named: Any) -> Any:
        # errors are click's own: they are caught here to be shown in French
        try:
            code = super().main(args, *others, **{**named, "standalone_mode": False})
        except click.ClickException as error:
            _end(error)
        except click.Abort:
            click.echo(translated("Aborted!"), err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _every(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from _every(inner)


def _end(error: click.ClickException) -> NoReturn:
    """Show an error as click does, translated, and end with its code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        click.echo(context.get_usage(), err=True)
        click.echo(translated(f"Try '{context.command_path} --help' for help.") + "\n", err=True)
    click.echo(translated("Error:") + " " + inert(translated(error.format_message())), err=True)
    sys.exit(error.exit_code)
