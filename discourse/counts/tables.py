"""Counts as tables with names, for a reader or another program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from discourse.counts.constructions import by_construction
from discourse.counts.contrast import Contrast
from discourse.counts.cues import by_cue
from discourse.counts.hedges import by_hedge
from discourse.counts.records import KINDS, MANNERS, Record, count_words, records
from discourse.counts.sources import by_source
from discourse.model import Document

Value = str | int | float
_MOST_FORMS = 4


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its name, its columns, and rows of as many values."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """Analyzed texts with their attributions and the number of their words."""

    documents: tuple[Document, ...]
    found: tuple[Record, ...]
    words: int


def gather(documents: Sequence[tuple[str, Document]]) -> Texts:
    """The attributions and words of analyzed texts, each with the name of its file."""
    found = tuple(record for name, document in documents for record in records(name, document))
    every = tuple(document for _, document in documents)
    return Texts(every, found, sum(count_words(document.text) for document in every))


def sources(texts: Texts) -> Table:
    """Who speaks how much: the number of attributions and of words, then manners, kinds, hedged ones."""
    rows = tuple(
        (one.name or "(none)", one.attributions, one.words, *one.manners, *one.kinds, one.hedged)
        for one in by_source(texts.found)
    )
    return Table("sources", ("source", "number", "words", *MANNERS, *KINDS, "hedged"), rows)


def cues(texts: Texts) -> Table:
    """The cues by frequency, with their class."""
    rows = tuple((one.lemma, one.kind, one.commitment, one.number, _forms(one.forms)) for one in by_cue(texts.found))
    return Table("cues", ("cue", "kind", "commitment", "number", "forms"), rows)


def hedges(texts: Texts) -> Table:
    """The hedges by kind."""
    rows = tuple((one.kind, one.number, _forms(one.forms)) for one in by_hedge(texts.documents))
    return Table("hedges", ("hedge", "number", "forms"), rows)


def constructions(texts: Texts) -> Table:
    """The rules by frequency, with the manner of what they find."""
    rows = tuple((one.rule, one.number, *one.manners) for one in by_construction(texts.found))
    return Table("constructions", ("construction", "number", *MANNERS), rows)


TABLES: Mapping[str, Callable[[Texts], Table]] = {
    "sources": sources,
    "cues": cues,
    "hedges": hedges,
    "constructions": constructions,
}
"""The tables by their names."""


def frequencies(texts: Texts, name: str) -> Counter[str]:
    """How often each item of a table occurs: how many attributions a source has, how many times a cue stands."""
    table = TABLES[name](texts)
    place = table.columns.index("number")
    counts: Counter[str] = Counter()
    for row in table.rows:
        counts[str(row[0])] += int(row[place])
    return counts


def contrast_table(name: str, found: Sequence[Contrast]) -> Table:
    """Contrasts as a table; probabilities below one in ten thousand are 0."""
    rows = tuple(
        (
            one.name, one.first, one.second,
            round(one.log_likelihood, 2), round(one.probability, 4), round(one.log_ratio, 2),
        )
        for one in found
    )
    return Table(name, (name, "here", "there", "log_likelihood", "p", "log_ratio"), rows)


def _forms(forms: Sequence[str]) -> str:
    return ", ".join(forms[:_MOST_FORMS]) + ", …" * (len(forms) > _MOST_FORMS)
