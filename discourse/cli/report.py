"""``discourse report``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

import click

from discourse.cli.cells import inert
from discourse.cli.documents import Texts, analyzed
from discourse.cli.inputs import STANDARD_INPUT, find_inputs
from discourse.cli.language import complain
from discourse.cli.options import Encoding, grammar_option, version_option
from discourse.report.words import LANGUAGES, Language


@click.command(short_help="Write a page that shows who says what.")
@click.argument("files", nargs=-1, required=True, metavar="FILES OR FOLDERS...")
@click.option(
    "--out", "page", required=True, metavar="FILE", help="The page to write; - writes it to standard output."
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="fr", show_default=True,
    help="The page's language at first; it can be changed in the page.",
)
@click.option("--encoding", type=Encoding(), help="Encoding of the files; found out where it is not given.")
@grammar_option
@version_option
@click.pass_context
def report(
    context: click.Context, files: tuple[str, ...], page: str, language: str, encoding: str | None, grammar: str | None
) -> None:
    """Write a page that shows who says what in French texts: one file, which opens in any browser without a network.

    A folder stands for its *.txt and *.md files; - is standard input. Exit code: 0; 1 when a file could not be read
    (the others are still shown) or the page could not be written, and for mistakes in a grammar folder; 2 for a
    wrong use.
    """
    _refuse_an_input(page, files)
    texts = analyzed(files, encoding, grammar)
    _write(page, _page(texts, grammar, cast(Language, language)))
    context.exit(0 if texts.complete else 1)


def _refuse_an_input(page: str, files: tuple[str, ...]) -> None:
    if any(item.name != STANDARD_INPUT and _same(item.name, page) for item in find_inputs(files)):
        raise click.UsageError(f"{inert(page)} is one of the texts to read; choose another name for the page")


def _same(one: str, other: str) -> bool:
    return os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other)


def _page(texts: Texts, grammar: str | None, language: Language) -> str:
    from discourse.reading.folder import open_folder
    from discourse.report.page import report_page
    from discourse.report.rule_names import rule_names

    return report_page(texts.documents, rule_names(open_folder(grammar)), language)


def _write(page: str, content: str) -> None:
    if page == STANDARD_INPUT:
        click.echo(content.encode(), nl=False)
        return
    try:
        Path(page).write_text(content, encoding="utf-8")
    except OSError as error:
        complain(f"{page}: cannot be written ({error.strerror}); check the folder")
        raise click.exceptions.Exit(1) from None
