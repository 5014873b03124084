"""What an analysis has otherwise than a corpus case expects, in lines to read.

Places are compared without the blanks, marks and punctuation at their edges; pieces of a quote that only
punctuation parts count as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from discourse.model import Attribution, Document, Mention, Span
from discourse.workshop.cases import Case, ExpectedAttribution
from discourse.workshop.wording import Place

_EDGE = frozenset(" \t\n\u00a0\u202f«»\"“”„‟‘’'‹›.,;:!?…()[]—–-")
PLACES = ("cue", "speaker", "reporter", "quote")
LABELS = ("type", "kind", "status", "commitment")
NOBODY = "-"
"""How a case writes the entity of a source that must stay unresolved."""


@dataclass(frozen=True, slots=True)
class Item:
    """An attribution, expected or found, in the form in which the two are compared."""

    places: Mapping[str, tuple[Place, ...]]
    labels: Mapping[str, str]
    narrated: bool
    parent: int | None
    entities: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: in words, and the places that were expected and that were found.

    ``field`` names it: a field or label, ``narrated``, ``parent``, ``entity speaker``, ``entity reporter``, ``hedge``,
    or ``attribution`` where all of one is missing or unexpected. ``number`` is the attribution's index in the case,
    ``answer`` that of the one found; ``label`` the label or entity found, or the kind of the hedge.
    """

    message: str
    expected: tuple[Place, ...] = ()
    found: tuple[Place, ...] = ()
    field: str = ""
    number: int | None = None
    answer: int | None = None
    label: str = ""


def differences(case: Case, document: Document) -> list[str]:
    """One line for each thing that differs; see `compared`.

    >>> from discourse import analyze
    >>> from discourse.workshop.cases import parse_cases
    >>> [case] = parse_cases('==== A1 bare\\nSelon Léa, il pleut.\\n----\\n'
    ...                      'cue  Selon\\nspeaker  Léa\\nquote  pleut\\n', 'demo.txt')
    >>> differences(case, analyze(case.text))
    ['attribution 1: quote is “il pleut”, expected “pleut”']
    """
    return [difference.message for difference in compared(case, document)]


def compared(case: Case, document: Document) -> list[Difference]:
    """Each thing that differs, with its places; an empty list where the analysis is what the case expects.

    A label or an entity is compared where the case writes it; `status` and `narrated` always are.

    >>> from discourse import analyze
    >>> from discourse.workshop.cases import parse_cases
    >>> [case] = parse_cases('==== A1 bare\\nSelon Léa, il pleut.\\n----\\n'
    ...                      'cue  Selon\\nspeaker  Léa\\nquote  pleut\\n', 'demo.txt')
    >>> [(difference.expected, difference.found) for difference in compared(case, analyze(case.text))]
    [(((14, 19),), ((11, 19),))]
    """
    expected = [expected_item(case.text, item) for item in case.attributions]
    found = [_found(document, item) for item in document.attributions]
    pairs = paired(expected, found)
    matched = set(pairs.values())
    return [
        *(
            replace(
                difference, message=f"attribution {number + 1}: {difference.message}", number=number, answer=other
            )
            for number, other in sorted(pairs.items())
            for difference in _fields(case.text, expected[number], found[other], pairs)
        ),
        *(
            Difference(f"missing {show(case.text, item)}", item.places["quote"], (), "attribution", number=n)
            for n, item in enumerate(expected)
            if n not in pairs
        ),
        *(
            Difference(f"unexpected {show(case.text, item)}", (), item.places["quote"], "attribution", answer=n)
            for n, item in enumerate(found)
            if n not in matched
        ),
        *_hedges(case, document),
    ]


def answers(case: Case, document: Document) -> dict[int, int]:
    """The index of each attribution of a case that was found, and that of the one that was."""
    expected = [expected_item(case.text, item) for item in case.attributions]
    found = [_found(document, item) for item in document.attributions]
    return dict(sorted(paired(expected, found).items()))


def answered(case: Case, document: Document) -> Iterator[tuple[ExpectedAttribution, Attribution]]:
    """Each attribution of a case that was found, with the one that was."""
    for number, other in answers(case, document).items():
        yield case.attributions[number], document.attributions[other]


