"""A comparison of two grammars in Markdown, for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from discourse.workshop.diff.as_text import headline, numbers, shown
from discourse.workshop.diff.changes import Change, by_rule, counted
from discourse.workshop.diff.comparison import Comparison

_SPECIAL = re.compile(r"([\\`*_\[\]|~@])")


def as_markdown(comparison: Comparison) -> str:
    """Counts in a table, then the changes of each rule, folded."""
    lines = [f"**{_plain(headline(comparison))}**"]
    groups = by_rule(comparison.changes)
    if groups:
        lines += ["", "| rule | lost | gained | changed |", "|---|---:|---:|---:|"]
    for rule, found in groups:
        count = counted(found)
        lines.append(f"| {_plain(rule or 'no rule')} | {count['lost']} | {count['gained']} | {count['changed']} |")
    for rule, found in groups:
        lines += ["", f"<details><summary>{escape(rule or 'no rule')}: {numbers(found)}</summary>", ""]
        lines += [line for change in found for line in _change(change)]
        lines += ["", "</details>"]
    return "\n".join(lines) + "\n"


def _change(change: Change) -> Iterator[str]:
    yield f"- **{change.verdict}** {change.what} ({_plain(change.text)}): {_plain(change.sentence)}"
    for name, value in shown(change):
        yield f"  - {_plain(name)}: {_plain(value)}"


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _SPECIAL.sub(r"\\\1", escape(text, quote=False))
