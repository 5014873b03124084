"""The cases of patterns in the corpus: enough of them, and written to the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from discourse.workshop.corpus import Corpus
from discourse.workshop.lint.finding import Finding
from discourse.workshop.new_rule import PLACEHOLDERS
from discourse.workshop.rulebook import Rule

POSITIVE, NEGATIVE = 3, 2
"""How many cases a pattern needs at least that it finds, and near ones that it does not."""


def findings(rules: Sequence[Rule], corpus: Corpus) -> Iterator[Finding]:
    """Patterns with too few cases, and cases that are still to be written."""
    positive = Counter(name for case in corpus.examples for name in case.rules)
    negative = Counter(name for case in corpus.examples for name in case.near)
    for rule in rules:
        counts = positive[rule.id], negative[rule.id]
        if rule.runs and (counts[0] < POSITIVE or counts[1] < NEGATIVE):
            yield Finding(
                rule.row.path,
                rule.row.line,
                "few-cases",
                f"`{rule.id}` has {counts[0]} cases with `:rule` and {counts[1]} with `:near`; "
                f"it needs {POSITIVE} and {NEGATIVE}",
            )
    for case in corpus.cases:
        if case.text in PLACEHOLDERS:
            yield Finding(case.path, case.line, "unwritten-case", f"case {case.id} is still to be written")