def trimmed(text: str, places: Iterable[Place]) -> tuple[Place, ...]:
    """Places without punctuation at their edges, in order; those that only punctuation parts become one.

    >>> trimmed("« Oui », non.", [(0, 8), (9, 13)])
    ((2, 12),)
    """
    joined: list[Place] = []
    for start, end in sorted(place for place in (_trim(text, *place) for place in places) if place[0] < place[1]):
        if joined and _EDGE.issuperset(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _trim(text: str, start: int, end: int) -> Place:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def expected_item(text: str, item: ExpectedAttribution) -> Item:
    """A labelled attribution in the form in which two are compared."""
    single = {"cue": item.cue, "speaker": item.speaker, "reporter": item.reporter}
    places = {name: trimmed(text, [place] if place else []) for name, place in single.items()}
    labels = {"type": item.type, "kind": item.kind, "status": item.status, "commitment": item.commitment}
    entities = {"speaker": item.speaker_entity, "reporter": item.reporter_entity}
    return Item({**places, "quote": trimmed(text, item.quote)}, labels, item.narrated, item.parent, entities)


def _found(document: Document, item: Attribution) -> Item:
    text = document.text
    single = {"cue": item.cue, "speaker": item.speaker, "reporter": item.reporter}
    places = {name: trimmed(text, [_place(span)] if span else []) for name, span in single.items()}
    labels = {"type": item.quote.type, "kind": item.kind, "status": item.status, "commitment": item.commitment}
    quote = trimmed(text, map(_place, item.quote.spans))
    sources = {"speaker": item.speaker, "reporter": item.reporter}
    entities = {name: entity_name(document, mention) for name, mention in sources.items()}
    return Item({**places, "quote": quote}, labels, item.quote.narrated, item.parent, entities)


def entity_name(document: Document, mention: Mention | None) -> str:
    """The canonical name of a source as a case writes it: ``-`` where there is no entity."""
    if mention is None or mention.entity is None:
        return NOBODY
    return document.entities[mention.entity].name


def same_name(one: str, other: str) -> bool:
    """Whether two canonical names are the same, an article, a title or a first name before one of them aside.

    >>> same_name("La préfecture de la Savoie", "préfecture de la Savoie"), same_name("Me Stern", "Me Roy")
    (True, False)
    """
    shorter, longer = sorted((_words_of(one), _words_of(other)), key=len)
    return bool(shorter) and len(longer) - len(shorter) <= 1 and longer[-len(shorter) :] == shorter


def _words_of(name: str) -> list[str]:
    return name.casefold().replace("’", "'").replace("'", "' ").split()


def _place(span: Span) -> Place:
    return span.start, span.end


def paired(expected: Sequence[Item], found: Sequence[Item]) -> dict[int, int]:
    """Which found attribution answers which expected one: the most alike first, one to one."""
    scored = [(_likeness(one, other), n, m) for n, one in enumerate(expected) for m, other in enumerate(found)]
    pairs: dict[int, int] = {}
    for score, n, m in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if score > 0 and n not in pairs and m not in pairs.values():
            pairs[n] = m
    return pairs


def _likeness(one: Item, other: Item) -> float:
    """Above zero where the quotes overlap by half, or the cues overlap."""
    quotes = overlap(one.places["quote"], other.places["quote"])
    cues = overlap(one.places["cue"], other.places["cue"])
    if quotes < 0.5 and not cues:
        return 0.0
    same = sum(one.places[name] == other.places[name] for name in PLACES)
    return quotes + cues + same / 10


def overlap(one: Collection[Place], other: Collection[Place]) -> float:
    """How much of two fields is common: F1 of their characters, from 0 to 1.

    >>> overlap([(0, 4)], [(2, 6)])
    0.5
    """
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    whole = sum(end - start for places in (one, other) for start, end in places)
    return 2 * shared / whole if whole else 0.0


def _fields(text: str, expected: Item, found: Item, pairs: dict[int, int]) -> Iterator[Difference]:
    quotes = expected.places["quote"], found.places["quote"]
    for name in PLACES:
        wanted, got = expected.places[name], found.places[name]
        if wanted != got:
            yield Difference(f"{name} is {words(text, got)}, expected {words(text, wanted)}", wanted, got, name)
    for name in LABELS:
        if expected.labels[name] not in ("", found.labels[name]):
            label = found.labels[name]
            yield Difference(f"{name} is {label}, expected {expected.labels[name]}", *quotes, name, label=label)
    if expected.narrated != found.narrated:
        label = _yes(found.narrated)
        yield Difference(
            f"narrated is {label}, expected {_yes(expected.narrated)}", *quotes, "narrated", label=label
        )
    for name, entity in expected.entities.items():
        if entity not in ("", found.entities[name]):
            places, label = (expected.places[name], found.places[name]), found.entities[name]
            message = f"entity of the {name} is {label}, expected {entity}"
            yield Difference(message, *places, f"entity {name}", label=label)
    if expected.parent is not None and pairs.get(expected.parent, -1) != found.parent:
        yield Difference(f"parent is not attribution {expected.parent + 1}", *quotes, "parent")


def _hedges(case: Case, document: Document) -> Iterator[Difference]:
    text = case.text
    expected = {(hedge.kind, trimmed(text, [hedge.place])) for hedge in case.hedges}
    found = {(str(hedge.kind), trimmed(text, [_place(hedge)])) for hedge in document.hedges}
    for kind, places in sorted(expected - found):
        yield Difference(f"missing hedge {kind} {words(text, places)}", places, (), "hedge", label=kind)
    for kind, places in sorted(found - expected):
        yield Difference(f"unexpected hedge {kind} {words(text, places)}", (), places, "hedge", label=kind)


def show(text: str, item: Item) -> str:
    """An attribution by the words of its fields, to read."""
    filled = ((name, item.places[name]) for name in PLACES if item.places[name])
    return "attribution: " + ", ".join(f"{name} {words(text, places)}" for name, places in filled)


def words(text: str, places: Sequence[Place]) -> str:
    """The words of a field in marks, to read."""
    return " | ".join(f"“{text[start:end]}”" for start, end in places) or "empty"


def _yes(value: bool) -> str:
    return "yes" if value else "no"
