"""Documents, attributions and entities as HTML for notebooks: one string, the same everywhere, that runs nothing.

Whatever comes from a text is escaped; controls and lone surrogates, which HTML cannot hold, become ``U+FFFD``. Apart
from them the highlighted text is the text, blanks and line breaks included. No script, no link, nothing from afar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from discourse.formats.nesting import Event, Stretch, events
from discourse.model import Attribution, Document, Entity, Hedge, Span

_CONTROLS = dict.fromkeys((*range(9), 11, 12, 13, *range(14, 32), *range(127, 160)), "\ufffd")
_STYLES = {
    "quote": "background:#dfeaff;color:#1b1b1b",
    "cue": "background:#ffe9a8;color:#1b1b1b",
    "speaker": "background:#cdeccd;color:#1b1b1b",
    "reporter": "background:#c5ecec;color:#1b1b1b",
    "hedge": "text-decoration:underline wavy #a3007b",
}
_TABLE = "border-collapse:collapse;text-align:left;margin:.5em 0"


def document_html(document: Document) -> str:
    """The text with its fields highlighted, and a table of the attributions.

    >>> import discourse
    >>> written = document_html(discourse.analyze("<b>Selon Léa</b>, il pleut."))
    >>> "<b>" in written, "&lt;b&gt;" in written
    (False, True)
    """
    legend = " ".join(f'<span style="{style}">{name}</span>' for name, style in _STYLES.items())
    body = "".join(_marked(document))
    return (
        f'<div class="discourse"><div>{legend}</div>'
        f'<div lang="fr" style="white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.7">{body}</div>'
        f"{_table(document.attributions, [entity.name for entity in document.entities])}</div>"
    )


def attribution_html(found: Attribution) -> str:
    """An attribution as a table of its own."""
    return f'<div class="discourse">{_table([found], ())}</div>'


def entity_html(entity: Entity) -> str:
    """An entity as a line: name, kind, role, how often it is a source."""
    told = [entity.kind, *(value for value in (entity.role, entity.gender, entity.number) if value)]
    told += ["anonymous"] if entity.anonymous else []
    said = f"source of {len(entity.mentions)}"
    return f'<div class="discourse"><b lang="fr">{_inert(entity.name)}</b> {_inert(", ".join([*told, said]))}</div>'


def _marked(document: Document) -> Iterator[str]:
    stretches, titles = [], {}
    for number, (field, title, span) in enumerate(_fields(document)):
        name = f"{number}.{field}"
        stretches.append(Stretch(span.start, span.end, name))
        titles[name] = title
    written = 0
    for event in events(len(document.text), stretches):
        if event.kind == "text":
            yield _inert(document.text[written : event.place])
            written = event.place
        else:
            yield _tag(event, titles[event.name])


def _tag(event: Event, title: str) -> str:
    if event.kind == "close":
        return "</span>"
    return f'<span style="{_STYLES[event.name.partition(".")[2]]}" title="{_inert(title)}">'


def _fields(document: Document) -> Iterator[tuple[str, str, Span]]:
    for number, found in enumerate(document.attributions, 1):
        for span in found.quote.spans:
            yield "quote", f"{number} quote: {found.quote.type} {found.kind}", span
        for field, place in (("cue", found.cue), ("speaker", found.speaker), ("reporter", found.reporter)):
            if place is not None:
                yield field, f"{number} {field}", place
    for hedge in document.hedges:
        yield "hedge", f"hedge: {hedge.kind}", hedge


def _table(attributions: Iterable[Attribution], names: Sequence[str]) -> str:
    """``names`` are those of the entities; without them that column is left out."""
    columns = ("speaker", "reporter", "cue", "quote", "how", "hedges", "rule", *(("entity",) if names else ()))
    head = "".join(f"<th>{name}</th>" for name in columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_inert(cell)}</td>' for cell in _cells(found, names))}</tr>" for found in attributions
    )
    return f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>' if rows else ""


def _cells(found: Attribution, names: Sequence[str]) -> Iterator[str]:
    for span in (found.speaker, found.reporter, found.cue):
        yield span.text if span else ""
    yield found.quote.text
    yield " ".join((found.quote.type, found.kind, found.status, found.commitment))
    yield "; ".join(map(_hedge, found.hedges))
    yield found.rule
    if names:
        source = found.speaker or found.reporter
        yield "" if source is None or source.entity is None else names[source.entity]


def _hedge(hedge: Hedge) -> str:
    return f"{hedge.kind}: {hedge.text}"


def _inert(text: str) -> str:
    """Text that is nothing but text in HTML, in attributes too."""
    return escape(text.translate(_CONTROLS).encode("utf-8", "replace").decode("utf-8"))
