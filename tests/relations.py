"""Ways to change a labelled text of which one knows what they do to its analysis: metamorphic relations.

A `Change` is a list of edits, through which every place of the old analysis has its new place. `moved` builds the same
direct quotation with its reporting clause before, inside and behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from discourse import Attribution, Document, Span
from discourse.lexicon import Lexicon
from discourse.paradigms import conjugate, read_paradigms
from discourse.reading.folder import open_folder
from discourse.reading.tables import TableRow, read_table
from discourse.workshop.cases import Case
from discourse.workshop.wording import Place

UNRELATED = "Le pont mesure trente mètres."
NEW_NAMES: Final[Mapping[tuple[str, bool], str]] = MappingProxyType(
    {("m", False): "Bastien", ("m", True): "Aurélien", ("f", False): "Delphine", ("f", True): "Elsa"}
)
NEW_SURNAME = "Marchal"
_SURNAMES = r"(?![\w-])((?: [A-ZÀ-Ý][\w-]+)+)"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
_VOWELS = "aàâäeéèêëhiîïoôuûüyœ"
_END = re.compile(r"[.!?…](?:[ \u00a0\u202f]?[»”\"])?$")
_OWN_PARAGRAPH = re.compile(r"[—–-]|[^.\n]{0,3} ?:|[\s\S]*\n")
_BEHIND = re.compile(r"\s?[»”\"] ?, ?([^.;:«»“”\"]+)\.?")
_BEFORE = re.compile(r"([^.;:«»“”\"]+?)\s?: ?[«“\"]\s?")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to put in the place of others."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A text changed by edits that are apart and in order."""

    text: str
    edits: tuple[Edit, ...]

    def place(self, span: Span | None) -> Place | None:
        """Where words of the old text stand in the new one."""
        return (self._moved(span.start, False), self._moved(span.end, True)) if span else None

    def _moved(self, offset: int, end: bool) -> int:
        shift = 0
        for edit in self.edits:
            # what is put in at the end of words is no part of them
            if offset < edit.end or (offset == edit.end == edit.start and end):
                break
            shift += len(edit.words) - (edit.end - edit.start)
        return offset + shift


Reading = tuple[object, ...]
Relation = Callable[[Case, Document], Iterator[Change]]


def changed(text: str, edits: Sequence[Edit]) -> Change:
    """The change that these edits make."""
    ordered = tuple(sorted(edits, key=lambda edit: edit.start))
    parts, at = [], 0
    for edit in ordered:
        parts += [text[at : edit.start], edit.words]
        at = edit.end
    return Change("".join(parts) + text[at:], ordered)


def readings(document: Document, place: Callable[[Span | None], object]) -> list[Reading]:
    """What an analysis says, with its places as ``place`` gives them."""
    found: list[Reading] = [
        (
            *(place(span) for span in (one.cue, one.speaker, one.reporter, *one.quote.spans)),
            *(one.quote.type, one.quote.narrated, one.kind, one.status, one.commitment, one.parent),
        )
        for one in document.attributions
    ]
    return found + [(hedge.kind, place(hedge)) for hedge in document.hedges]


def own_place(span: Span | None) -> Place | None:
    """The place of a span in its own text."""
    return (span.start, span.end) if span else None


# --- a name for a name


def other_names(case: Case, _: Document) -> Iterator[Change]:
    """Persons under other names of the same gender."""
    text = case.text
    edits: list[Edit] = []
    surnames: set[str] = set()
    for match in _full_names().finditer(text):
        gender = _first_names()[match[1]]
        edits.append(Edit(*match.span(1), NEW_NAMES[gender, match[1][0].lower() in _VOWELS]))
        last = match[2].split()[-1]
        if last[0].lower() not in _VOWELS:
            surnames.add(last)
    for surname in surnames:
        edits += [Edit(*match.span(), NEW_SURNAME) for match in re.finditer(rf"(?<![\w-]){surname}(?![\w-])", text)]
    if edits and not any(edit.words in text for edit in edits):
        yield changed(text, edits)


@cache
def _first_names() -> Mapping[str, str]:
    rows = read_table(open_folder(), "lexicon/firstnames.tsv", ("name", "gender"))
    return {row["name"]: row["gender"] for row in rows if row["gender"] in ("m", "f")}


@cache
def _full_names() -> re.Pattern[str]:
    names = sorted(_first_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, names))}){_SURNAMES}")


