"""Finds the files that the arguments name, and reads them as text."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from discourse.text import DecodeError, decode

STANDARD_INPUT = "-"
_SUFFIXES = (".txt", ".md")


class InputError(Exception):
    """An input that cannot be read: one line that names it, the reason and the remedy."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")


@dataclass(frozen=True, slots=True)
class Input:
    """One text to analyze: a file, or standard input where the name is ``-``."""

    name: str

    def read(self, encoding: str | None = None) -> str:
        """The text, every character kept. Raises InputError where there is none."""
        try:
            return decode(self._bytes(), encoding)
        except DecodeError as error:
            raise InputError(self._shown, str(error)) from None

    @property
    def _shown(self) -> str:
        return "standard input" if self.name == STANDARD_INPUT else self.name

    def _bytes(self) -> bytes:
        if self.name == STANDARD_INPUT:
            return sys.stdin.buffer.read()
        if os.path.isdir(self.name):
            raise InputError(self.name, "no *.txt or *.md file in this folder; name the files to read")
        try:
            return Path(self.name).read_bytes()
        except FileNotFoundError:
            raise InputError(self.name, "no such file; check its name and folder") from None
        except OSError as error:
            raise InputError(self.name, f"cannot be read ({error.strerror}); check its name and permissions") from None


def find_inputs(arguments: Iterable[str]) -> Iterator[Input]:
    """The inputs of the arguments, in their order; a folder gives its text files, sorted.

    What cannot be read is given too: reading it says why.
    """
    for argument in arguments:
        if _is_folder(argument):
            yield from map(Input, _text_files(argument) or [argument])
        else:
            yield Input(argument)


def names_one_text(arguments: tuple[str, ...]) -> bool:
    """Whether the arguments ask for one text, which a folder never does."""
    return len(arguments) == 1 and not _is_folder(arguments[0])


def _is_folder(argument: str) -> bool:
    return argument != STANDARD_INPUT and os.path.isdir(argument)


def _text_files(folder: str) -> list[str]:
    return sorted(
        os.path.join(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    )
