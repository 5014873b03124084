"""A text as parts of the page: a frame, and what the page's script fills into it little by little."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypedDict

from discourse.counts.records import records
from discourse.model import Document
from discourse.report.article import article
from discourse.report.elements import Element, Node, element, written
from discourse.report.filters import filters
from discourse.report.page import document_section
from discourse.report.styles import lines_below
from discourse.report.table import Writing
from discourse.report.words import Language


class Fill(TypedDict):
    """HTML of the children of an empty element of the frame: ``place`` is its number among those with ``data-fill``."""

    place: int
    items: list[str]


class View(TypedDict):
    """The frame with empty places, what belongs there, the style of the lines below the words."""

    frame: str
    fills: list[Fill]
    style: str
    attributions: int
    hedges: int


def view_of(document: Document, rules: Mapping[str, tuple[str, str]], language: Language) -> View:
    """The parts of an analyzed text; a long text and long tables can be shown in several steps.

    >>> import discourse
    >>> view = view_of(discourse.analyze("Selon Léa, il pleut.\\nOui."), {}, "fr")
    >>> len(view["fills"][0]["items"]), view["attributions"]
    (2, 1)
    """
    text, found = article(document, 0), list(records("", document))
    section = document_section("", document, text, found, Writing(0, text.anchors, rules, language))
    fills: list[Fill] = []
    frame = element("div", *([filters(found, language)] if found else []), _hollow(section, fills))
    return View(
        frame=written(frame),
        fills=fills,
        style=lines_below(text.lines),
        attributions=len(document.attributions),
        hedges=len(document.hedges),
    )


def _hollow(node: Node, fills: list[Fill]) -> Node:
    """A tree whose text and tables are empty; their children are put aside."""
    if not isinstance(node, Element):
        return node
    if node.name == "tbody" or ("class", "text") in node.attributes:
        place = len(fills)
        fills.append(Fill(place=place, items=[written(child) for child in node.children]))
        return replace(node, attributes=(*node.attributes, ("data-fill", str(place))), children=())
    return replace(node, children=tuple(_hollow(child, fills) for child in node.children))
