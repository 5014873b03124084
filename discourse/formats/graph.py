"""A document as flat annotations with links, which is what annotation tools hold.

| label | places | features | links |
|---|---|---|---|
| ``Sentence`` | one | | |
| ``Quote`` | its pieces | the labels of the attribution, ``lemma``, ``rule``, ``sentence`` … | ``Cue``, ``Speaker``, ``Reporter``, ``Hedge`` (any number), ``Parent`` |
| ``Cue`` | one | | |
| ``Speaker``, ``Reporter`` | one | ``unresolved`` | ``Head`` where it is shorter than the mention, ``Entity`` |
| ``Head`` | one | | |
| ``Hedge`` | one | ``kind``, ``rule`` | ``Scope`` |
| ``Scope`` | one | | |
| ``Entity`` | none | ``name``, ``kind``, ``gender``, ``number``, ``role``, ``anonymous`` | ``Mention`` (any number) |
| ``Warning`` | one | ``code``, ``message`` | |

A feature that is empty, false or None is left out.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discourse.model import Attribution, Document, Entity, Hedge, Mention, Span

Place = tuple[int, int]
Pairs = tuple[tuple[str, str], ...]

LABELS = ("Sentence", "Quote", "Cue", "Speaker", "Reporter", "Head", "Hedge", "Scope", "Entity", "Warning")


@dataclass(frozen=True, slots=True)
class Node:
    """One annotation: ``id`` is a letter or two and a number, ``places`` are half-open code points in their order."""

    id: str
    label: str
    places: tuple[Place, ...]
    features: Pairs = ()
    links: Pairs = ()

    def feature(self, name: str) -> str:
        """A feature, or an empty string."""
        return dict(self.features).get(name, "")

    def linked(self, role: str) -> list[str]:
        """The ids of the nodes that a link of this role leads to."""
        return [target for name, target in self.links if name == role]


def nodes_of(document: Document) -> list[Node]:
    """The annotations of a document.

    >>> from discourse import analyze
    >>> for node in nodes_of(analyze("Selon Léa, il pleut.")):
    ...     print(node.id, node.label, node.places, node.links)
    t0 Sentence ((0, 20),) ()
    q0 Quote ((11, 19),) (('Cue', 'c0'), ('Speaker', 's0'))
    c0 Cue ((0, 5),) ()
    s0 Speaker ((6, 9),) (('Entity', 'e0'),)
    e0 Entity () (('Mention', 'q0'),)
    """
    return list(_nodes(document))


def _nodes(document: Document) -> Iterator[Node]:
    for index, sentence in enumerate(document.sentences):
        yield Node(f"t{index}", "Sentence", (_place(sentence),))
    numbers = {hedge: index for index, hedge in enumerate(document.hedges)}
    for index, found in enumerate(document.attributions):
        yield from _attribution(index, found, numbers)
    for index, hedge in enumerate(document.hedges):
        kind = (("kind", hedge.kind), ("rule", hedge.rule))
        yield Node(f"h{index}", "Hedge", (_place(hedge),), _filled(kind), (("Scope", f"w{index}"),))
        yield Node(f"w{index}", "Scope", (_place(hedge.scope),))
    for index, entity in enumerate(document.entities):
        mentions = tuple(("Mention", f"q{mention}") for mention in entity.mentions)
        yield Node(f"e{index}", "Entity", (), _entity(entity), mentions)
    for index, warning in enumerate(document.warnings):
        yield Node(
            f"x{index}", "Warning", (_place(warning),), _filled((("code", warning.code), ("message", warning.message)))
        )


def _attribution(index: int, found: Attribution, numbers: Mapping[Hedge, int]) -> Iterator[Node]:
    links = [("Cue", f"c{index}")] if found.cue else []
    links += [("Speaker", f"s{index}")] if found.speaker else []
    links += [("Reporter", f"r{index}")] if found.reporter else []
    links += [("Hedge", f"h{numbers[hedge]}") for hedge in found.hedges]
    links += [("Parent", f"q{found.parent}")] if found.parent is not None else []
    pieces = tuple(map(_place, found.quote.spans))
    yield Node(f"q{index}", "Quote", pieces, _labels(found), tuple(links))
    if found.cue:
        yield Node(f"c{index}", "Cue", (_place(found.cue),))
    if found.speaker:
        yield from _source(f"s{index}", "Speaker", found.speaker)
    if found.reporter:
        yield from _source(f"r{index}", "Reporter", found.reporter)


def _source(name: str, label: str, mention: Mention) -> Iterator[Node]:
    headed = _place(mention.head) != _place(mention)
    links = [("Head", f"{name}h")] if headed else []
    links += [("Entity", f"e{mention.entity}")] if mention.entity is not None else []
    yield Node(name, label, (_place(mention),), _filled((("unresolved", mention.unresolved),)), tuple(links))
    if headed:
        yield Node(f"{name}h", "Head", (_place(mention.head),))


def _labels(found: Attribution) -> Pairs:
    return _filled(
        (
            ("type", found.quote.type),
            ("narrated", found.quote.narrated),
            ("kind", found.kind),
            ("status", found.status),
            ("commitment", found.commitment),
            ("lemma", found.lemma),
            ("rule", found.rule),
            ("confidence", found.confidence),
            ("sentence", str(found.sentence)),
            ("missing_source", found.missing_source),
        )
    )


def _entity(entity: Entity) -> Pairs:
    return _filled(
        (
            ("name", entity.name),
            ("kind", entity.kind),
            ("gender", entity.gender),
            ("number", entity.number),
            ("role", entity.role),
            ("anonymous", entity.anonymous),
        )
    )


def _filled(pairs: tuple[tuple[str, str | bool | None], ...]) -> Pairs:
    return tuple((name, "true" if value is True else value) for name, value in pairs if value)


def _place(span: Span) -> Place:
    return span.start, span.end
