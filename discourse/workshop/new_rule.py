"""The skeleton of a new pattern: its rule, its row, and cases to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from discourse.checking import open_grammar
from discourse.patterns import FAMILIES
from discourse.reading.ebnf import read_grammar
from discourse.workshop.corpus import open_corpus
from discourse.workshop.frames import read_frames
from discourse.workshop.rulebook import RULES, TABLE

PLACEHOLDERS = (
    "Write here a sentence that the pattern finds.",
    "Write here a sentence that is near to the pattern, and that it must leave alone.",
)
SKELETONS = {
    "verbal": "SUBJECT head after CLAUSE",
    "nominal": "noun CLAUSE",
    "inserted": "QC COMMA AROUND finite after agent after CLOSE stop",
    "comment": "COMMA AROUND COMME finite after agent after CLOSE stop",
    "according": "COMMA AROUND cue_selon selon_agent CLOSE stop",
    "viewpoint": "COMMA AROUND cue_pour pour_agent CLOSE stop",
    "passive": "BOTH passive after CLAUSE infinitive",
    "impersonal": "PRON passive after CLAUSE",
    "label": "BOS label_agent COLON QUOTED QO",
    "turn": "BOS cue_label COLON QUOTED",
    "other": "SUBJECT head after CLAUSE",
}
"""What a rule of each family looks like at the least."""
_POSITIVE, _NEGATIVE = 3, 2
_ID = re.compile(r"[a-z][a-z0-9_]*")
_CASE = re.compile(r"[\w.]+")


class RuleError(ValueError):
    """A new pattern that cannot be: why, and what to do."""


@dataclass(frozen=True, slots=True)
class NewRule:
    """What is known of a pattern before it is written.

    ``case`` is the first part of the ids of its cases, ``file`` the name of their file in ``golden/`` and
    ``negative/`` of the corpus.
    """

    id: str
    family: str
    frames: tuple[str, ...]
    french: str
    english: str
    reference: str
    case: str
    file: str


def write_rule(new: NewRule, grammar: Path, corpus: Path) -> list[str]:
    """Write the skeleton of a pattern and of its cases; gives the places that are to be filled, as ``path:line``.

    The pattern is switched off until its row says ``on``. Raises RuleError, before anything is written, for an id that
    exists or is none, a family, a frame or a file name that is none; GrammarError and CaseError for folders that
    cannot be read.
    """
    _check(new, grammar, corpus)
    cells = new.id, new.family, new.french, new.english, ",".join(new.frames), "off", new.reference or "-"
    row = "\t".join(cells)
    places = [
        _append(grammar / RULES, f"\n// ---- {new.english}\n", f"{new.id}: {SKELETONS[new.family]}\n"),
        _append(grammar / TABLE, "", f"{row}\n"),
    ]
    taken = {case.id for case in open_corpus(corpus).cases}
    for folder, attribute, letter, count, text in (
        ("golden", "rule", "", _POSITIVE, PLACEHOLDERS[0]),
        ("negative", "near", "N", _NEGATIVE, PLACEHOLDERS[1]),
    ):
        for name in _free(f"{new.case}-{letter}", taken, count):
            head = f"==== {name} {new.english}\n:{attribute} {new.id}\n"
            places.append(_append(corpus / folder / new.file, "\n", f"{head}{text}\n----\nnone\n"))
    return places


def _check(new: NewRule, grammar: Path, corpus: Path) -> None:
    folder = open_grammar(grammar)
    frames = sorted(frame.name for frame in read_frames(folder).values() if frame.asked)
    if not _ID.fullmatch(new.id):
        raise RuleError(f"`{new.id}` is no id: write small letters, figures and `_`, a letter first")
    if new.id in read_grammar(folder, RULES).definitions:
        raise RuleError(f"`{new.id}` exists already in {grammar / RULES}: choose another id, or change that rule")
    if new.family not in FAMILIES:
        raise RuleError(f"`{new.family}` is no family; there are {', '.join(FAMILIES)}")
    for frame in new.frames:
        if frame not in frames:
            raise RuleError(f"`{frame}` is no frame that a pattern may ask for; there are {', '.join(frames)}")
    for name, text in (("French name", new.french), ("English name", new.english), ("reference", new.reference)):
        if "\t" in text or "\n" in text:
            raise RuleError(f"the {name} must stand on one line without tabs")
    if not _CASE.fullmatch(new.case):
        raise RuleError(f"`{new.case}` is no beginning of a case's id: write letters and figures, such as B15")
    if Path(new.file).name != new.file or not new.file.endswith(".txt"):
        raise RuleError(f"`{new.file}` is no name of a corpus file: write NAME.txt")
    open_corpus(corpus)


def _free(prefix: str, taken: Iterable[str], count: int) -> Sequence[str]:
    """The next ids with this prefix, behind the highest number that is taken."""
    numbers = [int(name.removeprefix(prefix)) for name in taken if re.fullmatch(re.escape(prefix) + r"\d+", name)]
    start = max(numbers, default=0) + 1
    return [f"{prefix}{number}" for number in range(start, start + count)]


def _append(file: Path, parting: str, text: str) -> str:
    """Put a text at the end of a file, which is made where it is missing; the place at which it begins.

    ``parting`` goes between it and what stands before.
    """
    before = file.read_text(encoding="utf-8").rstrip("\n") + "\n" + parting if file.exists() else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(before + text, encoding="utf-8")
    return f"{file}:{before.count(chr(10)) + 1}"
