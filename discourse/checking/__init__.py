"""Checks that a grammar folder can be used: everything that is wrong with its files, in one go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from discourse.checking.classes import missing_classes
from discourse.checking.known import Known, gathered
from discourse.checking.lexicon_tables import LEXICON_TABLES
from discourse.checking.notation import CHUNKS, CLAUSES, FILES, PATTERNS
from discourse.checking.rule_tables import RULE_TABLES
from discourse.checking.rules import rule_mistakes
from discourse.checking.tables import table_mistakes
from discourse.paradigms import scan_paradigms
from discourse.reading.classes import ALPHABET
from discourse.reading.ebnf import GrammarFile, scan_grammar
from discourse.reading.errors import GrammarError, Mistake, meant
from discourse.reading.folder import Folder, scan_folder
from discourse.reading.tables import read_sheet

__all__ = ["grammar_mistakes", "open_grammar"]

PARADIGMS = "lexicon/paradigms.tsv"
TABLES = {**RULE_TABLES, **{f"lexicon/{name}.tsv": table for name, table in LEXICON_TABLES.items()}}


def open_grammar(path: str | Path | None = None) -> Folder:
    """Read and check a grammar folder; without a path, the one that the package ships.

    Raises GrammarError with all mistakes that are found in its files.
    """
    folder, mistakes = scan_folder(path)
    found = sorted({*mistakes, *grammar_mistakes(folder)})
    if found:
        raise GrammarError(found)
    return folder


def grammar_mistakes(folder: Folder) -> Iterator[Mistake]:
    """Everything that is wrong with the files of a grammar folder.

    >>> from discourse.reading.folder import open_folder
    >>> list(grammar_mistakes(open_folder()))
    []
    """
    yield from _missing_files(folder)
    text = folder.read(PARADIGMS) if folder.holds(PARADIGMS) else None
    conjugations, wrong = ({}, ()) if text is None else scan_paradigms(text, folder.place(PARADIGMS))
    yield from wrong
    scans = {path: scan_grammar(folder, path) for path in FILES if folder.holds(path)}
    files = {path: file for path, (file, _) in scans.items()}
    patterns = files[PATTERNS].definitions if PATTERNS in files else None
    known = gathered(folder, conjugations, patterns)
    yield from missing_classes(folder, known)
    for path, table in TABLES.items():
        if folder.holds(path):
            yield from table_mistakes(read_sheet(folder, path, tuple(table.columns)), table, known)
    for _, mistakes in scans.values():
        yield from mistakes
    yield from _rules(folder, files, known)


def _missing_files(folder: Folder) -> Iterator[Mistake]:
    expected = {*TABLES, PARADIGMS, *FILES}
    others = [path for path, _ in folder.texts if path not in expected]
    for path in sorted(expected):
        if not folder.holds(path):
            hint = meant(path, others, 0)
            message = f"this file is missing from the grammar folder{hint}"
            yield Mistake(folder.place(path), 0, 0, "missing-file", message)


def _rules(folder: Folder, files: dict[str, GrammarFile], known: Known) -> Iterator[Mistake]:
    chunks = files.get(CHUNKS)
    terminals = [name for name in chunks.definitions if name[0].isupper()] if chunks else []
    symbols = dict.fromkeys((*(known.classes or ()), *terminals, *FILES[CHUNKS].markers))
    if chunks:
        classes = None if known.classes is None else tuple(known.classes)
        yield from rule_mistakes(CHUNKS, chunks, classes, frozenset())
    for path in (CLAUSES, PATTERNS):
        if path in files:
            whole = tuple(symbols) if chunks and known.classes is not None else None
            patterns = _patterns(folder) if path == PATTERNS else frozenset[str]()
            yield from rule_mistakes(path, files[path], whole, patterns)
    if len(symbols) > len(ALPHABET):
        message = f"there are {len(symbols)} classes and chunks; more than {len(ALPHABET)} cannot be told apart"
        yield Mistake(folder.place("classes.tsv"), 0, 0, "too-many-classes", message)


def _patterns(folder: Folder) -> frozenset[str]:
    """The rules that are patterns."""
    if not folder.holds("patterns.tsv"):
        return frozenset()
    sheet = read_sheet(folder, "patterns.tsv", ("id",))
    return frozenset(cells[sheet.columns.index("id")] for _, cells in sheet.rows)
