"""An analysis as plain values: what JSON holds, in the form that ``document.schema.json`` describes."""

from __future__ import annotations

from typing import Literal, TypedDict

from discourse.model import (
    Attribution,
    Commitment,
    Confidence,
    Document,
    Entity,
    EntityKind,
    Gender,
    Hedge,
    HedgeKind,
    Kind,
    Mention,
    MissingSource,
    Number,
    QuoteType,
    Span,
    Status,
    Unresolved,
)


class SpanDict(TypedDict):
    """A stretch of the text."""

    start: int
    end: int
    text: str


class WarningDict(SpanDict):
    """See `Warning`."""

    code: str
    message: str


class MentionDict(SpanDict):
    """See `Mention`."""

    head: SpanDict
    entity: int | None
    unresolved: Unresolved | None


class HedgeDict(SpanDict):
    """See `Hedge`."""

    kind: HedgeKind
    scope: SpanDict
    rule: str


class QuoteDict(TypedDict):
    """See `Quote`."""

    spans: list[SpanDict]
    type: QuoteType
    narrated: bool
    text: str


class AttributionDict(TypedDict):
    """See `Attribution`."""

    cue: SpanDict | None
    speaker: MentionDict | None
    reporter: MentionDict | None
    quote: QuoteDict
    hedges: list[HedgeDict]
    kind: Kind
    status: Status
    commitment: Commitment
    lemma: str
    rule: str
    confidence: Confidence
    sentence: int
    parent: int | None
    missing_source: MissingSource | None


class EntityDict(TypedDict):
    """See `Entity`."""

    name: str
    kind: EntityKind
    gender: Gender | None
    number: Number | None
    role: str | None
    anonymous: bool
    mentions: list[int]


class DocumentDict(TypedDict):
    """See `Document`; ``offsets`` names the unit of every ``start`` and ``end``."""

    text: str
    offsets: Literal["codepoint", "utf16", "utf8"]
    grammar_version: str
    sentences: list[SpanDict]
    attributions: list[AttributionDict]
    hedges: list[HedgeDict]
    entities: list[EntityDict]
    warnings: list[WarningDict]


def document_dict(document: Document) -> DocumentDict:
    """A document as plain values; offsets are code points."""
    return DocumentDict(
        text=document.text,
        offsets="codepoint",
        grammar_version=document.grammar_version,
        sentences=[_span(span) for span in document.sentences],
        attributions=[_attribution(found) for found in document.attributions],
        hedges=[_hedge(hedge) for hedge in document.hedges],
        entities=[_entity(entity) for entity in document.entities],
        warnings=[
            WarningDict(**_span(warning), code=warning.code, message=warning.message) for warning in document.warnings
        ],
    )


def encodable(text: str) -> bool:
    """Whether UTF-8 can carry a text: it has no lone surrogate."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _span(span: Span) -> SpanDict:
    return SpanDict(start=span.start, end=span.end, text=span.text)


def _mention(mention: Mention | None) -> MentionDict | None:
    if mention is None:
        return None
    return MentionDict(
        **_span(mention), head=_span(mention.head), entity=mention.entity, unresolved=mention.unresolved
    )


def _hedge(hedge: Hedge) -> HedgeDict:
    return HedgeDict(**_span(hedge), kind=hedge.kind, scope=_span(hedge.scope), rule=hedge.rule)


def _attribution(found: Attribution) -> AttributionDict:
    quote = found.quote
    return AttributionDict(
        cue=_span(found.cue) if found.cue else None,
        speaker=_mention(found.speaker),
        reporter=_mention(found.reporter),
        quote=QuoteDict(
            spans=[_span(span) for span in quote.spans], type=quote.type, narrated=quote.narrated, text=quote.text
        ),
        hedges=[_hedge(hedge) for hedge in found.hedges],
        kind=found.kind,
        status=found.status,
        commitment=found.commitment,
        lemma=found.lemma,
        rule=found.rule,
        confidence=found.confidence,
        sentence=found.sentence,
        parent=found.parent,
        missing_source=found.missing_source,
    )


def _entity(entity: Entity) -> EntityDict:
    return EntityDict(
        name=entity.name,
        kind=entity.kind,
        gender=entity.gender,
        number=entity.number,
        role=entity.role,
        anonymous=entity.anonymous,
        mentions=list(entity.mentions),
    )
