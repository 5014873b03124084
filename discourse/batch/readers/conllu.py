"""CoNLL-U: a document from one ``# newdoc`` to the next, its text from ``# text`` or from the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from discourse.batch.readers.form import Form
from discourse.batch.readers.streams import Damaged, Line, lines, opened
from discourse.batch.records import Problem, Record, broken

_COMMENT = re.compile(r"#\s*(newdoc|newpar|text)\b(?:\s+id)?\s*(?:=\s*)?(.*)")
_COLUMNS = 10


@dataclass(slots=True)
class _Draft:
    """The document that is being read, and its sentence."""

    name: str
    place: str
    text: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    given: str | None = None
    covered: int = 0
    gap: str = ""
    size: int = 0

    def end_sentence(self) -> None:
        sentence = self.given if self.given is not None else "".join(self.words).rstrip()
        if sentence:
            self.text += [self.gap, sentence]
            self.gap = " "
        self.words, self.given, self.covered = [], None, 0


def read_conllu(path: str, form: Form) -> Iterator[Record]:
    """One record a document; a file without ``# newdoc`` is one document. Sentences are parted by a space, paragraphs
    by an empty line.
    """
    draft = _Draft(path, f"{path}:1")
    problem: Problem | None = None
    with opened(path) as stream:
        try:
            for line in lines(stream, form.max_bytes):
                text = line.data.decode("utf-8", "replace").strip("\ufeff\r")
                comment = _COMMENT.match(text)
                if comment and comment[1] == "newdoc":
                    yield from _finished(draft, line.position, problem)
                    place = f"{path}:{line.number}"
                    draft, problem = _Draft(comment[2].strip() or place, place), None
                elif problem is None:
                    problem = _taken(draft, line, text, comment, form)
        except Damaged as error:
            problem = Problem("damaged", str(error))
        yield from _finished(draft, stream.position, problem)


def _taken(draft: _Draft, line: Line, text: str, comment: re.Match[str] | None, form: Form) -> Problem | None:
    """Add a line to the document; what is wrong with it, if anything."""
    draft.size += len(line.data)
    if not line.whole or (form.max_bytes is not None and draft.size > form.max_bytes):
        return Problem("too_long", f"the document has over {form.max_bytes:,} bytes")
    if not text.strip():
        draft.end_sentence()
    elif comment and comment[1] == "newpar":
        draft.gap = "\n\n" if draft.text else ""
    elif comment:
        draft.given = comment[2]
    elif not text.startswith("#"):
        return _word(draft, line.number, text.split("\t"))
    return None


def _word(draft: _Draft, number: int, columns: list[str]) -> Problem | None:
    if len(columns) != _COLUMNS:
        return Problem("bad_row", f"line {number} has {len(columns)} columns, not {_COLUMNS}")
    index, form, misc = columns[0], columns[1], columns[9]
    first, _, last = index.partition("-")
    if not (first.isdecimal() and (last.isdecimal() or not last)):
        return None if "." in index else Problem("bad_row", f"line {number} starts with no index of a word")
    if last or int(first) > draft.covered:
        draft.covered = int(last or first)
        draft.words.append(form if "SpaceAfter=No" in misc.split("|") else form + " ")
    return None


def _finished(draft: _Draft, position: int, problem: Problem | None) -> Iterator[Record]:
    draft.end_sentence()
    if problem:
        yield broken(draft.name, draft.place, position, problem)
    elif draft.text:
        yield Record(draft.name, draft.place, "".join(draft.text), (), position)
