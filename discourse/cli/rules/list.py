"""``discourse rules list``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from discourse.cli.rules.options import corpus_option, format_option, grammar_option, say, say_json, told
from discourse.cli.screen import columns
from discourse.cli.tables import table

if TYPE_CHECKING:
    from discourse.workshop.corpus import Corpus
    from discourse.workshop.rulebook import Rule


@click.command("list")
@format_option
@grammar_option
@corpus_option
def list_command(form: str, grammar: str | None, corpus: str | None) -> None:
    """List the patterns in the order of their ranks.

    \b
    cases  examples in the corpus: those it finds + those near to it
    hits   attributions that it makes in the whole corpus
    """
    from discourse.analyzer import Analyzer
    from discourse.workshop.hits import hits
    from discourse.workshop.opening import open_both
    from discourse.workshop.rulebook import read_rules

    with told():
        folder, read = open_both(grammar, corpus)
        rules = read_rules(folder)
        counted = hits(Analyzer(grammar), (case.text for case in read.cases))
    if form == "json":
        say_json([_entry(rule, read, counted) for rule in rules])
        return
    for line in table([_row(rule, read, counted) for rule in rules], columns()):
        say(line)


def _counts(rule: Rule, corpus: Corpus) -> tuple[int, int]:
    positive = sum(rule.id in case.rules for case in corpus.examples)
    return positive, sum(rule.id in case.near for case in corpus.examples)


def _row(rule: Rule, corpus: Corpus, counted: Counter[str]) -> dict[str, str]:
    positive, negative = _counts(rule, corpus)
    return {
        "id": rule.id if rule.runs else f"{rule.id} (off)",
        "French name": rule.french,
        "English name": rule.english,
        "frame": ", ".join(rule.frames),
        "cases": f"{positive}+{negative}",
        "hits": str(counted[rule.id]),
    }


def _entry(rule: Rule, corpus: Corpus, counted: Counter[str]) -> dict[str, object]:
    positive, negative = _counts(rule, corpus)
    return {
        "id": rule.id,
        "french": rule.french,
        "english": rule.english,
        "frames": rule.frames,
        "status": rule.status,
        "positive": positive,
        "negative": negative,
        "hits": counted[rule.id],
    }
