"""Tables that fit the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

import click

from discourse.cli.cells import inert, width, wrapped
from discourse.cli.colours import painted
from discourse.cli.language import translated
from discourse.model import Attribution, Document

_NARROWEST = 5
_MOST_LINES = 4
_GAP = "  "
_SHARES = {"quote": 3, "weakens": 3}


def attribution_table(document: Document, columns: int) -> Iterator[str]:
    """One row an attribution; fields that are empty throughout are left out."""
    rows = [_row(number, found) for number, found in enumerate(document.attributions, 1)]
    yield from table(rows, columns, translated)


def hedge_table(document: Document, columns: int) -> Iterator[str]:
    """One row a hedge: its words, its kind and what it weakens."""
    rows = [
        {"~": "~", "hedge": hedge.text, "its kind": hedge.kind, "weakens": hedge.scope.text}
        for hedge in document.hedges
    ]
    yield from table(rows, columns, translated)


def _row(number: int, found: Attribution) -> dict[str, str]:
    return {
        "#": str(number),
        "speaker": found.speaker.text if found.speaker else f"({found.missing_source})" * bool(found.missing_source),
        "reporter": found.reporter.text if found.reporter else "",
        "cue": found.cue.text if found.cue else "",
        "quote": found.quote.text,
        "how": _labels(found),
    }


def _labels(found: Attribution) -> str:
    """The labels in words; status, commitment and confidence only where they are not the usual ones."""
    labels = ["narrated" if found.quote.narrated else found.quote.type, found.kind]
    labels += [found.status] * (found.status != "asserted")
    labels += [found.commitment] * (found.commitment != "neutral")
    labels += [translated(f"inside {found.parent + 1}")] if found.parent is not None else []
    labels += [f"({found.confidence})"] * (found.confidence != "rule")
    return " ".join(labels)


def table(rows: Sequence[Mapping[str, str]], columns: int, said: Callable[[str], str] = str) -> Iterator[str]:
    """The lines of a table; nothing without rows. Long cells run over several lines.

    ``said`` gives the head of a column from its name.
    """
    names = [name for name in (rows[0] if rows else ()) if any(row[name] for row in rows)]
    heads = [said(name) for name in names]
    wanted = [max(width(head), *(width(row[name]) for row in rows)) for name, head in zip(names, heads, strict=True)]
    widths = fitted(wanted, [_SHARES.get(name, 1) for name in names], columns - len(_GAP) * (len(names) - 1))
    if names:
        line = _GAP.join(head[:size].ljust(size) for head, size in zip(heads, widths, strict=True))
        yield click.style(line.rstrip(), bold=True)
    for row in rows:
        lines = [wrapped(row[name], size, _MOST_LINES) for name, size in zip(names, widths, strict=True)]
        for parts in zip_longest(*lines, fillvalue=""):
            yield _line(names, parts, widths)


def _line(names: Sequence[str], parts: Sequence[str], widths: Sequence[int]) -> str:
    *before, last = (
        painted(part, name) + " " * (size - width(part)) for name, part, size in zip(names, parts, widths, strict=True)
    )
    return _GAP.join([*before, last.rstrip()]).rstrip()


def fitted(wanted: Sequence[int], shares: Sequence[int], columns: int) -> list[int]:
    """Widths that fit into so many columns together, cut where a column is widest for its share, none below a least
    width.

    >>> fitted([2, 40, 90], [1, 1, 3], 60)
    [2, 14, 44]
    """
    widths = [min(size, columns) for size in wanted]
    while sum(widths) > columns and max(widths) > _NARROWEST:
        wide = (place for place, size in enumerate(widths) if size > _NARROWEST)
        widths[max(wide, key=lambda place: widths[place] / shares[place])] -= 1
    return widths


def warning_lines(document: Document) -> Iterator[str]:
    """One line a warning."""
    return (inert(f"! {translated(warning.message)}") for warning in document.warnings)
