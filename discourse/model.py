"""What an analysis returns: frozen values that hold exact places of the text as given.

Offsets are code points, half-open; ``text[span.start:span.end] == span.text`` holds for every span.
The vocabulary follows PARC 3.0 (cue, source, content) with the source split in speaker and reporter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypedDict, overload

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from discourse.formats.dicts import DocumentDict

QuoteType = Literal["direct", "indirect", "mixed"]
Kind = Literal["speech", "belief", "attitude", "knowledge"]
Status = Literal["asserted", "negated", "questioned", "hypothetical", "future"]
Commitment = Literal["neutral", "assertive", "concessive", "factive", "distancing", "denial"]
HedgeKind = Literal["modal", "conditional", "adverb", "verb", "approximator", "anonymous"]
Confidence = Literal["rule", "heuristic", "guess"]
MissingSource = Literal["no_subject", "passive", "impersonal", "in_cue", "nominal", "label", "unresolved"]
EntityKind = Literal["person", "organisation", "medium", "document", "group", "unknown"]
Unresolved = Literal["first_person", "second_person", "generic", "no_antecedent", "ambiguous"]
Gender = Literal["m", "f"]
Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: code points ``start`` to ``end``, half-open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Sentences(Sequence[Span]):
    """The sentences of a text: a tuple of spans, but that each is made when it is asked for, as millions may be there.

    >>> found = Sentences("Oui. Non.", [0, 5], [4, 9])
    >>> found[1], len(found), found == (Span(0, 4, "Oui."), Span(5, 9, "Non."))
    (Span(start=5, end=9, text='Non.'), 2, True)
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Span: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Span, ...]: ...

    def __getitem__(self, at: int | slice) -> Span | tuple[Span, ...]:
        if isinstance(at, slice):
            return tuple(map(self._span, self.starts[at], self.ends[at]))
        return self._span(self.starts[at], self.ends[at])

    def __iter__(self) -> Iterator[Span]:
        return map(self._span, self.starts, self.ends)

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, tuple | Sentences) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A source as the text names it; ``head`` is its kernel without determiners' complements and appositions.

    ``entity`` is an index into ``Document.entities``, or None where the mention stays unresolved; ``unresolved`` then
    says why: it stands for whoever speaks or is spoken to, for people in general, for nobody whom the text names, or
    as well for one as for another.
    """

    head: Span
    entity: int | None = None
    unresolved: Unresolved | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The content: its pieces in the order of the text, disjoint, without the marks that enclose them."""

    spans: tuple[Span, ...]
    type: QuoteType
    narrated: bool = False

    @property
    def text(self) -> str:
        """The pieces joined by `` […] ``."""
        return " […] ".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Hedge(Span):
    """Words that weaken the commitment, the stretch they weaken, and the rule that found them."""

    kind: HedgeKind
    scope: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content linked to whoever it comes from.

    ``sentence`` is the index of the cue's sentence (of the quote's first one where there is no cue);
    ``parent`` the index of the attribution whose quote holds this one; ``missing_source`` says why there is
    neither speaker nor reporter.
    """

    cue: Span | None
    speaker: Mention | None
    reporter: Mention | None
    quote: Quote
    hedges: tuple[Hedge, ...]
    kind: Kind
    status: Status
    commitment: Commitment
    lemma: str
    rule: str
    confidence: Confidence
    sentence: int
    parent: int | None
    missing_source: MissingSource | None

    def _repr_html_(self) -> str:
        from discourse.formats.html import attribution_html

        return attribution_html(self)


@dataclass(frozen=True, slots=True)
class Entity:
    """Whoever one or several mentions stand for; ``mentions`` are indexes into ``Document.attributions``.

    ``name`` is the fullest proper name that the text gives, else the words of the mention without a definite article;
    ``role`` the office or title that stands beside the name.
    """

    name: str
    kind: EntityKind
    gender: Gender | None
    number: Number | None
    role: str | None
    anonymous: bool
    mentions: tuple[int, ...]

    def _repr_html_(self) -> str:
        from discourse.formats.html import entity_html

        return entity_html(self)


@dataclass(frozen=True, slots=True)
class Warning(Span):
    """Something odd in the text that the analysis had to settle, such as a mark that is never closed."""

    code: str
    message: str


class Row(TypedDict):
    """One attribution as a row of a table; texts are empty where the field is."""

    sentence: int
    """Index of the sentence."""
    cue: str
    speaker: str
    reporter: str
    quote: str
    """Pieces joined by `` […] ``."""
    type: str
    narrated: bool
    kind: str
    status: str
    commitment: str
    lemma: str
    hedges: str
    """``kind: words``, joined by ``; ``."""
    entity: str
    """Canonical name of the source, where it is known."""
    start: int
    """Code point at which the quote starts."""
    end: int
    """Code point at which the quote ends."""
    parent: int | None
    rule: str
    confidence: str
    missing_source: str


@dataclass(frozen=True, slots=True)
class Document:
    """The analysis of one text."""

    text: str
    sentences: Sequence[Span]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    entities: tuple[Entity, ...]
    warnings: tuple[Warning, ...]
    grammar_version: str

    def rows(self) -> list[Row]:
        """One row an attribution, in the order of the text."""
        return [self._row(attribution) for attribution in self.attributions]

    def _row(self, found: Attribution) -> Row:
        source = found.speaker or found.reporter
        entity = source.entity if source else None
        return Row(
            sentence=found.sentence,
            cue=found.cue.text if found.cue else "",
            speaker=found.speaker.text if found.speaker else "",
            reporter=found.reporter.text if found.reporter else "",
            quote=found.quote.text,
            type=found.quote.type,
            narrated=found.quote.narrated,
            kind=found.kind,
            status=found.status,
            commitment=found.commitment,
            lemma=found.lemma,
            hedges="; ".join(f"{hedge.kind}: {hedge.text}" for hedge in found.hedges),
            entity=self.entities[entity].name if entity is not None else "",
            start=found.quote.spans[0].start,
            end=found.quote.spans[-1].end,
            parent=found.parent,
            rule=found.rule,
            confidence=found.confidence,
            missing_source=found.missing_source or "",
        )

    def to_dict(self) -> DocumentDict:
        """The analysis as plain values, in the form that ``discourse/formats/document.schema.json`` describes."""
        from discourse.formats.dicts import document_dict

        return document_dict(self)

    def to_json(self) -> str:
        """`to_dict` as JSON text; lone surrogates, which UTF-8 cannot carry, are written as ``\\udXXX``."""
        from discourse.formats.dicts import encodable

        plain = self.to_dict()
        written = json.dumps(plain, ensure_ascii=False)
        return written if written.isascii() or encodable(written) else json.dumps(plain)

    def to_arrow(self) -> pa.Table:
        """One row an attribution, with the typed, nested columns of `discourse.formats.arrow` (extra ``batch``)."""
        from discourse.formats.parquet import table_of

        return table_of([("", self)]).drop_columns("id")

    def to_pandas(self) -> pd.DataFrame:
        """`rows` as a frame (extra ``frames``); see `discourse.formats.frames` for the types of its columns.

        >>> import discourse
        >>> discourse.analyze("Selon Léa, il pleut.").to_pandas()["speaker"].tolist()
        ['Léa']
        """
        from discourse.formats.frames import pandas_frame

        return pandas_frame([self]).drop(columns="document")

    def _repr_html_(self) -> str:
        from discourse.formats.html import document_html

        return document_html(self)
