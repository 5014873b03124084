"""All checks in a row."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from discourse.analyzer import Analyzer
from discourse.checking import open_grammar
from discourse.workshop.corpus import scan_corpus
from discourse.workshop.hits import standings
from discourse.workshop.lint import cases, chunks, conflicts, forms, patterns
from discourse.workshop.lint.finding import Report
from discourse.workshop.opening import open_both
from discourse.workshop.rulebook import read_rules

MISSING_EXTRA = "overlaps of chunk terminals were not looked for: pip install 'discourse-fr[lint]'"


def lint(grammar: str | Path | None = None, corpus: str | Path | None = None) -> Report:
    """Check a grammar folder, and the cases of its patterns in a corpus folder; without paths, the packaged ones.

    Raises FileError with the mistakes of files that cannot be used.
    """
    folder, read = open_both(grammar, corpus)
    rules = read_rules(folder)
    _, mistakes = scan_corpus(corpus, [rule.id for rule in rules])
    standing = standings(Analyzer(grammar), (case.text for case in read.cases))
    found = [
        *forms.findings(folder),
        *patterns.findings(rules, standing, folder),
        *cases.findings(rules, read),
        *(chunks.findings(chunks.overlaps(folder)) if _extra_is_there() else ()),
    ]
    return Report(tuple(sorted(found)), () if _extra_is_there() else (MISSING_EXTRA,), tuple(mistakes))


def notes(grammar: str | Path | None = None) -> Report:
    """Ambiguities of a grammar folder that are no mistakes, since an order settles them, and how it does.

    Overlaps of chunk terminals with different priorities, and patterns that Lark's strict mode refuses.
    """
    folder = open_grammar(grammar)
    found = sorted(conflicts.notes(folder))
    if not _extra_is_there():
        return Report(tuple(found), (MISSING_EXTRA,))
    return Report((*sorted(chunks.notes(chunks.overlaps(folder))), *found), ())


def _extra_is_there() -> bool:
    return find_spec("interegular") is not None
