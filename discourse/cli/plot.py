"""``discourse plot``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from discourse.cli.cells import inert
from discourse.cli.documents import Texts, analyzed
from discourse.cli.language import complain
from discourse.cli.options import Encoding, grammar_option, version_option
from discourse.report.words import LANGUAGES, Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from discourse.plots.figure import Form

KINDS = ("bars", "progression", "network")
FORMS = (".svg", ".png")


@click.command(short_help="Draw who speaks how much, where, and who cites whom.")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("files", nargs=-1, required=True, metavar="FILES OR FOLDERS...")
@click.option(
    "--out", "image", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The figure to write; its ending, .svg or .png, says in which form.",
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="The figure's language."
)
@click.option("--encoding", type=Encoding(), help="Encoding of the files; found out where it is not given.")
@grammar_option
@version_option
@click.pass_context
def plot(
    context: click.Context,
    kind: str,
    files: tuple[str, ...],
    image: Path,
    language: str,
    encoding: str | None,
    grammar: str | None,
) -> None:
    """Draw a figure of what was found. It needs matplotlib: pip install 'discourse-fr[plot]'.

    \b
    bars         who speaks how much, and how directly
    progression  where in the text who speaks; with several texts, a row a text
    network      who relays or cites whom

    Exit code: 0; 1 when a file could not be read (the others are still drawn), when there is nothing to draw or
    matplotlib is missing, and for mistakes in a grammar folder; 2 for a wrong use.
    """
    if image.suffix not in FORMS:
        raise click.UsageError(f"{inert(str(image))}: no form that is known; end the name with .svg or .png")
    texts = analyzed(files, encoding, grammar)
    _write(image, _drawn(kind, texts, cast(Language, language), image.suffix))
    context.exit(0 if texts.complete else 1)


def _drawn(kind: str, texts: Texts, language: Language, suffix: str) -> bytes:
    from discourse.plots.figure import PlotError
    from discourse.plots.figure import image as image_of

    try:
        return image_of(_figure(kind, texts, language), cast("Form", suffix[1:]))
    except PlotError as error:
        complain(str(error))
        raise click.exceptions.Exit(1) from None


def _figure(kind: str, texts: Texts, language: Language) -> Figure:
    from discourse.counts.records import records
    from discourse.plots.bars import bars
    from discourse.plots.network import network
    from discourse.plots.progression import progression

    if kind == "bars":
        return bars([record for name, document in texts.documents for record in records(name, document)], language)
    if kind == "progression":
        return progression(texts.documents, language)
    return network([document for _, document in texts.documents], language)


def _write(image: Path, content: bytes) -> None:
    try:
        image.write_bytes(content)
    except OSError as error:
        complain(f"{image}: cannot be written ({error.strerror}); check the folder")
        raise click.exceptions.Exit(1) from None
