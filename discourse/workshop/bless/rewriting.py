"""Corpus files as blessing would leave them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from discourse.model import Document
from discourse.workshop.articles import FOLDER, RECORDS, known_differences
from discourse.workshop.bless.choice import BlessError, Chosen, choose, read_folder
from discourse.workshop.bless.labels import relabelled
from discourse.workshop.cases import Case, CaseError, parse_cases
from discourse.workshop.compare import Difference, compared
from discourse.workshop.triage import FAILURES
from discourse.workshop.wording import WordsError

Analyze = Callable[[str], Document]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file before and after; ``after`` is empty for a record that has nothing left to say."""

    path: Path
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Blessing:
    """What blessing does: files that change, ids of the cases with new labels, and known failures that pass now."""

    files: tuple[Rewritten, ...]
    cases: tuple[str, ...]
    passing: tuple[Case, ...]


def bless(corpus: Path, analyze: Analyze, wanted: Sequence[str] = ()) -> Blessing:
    """What it takes to make the chosen cases expect what the analysis finds; nothing is written.

    ``wanted`` are files, folders and ids of cases; without any, all of ``golden``, ``negative`` and ``articles``. What
    is recorded as wrong in an article keeps its label, and its record is brought up to date. Raises BlessError for
    cases that must not be blessed or cannot be, CaseError for a mistake in a file.
    """
    analyze = cache(analyze)
    failures = [item.case for item in read_folder(corpus, FAILURES)]
    passing = tuple(case for case in failures if not compared(case, analyze(case.text)))
    failing = {case.id for case in failures} - {case.id for case in passing}
    chosen = choose(corpus, wanted, failing)
    files: list[Rewritten] = []
    blessed: list[str] = []
    for file, items in groupby(chosen, key=lambda item: item.file):
        changes = [change for item in items if (change := _changed(corpus, item, analyze)) is not None]
        blessed += [change.case.id for change in changes]
        rewritten = _rewritten(file, changes)
        files += [rewritten] if rewritten else []
        files += _records(corpus, rewritten, file, analyze) if file.parent.name == FOLDER else []
    return Blessing(tuple(files), tuple(blessed), passing)


def write(files: Iterable[Rewritten]) -> None:
    """Write files as they are to be."""
    for file in files:
        if not file.after:
            file.path.unlink()
            continue
        file.path.parent.mkdir(exist_ok=True)
        file.path.write_text(file.after, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Change:
    """A case with the lines of its expected side as they are to be."""

    case: Case
    first: int
    past: int
    lines: list[str]


def _changed(corpus: Path, item: Chosen, analyze: Analyze) -> _Change | None:
    """The new labels of a case, if it needs any."""
    case, document = item.case, analyze(item.case.text)
    recorded = _recorded(corpus, item)
    wanted = [difference for difference in compared(case, document) if _line(difference) not in recorded]
    if not wanted:
        return None
    first, past = _expected_side(item)
    lines = item.file.read_text(encoding="utf-8").split("\n")[first:past]
    try:
        return _Change(case, first, past, relabelled(case, lines, document, wanted))
    except WordsError as error:
        raise BlessError(f"{case.path}:{case.line}: {case.id} is to be labelled by hand: {error}") from None


def _recorded(corpus: Path, item: Chosen) -> list[str]:
    return known_differences(corpus, item.case) if item.file.parent.name == FOLDER else []


def _line(difference: Difference) -> str:
    """A difference as records write it."""
    return " ".join(difference.message.split())


def _expected_side(item: Chosen) -> tuple[int, int]:
    """The first line of the expected side of a case, and the one behind its last."""
    source = item.file.read_text(encoding="utf-8")
    lines = source.split("\n")
    starts = [case.line - 1 for case in parse_cases(source, item.case.path)]
    past = next((start for start in starts if start >= item.case.line), len(lines))
    return lines.index("----", item.case.line) + 1, past


def _rewritten(file: Path, changes: Sequence[_Change]) -> Rewritten | None:
    if not changes:
        return None
    before = file.read_text(encoding="utf-8")
    lines = before.split("\n")
    for change in reversed(changes):
        lines[change.first : change.past] = change.lines
    after = "\n".join(lines)
    try:
        list(parse_cases(after, str(file)))
    except CaseError as error:
        why = error.mistakes[0].message
        raise BlessError(f"{file}: its labels cannot be rewritten, so write them by hand: {why}") from None
    return Rewritten(file, before, after)


def _records(corpus: Path, rewritten: Rewritten | None, file: Path, analyze: Analyze) -> list[Rewritten]:
    """The records of the articles of a file that change with them."""
    source = rewritten.after if rewritten else file.read_text(encoding="utf-8")
    found = []
    for case in parse_cases(source, str(file)):
        lines = [_line(difference) for difference in compared(case, analyze(case.text))]
        before, after = ("".join(f"{line}\n" for line in part) for part in (known_differences(corpus, case), lines))
        if before != after:
            found.append(Rewritten(corpus / RECORDS / f"{case.id}.diff", before, after))
    return found
