"""A comparison of two grammars as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from discourse.workshop.diff.changes import Change, by_rule, counted
from discourse.workshop.diff.comparison import Comparison

_NAMED = ("cue", "speaker", "reporter", "quote", "hedge", "kind")


def as_text(comparison: Comparison) -> str:
    """Counts first, then each change below its rule, with the sentence."""
    lines = [headline(comparison), *_counts(comparison)]
    for rule, found in by_rule(comparison.changes):
        lines += ["", f"== {rule or 'no rule'}: {numbers(found)}"]
        lines += [line for change in found for line in _change(change)]
    return "\n".join(lines) + "\n"


def headline(comparison: Comparison) -> str:
    """What was compared, and the sum."""
    touched = len({change.text for change in comparison.changes})
    grammars = f"{comparison.old} ({comparison.old_version}) → {comparison.new} ({comparison.new_version})"
    return f"{grammars}: {numbers(comparison.changes)} in {touched} of {comparison.texts} texts"


def numbers(found: tuple[Change, ...] | list[Change]) -> str:
    """How many are lost, gained and changed."""
    return ", ".join(f"{number} {verdict}" for verdict, number in counted(found).items())


def shown(change: Change) -> Iterator[tuple[str, str]]:
    """The fields of a change with their words: of one that is changed, before and after."""
    old, new = dict(change.old), dict(change.new)
    if change.verdict == "changed":
        yield from ((name, f"{old.get(name, '—')} → {new.get(name, '—')}") for name in change.fields)
        return
    there = new or old
    yield from ((name, there[name]) for name in _NAMED if name in there)


def _counts(comparison: Comparison) -> Iterator[str]:
    groups = [(rule or "no rule", counted(found)) for rule, found in by_rule(comparison.changes)]
    if not groups:
        return
    width = max(len(rule) for rule, _ in groups)
    yield from ("", f"{'':{width}}   lost  gained  changed")
    for rule, count in groups:
        yield f"{rule:{width}} {count['lost']:>6} {count['gained']:>7} {count['changed']:>8}"


def _change(change: Change) -> Iterator[str]:
    yield from ("", f"{change.verdict} {change.what} · {change.text}", f"  {change.sentence}")
    for name, value in shown(change):
        yield f"  {name:<10} {value}"
