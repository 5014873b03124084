"""Where grammar files come from: the package's own folder, or any folder of the same form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from discourse.reading.errors import GrammarError

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
        raise GrammarError(f"{self.name}/{path}", 0, "this file is missing from the grammar folder")

    @property
    def version(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 of all files."""
        digest = hashlib.sha256()
        for name, text in self.texts:
            digest.update(f"{name}\0{text}\0".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:12]


def open_folder(path: str | Path | None = None) -> Folder:
    """Read a grammar folder whole; without a path, the one that the package ships."""
    root: Traversable = files("discourse.grammar") if path is None else Path(path)
    name = "grammar" if path is None else str(path)
    if not root.is_dir():
        raise GrammarError(name, 0, "no such grammar folder")
    texts = sorted(_texts(root, "", name))
    return Folder(name, tuple(texts))


def _texts(root: Traversable, below: str, name: str) -> Iterator[tuple[str, str]]:
    for item in root.iterdir():
        if item.is_dir() and not item.name.startswith("__"):
            yield from _texts(item, f"{below}{item.name}/", name)
        elif item.name.endswith(_SUFFIXES):
            try:
                yield below + item.name, item.read_text(encoding="utf-8").replace("\r\n", "\n")
            except UnicodeDecodeError as error:
                raise GrammarError(f"{name}/{below}{item.name}", 0, f"not UTF-8 ({error.reason})") from None