# --- a cue for a cue


def other_cues(case: Case, document: Document) -> Iterator[Change]:
    """Each verb cue in turn as another verb of the same frames, kind and commitment, in the same form."""
    for one in document.attributions:
        form = _last_word(one)
        found = _synonym(form.text, one.lemma) if form else None
        if form and found and found not in case.text:
            yield changed(case.text, [Edit(form.start, form.end, found)])


def _last_word(one: Attribution) -> Span | None:
    if one.cue is None:
        return None
    *_, last = re.finditer(r"[\w'’]+", one.cue.text)
    return Span(one.cue.start + last.start(), one.cue.start + last.end(), last[0])


def _synonym(form: str, lemma: str) -> str | None:
    verbs, lexicon = _verbs(), _lexicon()
    slots = {(one.tense, one.person) for one in lexicon.verb_forms(form) if one.lemma == lemma}
    rows = [row for row, _ in verbs if row["lemma"] == lemma]
    if len(rows) != 1 or not slots:
        return None
    for row, forms in verbs:
        found = {(one.tense, one.person): one.text for one in forms}
        words = {found.get(slot, "") for slot in slots}
        word = next(iter(words))
        if row["lemma"] == lemma or _sense(row) != _sense(rows[0]) or len(words) > 1 or not word:
            continue
        alike = lexicon.forms.letter_of(word) == lexicon.forms.letter_of(form) and word[-1] == form[-1]
        if alike and (word[0] in _VOWELS) == (form[0].lower() in _VOWELS):
            return word
    return None


def _sense(row: TableRow) -> tuple[str, ...]:
    frames = " ".join(sorted(row["frames"].split(",")))
    return (frames, *(row[column] for column in ("reflexive", "kind", "commitment", "negative", "hedge")))


@cache
def _lexicon() -> Lexicon:
    return Lexicon(open_folder())


@cache
def _verbs() -> list[tuple[TableRow, tuple]]:
    folder = open_folder()
    paradigms = read_paradigms(folder.read("lexicon/paradigms.tsv"), "paradigms.tsv")
    rows = [row for row in read_table(folder, "lexicon/cues.tsv", ("lemma", "paradigm")) if " " not in row["lemma"]]
    return [(row, tuple(conjugate(row["lemma"], paradigms[row["paradigm"]]))) for row in rows]


# --- what stands around


def sentence_before(case: Case, _: Document) -> Iterator[Change]:
    """A sentence that has nothing to do with the text, before it; a paragraph where the text is one of turns."""
    yield changed(case.text, [Edit(0, 0, UNRELATED + _gap(case.text))])


def _gap(text: str) -> str:
    return "\n\n" if _OWN_PARAGRAPH.match(text) else " "


def sentence_behind(case: Case, document: Document) -> Iterator[Change]:
    """A sentence that has nothing to do with the text, behind it; a paragraph also where a mark is never closed."""
    if _END.search(case.text):
        gap = "\n\n" if document.warnings else _gap(case.text)
        yield changed(case.text, [Edit(len(case.text), len(case.text), gap + UNRELATED)])


# --- initials


def small_initial(case: Case, _: Document) -> Iterator[Change]:
    """The first word of the text with a small initial, where it is a function word."""
    word = _WORD.search(case.text)
    if word and word[0][0].isupper() and word[0].lower().replace("’", "'") in _function_words():
        yield changed(case.text, [Edit(word.start(), word.start() + 1, word[0][0].lower())])


def small_initials_of_quotations(_: Case, document: Document) -> Iterator[Change]:
    """The words of each direct quotation with a small initial, where they start with a function word."""
    yield from _recased(document, str.lower)


def capitals_of_quotations(_: Case, document: Document) -> Iterator[Change]:
    """The words of each direct quotation with a capital."""
    yield from _recased(document, str.upper)


def _recased(document: Document, recase: Callable[[str], str]) -> Iterator[Change]:
    edits = {}
    for one in document.attributions:
        start = one.quote.spans[0].start
        word = _WORD.match(document.text, start)
        if one.quote.type != "direct" or word is None or word[0].lower().replace("’", "'") not in _function_words():
            continue
        if recase(word[0][0]) != word[0][0]:
            edits[start] = Edit(start, start + 1, recase(word[0][0]))
    if edits:
        yield changed(document.text, list(edits.values()))


