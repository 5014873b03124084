"""French conjugation: a lemma and its paradigm give every form of the simple tenses.

The endings stand in ``grammar/lexicon/paradigms.tsv``, whose first lines explain its columns and signs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from types import MappingProxyType
from typing import Final

from discourse.reading.errors import GrammarError, Mistake
from discourse.reading.tables import read_lines

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
    """Mistakes in the table, or a lemma that its paradigm does not fit."""


class _CellError(ValueError):
    """What is wrong with a cell."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column, self.message = column, message


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
        raise ParadigmError.at(self.path, self.line, "unfit-lemma", self.misfit(lemma))

    def fits(self, lemma: str) -> bool:
        """Whether a lemma has one of the infinitive endings."""
        return any(lemma.endswith(suffix) for suffix, _ in self.variants)

    def misfit(self, lemma: str) -> str:
        """Says that a lemma has none of them."""
        return f'"{lemma}" does not fit the paradigm "{self.name}", whose infinitives end in {self.infinitives}'

    @property
    def infinitives(self) -> str:
        """The infinitive endings, to read."""
        return ", ".join(suffix for suffix, _ in self.variants)


def conjugate(lemma: str, paradigm: Paradigm) -> Iterator[Form]:
    """Give every form of a verb, tense by tense; spellings that are both right come one after the other.

    Raises ParadigmError where the lemma does not fit the paradigm, before the first form.

    >>> model = Paradigm("finir", "demo.tsv", 1, (("ir", (Form("ir", "infinitive", ""), Form("it", "present", "3s"))),))
    >>> [form.text for form in conjugate("agir", model)]
    ['agir', 'agit']
    """
    stem, endings = paradigm.endings(lemma)
    return (Form(stem + ending.text, ending.tense, ending.person) for ending in endings)


def read_paradigms(text: str, path: str) -> Mapping[str, Paradigm]:
    r"""Read the table of paradigms; ``path`` is what errors call it. Raises ParadigmError for its mistakes.

    >>> tenses = [tense for tense in TENSES if tense != "infinitive"]
    >>> header = ["name", "infinitive", "keeps", *tenses]
    >>> row = ["suivre", "ivre", "-", "is is it ivons ivez ivent", *["-"] * 9]
    >>> table = read_paradigms("\t".join(header) + "\n" + "\t".join(row) + "\n", "demo.tsv")
    >>> [form.text for form in conjugate("poursuivre", table["suivre"])][:3]
    ['poursuivre', 'poursuis', 'poursuis']
    """
    paradigms, mistakes = scan_paradigms(text, path)
    if mistakes:
        raise ParadigmError(mistakes)
    return paradigms


@lru_cache(maxsize=1)
def scan_paradigms(text: str, path: str) -> tuple[Mapping[str, Paradigm], tuple[Mistake, ...]]:
    """The paradigms of the rows that can be read, and what is wrong with the others."""
    sheet = read_lines(path, text, _COLUMNS)
    mistakes = list(sheet.mistakes)
    sets: dict[str, _Cells] = {}
    paradigms: dict[str, Paradigm] = {}
    for line, written in sheet.rows:
        cells = dict(zip(sheet.columns, written, strict=True))
        try:
            _add(cells, sets, paradigms, path, line)
        except _CellError as error:
            mistakes.append(sheet.mistake(line, error.column, "bad-paradigm", error.message))
    return MappingProxyType(paradigms), tuple(mistakes)


def _add(cells: _Cells, sets: dict[str, _Cells], paradigms: dict[str, Paradigm], path: str, line: int) -> None:
    name = cells["name"]
    if name.startswith(_SET):
        _add_set(sets, cells)
    else:
        known = paradigms.get(_ending(name, "", "name")) or Paradigm(name, path, line)
        paradigms[name] = replace(known, variants=known.variants + _variants(cells, sets, known))


def _add_set(sets: dict[str, _Cells], cells: _Cells) -> None:
    name = cells["name"]
    if name in sets:
        raise _CellError("name", f'the set "{name}" stands twice')
    for tense in _COLUMNS[3:]:
        if _SET in cells[tense]:
            raise _CellError(tense, "a set lists its endings, it does not refer to another")
        _slots(cells[tense], tense, sets)
    sets[name] = cells


def _variants(cells: _Cells, sets: Mapping[str, _Cells], known: Paradigm) -> tuple[tuple[str, tuple[Form, ...]], ...]:
    """Expand a row: one variant for each spelling of the infinitive and each value of ``*``."""
    infinitives = cells["infinitive"].split(_OR)
    kept = [] if cells["keeps"] == _NONE else cells["keeps"].split(_OR)
    if any((_KEPT in infinitive) != bool(kept) for infinitive in infinitives):
        raise _CellError("keeps", f'"{_KEPT}" in the infinitive and a value in "keeps" go together')
    pattern = list(_pattern(cells, sets))
    taken = {suffix for suffix, _ in known.variants}
    variants = []
    for value in kept or [""]:
        endings = tuple(Form(_ending(text, value, tense), tense, person) for text, tense, person in pattern)
        for infinitive in infinitives:
            suffix = _ending(infinitive, value, "infinitive")
            if not suffix or suffix in taken:
                why = f'"{suffix}" stands twice in "{known.name}"' if suffix else "an infinitive has an ending"
                raise _CellError("infinitive", why)
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
        count = "1 ending" if len(listed) == 1 else f"{len(listed)} endings"
        order = " ".join(TENSES[tense])
        raise _CellError(tense, f"{count} where {len(TENSES[tense])} are due{f' ({order})' if order else ''}")
    return [() if item == _NONE else tuple(item.split(_OR)) for item in listed]


def _glued(part: str, tense: str, sets: Mapping[str, _Cells]) -> _Slots:
    stem, sign, rest = part.partition(_SET)
    cells = sets.get(sign + rest)
    if not sign or cells is None or cells[tense] == _NONE:
        raise _CellError(tense, f'there is no set "{sign + rest}" for the stem "{stem}" in this column')
    return [tuple(stem + text for text in slot) for slot in _slots(cells[tense], tense, sets)]


def _ending(text: str, kept: str, column: str) -> str:
    ending = text.replace(_KEPT, kept or _KEPT).replace(_BARE, "")
    if text != _BARE and not (ending.isalpha() and ending.islower()):
        raise _CellError(column, f'"{text}" is no ending: small letters, {_BARE} for none')
    return ending
