"""Makes an explanation of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discourse.analyzer import Analyzer
from discourse.fields import Draft
from discourse.fields import Sentence as Parsed
from discourse.fields.verdicts import Verdict
from discourse.marks import mark_classes, quotations
from discourse.model import Attribution, Document, Mention
from discourse.patterns import Match
from discourse.segment import paragraphs
from discourse.workshop.explain.brackets import brackets
from discourse.workshop.explain.explanation import (
    Assigned,
    Candidate,
    Change,
    Chunk,
    Cue,
    Explanation,
    Hedge,
    Judgement,
    Part,
    Place,
    Sentence,
    Source,
    Word,
)
from discourse.workshop.explain.recorder import Reading, Recorder, assigned
from discourse.workshop.explain.silence import Silences


def explain(analyzer: Analyzer, text: str) -> Explanation:
    """Explain the analysis of a text; any string has an explanation, as it has an analysis.

    >>> from discourse.analyzer import default_analyzer
    >>> explanation = explain(default_analyzer(), "Selon Léa Brun, le lac monte.")
    >>> [(item.pattern, item.verdict) for item in explanation.sentences[0].cues[0].candidates]
    [('selon_initial', 'won'), ('selon_open', 'outranked')]
    """
    recorder = Recorder()
    document = analyzer.watched(text, recorder)
    hedges = {hedge: number for number, hedge in enumerate(document.hedges)}
    recorder.finish(_final(found, tuple(hedges[hedge] for hedge in found.hedges)) for found in document.attributions)
    explainer = _Explainer(analyzer, document, recorder)
    return Explanation(
        text=text,
        grammar_version=document.grammar_version,
        sentences=tuple(explainer.sentences()),
        changes=tuple(recorder.changes),
        order=tuple(recorder.order),
        hedges=tuple(
            Hedge(hedge.start, hedge.end, hedge.kind, (hedge.scope.start, hedge.scope.end), hedge.rule)
            for hedge in document.hedges
        ),
        entities=tuple(entity.name for entity in document.entities),
    )


class _Explainer:
    """Explains the sentences of an analysis."""

    def __init__(self, analyzer: Analyzer, document: Document, recorder: Recorder) -> None:
        self._parts, self._document = analyzer.parts, document
        self._readings = {reading.sentence.index: reading for reading in recorder.readings}
        self._marks = mark_classes(quotations(document.text, list(paragraphs(document.text))))
        self._silences = Silences(self._parts.lexicon, self._parts.patterns.cue_letters, document.attributions)

    def sentences(self) -> Iterator[Sentence]:
        for index, span in enumerate(self._document.sentences):
            reading = self._readings.get(index)
            if reading is None:
                yield self._sentence(self._let_go(index, (span.start, span.end)), (), (), (), False)
                continue
            verdicts = list(self._parts.fields.verdicts(reading.sentence))
            winners = _winners(verdicts)
            cues = tuple(_cues(verdicts, winners, reading))
            yield self._sentence(reading.sentence, winners, cues, tuple(reading.changes), True)

    def _sentence(
        self,
        sentence: Parsed,
        winners: Iterable[Match],
        cues: tuple[Cue, ...],
        changes: tuple[Change, ...],
        parsed: bool,
    ) -> Sentence:
        names = self._parts.chunker.names
        chunks, words = sentence.chunks, tuple(self._words(sentence))
        return Sentence(
            index=sentence.index,
            start=sentence.start,
            end=sentence.end,
            parsed=parsed,
            words=words,
            chunks=tuple(
                Chunk(names[letter], first, past)
                for letter, first, past in zip(chunks.code, chunks.first, chunks.past, strict=True)
            ),
            clauses=brackets(sentence, names, self._parts.clauses, winners),
            cues=cues,
            changes=changes,
            silent=tuple(self._silences.of(sentence, words, parsed, cues)),
        )

    def _words(self, sentence: Parsed) -> Iterator[Word]:
        tokens, lexicon, text = sentence.tokens, self._parts.lexicon, self._document.text
        for at, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
            form, word_class = text[start:end], lexicon.names[tokens.letters[at]]
            alone = at not in tokens.phrases and start not in self._marks
            by_form = lexicon.names[lexicon.forms.letter_of(form)] if alone else word_class
            yield Word(start, end, form, word_class, by_form)

    def _let_go(self, index: int, place: Place) -> Parsed:
        """A sentence that was not parsed, with its words and chunks all the same."""
        lexicon, chunker, text = self._parts.lexicon, self._parts.chunker, self._document.text
        words = lexicon.words(text, *place)
        tokens = lexicon.tokens(text, words, self._marks)
        lexicon.locate(tokens, text, words)
        chunks = chunker.chunks(tokens)
        return Parsed(index, *place, tokens, chunks, self._parts.patterns.subjects(chunks.code), (), {}, {}, (), None)


def _winners(verdicts: Iterable[Verdict]) -> tuple[Match, ...]:
    """At each cue the first match that holds, in the order of the cues."""
    best: dict[Place, Match] = {}
    for verdict in verdicts:
        if isinstance(verdict.outcome, Draft):
            best.setdefault(verdict.match.cue, verdict.match)
    return tuple(best[cue] for cue in sorted(best))


def _cues(verdicts: Sequence[Verdict], winners: Sequence[Match], reading: Reading) -> Iterator[Cue]:
    numbers = {match.cue: number for match, number in zip(winners, reading.numbers, strict=True)}
    blocking = {number: change.step for change in reading.changes for number in change.dropped}
    won = {match.cue: match for match in winners}
    for cue in sorted({verdict.match.cue for verdict in verdicts}):
        here = [verdict for verdict in verdicts if verdict.match.cue == cue]
        number = numbers.get(cue)
        blocked = "" if number is None else blocking.get(number, "")
        yield Cue(*cue, number, tuple(_candidate(verdict, won.get(cue), blocked) for verdict in here))


def _candidate(verdict: Verdict, winner: Match | None, blocked: str) -> Candidate:
    match, outcome, head = verdict.match, verdict.outcome, verdict.head
    judged, reason = _judged(verdict, winner, blocked)
    return Candidate(
        pattern=match.pattern.id,
        rank=match.pattern.rank,
        first=match.start,
        past=match.end,
        verdict=judged,
        reason=reason,
        needs=tuple(sorted(match.pattern.frames)),
        has=tuple(sorted(head.cue.frames)) if head else (),
        lemma=head.cue.lemma if head else "",
        parts=tuple(Part(name, *place) for name, place in match.parts.items()),
        fields=assigned(outcome) if isinstance(outcome, Draft) else None,
    )


def _judged(verdict: Verdict, winner: Match | None, blocked: str) -> tuple[Judgement, str]:
    if not isinstance(verdict.outcome, Draft):
        return "refused", verdict.outcome
    if winner is not None and winner is not verdict.match:
        return "outranked", winner.pattern.id
    return ("blocked", blocked) if blocked else ("won", "")


def _final(found: Attribution, hedges: tuple[int, ...]) -> Assigned:
    """The fields of an attribution of the document."""
    return Assigned(
        cue=(found.cue.start, found.cue.end) if found.cue else None,
        speaker=_source(found.speaker),
        reporter=_source(found.reporter),
        quote=tuple((span.start, span.end) for span in found.quote.spans),
        type=found.quote.type,
        narrated=found.quote.narrated,
        kind=found.kind,
        status=found.status,
        commitment=found.commitment,
        lemma=found.lemma,
        rule=found.rule,
        confidence=found.confidence,
        sentence=found.sentence,
        missing_source=found.missing_source,
        parent=found.parent,
        hedges=hedges,
    )


def _source(mention: Mention | None) -> Source | None:
    if mention is None:
        return None
    return Source(
        mention.start, mention.end, (mention.head.start, mention.head.end), mention.entity, mention.unresolved
    )
