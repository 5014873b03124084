"""``discourse stats``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from discourse.cli.documents import analyzed
from discourse.cli.options import Encoding, grammar_option, version_option
from discourse.cli.rows import as_csv, as_json
from discourse.cli.screen import columns, for_screen
from discourse.cli.tables import table as screen_table
from discourse.counts.contrast import contrast
from discourse.counts.tables import TABLES, Table, contrast_table, frequencies, gather
from discourse.counts.tables import Texts as Counted

FORMATS = ("text", "csv", "json")


@click.command(short_help="Count sources, cues, hedges and constructions.")
@click.argument("files", nargs=-1, required=True, metavar="FILES OR FOLDERS...")
@click.option(
    "--table", "names", type=click.Choice(list(TABLES)), multiple=True,
    help="What to count; all of it where this is not given. May be repeated.",
)
@click.option(
    "--against", multiple=True, metavar="FILE OR FOLDER",
    help="Texts to contrast with: what is commoner here than there. May be repeated.",
)
@click.option("--top", type=click.IntRange(min=1), help="Only so many rows of each table.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write the tables."
)
@click.option("--encoding", type=Encoding(), help="Encoding of the files; found out where it is not given.")
@grammar_option
@version_option
@click.pass_context
def stats(
    context: click.Context,
    files: tuple[str, ...],
    names: tuple[str, ...],
    against: tuple[str, ...],
    top: int | None,
    form: str,
    encoding: str | None,
    grammar: str | None,
) -> None:
    """Count who speaks how much and how (sources), by which cues, with which hedges, in which constructions.

    With --against, each count is set against that of other texts, by words: log_likelihood says how surely they
    differ (3.84 and more: p < 0.05), log_ratio by how much (1: twice as often here, -1: half as often).

    csv takes one --table. Exit code: 0; 1 when a file could not be read (the others are still counted), and for
    mistakes in a grammar folder; 2 for a wrong use.
    """
    wanted = names or tuple(TABLES)
    if form == "csv" and len(wanted) > 1:
        raise click.UsageError(f"csv holds one table; choose it with --table: {', '.join(TABLES)}")
    here = analyzed(files, encoding, grammar)
    there = analyzed(against, encoding, grammar) if against else None
    texts = gather(here.documents)
    tables = (
        _contrasts(wanted, texts, gather(there.documents)) if there else [TABLES[name](texts) for name in wanted]
    )
    shown = [Table(table.name, table.columns, table.rows[:top]) for table in tables]
    if form == "text":
        click.echo(for_screen("\n".join(_on_screen(shown, texts))) + "\n", nl=False, color=True)
    else:
        written = as_csv(shown[0].columns, shown[0].rows) if form == "csv" else _as_json(shown)
        click.echo(written.encode("utf-8", "backslashreplace"), nl=False)
    context.exit(0 if here.complete and (there is None or there.complete) else 1)


def _contrasts(names: Sequence[str], here: Counted, there: Counted) -> list[Table]:
    if not here.words or not there.words:
        raise click.UsageError("texts without a word cannot be contrasted; name others")
    sizes = here.words, there.words
    return [
        contrast_table(name, contrast(frequencies(here, name), frequencies(there, name), sizes)) for name in names
    ]


def _as_json(tables: Sequence[Table]) -> str:
    written = (f'"{table.name}": {as_json(table.columns, table.rows).strip()}' for table in tables)
    return "{" + ",\n".join(written) + "}\n"


def _on_screen(tables: Sequence[Table], texts: Counted) -> Iterator[str]:
    yield f"texts: {len(texts.documents)}, words: {texts.words}, attributions: {len(texts.found)}"
    for table in tables:
        rows = [dict(zip(table.columns, map(_shown, row), strict=True)) for row in table.rows]
        yield from ("", click.style(f"== {table.name} ==", bold=True))
        yield from screen_table(rows, columns()) if rows else ["none"]


def _shown(value: str | int | float) -> str:
    return "" if value == 0 and isinstance(value, int) else str(value)
