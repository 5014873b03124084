"""``discourse analyze``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from discourse.cli.grammars import analyzer_of
from discourse.cli.inputs import STANDARD_INPUT, InputError, find_inputs, names_one_text
from discourse.cli.language import complain
from discourse.cli.options import Encoding, grammar_option, offsets_option, version_option
from discourse.cli.screen import ScreenWriter, for_screen
from discourse.formats.csv_table import CsvWriter
from discourse.formats.json_text import JsonLinesWriter, JsonListWriter, JsonWriter
from discourse.formats.writer import Writer
from discourse.text import Unit

if TYPE_CHECKING:
    from discourse.analyzer import Analyzer

_BLOCK = 1 << 16
"""How many characters are sent at a time."""
FORMATS = ("text", "json", "jsonl", "csv")


@click.command(short_help="Find who says what in French texts.")
@click.argument("files", nargs=-1, metavar="[FILES OR FOLDERS]...")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write the result."
)
@click.option("--encoding", type=Encoding(), help="Encoding of the files; found out where it is not given.")
@offsets_option
@grammar_option
@version_option
@click.pass_context
def analyze(
    context: click.Context,
    files: tuple[str, ...],
    form: str,
    encoding: str | None,
    unit: Unit | None,
    grammar: str | None,
) -> None:
    """Find who says what in French texts.

    A folder stands for its *.txt and *.md files, those of its subfolders too; - is standard input, which is also
    read when no file is named.

    \b
    text   the text with each field marked below its words, and tables
    json   one object for one file, a list for several files or a folder
    jsonl  one object a line, with its `file`
    csv    one attribution a row; a cell that a spreadsheet would
           compute starts with an apostrophe

    json, jsonl and csv are written in UTF-8. Exit code: 0; 1 when a file could not be read (the others are
    still analyzed) or for mistakes in a grammar folder; 2 for a wrong use.
    """
    if unit and form == "text":
        raise click.UsageError("--offsets is for json, jsonl and csv; text shows no offsets")
    arguments = files or _standard_input()
    analyzer = analyzer_of(grammar)
    several = not names_one_text(arguments)
    send = _send_to_screen if form == "text" else _send_as_utf8
    complete = _write(arguments, encoding, analyzer, _writer(form, several, unit or "codepoint"), send)
    context.exit(0 if complete else 1)


def _standard_input() -> tuple[str]:
    if sys.stdin.isatty():
        raise click.UsageError("name a file or a folder, or pipe a text in")
    return (STANDARD_INPUT,)


def _writer(form: str, several: bool, unit: Unit) -> Writer:
    if form == "json":
        return JsonListWriter(unit) if several else JsonWriter(unit)
    if form == "jsonl":
        return JsonLinesWriter(unit)
    if form == "csv":
        return CsvWriter(unit)
    return ScreenWriter(several)


def _write(
    arguments: tuple[str, ...], encoding: str | None, analyzer: Analyzer, writer: Writer, send: Callable[[str], None]
) -> bool:
    """Write the analysis of each input as it is ready; False where an input could not be read."""
    complete = True
    send(writer.head())
    for item in find_inputs(arguments):
        try:
            text = item.read(encoding)
        except InputError as error:
            complain(str(error))
            complete = False
            continue
        for block in _blocks(writer.pieces(item.name, analyzer.analyze(text))):
            send(block)
    send(writer.tail())
    return complete


def _blocks(pieces: Iterable[str]) -> Iterator[str]:
    """Small pieces joined, for each block that is sent is flushed."""
    waiting, size = list[str](), 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _BLOCK:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)


def _send_to_screen(text: str) -> None:
    if text:
        click.echo(for_screen(text), nl=False, color=True)


def _send_as_utf8(text: str) -> None:
    if text:
        # a lone surrogate, which UTF-8 cannot carry, becomes \udXXX
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
