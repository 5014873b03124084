"""The tables beside the rules of a grammar folder."""

from __future__ import annotations

from collections.abc import Mapping

from discourse.checking.cells import capital, context, name_of_class, name_of_rule, named, several, trigger
from discourse.checking.columns import CLASS, CLASSES, FREE, SMALL, Column, Table, choice
from discourse.patterns import FAMILIES

_FRAME = named("frame of frames.tsv for patterns", lambda known: known.frames_of_patterns)
RULE_TABLES: Mapping[str, Table] = {
    "classes.tsv": Table(
        {
            "class": Column(name_of_class),
            "members": Column(CLASSES, empty=True),
            "trigger": Column(trigger),
            "capital": Column(capital, empty=True),
            "description": FREE,
        },
        ("class",),
    ),
    "ambiguity.tsv": Table(
        {
            "class": Column(CLASS),
            "before": Column(several(context("^"), " "), empty=True),
            "after": Column(several(context("$"), " "), empty=True),
            "becomes": Column(CLASS),
        },
        ("class", "before", "after"),
    ),
    "patterns.tsv": Table(
        {
            "id": Column(name_of_rule),
            "family": choice("family", *FAMILIES),
            "french": Column(),
            "english": Column(),
            "frame": Column(several(_FRAME, ",")),
            "status": choice("status", "on", "off"),
            "reference": FREE,
        },
        ("id",),
    ),
    "frames.tsv": Table(
        {
            "frame": SMALL,
            "cues": choice("sort of cues", "verb", "noun", "both", ""),
            "asked": choice("asker", "pattern", "field", ""),
            "description": FREE,
        },
        ("frame",),
    ),
    "precedence.tsv": Table(
        {"readings": Column(CLASSES), "becomes": Column(CLASS), "example": FREE}, ("readings",)
    ),
}
