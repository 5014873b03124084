"""The pipeline, step by step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from discourse.checking import open_grammar
from discourse.chunks import Chunker
from discourse.clauses import Clauses
from discourse.entities import Entities
from discourse.fields import Draft, DraftHedge, Fields, Sentence
from discourse.fields.dateline import agency_of
from discourse.fields.dialogue import dialogue
from discourse.fields.floating import floating
from discourse.fields.named_turns import labelled
from discourse.fields.watch import UNWATCHED, Watcher
from discourse.lexicon import Lexicon, Words, spare_letters
from discourse.marks import Quotation, mark_classes, quotations
from discourse.model import Attribution, Document, Hedge, Mention, Quote, Sentences, Span, Warning
from discourse.patterns import Match, Patterns
from discourse.reading.folder import Folder
from discourse.resolve import extend_turns, label_types, parents, run_on, trim_pieces
from discourse.segment import Places, paragraphs, sentences

Place = tuple[int, int]

_KEPT = 2_000
"""Of how many sentences the words are kept, so that they are read once; those behind them would take too much room."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The steps of an analyzer that know of French; no part of the public interface."""

    lexicon: Lexicon
    chunker: Chunker
    patterns: Patterns
    clauses: Clauses
    fields: Fields


class Analyzer:
    """Analyzes texts with one grammar; safe to share between threads, and picklable.

    ``grammar`` is a folder of the form of the project's ``grammar/``; without it the packaged one is used.
    Raises GrammarError with every mistake that is found in the folder, each with its place.

    >>> [a] = Analyzer().analyze("Selon Léa Brun, le lac monte.").attributions
    >>> a.cue.text, a.speaker.text, a.quote.text
    ('Selon', 'Léa Brun', 'le lac monte')
    """

    def __init__(self, grammar: str | Path | None = None) -> None:
        self._grammar = grammar
        self._build(open_grammar(grammar))

    def _build(self, folder: Folder) -> None:
        self.grammar_version = folder.version
        self._lexicon = Lexicon(folder)
        self._chunker = Chunker(folder, self._lexicon.letters, spare_letters(self._lexicon))
        self._patterns = Patterns(folder, self._chunker.letters)
        self._clauses = Clauses(folder, self._chunker.letters)
        self._fields = Fields(self._lexicon, self._chunker, self._patterns, self._clauses)
        self._entities = Entities(folder, self._lexicon)

    def __reduce__(self) -> tuple[type[Analyzer], tuple[str | Path | None]]:
        return Analyzer, (self._grammar,)

    def pipe(self, texts: Iterable[str], workers: int = 1) -> Iterator[Document]:
        """The documents of many texts, in their order; with more workers, in that many processes."""
        if workers <= 1:
            yield from map(self.analyze, texts)
            return
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(self._grammar,)) as pool:
            yield from pool.map(_analyze_in_worker, texts, chunksize=16)

    def analyze(self, text: str) -> Document:
        """Who says what in a text. Any string gives a Document."""
        return self.watched(text, UNWATCHED)

    def watched(self, text: str, watcher: Watcher) -> Document:
        """The same with somebody looking on, who is shown each sentence that is parsed and what each step makes."""
        limits = list(paragraphs(text))
        marked = quotations(text, limits)
        places = self._sentences(text, limits)
        drafts: list[Draft] = []
        hedges: list[DraftHedge] = []
        agency = agency_of(text, limits)
        read: list[Words] = []
        for sentence in self._worth_parsing(text, places, marked, agency, read):
            watcher.sentence(sentence)
            found = self._fields.attributions(sentence, watcher)
            drafts += found
            hedges += self._fields.hedges(sentence, found)
        drafts.sort(key=lambda draft: (draft.pieces[0][0], -draft.pieces[-1][1], draft.cue or (0, 0)))
        trim_pieces(text, drafts)
        watcher.step("trim", drafts)
        extend_turns(drafts, limits)
        watcher.step("turns", drafts)
        label_types(text, drafts, marked)
        watcher.step("type", drafts)
        run_on(text, drafts, marked)
        watcher.step("run_on", drafts)
        drafts += labelled(
            text, places, drafts, lambda place: self._fields.opens_with_medium(self._stretch(text, place))
        )
        drafts += dialogue(
            text,
            places,
            marked,
            drafts,
            lambda place: self._people_in(text, place),
            lambda place: self._fields.persons(self._stretch(text, place)),
            lambda place: self._entities.voice_at(text, place),
        )
        drafts += floating(
            text,
            places,
            marked,
            drafts,
            lambda place: self._people_in(text, place),
            lambda place: self._entities.is_relative(text[slice(*place)]),
        )
        drafts.sort(key=lambda draft: (draft.pieces[0][0], -draft.pieces[-1][1], draft.cue or (0, 0)))
        watcher.step("floating", drafts)
        return self._document(text, places, marked, drafts, hedges, agency, read)

    @property
    def parts(self) -> Parts:
        """What the analyzer is made of, for tools that show how it works."""
        return Parts(self._lexicon, self._chunker, self._patterns, self._clauses, self._fields)

    def rivals(self, text: str) -> Iterator[list[Match]]:
        """For each sentence worth parsing, every match of a pattern that holds; at each cue the first one stands.

        >>> [[first, *_]] = Analyzer().rivals("Selon Léa Brun, le lac monte.")
        >>> first.pattern.id
        'selon_initial'
        """
        limits = list(paragraphs(text))
        places = self._sentences(text, limits)
        for sentence in self._worth_parsing(text, places, quotations(text, limits), agency_of(text, limits), []):
            yield list(self._fields.rivals(sentence))

    def _sentences(self, text: str, limits: Iterable[Place]) -> Places:
        """The places of all sentences."""
        return Places(place for limit in limits for place in sentences(text, *limit, self._lexicon.abbreviations))

    def _worth_parsing(
        self, text: str, places: Places, marked: Sequence[Quotation], agency: str, read: list[Words]
    ) -> Iterator[Sentence]:
        """The sentences that may hold an attribution or a hedge; ``read`` takes the words of the first of all."""
        lexicon, trigger = self._lexicon, self._lexicon.trigger.search
        media = frozenset(agency.split())
        marks, (opens, closes) = mark_classes(marked), _opened_and_closed(marked)
        active: list[Quotation] = []
        following = 0
        for index, (start, end) in enumerate(places):
            while following < len(marked) and marked[following].start < end:
                active.append(marked[following])
                following += 1
            active = [quotation for quotation in active if quotation.end > start]
            words = lexicon.words(text, start, end, media)
            if index < _KEPT:
                read.append(words)
            if not lexicon.may_report(words) and start not in opens:
                continue
            tokens = lexicon.tokens(text, words, marks)
            if trigger(tokens.letters) is None:
                continue
            chunks = self._chunker.chunks(tokens)
            hits = self._patterns.hits(chunks.code)
            if not hits and not self._chunker.may_hedge(tokens.letters):
                continue
            lexicon.locate(tokens, text, words)
            subjects = self._patterns.subjects(chunks.code)
            behind = _directly_behind(text, end, marked, following)
            yield Sentence(index, start, end, tokens, chunks, subjects, hits, opens, closes, tuple(active), behind)

    def _people_in(self, text: str, place: Place) -> list[Place]:
        """The people who are subjects in a stretch of the text."""
        return self._fields.people(self._stretch(text, place))

    def _stretch(self, text: str, place: Place) -> Sentence:
        """A stretch of the text as a sentence of its own."""
        words = self._lexicon.words(text, *place)
        tokens = self._lexicon.tokens(text, words, {})
        self._lexicon.locate(tokens, text, words)
        chunks = self._chunker.chunks(tokens)
        subjects = self._patterns.subjects(chunks.code)
        return Sentence(0, *place, tokens, chunks, subjects, (), {}, {}, (), None)

    def _document(
        self,
        text: str,
        places: Places,
        marked: Sequence[Quotation],
        drafts: list[Draft],
        hedges: Sequence[DraftHedge],
        agency: str,
        read: Sequence[Words],
    ) -> Document:
        def span(place: Place) -> Span:
            return Span(place[0], place[1], text[place[0] : place[1]])

        def hedge(item: DraftHedge) -> Hedge:
            return Hedge(*item.place, text[slice(*item.place)], item.kind, span(item.scope), item.rule)  # type: ignore[arg-type]

        def mention(place: Place | None, heads: Mapping[Place, Place]) -> Mention | None:
            if place is None:
                return None
            head, index, reason = heads.get(place, place), sources.entity_of(place), sources.reason_of(place)
            return Mention(*place, text[slice(*place)], span(head), index, reason)

        nesting = parents(drafts)
        sources = self._entities.resolve(text, places, drafts, nesting, agency, read)
        every = {(item.place, item.kind): item for item in hedges}
        for draft in drafts:
            every.update({(item.place, item.kind): item for item in draft.hedges})
        whole = [hedge(item) for _, item in sorted(every.items())]
        nearby = _Nearby(whole)
        attributions = [
            Attribution(
                cue=span(draft.cue) if draft.cue else None,
                speaker=mention(draft.speaker, draft.heads),
                reporter=mention(draft.reporter, draft.heads),
                quote=Quote(tuple(map(span, draft.pieces)), draft.type, draft.narrated),  # type: ignore[arg-type]
                hedges=nearby.touching(draft),
                kind=draft.kind,  # type: ignore[arg-type]
                status=draft.status,  # type: ignore[arg-type]
                commitment=draft.commitment,  # type: ignore[arg-type]
                lemma=draft.lemma,
                rule=draft.rule,
                confidence=draft.confidence,  # type: ignore[arg-type]
                sentence=draft.sentence,
                parent=parent,
                missing_source=draft.missing,  # type: ignore[arg-type]
            )
            for draft, parent in zip(_taken(drafts), nesting, strict=True)
        ]
        return Document(
            text=text,
            sentences=Sentences(text, places.starts, places.ends),
            attributions=tuple(attributions),
            hedges=tuple(whole),
            entities=sources.entities,
            warnings=tuple(_warnings(text, marked)),
            grammar_version=self.grammar_version,
        )


