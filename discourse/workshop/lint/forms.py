"""Words that several classes claim: whether a rule settles which one they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discourse.reading.classes import Classes
from discourse.reading.folder import Folder
from discourse.reading.lexicon_tables import NOMINAL, LexiconTables
from discourse.reading.tables import TableRow, read_table
from discourse.workshop.lint.finding import Finding

_NOUN = "NOUN"
_LEMMAS = (
    ("lexicon/words.tsv", "forms"),
    ("lexicon/titles.tsv", "form"),
    ("lexicon/nouns.tsv", "lemma"),
    ("lexicon/nominal-cues.tsv", "lemma"),
    ("lexicon/names.tsv", "name"),
    ("lexicon/verbs.tsv", "lemma"),
    ("lexicon/cues.tsv", "lemma"),
)
Readings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """Forms that the same classes claim: what they become, how many there are, and the first one."""

    becomes: str
    count: int
    form: str


def findings(folder: Folder) -> Iterator[Finding]:
    """Forms that no row settles, rows that settle nothing, and rows that are never reached."""
    classes = Classes(folder)
    tables = LexiconTables(folder, classes)
    table = read_table(folder, "precedence.tsv", ("readings", "becomes"))
    rows = {tuple(row["readings"].split()): row for row in table}
    claims = _claims(tables, classes, _members(folder))
    for readings, claim in claims.items():
        if readings not in rows:
            yield _unsettled(readings, claim, folder, tables)
    yield from _rows_that_are_not_so(rows, claims)
    yield from _unsettled_classes(folder)
    yield from _unreachable(folder)


def _members(folder: Folder) -> frozenset[frozenset[str]]:
    """The sets of classes that an ambiguous class stands for."""
    rows = read_table(folder, "classes.tsv", ("members",))
    return frozenset(frozenset(row["members"].split()) for row in rows if row["members"])


def _claims(tables: LexiconTables, classes: Classes, members: frozenset[frozenset[str]]) -> dict[Readings, _Claim]:
    """The forms of several classes for which there is no ambiguous class, by these classes."""
    order = {name: place for place, name in enumerate(classes.letters)}
    found: dict[Readings, _Claim] = {}
    for form, readings in tables.forms.items():
        ranked = sorted(set(readings), key=order.__getitem__)
        plain = tuple(dict.fromkeys(_NOUN if name in NOMINAL else name for name in ranked))
        if len(ranked) == 1 or frozenset(plain) in members:
            continue
        key = tuple(ranked) if len(plain) == 1 else plain
        known = found.get(key)
        becomes = classes.combined(readings, NOMINAL)
        if len(plain) > 1 and becomes in NOMINAL:
            becomes = _NOUN
        found[key] = _Claim(becomes, known.count + 1, known.form) if known else _Claim(becomes, 1, form)
    return found


def _origins(folder: Folder) -> dict[str, TableRow]:
    """The row that enters each word or lemma."""
    return {
        word: row
        for path, column in _LEMMAS
        for row in read_table(folder, path, (column,))
        for word in (row[column].split() if column == "forms" else [row[column]])
    }


def _unsettled(readings: Readings, claim: _Claim, folder: Folder, tables: LexiconTables) -> Finding:
    path, line = _place(claim.form, folder, tables)
    message = (
        f"`{claim.form}` is {' and '.join(readings)} ({claim.count} such forms) and no rule settles it: it becomes "
        f"{claim.becomes} by the order of classes.tsv; make an ambiguous class, or write it down in precedence.tsv"
    )
    return Finding(path, line, "unsettled-form", message)


def _place(form: str, folder: Folder, tables: LexiconTables) -> tuple[str, int]:
    """Where a table enters a form or its lemma."""
    origins = _origins(folder)
    lemmas = [verb.lemma for verb in tables.verbs.get(form, ())] + [noun.lemma for noun in tables.nouns.get(form, ())]
    rows = [origins[name] for name in (form, *lemmas) if name in origins]
    return (rows[0].path, rows[0].line) if rows else (f"{folder.name}/classes.tsv", 1)


def _rows_that_are_not_so(
    rows: Mapping[Readings, TableRow], claims: Mapping[Readings, _Claim]
) -> Iterator[Finding]:
    for readings, row in rows.items():
        claim = claims.get(readings)
        if claim is None:
            message = f"no form has the readings {' '.join(readings)} alone: take the row out"
            yield Finding(row.path, row.line, "stale-precedence", message)
        elif claim.becomes != row["becomes"]:
            message = f"forms like `{claim.form}` become {claim.becomes}, not {row['becomes']}"
            yield Finding(row.path, row.line, "wrong-precedence", message)


def _unsettled_classes(folder: Folder) -> Iterator[Finding]:
    settled = {row["class"] for row in read_table(folder, "ambiguity.tsv", ("class",))}
    for row in read_table(folder, "classes.tsv", ("class", "members")):
        if row["members"] and row["class"] not in settled:
            message = f"no row of ambiguity.tsv settles `{row['class']}`, which stands for {row['members']}"
            yield Finding(row.path, row.line, "unsettled-class", message)


def _unreachable(folder: Folder) -> Iterator[Finding]:
    """Rows of ambiguity.tsv whose words an earlier row of the same class has already settled."""
    earlier: dict[str, list[TableRow]] = {}
    for row in read_table(folder, "ambiguity.tsv", ("class", "before", "after")):
        hiding = next((other for other in earlier.get(row["class"], ()) if _covers(other, row)), None)
        if hiding is not None:
            message = f"line {hiding.line} settles `{row['class']}` before this row is reached"
            yield Finding(row.path, row.line, "unreachable-row", message)
        earlier.setdefault(row["class"], []).append(row)


def _covers(earlier: TableRow, later: TableRow) -> bool:
    return all(
        not earlier[side] or (later[side] and set(later[side].split()) <= set(earlier[side].split()))
        for side in ("before", "after")
    )
