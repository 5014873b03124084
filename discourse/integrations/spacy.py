"""The pipeline component ``discourse`` of spaCy (extra ``spacy``).

``nlp.add_pipe("discourse")`` is all that is needed; spaCy finds the component by its entry point. It gives

- ``doc._.discourse``: the `discourse.Document`, with exact code point offsets;
- ``doc._.attributions``: its attributions;
- ``doc.spans["discourse"]``: token spans labelled ``CUE``, ``QUOTE``, ``SPEAKER``, ``REPORTER`` and ``HEDGE``. A span
  takes in every token that it touches;
- ``span._.attribution``: the attribution that such a span belongs to, or None (a hedge outside any attribution, a span
  of somebody else's);
- ``span._.exact``: the tuple of code points ``(start, end)`` that such a span stands for, or None.

The analysis is kept in ``doc.user_data`` as bytes, so that it goes through ``DocBin(store_user_data=True)``,
``doc.to_bytes()`` and ``nlp.pipe(n_process=2)``. Where such documents are read without a pipeline, call
`register_extensions` first.

>>> import spacy
>>> nlp = spacy.blank("fr")
>>> component = nlp.add_pipe("discourse")
>>> doc = nlp("Le lac monte, selon Léa Brun.")
>>> [(span.text, span.label_) for span in doc.spans["discourse"]]
[('Le lac monte', 'QUOTE'), ('selon', 'CUE'), ('Léa Brun', 'SPEAKER')]
>>> doc.spans["discourse"][0]._.attribution.speaker.text
'Léa Brun'
"""

from __future__ import annotations

import shutil
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from discourse.analyzer import Analyzer, default_analyzer
from discourse.formats.extras import missing
from discourse.model import Attribution, Document, Span
from discourse.reading.folder import open_folder

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, SpanGroup
    from spacy.tokens import Span as TokenSpan

NAME = "discourse"
LABELS = ("CUE", "QUOTE", "SPEAKER", "REPORTER", "HEDGE")
_TOKEN_START = "IDX"
_GRAMMAR = "grammar"
_VERSION = "grammar-version"
_encode = msgspec.msgpack.Encoder().encode


