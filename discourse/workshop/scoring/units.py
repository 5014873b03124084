"""Texts with labels, gold or predicted, in the one form in which they are scored."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.model import Attribution, Document, Mention, Span
from discourse.workshop.compare import entity_name
from discourse.workshop.scoring.places import Place

LABELS = ("type", "kind", "status", "commitment")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution as somebody labelled it; places are half-open code point offsets.

    An empty label, or an empty ``entity``, says that gold does not carry it; ``nested`` is false where gold does
    not carry ``parent`` (index of the attribution whose quote holds this one). ``entity`` is the canonical name of the
    source, ``-`` where it stands for nobody that the text names. ``rule`` is known of predictions.
    """

    cue: Place | None
    speaker: Place | None
    reporter: Place | None
    quote: tuple[Place, ...]
    narrated: bool = False
    type: str = ""
    kind: str = ""
    status: str = ""
    commitment: str = ""
    parent: int | None = None
    nested: bool = True
    entity: str = ""
    rule: str = ""

    def label(self, name: str) -> str:
        """One of `LABELS` by its name."""
        return {"type": self.type, "kind": self.kind, "status": self.status, "commitment": self.commitment}[name]


@dataclass(frozen=True, slots=True)
class LabelledHedge:
    """A hedge as somebody labelled it."""

    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unit:
    """A text with its labels. ``construction`` is empty where it shows none in particular.

    ``hedged`` is false where gold does not label hedges.
    """

    id: str
    text: str
    attributions: tuple[Labelled, ...] = ()
    hedges: tuple[LabelledHedge, ...] = ()
    construction: str = ""
    hedged: bool = True


def predicted_unit(name: str, document: Document) -> Unit:
    """An analysis in the form of gold.

    >>> from discourse import analyze
    >>> [found] = predicted_unit("a", analyze("Selon Léa, il pleut.")).attributions
    >>> found.cue, found.speaker, found.quote
    ((0, 5), (6, 9), ((11, 19),))
    """
    return Unit(
        id=name,
        text=document.text,
        attributions=tuple(_labelled(document, found) for found in document.attributions),
        hedges=tuple(LabelledHedge(hedge.kind, _place(hedge)) for hedge in document.hedges),
    )


def _labelled(document: Document, found: Attribution) -> Labelled:
    return Labelled(
        cue=_place(found.cue) if found.cue else None,
        speaker=_place(found.speaker) if found.speaker else None,
        reporter=_place(found.reporter) if found.reporter else None,
        quote=tuple(map(_place, found.quote.spans)),
        narrated=found.quote.narrated,
        type=found.quote.type,
        kind=found.kind,
        status=found.status,
        commitment=found.commitment,
        parent=found.parent,
        entity=_entity(document, found.speaker or found.reporter),
        rule=found.rule,
    )


def _entity(document: Document, source: Mention | None) -> str:
    return entity_name(document, source) if source else ""


def _place(span: Span) -> Place:
    return span.start, span.end
