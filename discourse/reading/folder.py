"""Where grammar files come from: the package's own folder, or any folder of the same form."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from discourse.reading.errors import GrammarError, Mistake

_SUFFIXES = (".lark", ".tsv")


@dataclass(frozen=True, slots=True)
class Folder:
    """The texts of a grammar folder by their path below it (``lexicon/cues.tsv``)."""

    name: str
    texts: tuple[tuple[str, str], ...]

    def read(self, path: str) -> str:
        """The text of one file; GrammarError where it is missing."""
        for name, text in self.texts:
            if name == path:
                return text
        raise GrammarError.at(self.place(path), 0, "missing-file", "this file is missing from the grammar folder")

    def holds(self, path: str) -> bool:
        """Whether there is such a file."""
        return any(name == path for name, _ in self.texts)

    def place(self, path: str) -> str:
        """What errors call a file."""
        return f"{self.name}/{path}"

    @property
    def version(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 of all files."""
        digest = hashlib.sha256()
        for name, text in self.texts:
            digest.update(f"{name}\0{text}\0".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:12]


def open_folder(path: str | Path | None = None) -> Folder:
    """Read a grammar folder whole; without a path, the one that the package ships.

    Raises GrammarError where there is no such folder, and for files that are not UTF-8.
    """
    folder, mistakes = scan_folder(path)
    if mistakes:
        raise GrammarError(mistakes)
    return folder


def scan_folder(path: str | Path | None = None) -> tuple[Folder, list[Mistake]]:
    """The same with the mistakes of its files beside it; bytes that are not UTF-8 are then replaced in its texts.

    Raises GrammarError where there is no such folder.
    """
    root: Traversable = files("discourse.grammar") if path is None else Path(path)
    name = "grammar" if path is None else str(path)
    if not root.is_dir():
        raise GrammarError.at(name, 0, "no-folder", "no such grammar folder")
    mistakes: list[Mistake] = []
    texts = sorted((below, decoded(data, f"{name}/{below}", mistakes)) for below, data in _files(root, ""))
    return Folder(name, tuple(texts)), mistakes


def _files(root: Traversable, below: str) -> Iterator[tuple[str, bytes]]:
    for item in root.iterdir():
        if item.is_dir() and not item.name.startswith("__"):
            yield from _files(item, f"{below}{item.name}/")
        elif item.name.endswith(_SUFFIXES):
            yield below + item.name, item.read_bytes()


def decoded(data: bytes, place: str, mistakes: list[Mistake]) -> str:
    """The text of a file in UTF-8, with line feeds at the ends of its lines and no byte order mark.

    The first byte that is not UTF-8 is added to ``mistakes``, and such bytes are replaced.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # with a byte order mark, the codec counts from behind it
        data = data.removeprefix(BOM_UTF8)
        before = data[: error.start].decode("utf-8", "replace")
        text = data.decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"not UTF-8 (byte 0x{data[error.start]:02X}); save the file as UTF-8"
        source = text.split("\n")[line - 1].rstrip("\r")
        mistakes.append(Mistake(place, line, column, "not-utf-8", message, source))
    return text.replace("\r\n", "\n")
