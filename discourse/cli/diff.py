"""``discourse diff``."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.cli.mistakes import tell_error
from discourse.cli.options import version_option
from discourse.cli.screen import for_screen
from discourse.reading.errors import FileError

if TYPE_CHECKING:
    from discourse.workshop.diff.comparison import Comparison

FORMATS = ("text", "markdown", "json")


@click.command(short_help="Show what another grammar finds otherwise.")
@click.argument("old")
@click.argument("new")
@click.argument("corpus", required=False, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write the changes."
)
@click.option("--fail-on-loss", is_flag=True, help="End with code 1 where an attribution or a hedge is lost.")
@version_option
@click.pass_context
def diff(
    context: click.Context, old: str, new: str, corpus: Path | None, form: str, fail_on_loss: bool
) -> None:
    """Show what the grammar NEW finds otherwise than OLD: attributions and hedges lost, gained and changed, by rule.

    OLD and NEW are grammar folders, or revisions of the git repository around the current folder, whose `grammar/`
    is taken: `discourse diff HEAD grammar` shows what the working tree changes.

    CORPUS is a text, a corpus file, a file of JSON lines, or a folder of them; without it, the packaged corpus is
    read, but for its held-out split. Exit code: 0; 1 with --fail-on-loss where something is lost, and for mistakes
    in grammar or corpus files; 2 for a wrong use.
    """
    comparison = _comparison(old, new, corpus)
    click.echo(_written(comparison, form), nl=False, color=True)
    lost = any(change.verdict == "lost" for change in comparison.changes)
    context.exit(1 if fail_on_loss and lost else 0)


def _comparison(old: str, new: str, corpus: Path | None) -> Comparison:
    from discourse.workshop.diff.comparison import compare
    from discourse.workshop.diff.grammars import RevisionError, grammar_folder

    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        try:
            folders = grammar_folder(old, Path(one)), grammar_folder(new, Path(other))
            return compare((old, folders[0]), (new, folders[1]), _texts(corpus))
        except RevisionError as error:
            tell_error(str(error))
            raise click.exceptions.Exit(2) from None
        except FileError as error:
            # a file of a revision is named as git does
            tell_error(str(error).replace(f"{one}/", f"{old}:").replace(f"{other}/", f"{new}:"))
            raise click.exceptions.Exit(1) from None


def _texts(corpus: Path | None) -> list[tuple[str, str]]:
    from discourse.workshop.diff.texts import read_texts
    from discourse.workshop.gold.corpus_files import UNSEALED, packaged_units

    if corpus:
        return read_texts(corpus)
    return [(unit.id, unit.text) for unit in packaged_units(UNSEALED)]


def _written(comparison: Comparison, form: str) -> str | bytes:
    from discourse.workshop.diff.as_json import as_json
    from discourse.workshop.diff.as_markdown import as_markdown
    from discourse.workshop.diff.as_text import as_text

    if form == "json":
        return as_json(comparison).encode("utf-8", "backslashreplace")
    written = as_markdown(comparison) if form == "markdown" else as_text(comparison)
    return for_screen("\n".join(map(inert, written.split("\n"))))
