"""The attributions of a text rebuilt from an explanation alone; nothing is analyzed."""

from __future__ import annotations

from collections.abc import Iterable

from discourse.model import Attribution, Hedge, Mention, Quote, Span
from discourse.workshop.explain.explanation import Assigned, Candidate, Change, Cue, Explanation, Place, Source
from discourse.workshop.explain.settings import put

_Drafts = dict[int, Assigned]


def replay(explanation: Explanation) -> tuple[Attribution, ...]:
    """The attributions that an explanation leads to: at each cue the first candidate that holds, then every change.

    >>> from discourse.analyzer import default_analyzer
    >>> from discourse.workshop.explain.explain import explain
    >>> analyzer, text = default_analyzer(), "Selon Léa Brun, le lac monte."
    >>> replay(explain(analyzer, text)) == analyzer.analyze(text).attributions
    True
    """
    drafts: _Drafts = {}
    for sentence in explanation.sentences:
        drafts.update(_matched(sentence.cues))
        _apply(sentence.changes, drafts)
    _apply(explanation.changes, drafts)
    return tuple(_attribution(explanation, drafts[number]) for number in explanation.order)


def winner(cue: Cue) -> Candidate | None:
    """The candidate that stands at a cue: of those that hold the one of the first rank, then the longest."""
    holding = [candidate for candidate in cue.candidates if candidate.fields is not None]
    return min(holding, key=lambda candidate: (candidate.rank, candidate.first - candidate.past), default=None)


def _matched(cues: Iterable[Cue]) -> _Drafts:
    found: _Drafts = {}
    for cue in cues:
        first = winner(cue)
        if first is not None and first.fields is not None and cue.number is not None:
            found[cue.number] = first.fields
    return found


def _apply(changes: Iterable[Change], drafts: _Drafts) -> None:
    for change in changes:
        for addition in change.added:
            drafts[addition.number] = addition.fields
        for setting in change.settings:
            drafts[setting.number] = put(drafts[setting.number], setting)
        for number in change.dropped:
            del drafts[number]


def _attribution(explanation: Explanation, fields: Assigned) -> Attribution:
    text = explanation.text
    return Attribution(
        cue=_span(text, fields.cue) if fields.cue else None,
        speaker=_mention(text, fields.speaker),
        reporter=_mention(text, fields.reporter),
        quote=Quote(tuple(_span(text, place) for place in fields.quote), fields.type, fields.narrated),  # type: ignore[arg-type]
        hedges=tuple(_hedge(explanation, number) for number in fields.hedges),
        kind=fields.kind,  # type: ignore[arg-type]
        status=fields.status,  # type: ignore[arg-type]
        commitment=fields.commitment,  # type: ignore[arg-type]
        lemma=fields.lemma,
        rule=fields.rule,
        confidence=fields.confidence,  # type: ignore[arg-type]
        sentence=fields.sentence,
        parent=fields.parent,
        missing_source=fields.missing_source,  # type: ignore[arg-type]
    )


def _span(text: str, place: Place) -> Span:
    return Span(*place, text[slice(*place)])


def _mention(text: str, source: Source | None) -> Mention | None:
    if source is None:
        return None
    place, head = (source.start, source.end), _span(text, source.head)
    return Mention(*place, text[slice(*place)], head, source.entity, source.unresolved)  # type: ignore[arg-type]


def _hedge(explanation: Explanation, number: int) -> Hedge:
    hedge, text = explanation.hedges[number], explanation.text
    place = hedge.start, hedge.end
    return Hedge(*place, text[slice(*place)], hedge.kind, _span(text, hedge.scope), hedge.rule)  # type: ignore[arg-type]
