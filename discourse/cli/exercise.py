"""``discourse exercise``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from discourse.cli.cells import inert
from discourse.cli.options import version_option

if TYPE_CHECKING:
    from discourse.teaching.exercises import Exercise, Kind

KINDS = ("fields", "hedges", "manner", "transpose")
FORMS = (".md", ".html")


@click.command(short_help="Make a worksheet for a class, in French.")
@click.option(
    "--out", "sheet", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The worksheet; its ending, .md or .html, says in which form. `discourse grade` reads the first.",
)
@click.option(
    "--answers", "key", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Its answers, apart."
)
@click.option(
    "--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Which exercises; all in turn where not given."
)
@click.option("--number", type=click.IntRange(1, 100), default=8, show_default=True, help="How many exercises.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number gives other exercises.")
@version_option
def exercise(sheet: Path, key: Path | None, kinds: tuple[str, ...], number: int, seed: int) -> None:
    """Make a worksheet on reported speech from the labelled corpus, in French.

    \b
    fields     copy the cue, the speaker, the reporter, the quote
    hedges     find the words that weaken what is said
    manner     direct, indirect, mixed or narrated?
    transpose  from direct speech to indirect speech, or back

    Exit code: 0; 1 where a file cannot be written; 2 for a wrong use.
    """
    from discourse.teaching.exercises import exercises

    for file in filter(None, (sheet, key)):
        if file.suffix not in FORMS:
            raise click.UsageError(f"{inert(str(file))}: no form that is known; end the name with .md or .html")
    made = exercises(cast("tuple[Kind, ...]", kinds or KINDS), number, seed)
    _write(sheet, made, False)
    if key:
        _write(key, made, True)


def _write(file: Path, made: list[Exercise], answered: bool) -> None:
    from discourse.teaching.sheets import as_markdown, as_page

    content = (as_page if file.suffix == ".html" else as_markdown)(made, answered)
    try:
        file.write_text(content, encoding="utf-8")
    except OSError as error:
        click.echo(inert(f"{file}: cannot be written ({error.strerror}); check the folder"), err=True)
        raise click.exceptions.Exit(1) from None
