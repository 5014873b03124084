"""W3C Web Annotation: one ``AnnotationPage`` in JSON-LD, each annotation with its place by position and by words.

Positions are code points, as the recommendation demands (https://www.w3.org/TR/annotation-model/#text-position-selector).
A quote in several pieces has one target a piece; an entity has the mentions of it as targets. Under ``discourse:``
stands what the model has no name for: the text, the version of the grammar, features and links of each annotation.
Sentences are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from discourse.formats.dicts import encodable
from discourse.formats.errors import FormatError
from discourse.formats.graph import Node, Place, nodes_of
from discourse.formats.rebuild import document_of
from discourse.model import Document

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"discourse": "urn:discourse-fr:"})
_AROUND = 32


def page_of(document: Document, source: str) -> str:
    """The page as JSON; ``source`` names the text that is annotated.

    >>> from discourse import analyze
    >>> page = json.loads(page_of(analyze("Selon Léa, il pleut."), "a.txt"))
    >>> [selector["type"] for selector in page["items"][0]["target"]["selector"]]
    ['TextPositionSelector', 'TextQuoteSelector']
    >>> page["items"][0]["target"]["selector"][1]["exact"]
    'il pleut'
    """
    nodes = [node for node in nodes_of(document) if node.label != "Sentence"]
    page = {
        "@context": CONTEXT,
        "id": f"urn:discourse-fr:page:{document.grammar_version}",
        "type": "AnnotationPage",
        "discourse:text": document.text,
        "discourse:grammar": document.grammar_version,
        "items": [_annotation(node, nodes, document.text, source) for node in nodes],
    }
    written = json.dumps(page, ensure_ascii=False, indent=1)
    return written if encodable(written) else json.dumps(page, indent=1)



def _annotation(node: Node, nodes: Sequence[Node], text: str, source: str) -> Mapping[str, object]:
    about = [f"#{other.id}" for other in nodes if node.id in other.linked("Entity")]
    targets: list[object] = [_target(place, text, source) for place in node.places] or list(about)
    tags = [node.label, *(value for name, value in node.features if name in ("type", "kind", "status"))]
    return {
        "id": f"#{node.id}",
        "type": "Annotation",
        "motivation": "identifying" if node.label == "Entity" else "classifying",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags],
        "target": targets[0] if len(targets) == 1 else targets,
        "discourse:label": node.label,
        "discourse:features": dict(node.features),
        "discourse:links": [{"role": role, "to": f"#{target}"} for role, target in node.links],
    }


def _target(place: Place, text: str, source: str) -> Mapping[str, object]:
    start, end = place
    return {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ],
    }


class _Link(msgspec.Struct, frozen=True):
    role: str
    to: str


class _Selector(msgspec.Struct, frozen=True):
    type: str
    start: int | None = None
    end: int | None = None


class _Target(msgspec.Struct, frozen=True):
    selector: list[_Selector]


class _Annotation(msgspec.Struct, frozen=True):
    id: str
    target: _Target | str | list[_Target | str]
    label: str = msgspec.field(name="discourse:label", default="")
    features: dict[str, str] = msgspec.field(name="discourse:features", default_factory=dict)
    links: tuple[_Link, ...] = msgspec.field(name="discourse:links", default=())


class _Page(msgspec.Struct, frozen=True):
    text: str = msgspec.field(name="discourse:text")
    items: list[_Annotation]
    grammar: str = msgspec.field(name="discourse:grammar", default="")


def read_page(source: str, path: str) -> Document:
    """The document of a page that `page_of` wrote. Raises FormatError for anything else."""
    try:
        page = msgspec.convert(json.loads(source), _Page)
    except json.JSONDecodeError as error:
        raise FormatError(path, f"{error.lineno}:{error.colno}", f"no JSON ({error.msg})") from None
    except (msgspec.ValidationError, RecursionError) as error:
        message, _, place = str(error).partition(" - at ")
        raise FormatError(path, place.strip("`") or "$", message) from None
    return document_of(page.text, _nodes(page), page.grammar, path)


def _nodes(page: _Page) -> Iterator[Node]:
    for item in page.items:
        targets = item.target if isinstance(item.target, list) else [item.target]
        selectors = [one for target in targets if isinstance(target, _Target) for one in target.selector]
        places = tuple((one.start, one.end) for one in selectors if one.start is not None and one.end is not None)
        links = tuple((link.role, link.to.removeprefix("#")) for link in item.links)
        yield Node(item.id.removeprefix("#"), item.label, places, tuple(item.features.items()), links)
