"""``discourse query``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from discourse.cli.language import complain
from discourse.formats.csv_table import cell, csv_line

if TYPE_CHECKING:
    from discourse.batch.store import Store

_SHOWN = 1000
Question = tuple[str, dict[str, object]]


@click.command(short_help="Ask what `discourse batch` found.")
@click.argument("folder", metavar="DIR")
@click.argument("sql", required=False)
@click.option("--top-speakers", is_flag=True, help="Who is quoted most.")
@click.option("--by-month", is_flag=True, help="How many attributions and documents a month has.")
@click.option("--hedged-share", is_flag=True, help="How many attributions of each kind are hedged.")
@click.option("--who-said", metavar="TEXT", help="The attributions whose quote holds TEXT; case and accents aside.")
@click.option("--date", default="date", show_default=True, metavar="NAME", help="The metadata that holds the date.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="No more rows than N.")
@click.option(
    "--format", "form", type=click.Choice(("table", "csv", "jsonl")), default="table", show_default=True,
    help="How to write the rows.",
)  # fmt: skip
@click.pass_context
def query(
    context: click.Context, folder: str, sql: str | None, top_speakers: bool, by_month: bool, hedged_share: bool,
    who_said: str | None, date: str, limit: int | None, form: str,
) -> None:  # fmt: skip
    """Ask what `discourse batch` found: in SQL, or with a question that has a name.

    DIR is the --out of a run that wrote Parquet. SQL is that of DuckDB; the tables are `attributions`, `errors`, and
    `documents` where a row is a document. Nothing is imported: the parts are read where they are.

    Exit code: 0; 1 where duckdb is not installed; 2 for a wrong use or a query that cannot be run.
    """
    from discourse.batch.errors import BatchError, WrongUse
    from discourse.batch.store import Store

    asked = _question(sql, top_speakers, by_month, hedged_share, who_said, date)
    try:
        _show(Store(folder), asked, limit, form)
    except WrongUse as error:
        complain(str(error))
        context.exit(2)
    except BatchError as error:
        complain(str(error))
        context.exit(1)


def _question(
    sql: str | None, top_speakers: bool, by_month: bool, hedged_share: bool, who_said: str | None, date: str
) -> Question:
    from discourse.batch import questions

    asked: list[Question] = [(sql, {})] if sql else []
    asked += [(questions.TOP_SPEAKERS, {})] * top_speakers
    asked += [(questions.BY_MONTH, {"date": date})] * by_month
    asked += [(questions.HEDGED_SHARE, {})] * hedged_share
    asked += [(questions.WHO_SAID, {"text": who_said})] * (who_said is not None)
    if len(asked) != 1:
        raise click.UsageError("ask one question: SQL, --top-speakers, --by-month, --hedged-share or --who-said")
    return asked[0]


def _show(store: Store, asked: Question, limit: int | None, form: str) -> None:
    names, rows = store.rows(*asked)
    rows = islice(rows, limit)
    if form == "table":
        _show_table(names, rows)
    elif form == "csv":
        for row in chain([names], rows):
            _send(csv_line(map(cell, map(_text, row))))
    else:
        for row in rows:
            _send(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n")


def _show_table(names: Sequence[str], rows: Iterator[Sequence[object]]) -> None:
    from discourse.cli.screen import columns
    from discourse.cli.tables import table

    shown = [{name: _text(value) for name, value in zip(names, row, strict=True)} for row in islice(rows, _SHOWN)]
    for line in table(shown, columns()):
        click.echo(line)
    if next(rows, None):
        click.echo(f"… more than {_SHOWN:,} rows; --limit, or --format csv or jsonl for all of them", err=True)


def _send(line: str) -> None:
    click.echo(line.encode("utf-8"), nl=False)


def _text(value: object) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if value is None else str(value)
