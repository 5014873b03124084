"""One colour a field, and whether to use colours at all."""

from __future__ import annotations

import os
import sys

import click

COLOURS = {
    "cue": "yellow",
    "speaker": "green",
    "reporter": "cyan",
    "quote": "bright_blue",
    "hedge": "magenta",
}


def painted(text: str, field: str) -> str:
    """A text in the colour of a field; without colour for any other name."""
    return click.style(text, fg=COLOURS[field]) if text and field in COLOURS else text


def colours_wanted() -> bool:
    """Whether standard output takes colours: on a terminal, unless NO_COLOR is set; FORCE_COLOR asks for them."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
