"""A document as TEI P5; see `discourse.formats.tei`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import get_args

from discourse.formats.graph import Node, nodes_of
from discourse.formats.nesting import Event, Stretch, events
from discourse.formats.xml_text import escaped, quoted, refuse_unfit
from discourse.model import Commitment, Document, Kind, QuoteType, Status

TAXONOMIES: Mapping[str, tuple[str, ...]] = {
    "type": get_args(QuoteType),
    "kind": get_args(Kind),
    "status": get_args(Status),
    "commitment": get_args(Commitment),
}
_ALOUD = {"speech": "true"}
_DIRECT = {"direct": "true", "indirect": "false", "mixed": "unknown"}
_LISTS = (
    ("listPerson", "person", "persName", ("person", "unknown")),
    ("listPerson", "personGrp", "persName", ("group",)),
    ("listOrg", "org", "orgName", ("organisation", "medium")),
    ("listBibl", "bibl", "title", ("document",)),
)


def tei_of(document: Document, title: str) -> str:
    """The TEI file. Raises FormatError, with its name, for a character that XML cannot hold.

    >>> from discourse import analyze
    >>> written = tei_of(analyze("Selon Léa, il pleut."), "a")
    >>> '<said xml:id="q0.0.0" who="#e0" direct="true" aloud="true"' in written
    False
    """
    refuse_unfit(document.text, title)
    refuse_unfit(title, title)
    nodes = {node.id: node for node in nodes_of(document)}
    return "".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n',
            _header(document, title),
            '<text xml:lang="fr">\n<body>\n<ab xml:space="preserve">',
            *_body(document.text, nodes),
            "</ab>\n</body>\n</text>\n<standOff>\n",
            *_lists(nodes),
            *map(_structure, nodes.values()),
            "</standOff>\n</TEI>\n",
        )
    )


def _header(document: Document, title: str) -> str:
    taxonomies = "".join(
        f'<taxonomy xml:id="{name}">{"".join(_category(name, value) for value in values)}</taxonomy>\n'
        for name, values in TAXONOMIES.items()
    )
    return f"""<teiHeader>
<fileDesc>
<titleStmt><title>{escaped(title)}</title></titleStmt>
<publicationStmt><p>Annotated automatically; not published.</p></publicationStmt>
<sourceDesc><p>The text as it was given.</p></sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo><application ident="discourse-fr" version="{version("discourse-fr")}">
<label>grammar</label><p>{escaped(document.grammar_version)}</p></application></appInfo>
<classDecl>
{taxonomies}</classDecl>
</encodingDesc>
</teiHeader>
"""


def _category(name: str, value: str) -> str:
    return f'<category xml:id="{name}.{value}"><catDesc>{value}</catDesc></category>'


def _body(text: str, nodes: Mapping[str, Node]) -> Iterator[str]:
    stretches = [
        Stretch(*place, f"{node.id}.{piece}") for node in nodes.values() for piece, place in enumerate(node.places)
    ]
    every = list(events(len(text), stretches))
    last = {event.name: event.part for event in every if event.kind == "open"}
    written = 0
    for event in every:
        if event.kind == "text":
            yield escaped(text[written : event.place])
            written = event.place
            continue
        node = nodes[event.name.partition(".")[0]]
        name = _element(node)
        yield f"</{name}>" if event.kind == "close" else f"<{name}{_attributes(node, nodes, event, last[event.name])}>"


def _element(node: Node) -> str:
    if node.label != "Quote":
        return "seg"
    return "quote" if node.linked("Reporter") and not node.linked("Speaker") else "said"


def _attributes(node: Node, nodes: Mapping[str, Node], event: Event, last: int) -> str:
    pairs = [("xml:id", f"{event.name}.{event.part}")]
    if event.part:
        pairs.append(("prev", f"#{event.name}.{event.part - 1}"))
    if event.part < last:
        pairs.append(("next", f"#{event.name}.{event.part + 1}"))
    if node.label == "Quote":
        pairs += _labels(node, nodes)
    else:
        pairs += [("type", node.label), ("ana", f"#f.{node.id}")]
    return "".join(f" {name}={quoted(value)}" for name, value in pairs)


def _labels(node: Node, nodes: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    labels = [f"#{name}.{value}" for name, value in node.features if name in TAXONOMIES]
    yield "ana", " ".join([f"#f.{node.id}", *labels])
    if _element(node) == "said":
        sources = [*node.linked("Speaker"), *node.linked("Reporter")]
        entities = [entity for source in sources[:1] for entity in nodes[source].linked("Entity")]
        yield from (("who", f"#{entity}") for entity in entities)
        yield "direct", _DIRECT[node.feature("type")]
        yield "aloud", _ALOUD.get(node.feature("kind"), "false")


def _lists(nodes: Mapping[str, Node]) -> Iterator[str]:
    for outer, inner, name, kinds in _LISTS:
        entities = [node for node in nodes.values() if node.label == "Entity" and node.feature("kind") in kinds]
        if entities:
            rows = "".join(
                f'<{inner} xml:id="{node.id}"><{name}>{escaped(node.feature("name"))}</{name}></{inner}>\n'
                for node in entities
            )
            yield f"<{outer}>\n{rows}</{outer}>\n"


def _structure(node: Node) -> str:
    features = "".join(f'<f name="{name}"><string>{escaped(value)}</string></f>' for name, value in node.features)
    links = "".join(f'<f name="{role}" fVal="#f.{target}"/>' for role, target in node.links)
    return f'<fs xml:id="f.{node.id}" type="{node.label}">{features}{links}</fs>\n'
