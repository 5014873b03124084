"""``discourse grade``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.cli.inputs import Input, InputError
from discourse.cli.options import version_option
from discourse.cli.screen import columns, for_screen
from discourse.cli.tables import table

if TYPE_CHECKING:
    from discourse.teaching.marks import Mark


@click.command(short_help="Mark a filled worksheet.")
@click.argument("sheet", metavar="FILE")
@version_option
def grade(sheet: str) -> None:
    """Mark a worksheet that `discourse exercise` wrote as Markdown and somebody filled.

    An answer with all the words wanted has a point, one with most of them half a point. A transposed sentence has its
    point where the analysis finds the manner that was asked for, with the same speaker.

    Exit code: 0, whatever the marks; 1 where the worksheet cannot be read.
    """
    from discourse.analyzer import default_analyzer
    from discourse.teaching.marks import marks
    from discourse.teaching.sheets import SheetError, read_sheet

    try:
        filled = read_sheet(Input(sheet).read())
        found = [mark for one in filled for mark in marks(one, default_analyzer().analyze)]
    except (InputError, SheetError) as error:
        place = "" if isinstance(error, InputError) else f"{sheet}, "
        click.echo(inert(f"{place}{error}"), err=True)
        raise click.exceptions.Exit(1) from None
    lines = [*table([_row(mark) for mark in found], columns()), "", _sum(found)]
    click.echo(for_screen("\n".join(lines)), color=True)


def _row(mark: Mark) -> dict[str, str]:
    return {
        "#": str(mark.number),
        "blank": mark.blank,
        "verdict": mark.verdict,
        "written": mark.written,
        "wanted": "" if mark.verdict == "right" else mark.wanted,
    }


def _sum(found: list[Mark]) -> str:
    return f"{sum(mark.points for mark in found):g} of {len(found)} points"
