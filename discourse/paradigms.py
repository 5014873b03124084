"""French conjugation: a lemma and its paradigm give every form of the simple tenses.

The endings stand in ``grammar/lexicon/paradigms.tsv``, whose first lines explain its columns and signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Final

from discourse.reading.errors import GrammarError

_SIX = ("1s", "2s", "3s", "1p", "2p", "3p")
TENSES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "infinitive": ("",),
        **dict.fromkeys(("present", "imperfect", "past", "future", "conditional"), _SIX),
        **dict.fromkeys(("subjunctive", "subjunctive_imperfect"), _SIX),
        "imperative": ("2s", "1p", "2p"),
        "gerund": ("",),
        "participle": ("ms", "fs", "mp", "fp"),
    }
)
"""The tenses in the order in which forms come, each with its persons."""

_COLUMNS = ("name", "infinitive", "keeps", *(tense for tense in TENSES if tense != "infinitive"))
_NONE, _OR, _SET, _KEPT, _BARE = "-", "|", "+", "*", "∅"

_Cells = dict[str, str]
_Slots = list[tuple[str, ...]]


class ParadigmError(GrammarError):
    """A mistake in the table, or a lemma that its paradigm does not fit: ``path:line: message``."""


@dataclass(frozen=True, slots=True)
class Form:
    """A verb form (or an ending of one) with its tense and person; see TENSES for the values.

    >>> Form("dites", "present", "2p").text
    'dites'
    """

    text: str
    tense: str
    person: str


@dataclass(frozen=True, slots=True)
class Paradigm:
    """A model verb: for each infinitive ending that it takes off, the endings that it puts on, ready made."""

    name: str
    path: str
    line: int
    variants: tuple[tuple[str, tuple[Form, ...]], ...] = ()

    def endings(self, lemma: str) -> tuple[str, tuple[Form, ...]]:
        """Split a lemma: its stem and the endings that fit it, shared by all verbs that conjugate like it.

        Raises ParadigmError where the lemma has none of the paradigm's infinitive endings.

        >>> stem, forms = Paradigm("finir", "demo.tsv", 1, (("ir", (Form("it", "present", "3s"),)),)).endings("agir")
        >>> stem + forms[0].text
        'agit'
        """
        for suffix, endings in self.variants:
            if lemma.endswith(suffix):
                return lemma[: len(lemma) - len(suffix)], endings
        wanted = ", ".join(suffix for suffix, _ in self.variants)
        message = f"`{lemma}` does not fit paradigm `{self.name}`; its infinitives end in {wanted}"
        raise ParadigmError(self.path, self.line, message)


def conjugate(lemma: str, paradigm: Paradigm) -> Iterator[Form]:
    """Give every form of a verb, tense by tense; spellings that are both right come one after the other.

    Raises ParadigmError where the lemma does not fit the paradigm, before the first form.

    >>> model = Paradigm("finir", "demo.tsv", 1, (("ir", (Form("ir", "infinitive", ""), Form("it", "present", "3s"))),))
    >>> [form.text for form in conjugate("agir", model)]
    ['agir', 'agit']
    """
    stem, endings = paradigm.endings(lemma)
    return (Form(stem + ending.text, ending.tense, ending.person) for ending in endings)


def read_paradigms(text: str, path: str) -> dict[str, Paradigm]:
    r"""Read the table of paradigms; ``path`` is what errors call it. Raises ParadigmError at the first mistake.

    >>> tenses = [tense for tense in TENSES if tense != "infinitive"]
    >>> header = ["name", "infinitive", "keeps", *tenses]
    >>> row = ["suivre", "ivre", "-", "is is it ivons ivez ivent", *["-"] * 9]
    >>> table = read_paradigms("\t".join(header) + "\n" + "\t".join(row) + "\n", "demo.tsv")
    >>> [form.text for form in conjugate("poursuivre", table["suivre"])][:3]
    ['poursuivre', 'poursuis', 'poursuis']
    """
    sets: dict[str, _Cells] = {}
    paradigms: dict[str, Paradigm] = {}
    for line, cells in _rows(text, path):
        name = cells["name"]
        try:
            if name.startswith(_SET):
                _add_set(sets, cells)
            else:
                known = paradigms.get(_ending(name, "")) or Paradigm(name, path, line)
                paradigms[name] = replace(known, variants=known.variants + _variants(cells, sets, known))
        except ValueError as error:
            raise ParadigmError(path, line, str(error)) from None
    return paradigms


def _rows(text: str, path: str) -> Iterator[tuple[int, _Cells]]:
    """Yield the rows below the header, each with its line and its cells by column."""
    lines = enumerate(text.split("\n"), 1)
    rows = ((number, tuple(line.split("\t"))) for number, line in lines if line and not line.startswith("#"))
    number, header = next(rows, (1, ()))
    if header != _COLUMNS:
        raise ParadigmError(path, number, f"the line of column names is to be: {' '.join(_COLUMNS)}")
    for number, cells in rows:
        if len(cells) != len(_COLUMNS):
            raise ParadigmError(path, number, f"{len(cells)} cells where {len(_COLUMNS)} are due")
        yield number, dict(zip(_COLUMNS, cells, strict=True))


def _add_set(sets: dict[str, _Cells], cells: _Cells) -> None:
    name = cells["name"]
    if name in sets:
        raise ValueError(f"the set `{name}` stands twice")
    for tense in _COLUMNS[3:]:
        if _SET in cells[tense]:
            raise ValueError(f"{tense}: a set lists its endings, it does not refer to another")
        _slots(cells[tense], tense, sets)
    sets[name] = cells


def _variants(cells: _Cells, sets: Mapping[str, _Cells], known: Paradigm) -> tuple[tuple[str, tuple[Form, ...]], ...]:
    """Expand a row: one variant for each spelling of the infinitive and each value of ``*``."""
    infinitives = cells["infinitive"].split(_OR)
    kept = [] if cells["keeps"] == _NONE else cells["keeps"].split(_OR)
    if any((_KEPT in infinitive) != bool(kept) for infinitive in infinitives):
        raise ValueError(f"`{_KEPT}` in the infinitive and `keeps` go together")
    pattern = list(_pattern(cells, sets))
    taken = {suffix for suffix, _ in known.variants}
    variants = []
    for value in kept or [""]:
        endings = tuple(Form(_ending(text, value), tense, person) for text, tense, person in pattern)
        for infinitive in infinitives:
            suffix = _ending(infinitive, value)
            if not suffix or suffix in taken:
                raise ValueError(f"infinitive: `{suffix}` is empty or stands twice in `{known.name}`")
            taken.add(suffix)
            variants.append((suffix, endings))
    return tuple(variants)


def _pattern(cells: _Cells, sets: Mapping[str, _Cells]) -> Iterator[tuple[str, str, str]]:
    """Yield the endings of a row as written, each with tense and person, with the sets filled in."""
    for tense, persons in TENSES.items():
        for person, spellings in zip(persons, _slots(cells[tense], tense, sets), strict=False):
            for text in dict.fromkeys(spellings):
                yield text, tense, person


def _slots(cell: str, tense: str, sets: Mapping[str, _Cells]) -> _Slots:
    """Read a cell: for each person its spellings, none where the form does not exist."""
    if cell == _NONE:
        return []
    if _SET in cell and " " not in cell:
        columns = [_glued(part, tense, sets) for part in cell.split(_OR)]
        return [tuple(text for slot in slots if slot for text in slot) for slots in zip_longest(*columns)]
    listed = cell.split(" ")
    if len(listed) != len(TENSES[tense]):
        raise ValueError(f"{tense}: {len(listed)} endings where {len(TENSES[tense])} are due")
    return [() if item == _NONE else tuple(item.split(_OR)) for item in listed]


def _glued(part: str, tense: str, sets: Mapping[str, _Cells]) -> _Slots:
    stem, sign, rest = part.partition(_SET)
    cells = sets.get(sign + rest)
    if not sign or cells is None or cells[tense] == _NONE:
        raise ValueError(f"{tense}: no set `{sign + rest}` for the stem `{stem}` in this column")
    return [tuple(stem + text for text in slot) for slot in _slots(cells[tense], tense, sets)]


def _ending(text: str, kept: str) -> str:
    ending = text.replace(_KEPT, kept or _KEPT).replace(_BARE, "")
    if text != _BARE and not (ending.isalpha() and ending.islower()):
        raise ValueError(f"`{text}` is not an ending")
    return ending