class Component:
    """Analyzes the text of each `Doc`; ``grammar`` is a grammar folder, the packaged one without it.

    The grammar is read at the first document: a pipeline that was saved can then bring its own.
    """

    def __init__(self, grammar: str | None = None) -> None:
        self._make, self._group = _span_classes()
        self.grammar = grammar
        self._analyzer: Analyzer | None = None

    @property
    def analyzer(self) -> Analyzer:
        """The analyzer. Raises GrammarError where the grammar folder is broken."""
        if self._analyzer is None:
            self._analyzer = default_analyzer() if self.grammar is None else Analyzer(self.grammar)
        return self._analyzer

    def __call__(self, doc: Doc) -> Doc:
        """Add the analysis to a document, in place."""
        found = self.analyzer.analyze(doc.text)
        doc.user_data[NAME] = _encode(replace(found, sentences=tuple(found.sentences)))
        doc.spans[NAME] = self._group(doc, name=NAME, spans=list(self._token_spans(doc, found)))
        return doc

    def _token_spans(self, doc: Doc, found: Document) -> Iterator[TokenSpan]:
        """The tokens that each place touches; the id of a span is the index of its attribution or hedge.

        The starts of the tokens are looked up once, where `Doc.char_span` would search for each span.
        """
        starts: list[int] = doc.to_array(_TOKEN_START).tolist()
        make, number = self._make, doc.vocab.strings.add
        labels = {label: number(label) for label in LABELS}
        for label, index, place in _places(found):
            first = bisect_right(starts, place.start) - 1
            yield make(doc, first, bisect_left(starts, place.end), labels[label], span_id=number(str(index)))

    def to_disk(self, path: str | Path, exclude: tuple[str, ...] = ()) -> None:
        """Write the version of the grammar, and a grammar folder of one's own whole."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _VERSION).write_text(open_folder(self.grammar).version + "\n", encoding="utf-8")
        if self.grammar is not None and Path(self.grammar) != folder / _GRAMMAR:
            shutil.copytree(self.grammar, folder / _GRAMMAR, dirs_exist_ok=True)

    def from_disk(self, path: str | Path, exclude: tuple[str, ...] = ()) -> Component:
        """Take the grammar folder that was saved, if any."""
        folder = Path(path) / _GRAMMAR
        if folder.is_dir():
            self.grammar, self._analyzer = str(folder), None
        return self


def _span_classes() -> tuple[type[TokenSpan], type[SpanGroup]]:
    try:
        from spacy.tokens import Span as TokenSpan
        from spacy.tokens import SpanGroup
    except ImportError:
        raise missing("spaCy", "spacy") from None

    return TokenSpan, SpanGroup


def register_extensions() -> None:
    """Make ``doc._.discourse``, ``doc._.attributions``, ``span._.attribution`` and ``span._.exact`` known to spaCy."""
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

    Doc.set_extension(NAME, getter=analysis, force=True)
    Doc.set_extension("attributions", getter=lambda doc: analysis(doc).attributions, force=True)
    TokenSpan.set_extension("attribution", getter=_attribution, force=True)
    TokenSpan.set_extension("exact", getter=_exact, force=True)


def analysis(doc: Doc) -> Document:
    """The analysis that a document carries; one without any where the component has not seen it."""
    written = doc.user_data.get(NAME)
    return _decoded(written) if written else Document(doc.text, (), (), (), (), (), "")


@lru_cache(maxsize=8)
def _decoded(written: bytes) -> Document:
    found = msgspec.msgpack.decode(written, type=Document)
    return replace(found, sentences=tuple(found.sentences))


def _places(found: Document) -> Iterator[tuple[str, int, Span]]:
    for index, attribution in enumerate(found.attributions):
        for label, span in fields(attribution):
            yield label, index, span
    for index, hedge in enumerate(found.hedges):
        yield "HEDGE", index, hedge


def fields(attribution: Attribution) -> Iterator[tuple[str, Span]]:
    """The label and the place of each field but the hedges, quote first."""
    for piece in attribution.quote.spans:
        yield "QUOTE", piece
    for label, span in (("CUE", attribution.cue), ("SPEAKER", attribution.speaker), ("REPORTER", attribution.reporter)):
        if span is not None:
            yield label, span


def _attribution(span: TokenSpan) -> Attribution | None:
    found = analysis(span.doc)
    if not _is_ours(span):
        return None
    if span.label_ != "HEDGE":
        return found.attributions[int(span.id_)]
    hedge = found.hedges[int(span.id_)]
    return next((attribution for attribution in found.attributions if hedge in attribution.hedges), None)


def _exact(span: TokenSpan) -> tuple[int, int] | None:
    found = analysis(span.doc)
    if not _is_ours(span):
        return None
    if span.label_ == "HEDGE":
        hedge = found.hedges[int(span.id_)]
        return hedge.start, hedge.end
    places = [place for label, place in fields(found.attributions[int(span.id_)]) if label == span.label_]
    inside = [place for place in places if place.start < span.end_char and span.start_char < place.end]
    return inside[0].start, inside[0].end


def _is_ours(span: TokenSpan) -> bool:
    return span.label_ in LABELS and span.id_.isdigit() and NAME in span.doc.user_data


def __getattr__(name: str) -> object:
    # spaCy is imported, and the factory made known to it, when spaCy asks for the entry point
    if name != "make":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()["make"] = _register()
    return globals()["make"]


def _register() -> Callable[[Language, str, str | None], Component]:
    from spacy.language import Language

    def make(nlp: Language, name: str, grammar: str | None) -> Component:
        return Component(grammar)

    fields_set = ["doc.spans", "doc._.discourse", "doc._.attributions", "span._.attribution", "span._.exact"]
    Language.factory(NAME, default_config={"grammar": None}, assigns=fields_set, func=make)
    register_extensions()
    return make
