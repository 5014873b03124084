"""Who speaks how much in a text, how directly, how firmly and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from discourse.counts.records import MANNERS, Record, count_words
from discourse.counts.sources import SourceCount, by_manner, by_source
from discourse.model import Document
from discourse.report.elements import Element, Node, element
from discourse.report.table import Writing
from discourse.report.words import Language, said

_WIDTH = 1000
_LEAST = 3


def sums(documents: Sequence[Document], found: Sequence[Record], language: Language) -> Element:
    """The figures of one or several texts in a few lines, with a bar of direct against indirect."""
    words, quoted = sum(count_words(one.text) for one in documents), sum(map(_quoted_words, documents))
    hedged = sum(bool(record.found.hedges) for record in found)
    lines: list[Element] = [
        _line(len(found), said("attributions", language)),
        _line(_share(quoted, words), said("quoted", language)),
        _line(_share(hedged, len(found)), said("hedged", language)),
    ]
    if len(documents) > 1:
        lines.insert(0, _line(len(documents), said("texts", language)))
    manners = by_manner(found)
    legend: list[Node] = []
    for manner, number in zip(MANNERS, manners, strict=True):
        label = (said(f"manner.{manner}", language), f" {number}")
        legend += [element("span", element("i", class_=f"key {manner}"), *label), " "]
    kinds = Counter(hedge.kind for one in documents for hedge in one.hedges)
    hedges: list[Node] = [said("hedges", language), " : " if language == "fr" else ": "]
    for kind, number in kinds.most_common():
        hedges += [said(f"hedge.{kind}", language), f" {number}", ", "]
    parts = [element("ul", *lines, class_="sums")]
    if found:
        parts += [_bar(manners, "manners"), element("p", *legend, class_="keys")]
    if kinds:
        parts.append(element("p", *hedges[:-1], class_="kinds"))
    return element("div", *parts)


def source_table(document: Document, found: Sequence[Record], how: Writing) -> Element:
    """One row a source, those who speak most first, with a strip that shows where in the text."""
    counted = by_source(found)
    indexes: dict[str, list[int]] = {}
    for index, record in enumerate(found):
        indexes.setdefault(record.source, []).append(index)
    strips = [_strip(document, found, indexes[one.name], how) for one in counted]
    return _sources(counted, strips, how.language)


def joint_source_table(found: Sequence[Record], language: Language) -> Element:
    """The sources of several texts; those of one name count as one."""
    return _sources(by_source(found), [], language)


def _sources(counted: Sequence[SourceCount], strips: Sequence[Element], language: Language) -> Element:
    heads = ["source", "attributions", "words", "share", "hedged", *["where"] * bool(strips)]
    rows = []
    for place, one in enumerate(counted):
        name = element("bdi", one.name, lang="fr") if one.name else said("no_source", language)
        cells = [
            element("th", name, scope="row"),
            element("td", str(one.attributions)),
            element("td", str(one.words)),
            element("td", _bar(one.manners, "manners")),
            element("td", str(one.hedged or "–")),
        ]
        cells += [element("td", strips[place], class_="where")] if strips else []
        rows.append(element("tr", *cells))
    head = element("tr", *(element("th", said(name, language), scope="col") for name in heads))
    table = element("table", element("thead", head), element("tbody", *rows), class_="sources")
    return element("div", table, class_="wide")


def _line(figure: int | str, label: Node) -> Element:
    return element("li", element("b", str(figure)), " ", label)


def _share(part: int, whole: int) -> str:
    """A share in percent; 0 of nothing.

    >>> _share(1, 3), _share(0, 0)
    ('33 %', '0 %')
    """
    return f"{round(100 * part / whole) if whole else 0} %"


def _quoted_words(document: Document) -> int:
    """How many words lie in a quote; those in nested ones count once."""
    words, reached = 0, 0
    spans = [span for found in document.attributions for span in found.quote.spans]
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reached:
            words += count_words(document.text[max(span.start, reached) : span.end])
            reached = span.end
    return words


def _bar(manners: tuple[int, int, int, int], name: str) -> Element:
    whole, reached = sum(manners) or 1, 0.0
    parts = []
    for manner, number in zip(MANNERS, manners, strict=True):
        width = _WIDTH * number / whole
        if number:
            parts.append(element("rect", x=_figure(reached), width=_figure(width), height="10", class_=manner))
        reached += width
    return _drawing(parts, name, " / ".join(map(str, manners)))


def _strip(document: Document, found: Sequence[Record], indexes: Sequence[int], how: Writing) -> Element:
    """A bar as long as the text, with the quotes of one source where they stand."""
    scale = _WIDTH / max(len(document.text), 1)
    parts = []
    for index in indexes:
        record = found[index]
        for span in record.found.quote.spans:
            width = max(_LEAST, scale * (span.end - span.start))
            parts.append(
                element("rect", x=_figure(scale * span.start), width=_figure(width), height="10", class_=record.manner)
            )
    return _drawing(parts, "strip", ", ".join(str(index + 1) for index in indexes))


def _drawing(parts: Sequence[Element], name: str, title: str) -> Element:
    return element(
        "svg", element("title", title), *parts, class_=name, role="img", viewBox=f"0 0 {_WIDTH} 10",
        preserveAspectRatio="none",
    )


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
