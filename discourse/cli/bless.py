"""``discourse bless``."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.cli.grammars import analyzer_of
from discourse.cli.language import complain
from discourse.cli.mistakes import mistakes_told
from discourse.cli.options import grammar_option, version_option
from discourse.cli.screen import for_screen

if TYPE_CHECKING:
    from discourse.workshop.bless.rewriting import Blessing, Rewritten

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command(short_help="Rewrite the labels of corpus cases to what is found now.")
@click.argument("cases", nargs=-1, metavar="[FILES OR CASES]...")
@click.option(
    "--corpus", type=click.Path(exists=True, file_okay=False, path_type=Path), default="corpus", show_default=True,
    metavar="DIR", help="The corpus to write into.",
)
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
@grammar_option
@version_option
def bless(cases: tuple[str, ...], corpus: Path, yes: bool, dry_run: bool, grammar: str | None) -> None:
    """Rewrite the expected side of corpus cases to what the analyzer finds, after a change that was wanted.

    Name corpus files, folders, or ids of cases; without any, all of golden/, negative/ and articles/ is looked at. The
    changes are shown as a diff before they are written. Remarks, attributes, texts and what is right already keep
    their very lines; differences that are recorded of an article stay recorded. A known failure that passes now is
    named with the place where it belongs. The held-out split `test` and the second labels are refused.

    Exit code: 0; 2 for a wrong use, cases that must not be blessed, or a folder that cannot be read.
    """
    if yes and dry_run:
        raise click.UsageError("give --yes or --dry-run, not both")
    blessing = _blessing(corpus, cases, grammar)
    for line in _lines(blessing):
        click.echo(for_screen(line), color=True)
    if not blessing.files or dry_run:
        return
    if not yes and not click.confirm(f"Write {_files(len(blessing.files))}?"):
        click.echo("nothing written")
        return
    _write(blessing)


def _blessing(corpus: Path, cases: tuple[str, ...], grammar: str | None) -> Blessing:
    from discourse.workshop.bless.choice import BlessError
    from discourse.workshop.bless.rewriting import bless as blessed

    analyzer = analyzer_of(grammar)
    try:
        with mistakes_told():
            return blessed(corpus, analyzer.analyze, cases)
    except BlessError as error:
        complain(str(error))
        raise click.exceptions.Exit(2) from None


def _write(blessing: Blessing) -> None:
    from discourse.workshop.bless.rewriting import write

    write(blessing.files)
    click.echo(f"{_files(len(blessing.files))} written")


def _lines(blessing: Blessing) -> Iterator[str]:
    for file in blessing.files:
        yield from _diff(file)
    count = len(blessing.cases)
    yield f"{count} case{'' if count == 1 else 's'} with new labels" if count else "no case needs new labels"
    for case in blessing.passing:
        home = f"move it back to {case.home}" if case.home else "move it back to its file"
        yield inert(f"{case.path}:{case.line}: {case.id} passes now: {home} (python -m discourse.workshop.triage)")


def _diff(file: Rewritten) -> Iterator[str]:
    name = str(file.path)
    before, after = (text.removesuffix("\n").split("\n") for text in (file.before, file.after))
    for line in unified_diff(before, after, name, name, lineterm=""):
        named = line.startswith(("--- ", "+++ "))
        shown = inert(line)
        yield click.style(shown, bold=True) if named else click.style(shown, fg=_COLOURS.get(line[:1]))


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"
