"""The form for readers: the marked text, tables of attributions, hedges and voices."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from itertools import chain

import click

from discourse.cli.cells import inert
from discourse.cli.colours import colours_wanted
from discourse.cli.highlight import HEDGE_ROW, LEGEND, highlighted
from discourse.cli.language import translated
from discourse.cli.tables import attribution_table, hedge_table, warning_lines
from discourse.cli.voices import voice_table
from discourse.formats.writer import Writer
from discourse.model import Document

_WIDEST = 120
_NARROWEST = 40


def columns() -> int:
    """How wide to write: the terminal's width within limits, 100 where there is none."""
    return min(max(shutil.get_terminal_size((100, 24)).columns, _NARROWEST), _WIDEST)


class ScreenWriter(Writer):
    """Writes documents for a reader; with several of them each has its file's name above."""

    def __init__(self, several: bool) -> None:
        self._several = several
        self._columns = columns()

    def head(self) -> str:
        """Nothing."""
        return ""

    def pieces(self, name: str, document: Document) -> Iterator[str]:
        """The lines of one document."""
        yield from (line + "\n" for line in chain(self._title(name), self._body(document)))

    def tail(self) -> str:
        """Nothing."""
        return ""

    def _title(self, name: str) -> list[str]:
        return [click.style(f"== {inert(name)} ==", bold=True), ""] if self._several else []

    def _body(self, document: Document) -> Iterator[str]:
        yield from highlighted(document, self._columns)
        yield ""
        if not document.attributions:
            yield translated("No attribution found.")
        if document.attributions or document.hedges:
            yield translated(
                f"Fields: {LEGEND}; a number in the margin is a row of the table, {HEDGE_ROW} a hedge."
            )
            yield ""
        for lines in (attribution_table, hedge_table, voice_table):
            found = list(lines(document, self._columns))
            yield from [*found, ""] if found else []
        yield from warning_lines(document)


def for_screen(text: str) -> str:
    """A styled text as standard output takes it: without colours, and with ``?`` for what its encoding lacks."""
    encoding = sys.stdout.encoding or "utf-8"
    plain = text if colours_wanted() else click.unstyle(text)
    return plain.encode(encoding, "replace").decode(encoding)
