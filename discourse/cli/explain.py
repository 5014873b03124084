"""``discourse explain``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.cli.grammars import analyzer_of
from discourse.cli.inputs import STANDARD_INPUT, Input, InputError
from discourse.cli.language import complain
from discourse.cli.options import Encoding, grammar_option, version_option
from discourse.cli.screen import columns, for_screen

if TYPE_CHECKING:
    from discourse.workshop.explain.explanation import Explanation

_WITH_OFFSET = re.compile(r"(.+):(\d+)")


@click.command(short_help="Show why an analysis is what it is.")
@click.argument("source", metavar="TEXT|FILE[:OFFSET]")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "svg")), default="text", show_default=True,
    help="How to write the explanation.",
)
@click.option("--encoding", type=Encoding(), help="Encoding of the file; found out where it is not given.")
@grammar_option
@version_option
def explain(source: str, form: str, encoding: str | None, grammar: str | None) -> None:
    """Show why the analysis of a text is what it is.

    For each sentence: the class of each word, chunks, clauses, every pattern that matched at each cue with the one that
    won and why the others lost, where each field comes from, what later steps changed, and why a word that can be a
    cue has no attribution.

    The argument is a text in quotes, or a file; - is standard input. FILE:OFFSET explains the sentence at that code
    point alone.

    \b
    text  lines to read
    json  everything; an attribution can be rebuilt from it alone
    svg   the tree of words, chunks and clauses, with the fields below

    Exit code: 0; 1 when the file could not be read, and for mistakes in a grammar folder; 2 for a wrong use.
    """
    from discourse.workshop.explain.explain import explain as explained
    from discourse.workshop.explain.narrowed import narrowed

    text, offset = _text(source, encoding)
    explanation = explained(analyzer_of(grammar), text)
    if offset is not None:
        explanation = narrowed(explanation, offset)
    _WRITERS[form](explanation)


def _text(source: str, encoding: str | None) -> tuple[str, int | None]:
    """The text to explain, and the offset where one is given."""
    if source == STANDARD_INPUT or Path(source).is_file():
        return _read(source, encoding), None
    found = _WITH_OFFSET.fullmatch(source)
    if found and Path(found[1]).is_file():
        text, offset = _read(found[1], encoding), int(found[2])
        if offset >= len(text):
            raise click.UsageError(f"offset {offset} is behind the end of {found[1]}, which has {len(text)} characters")
        return text, offset
    if not re.search(r"\s", source):
        raise click.UsageError(f"there is no file `{inert(source)}`; a text to explain has several words, in quotes")
    return source, None


def _read(name: str, encoding: str | None) -> str:
    try:
        return Input(name).read(encoding)
    except InputError as error:
        complain(str(error))
        raise click.exceptions.Exit(1) from None


def _write_text(explanation: Explanation) -> None:
    for line in _lines(explanation):
        click.echo(for_screen(line), color=True)


def _lines(explanation: Explanation) -> Iterator[str]:
    from discourse.workshop.explain.as_text import as_text

    for line in as_text(explanation, columns()):
        shown = inert(line)
        yield shown if shown.startswith(" ") else click.style(shown, bold=True)


def _write_json(explanation: Explanation) -> None:
    from discourse.workshop.explain.as_json import as_json

    click.echo(as_json(explanation).encode("utf-8", "backslashreplace"))


def _write_svg(explanation: Explanation) -> None:
    from discourse.workshop.explain.as_svg import as_svg

    click.echo(as_svg(explanation).encode("utf-8", "replace"), nl=False)


_WRITERS: Mapping[str, Callable[[Explanation], None]] = {
    "text": _write_text,
    "json": _write_json,
    "svg": _write_svg,
}