def _starts_with(words: frozenset[str], text: str) -> bool:
    first = _WORD.match(text.lstrip())
    return first is not None and first[0].lower().replace("’", "'") in words


@cache
def _words_by_class() -> Mapping[str, frozenset[str]]:
    rows = read_table(open_folder(), "lexicon/words.tsv", ("class", "forms"))
    return {row["class"]: frozenset(row["forms"].split()) for row in rows}


def _function_words() -> frozenset[str]:
    return frozenset().union(*_words_by_class().values())


def _determiners() -> frozenset[str]:
    return frozenset().union(*(_words_by_class()[name] for name in ("DEF", "IND", "POSS", "DEM", "CEDET")))


RELATIONS: Final[Mapping[str, Relation]] = MappingProxyType(
    {
        "other-names": other_names,
        "other-cue": other_cues,
        "sentence-before": sentence_before,
        "sentence-behind": sentence_behind,
        "small-initial": small_initial,
        "small-initial-of-quotation": small_initials_of_quotations,
        "capital-of-quotation": capitals_of_quotations,
    }
)


# --- the place of a reporting clause


@dataclass(frozen=True, slots=True)
class Moved:
    """A direct quotation with its reporting clause elsewhere, and the words of its fields."""

    text: str
    cue: str
    speaker: str
    reporter: str
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Saying:
    """The words of a quotation and of its reporting clause: the cue, what stands behind it, the speaker, the rest."""

    words: str
    cue: str
    middle: str
    speaker: str
    rest: str
    reporter: str


def moved(case: Case) -> Mapping[str, Moved]:
    """A sentence that is a quotation and a clause around a noun phrase, with the clause before, inside and behind it.

    Empty where a text is no such sentence.
    """
    one = _saying(case)
    if one is None:
        return {}
    said = one.words.rstrip(".")
    stop = "" if said[-1] in "!?…" else "."
    close = "," if "," in one.speaker else ""
    subject = one.speaker[0].upper() + one.speaker[1:]
    aside = one.rest.startswith(",")
    clause = f"{one.cue}{one.middle} {one.speaker}{close if one.rest and not aside else ''}{one.rest}"

    def fields(text: str, speaker: str, *pieces: str) -> Moved:
        return Moved(text, one.cue, speaker, one.reporter, pieces)

    found = {"behind": fields(f"« {said} », {clause}.", one.speaker, said)}
    if not aside:
        colon = f"{subject}{close} {one.cue}{one.middle}{one.rest} :"
        found["before"] = fields(f"{colon} « {said}{stop} »", subject, said)
    first, comma, second = said.partition(", ")
    if comma and "(" not in said and min(first.count(" "), second.count(" ")) > 0:
        found["inside"] = fields(f"« {first} », {clause}, « {second}{stop} »", one.speaker, first, second)
    return found


def _saying(case: Case) -> _Saying | None:
    if len(case.attributions) != 1:
        return None
    one = case.attributions[0]
    if one.cue is None or one.speaker is None or len(one.quote) != 1 or one.type != "direct":
        return None
    text = case.text
    speaker, words = text[slice(*one.speaker)], text[slice(*one.quote[0])]
    if speaker.lower() in _function_words() or any(mark in words for mark in '«»“”"'):
        return None
    reporter = text[slice(*one.reporter)] if one.reporter else ""
    before, behind = text[: one.quote[0][0]], text[one.quote[0][1] :]
    cue = text[slice(*one.cue)]
    parts = _BEHIND.fullmatch(behind) if not before.strip('«“" \u00a0\u202f') else None
    if parts and parts[1].startswith(cue) and one.quote[0][1] < one.cue[0] < one.speaker[0]:
        middle, rest = text[one.cue[1] : one.speaker[0] - 1], text[one.speaker[1] :].rstrip(". ")
        return None if text[one.speaker[0] - 1] != " " else _Saying(words, cue, middle, speaker, rest, reporter)
    parts = _BEFORE.fullmatch(before) if not behind.strip('»”". \u00a0\u202f') else None
    if parts and one.speaker[0] == 0 and text[one.speaker[1] : one.cue[0]] in (" ", ", "):
        small = speaker[0].lower() + speaker[1:] if _starts_with(_function_words(), speaker) else speaker
        middle = parts[1][one.cue[1] :]
        # an object cannot stand between the verb and a subject behind it
        return None if _starts_with(_determiners(), middle) else _Saying(words, cue, middle, small, "", reporter)
    return None
