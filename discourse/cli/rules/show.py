"""``discourse rules show``."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from discourse.cli.cells import inert
from discourse.cli.rules.options import corpus_option, format_option, grammar_option, say, say_json, told
from discourse.cli.screen import columns

if TYPE_CHECKING:
    from discourse.workshop.cases import Case
    from discourse.workshop.corpus import Corpus
    from discourse.workshop.rulebook import Rule

_NAME = 11


@click.command("show")
@click.argument("name", metavar="ID")
@format_option
@grammar_option
@corpus_option
def show_command(name: str, form: str, grammar: str | None, corpus: str | None) -> None:
    """Show a pattern: its rule, its row, and its examples."""
    from discourse.cli.rules.choice import chosen
    from discourse.workshop.opening import open_both
    from discourse.workshop.rulebook import read_rules

    with told():
        folder, read = open_both(grammar, corpus)
        rule = chosen(name, read_rules(folder))
    if form == "json":
        say_json(_entry(rule, read))
        return
    for line in _lines(rule, read, columns()):
        say(line)


def _positive(rule: Rule, corpus: Corpus) -> list[Case]:
    return [case for case in corpus.examples if rule.id in case.rules]


def _negative(rule: Rule, corpus: Corpus) -> list[Case]:
    return [case for case in corpus.examples if rule.id in case.near]


def _lines(rule: Rule, corpus: Corpus, width: int) -> Iterator[str]:
    yield click.style(f"{rule.definition}", bold=True)
    yield from (f"  {inert(line)}" for line in rule.text.split("\n"))
    yield ""
    yield click.style(f"{rule.row}", bold=True)
    for label, value in (
        ("French", rule.french),
        ("English", rule.english),
        ("family", rule.family),
        ("frame", ", ".join(rule.frames)),
        ("status", rule.status),
        ("reference", rule.reference),
        ("parts", ", ".join(rule.parts)),
        ("markers", ", ".join(rule.markers)),
        ("classes", ", ".join(rule.classes)),
    ):
        if value:
            first, *rest = wrap(inert(value), width - _NAME - 2)
            yield f"  {label.ljust(_NAME)}{first}"
            yield from (" " * (_NAME + 2) + line for line in rest)
    for title, cases in (("finds", _positive(rule, corpus)), ("leaves alone", _negative(rule, corpus))):
        yield ""
        yield click.style(f"{title} ({len(cases)})", bold=True)
        for case in cases:
            yield f"  {case.path}:{case.line}: {case.id} {inert(case.title)}"
            for paragraph in case.text.split("\n"):
                yield from (f"    {line}" for line in wrap(inert(paragraph), width - 4))


def _entry(rule: Rule, corpus: Corpus) -> dict[str, object]:
    return {
        "id": rule.id,
        "rule": {"path": rule.definition.path, "line": rule.definition.line, "text": rule.text},
        "row": {"path": rule.row.path, "line": rule.row.line},
        "french": rule.french,
        "english": rule.english,
        "family": rule.family,
        "frames": rule.frames,
        "status": rule.status,
        "reference": rule.reference,
        "parts": rule.parts,
        "markers": rule.markers,
        "classes": rule.classes,
        "positive": [_case(case) for case in _positive(rule, corpus)],
        "negative": [_case(case) for case in _negative(rule, corpus)],
    }


def _case(case: Case) -> dict[str, object]:
    return {"id": case.id, "title": case.title, "path": case.path, "line": case.line, "text": case.text}
