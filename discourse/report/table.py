"""The attributions of a text, and its hedges, as tables whose rows carry what the page filters by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discourse.counts.records import Record
from discourse.model import Attribution, Document, Hedge, Mention
from discourse.report.article import Key, row_id
from discourse.report.elements import Element, Node, element
from discourse.report.words import Language, said

COLUMNS = ("number", "speaker", "reporter", "cue", "quote", "how", "hedges", "rule")
HEDGE_COLUMNS = ("number", "hedge", "kind", "scope", "rule")


@dataclass(frozen=True, slots=True)
class Writing:
    """What all cells of one text need: its number on the page, its anchors, the names of rules, the language."""

    number: int
    anchors: Mapping[Key, str]
    rules: Mapping[str, tuple[str, str]]
    language: Language


def attribution_table(document: Document, found: list[Record], how: Writing) -> Element:
    """One row an attribution."""
    rows = [_row(document, index, record, how) for index, record in enumerate(found)]
    return _table("attributions", COLUMNS, rows, how)


def hedge_table(document: Document, how: Writing) -> Element:
    """One row a hedge."""
    rows = [_hedge_row(index, hedge, how) for index, hedge in enumerate(document.hedges)]
    return _table("hedges", HEDGE_COLUMNS, rows, how)


def _table(name: str, columns: tuple[str, ...], rows: list[Element], how: Writing) -> Element:
    heads = [
        element("th", element("button", said(f"column.{column}", how.language), type="button"), scope="col")
        for column in columns
    ]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_=name)
    return element("div", table, class_="wide")


def _row(document: Document, index: int, record: Record, how: Writing) -> Element:
    found = record.found
    key = ("attribution", index)
    cells = (
        _cell("number", element("a", str(index + 1), href=_anchor(key, how))),
        _cell("speaker", *_speaker(document, found, how.language)),
        _cell("reporter", *_mention(document, found.reporter, how.language)),
        _cell("cue", *_cue(found, how.language)),
        _cell("quote", _words(found.quote.text)),
        _cell("how", *_labels(found, record, how.language)),
        _cell("hedges", *_hedges(found, how.language)),
        _cell("rule", *_rule(found.rule, found.confidence, how)),
    )
    return element(
        "tr",
        *cells,
        id=row_id(key, how.number),
        data_manner=record.manner,
        data_kind=found.kind,
        data_status=found.status,
        data_commitment=found.commitment,
        data_hedged="hedged" if found.hedges else "unhedged",
        data_source=record.source,
    )


def _hedge_row(index: int, hedge: Hedge, how: Writing) -> Element:
    key = ("hedge", index)
    cells = (
        _cell("number", element("a", f"~{index + 1}", href=_anchor(key, how))),
        _cell("hedge", _words(hedge.text)),
        _cell("kind", said(f"hedge.{hedge.kind}", how.language)),
        _cell("scope", _words(hedge.scope.text)),
        _cell("rule", *_rule(hedge.rule, "rule", how)),
    )
    return element("tr", *cells, id=row_id(key, how.number))


def _anchor(key: Key, how: Writing) -> str | None:
    return "#" + how.anchors[key] if key in how.anchors else None


def _cell(column: str, *children: Node) -> Element:
    return element("td", *children, class_=f"c-{column}")


def _words(text: str) -> Element:
    return element("bdi", " ".join(text.split()), lang="fr")


def _note(*children: Node) -> Element:
    return element("small", *children)


def _speaker(document: Document, found: Attribution, language: Language) -> tuple[Node, ...]:
    if found.speaker or not found.missing_source:
        return _mention(document, found.speaker, language)
    return (_note("(", said(f"missing.{found.missing_source}", language), ")"),)


def _mention(document: Document, mention: Mention | None, language: Language) -> tuple[Node, ...]:
    if mention is None:
        return ()
    name = "" if mention.entity is None else document.entities[mention.entity].name
    if name.casefold() in mention.text.casefold():
        return (_words(mention.text),)
    return _words(mention.text), " ", _note(said("entity", language), " ", _words(name))


def _cue(found: Attribution, language: Language) -> tuple[Node, ...]:
    if found.cue is None:
        return ()
    if found.lemma in ("", found.cue.text.lower()):
        return (_words(found.cue.text),)
    return _words(found.cue.text), " ", _note(said("lemma", language), " ", _words(found.lemma))


def _labels(found: Attribution, record: Record, language: Language) -> tuple[Node, ...]:
    """The labels in words; status and commitment only where they are not the usual ones."""
    keys = [f"manner.{record.manner}", f"kind.{found.kind}"]
    keys += [f"status.{found.status}"] * (found.status != "asserted")
    keys += [f"commitment.{found.commitment}"] * (found.commitment != "neutral")
    labels: list[Node] = []
    for key in keys:
        labels += [said(key, language), ", "]
    if found.parent is None:
        return tuple(labels[:-1])
    return *labels, said("inside", language), f" {found.parent + 1}"


def _hedges(found: Attribution, language: Language) -> tuple[Node, ...]:
    written: list[Node] = []
    for hedge in found.hedges:
        written += [_words(hedge.text), " ", _note(said(f"hedge.{hedge.kind}", language)), "; "]
    return tuple(written[:-1])


def _rule(rule: str, confidence: str, how: Writing) -> tuple[Node, ...]:
    written: list[Node] = [element("code", rule)]
    if rule in how.rules:
        french, english = how.rules[rule]
        name = english if how.language == "en" else french
        written += [" ", _note(element("span", name, data_fr=french, data_en=english))]
    if confidence != "rule":
        written += [" ", _note("(", said(f"confidence.{confidence}", how.language), ")")]
    return tuple(written)
