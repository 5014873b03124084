"""What a reader filters by: the legend of fields, a list of values for each label, a search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discourse.counts.records import Record
from discourse.counts.sources import by_source
from discourse.report.elements import Element, element
from discourse.report.layers import FIELDS
from discourse.report.words import Language, phrase, said


def filters(found: Sequence[Record], language: Language) -> Element:
    """A form that the page's script reads; a list is there only where a text has several values."""
    lists = [
        _list("source", [(one.name, None) for one in by_source(found) if one.name], language),
        *(_labels(name, (_value(record, name) for record in found), language) for name in _LABELS),
    ]
    boxes = [_box(field, language) for field in FIELDS]
    search = element("label", said("search", language), " ", element("input", type="search", name="search"))
    count = element("output", str(len(found)), id="shown")
    reset = element("button", said("reset", language), type="reset")
    legend = element("fieldset", element("legend", said("show", language)), *boxes)
    every = element("p", count, f" / {len(found)} ", said("shown", language), " ", reset)
    return element("form", legend, search, *filter(None, lists), every, id="filters", class_="script")


_LABELS = ("manner", "kind", "status", "commitment", "hedged")


def _value(record: Record, name: str) -> str:
    if name == "manner":
        return record.manner
    if name == "hedged":
        return "hedged" if record.found.hedges else "unhedged"
    return str(getattr(record.found, name))


def _labels(name: str, values: Iterable[str], language: Language) -> Element | None:
    prefix = "" if name == "hedged" else f"{name}."
    return _list(name, [(value, prefix + value) for value in sorted(set(values))], language)


def _list(name: str, values: Sequence[tuple[str, str | None]], language: Language) -> Element | None:
    if len(values) < 2:
        return None
    options = [
        element("option", phrase(key, language) if key else value, value=value, data_w=key) for value, key in values
    ]
    every = element("option", phrase("all", language), value="", data_w="all")
    return element("label", said(f"filter.{name}", language), " ", element("select", every, *options, name=name))


def _box(field: str, language: Language) -> Element:
    box = element("input", type="checkbox", name="field", value=field, checked="")
    return element("label", box, element("span", said(f"field.{field}", language), class_=field), class_="key-of")
