"""Two grammars on the same texts."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from discourse.analyzer import Analyzer
from discourse.checking import open_grammar
from discourse.model import Document
from discourse.reading.errors import GrammarError, Mistake
from discourse.workshop.diff.changes import Change, changes


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a new grammar finds otherwise than an old one; the names are those under which they were asked for."""

    old: str
    new: str
    old_version: str
    new_version: str
    texts: int
    changes: tuple[Change, ...]


def compare(old: tuple[str, Path], new: tuple[str, Path], texts: Sequence[tuple[str, str]]) -> Comparison:
    """Analyze texts (name, text) with two grammars (name, folder). Raises GrammarError with the mistakes of both."""
    versions = _versions(old[1], new[1])
    found = [] if versions[0] == versions[1] else _changes(old[1], new[1], texts)
    return Comparison(old[0], new[0], *versions, len(texts), tuple(found))


def _versions(old: Path, new: Path) -> tuple[str, str]:
    versions: list[str] = []
    mistakes: list[Mistake] = []
    for folder in (old, new):
        try:
            versions.append(open_grammar(folder).version)
        except GrammarError as error:
            mistakes += error.mistakes
    if mistakes:
        raise GrammarError(mistakes)
    return versions[0], versions[1]


def _changes(old: Path, new: Path, texts: Sequence[tuple[str, str]]) -> list[Change]:
    plain = [text for _, text in texts]
    # a grammar a process: both are built and run at once
    with ProcessPoolExecutor(2) as pool:
        before, after = pool.map(_analyses, (old, new), (plain, plain))
    documents = zip(texts, before, after, strict=True)
    return [change for (name, _), one, other in documents for change in changes(name, one, other)]


def _analyses(grammar: Path, texts: Sequence[str]) -> list[Document]:
    analyzer = Analyzer(grammar)
    return [analyzer.analyze(text) for text in texts]
