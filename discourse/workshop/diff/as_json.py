"""A comparison of two grammars as JSON."""

from __future__ import annotations

import json

from discourse.workshop.diff.changes import by_rule, counted
from discourse.workshop.diff.comparison import Comparison


def as_json(comparison: Comparison) -> str:
    """One object: the counts, those of each rule, and the changes in the order of the texts."""
    plain = {
        "old": {"name": comparison.old, "grammar_version": comparison.old_version},
        "new": {"name": comparison.new, "grammar_version": comparison.new_version},
        "texts": comparison.texts,
        "counts": counted(comparison.changes),
        "rules": {rule: counted(found) for rule, found in by_rule(comparison.changes)},
        "changes": [
            {
                "verdict": change.verdict,
                "what": change.what,
                "text": change.text,
                "rule": change.rule,
                "sentence": change.sentence,
                "fields": list(change.fields),
                "old": dict(change.old),
                "new": dict(change.new),
            }
            for change in comparison.changes
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
