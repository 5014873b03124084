"""``discourse serve``."""

from __future__ import annotations

from pathlib import Path

import click

from discourse.cli.grammars import analyzer_of
from discourse.cli.language import complain
from discourse.cli.options import Folder, version_option


@click.command(short_help="Open a page in the browser, and a JSON API, on this machine.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; by default only this machine's."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 for any free one."
)
@click.option(
    "--grammar", "grammars", multiple=True, type=Folder, metavar="DIR",
    help="A grammar folder to choose in the page; may be repeated.",
)
@click.option(
    "--corpus", type=click.Path(exists=True, path_type=Path),
    help="Texts on which edited rules are tried; the packaged corpus where this is not given.",
)
@click.option(
    "--max-characters", type=click.IntRange(min=1), default=2_000_000, show_default=True, help="The longest text."
)
@click.option(
    "--seconds", type=click.FloatRange(min=1), default=300, show_default=True, help="The longest analysis."
)
@version_option
def serve(
    host: str, port: int, grammars: tuple[str, ...], corpus: Path | None, max_characters: int, seconds: float
) -> None:
    """Open a page in the browser, and a JSON API, on this machine. It needs pip install 'discourse-fr[web]'.

    In the page: paste, type or drop a text and see what is found; edit a rule and see what it changes in the corpus;
    save the result. The API is described at /openapi.json. Nothing is stored, and nothing leaves the machine. With
    another --host everybody who reaches it may use it: there are limits for each text, but no password.

    Exit code: 0; 1 where a package is missing or the port is taken, and for mistakes in a grammar
    folder; 2 for a wrong use.
    """
    from discourse.web.app import WebError
    from discourse.web.serve import listen
    from discourse.web.settings import PACKAGED, Settings

    for grammar in grammars:
        analyzer_of(grammar)
    named: dict[str, Path | None] = {PACKAGED: None, **{grammar: Path(grammar) for grammar in grammars}}
    settings = Settings(named, corpus, max_characters, seconds)
    try:
        listen(settings, host, port, lambda url: click.echo(f"discourse listens on {url} (Ctrl+C ends it)"))
    except WebError as error:
        complain(str(error))
        raise click.exceptions.Exit(1) from None
