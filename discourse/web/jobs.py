"""What the server is asked to do, done in a process of its own; each job answers with bytes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, Protocol

from discourse.analyzer import Analyzer
from discourse.formats.csv_table import CsvWriter
from discourse.formats.forms import DOCUMENT_FORMS, DocumentForm
from discourse.formats.json_text import JsonLinesWriter
from discourse.model import Document
from discourse.reading.errors import GrammarError
from discourse.reading.folder import Folder, open_folder
from discourse.report.page import report_page
from discourse.report.rule_names import rule_names
from discourse.report.words import Language
from discourse.web.view import view_of
from discourse.workshop.diff.as_json import as_json
from discourse.workshop.diff.changes import Change, changes
from discourse.workshop.diff.comparison import Comparison
from discourse.workshop.diff.texts import read_texts
from discourse.workshop.explain.as_json import as_json as explanation_as_json
from discourse.workshop.explain.as_text import as_text
from discourse.workshop.explain.explain import explain
from discourse.workshop.explain.narrowed import narrowed
from discourse.workshop.gold.corpus_files import UNSEALED, packaged_units

Form = Literal["json", "jsonl", "csv", "html", "tei", "conllu", "w3c", "brat"]
_COLUMNS = 58
_OWN = "text"


class Desk:
    """What a process keeps between jobs: analyzers, and what they find in the corpus. No text of a request."""

    def __init__(self, grammars: Mapping[str, Path | None], corpus: Path | None) -> None:
        self._grammars, self._corpus = grammars, corpus
        self._analyzers: dict[str, Analyzer] = {}
        self._texts: list[tuple[str, str]] = []
        self._found: dict[str, list[Document]] = {}

    def folder(self, grammar: str) -> Folder:
        """The files of a grammar."""
        return open_folder(self._grammars[grammar])

    def analyzer(self, grammar: str) -> Analyzer:
        """The analyzer of a grammar, made at first use."""
        if grammar not in self._analyzers:
            self._analyzers[grammar] = Analyzer(self._grammars[grammar])
        return self._analyzers[grammar]

    def texts(self) -> list[tuple[str, str]]:
        """The texts on which grammars are tried."""
        if not self._texts:
            units = [(unit.id, unit.text) for unit in packaged_units(UNSEALED)] if self._corpus is None else []
            self._texts = read_texts(self._corpus) if self._corpus else units
        return self._texts

    def found(self, grammar: str) -> list[Document]:
        """What a grammar finds in those texts."""
        if grammar not in self._found:
            self._found[grammar] = [self.analyzer(grammar).analyze(text) for _, text in self.texts()]
        return self._found[grammar]


class Job(Protocol):
    """Something to do with a desk."""

    def answer(self, desk: Desk) -> bytes:
        """The body of the response."""
        ...


@dataclass(frozen=True, slots=True)
class Analyze:
    """The analysis of a text as JSON."""

    text: str
    grammar: str

    def answer(self, desk: Desk) -> bytes:
        """One object, as ``Document.to_json`` writes it."""
        return desk.analyzer(self.grammar).analyze(self.text).to_json().encode()


@dataclass(frozen=True, slots=True)
class Export:
    """The analysis of a text as a file of some form."""

    text: str
    grammar: str
    form: Form
    language: Language

    def answer(self, desk: Desk) -> bytes:
        """The file."""
        document = desk.analyzer(self.grammar).analyze(self.text)
        if self.form == "json":
            return (document.to_json() + "\n").encode()
        if self.form == "html":
            return report_page([(_OWN, document)], rule_names(desk.folder(self.grammar)), self.language).encode()
        if self.form in DOCUMENT_FORMS:
            return _one_file(DOCUMENT_FORMS[self.form], document)
        writer = CsvWriter() if self.form == "csv" else JsonLinesWriter()
        written = writer.head() + writer.document(_OWN, document) + writer.tail()
        return written.encode("utf-8", "backslashreplace")


def _one_file(form: DocumentForm, document: Document) -> bytes:
    """The file of a form, or an archive where the form has several."""
    files = form.write(_OWN, document)
    if len(files) == 1:
        [content] = files.values()
        return content
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in ({_OWN + suffix: content for suffix, content in files.items()} | form.beside()).items():
            packed.writestr(name, content)
    return archive.getvalue()


@dataclass(frozen=True, slots=True)
class Explain:
    """Why the sentence at a place of a text was analyzed as it was."""

    text: str
    grammar: str
    offset: int

    def answer(self, desk: Desk) -> bytes:
        """One object: the explanation, and its lines for a reader."""
        whole = explain(desk.analyzer(self.grammar), self.text)
        told = narrowed(whole, self.offset)
        lines, whole_of_it = json.dumps(list(as_text(told, _COLUMNS))), explanation_as_json(told, None)
        return f'{{"lines": {lines}, "explanation": {whole_of_it}}}'.encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class View:
    """The analysis of a text as parts of the page."""

    text: str
    grammar: str
    language: Language

    def answer(self, desk: Desk) -> bytes:
        """One object; see `discourse.web.view`."""
        document = desk.analyzer(self.grammar).analyze(self.text)
        view = view_of(document, rule_names(desk.folder(self.grammar)), self.language)
        return json.dumps(view, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Diff:
    """What edited files of a grammar find otherwise in the corpus, and in a text of one's own."""

    grammar: str
    edits: Mapping[str, str]
    text: str

    def answer(self, desk: Desk) -> bytes:
        """The comparison, or ``broken`` with the mistakes of the edited grammar."""
        folder = desk.folder(self.grammar)
        edited = Folder(self.grammar, tuple((path, self.edits.get(path, text)) for path, text in folder.texts))
        try:
            found = [] if edited.version == folder.version else self._changes(desk, edited)
        except GrammarError as error:
            return json.dumps({"broken": str(error)}).encode()
        number = len(desk.texts()) + bool(self.text)
        versions = folder.version, edited.version
        comparison = Comparison(self.grammar, f"{self.grammar} (edited)", *versions, number, tuple(found))
        return as_json(comparison).encode("utf-8", "backslashreplace")

    def _changes(self, desk: Desk, edited: Folder) -> list[Change]:
        analyzer = _analyzer_of(edited)
        texts, before = list(desk.texts()), list(desk.found(self.grammar))
        if self.text:
            texts.insert(0, (_OWN, self.text))
            before.insert(0, desk.analyzer(self.grammar).analyze(self.text))
        pairs = zip(texts, before, strict=True)
        return [change for (name, text), old in pairs for change in changes(name, old, analyzer.analyze(text))]


def _analyzer_of(folder: Folder) -> Analyzer:
    """The analyzer of grammar files that stand in no folder; errors name the files as the folder calls them."""
    with TemporaryDirectory() as place:
        for path, text in folder.texts:
            file = Path(place, path)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        try:
            return Analyzer(place)
        except GrammarError as error:
            mistakes = (replace(mistake, path=mistake.path.removeprefix(f"{place}/")) for mistake in error.mistakes)
            raise GrammarError(mistakes) from None
