"""``discourse kwic``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import cast

import click

from discourse.cli.cells import cells, inert, width
from discourse.cli.colours import painted
from discourse.cli.documents import analyzed
from discourse.cli.options import Encoding, grammar_option, version_option
from discourse.cli.rows import Value, as_csv, as_json
from discourse.cli.screen import columns, for_screen
from discourse.concordance.filters import Condition, ConditionError, fitting, read_condition
from discourse.concordance.lines import FIELDS, NODES, Line, Node, concordance
from discourse.concordance.order import KEYS, ordered

FORMATS = ("text", "csv", "json")
COLUMNS = ("left", "node", "right", "start", "end", *FIELDS)
_WIDEST_NODE = 40
_BLANKS = re.compile(r"\s+")


class _Where(click.ParamType[Condition]):
    name = "condition"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Condition:
        try:
            return read_condition(value)
        except ConditionError as error:
            self.fail(str(error), param, ctx)


@click.command(short_help="Show what was found in its context, one line a place.")
@click.argument("files", nargs=-1, required=True, metavar="FILES OR FOLDERS...")
@click.option("--node", type=click.Choice(NODES), default="cue", show_default=True, help="What each line shows.")
@click.option(
    "--sort", "keys", type=click.Choice(KEYS), multiple=True, metavar="KEY",
    help="1L is the last word before the node, 2R the second behind it, also node or a field; may be repeated.",
)
@click.option(
    "--where", "conditions", type=_Where(), multiple=True, metavar="FIELD=VALUE",
    help="Only lines with kind=belief, status!=asserted, speaker~maire …; may be repeated.",
)
@click.option(
    "--context", "around", type=click.IntRange(min=1), default=60, show_default=True,
    help="Characters on each side, in csv and json; on the screen as many as fit.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write the lines."
)
@click.option("--encoding", type=Encoding(), help="Encoding of the files; found out where it is not given.")
@grammar_option
@version_option
@click.pass_context
def kwic(
    context: click.Context,
    files: tuple[str, ...],
    node: str,
    keys: tuple[str, ...],
    conditions: tuple[Condition, ...],
    around: int,
    form: str,
    encoding: str | None,
    grammar: str | None,
) -> None:
    """Show what was found in its context, one line a place, sorted by the words around it.

    The node `pattern` is the reporting clause: cue, speaker and reporter. Fields of --where and --sort: speaker,
    reporter, cue, quote, type, kind, status, commitment, lemma, hedges, entity, rule, confidence, missing_source,
    hedge, file.

    Exit code: 0; 1 when a file could not be read (the others are still shown), and for mistakes in a grammar
    folder; 2 for a wrong use.
    """
    texts = analyzed(files, encoding, grammar)
    wide = max(around, columns())
    every = (
        line for name, document in texts.documents for line in concordance(name, document, cast(Node, node), wide)
    )
    lines = ordered(fitting(every, conditions), keys)
    if form == "text":
        click.echo(for_screen("".join(_on_screen(lines, columns()))), nl=False, color=True)
    else:
        write = as_csv if form == "csv" else as_json
        rows = [_row(line, around) for line in lines]
        click.echo(write(COLUMNS, rows).encode("utf-8", "backslashreplace"), nl=False)
    context.exit(0 if texts.complete else 1)


def _row(line: Line, around: int) -> tuple[Value, ...]:
    parts = line.left[-around:], line.node, line.right[:around]
    left, node, right, *fields = (_BLANKS.sub(" ", part) for part in (*parts, *(line.fields[name] for name in FIELDS)))
    return left, node, right, line.start, line.end, *fields


def _on_screen(lines: Sequence[Line], wide: int) -> Iterator[str]:
    """Nodes below one another, contexts cut where they do not fit."""
    middle = min(max((width(_flat(line.node)) for line in lines), default=0), _WIDEST_NODE)
    side = max((wide - middle - 4) // 2, 10)
    for line in lines:
        left, node, right = _flat(line.left), _flat(line.node), _flat(line.right)
        if width(node) > middle:
            node = _until(node, middle - 1) + "…"
        before = _until(left[::-1], side)[::-1]
        shown = painted(node, "cue") + " " * (middle - width(node))
        yield f"{' ' * (side - width(before))}{before}  {shown}  {_until(right, side)}".rstrip() + "\n"


def _flat(text: str) -> str:
    return inert(" ".join(text.split()))


def _until(text: str, most: int) -> str:
    """The beginning of a text that takes so many columns."""
    reached = accumulate(map(cells, text))
    return "".join(char for char, end in zip(text, reached, strict=True) if end <= most)