def analyze(text: str) -> Document:
    """Analyze one text with the packaged grammar; see `Analyzer`.

    >>> [a] = analyze("« La digue tiendra », a déclaré la préfète à l'AFP.").attributions
    >>> a.speaker.text, a.reporter.text, a.quote.text
    ('la préfète', "l'AFP", 'La digue tiendra')
    """
    return default_analyzer().analyze(text)


@lru_cache(maxsize=1)
def default_analyzer() -> Analyzer:
    """The analyzer of the packaged grammar, made at first use."""
    return Analyzer()


def _opened_and_closed(marked: Sequence[Quotation]) -> tuple[dict[int, Quotation], dict[int, Quotation]]:
    """The quotations by the places of their marks."""
    opens = {quotation.start: quotation for quotation in marked}
    closes = {quotation.end - 1: quotation for quotation in marked if quotation.closed and quotation.mark != "—"}
    return opens, closes


def _directly_behind(text: str, end: int, marked: Sequence[Quotation], index: int) -> Quotation | None:
    """The quotation that opens right behind a sentence."""
    if index == len(marked):
        return None
    while end < marked[index].start and text[end].isspace():
        end += 1
    return marked[index] if end == marked[index].start else None


class _Nearby:
    """Hedges in the order of the text, found by place without a look at all of them."""

    def __init__(self, hedges: Sequence[Hedge]) -> None:
        self._hedges = hedges
        self._starts = [hedge.start for hedge in hedges]
        self._longest = max((hedge.end - hedge.start for hedge in hedges), default=0)

    def touching(self, draft: Draft) -> tuple[Hedge, ...]:
        """Those that share a character with a part of the attribution."""
        if not self._hedges:
            return ()
        places = [*draft.pieces, *(place for place in (draft.cue, draft.speaker, draft.reporter) if place)]
        found = {index for place in places for index in self._at(*place)}
        return tuple(self._hedges[index] for index in sorted(found))

    def _at(self, start: int, end: int) -> Iterator[int]:
        first = bisect_right(self._starts, start - self._longest)
        past = bisect_left(self._starts, end)
        return (index for index in range(first, past) if start < self._hedges[index].end)


def _taken(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts of a list, each taken out of it, so that those of a long text make room for what they become."""
    drafts.reverse()
    while drafts:
        yield drafts.pop()


def _warnings(text: str, marked: Iterable[Quotation]) -> Iterator[Warning]:
    for quotation in marked:
        if not quotation.closed:
            place = quotation.start
            yield Warning(
                place,
                place + 1,
                text[place],
                "unclosed-mark",
                f"the mark {text[place]} at {place} is never closed; its quotation was ended at {quotation.end}",
            )


_worker: Mapping[str, Analyzer] = {}


def _start_worker(grammar: str | Path | None) -> None:
    global _worker
    _worker = {"analyzer": Analyzer(grammar)}


def _analyze_in_worker(text: str) -> Document:
    return _worker["analyzer"].analyze(text)
